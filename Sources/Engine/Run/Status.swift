/// Whether a value is there, one byte a value.
///
/// Bits, so that an operation's status is its operands' statuses joined with `|`:
/// 0 there, bit 0 missing, bit 1 an error (which wins over missing).
package enum Status {
  package static let present: UInt8 = 0
  package static let missing: UInt8 = 1
  package static let error: UInt8 = 2
}
