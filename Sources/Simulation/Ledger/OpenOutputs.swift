/// What the outputs of a case that are not known did to it, in a byte: with the rules' planes it is all that hit the case.
package struct OpenOutputs: Hashable, Sendable {
  package var bits: UInt8 = 0
  package init(bits: UInt8 = 0) { self.bits = bits }

  /// Outputs that refer and that decline: 0, 1, or 2 for more.
  package var refers: UInt8 { bits & 3 }
  package var declines: UInt8 { bits >> 2 & 3 }
  /// Whether one is in error, which refers.
  package var hasError: Bool { bits & 16 != 0 }

  package mutating func addRefer(isError: Bool) {
    bits = bits & ~3 | min(2, refers + 1) | (isError ? 16 : 0)
  }

  package mutating func addDecline() { bits = bits & ~12 | min(2, declines + 1) << 2 }
}
