/// A value of a cell, for statements whose speed does not matter.
package enum Value: Hashable, Sendable {
  case null
  case integer(Int64)
  case text(String)
  case blob([UInt8])

  /// A text, or null.
  package init(_ text: String?) { self = text.map { .text($0) } ?? .null }
  /// A whole number, or null.
  package init(_ integer: (some BinaryInteger)?) {
    self = integer.map { .integer(Int64($0)) } ?? .null
  }
  /// 1 or 0.
  package init(_ truth: Bool) { self = .integer(truth ? 1 : 0) }
}
