/// Which record of which decision log: `3f2a…:17`.
package struct DecisionID: Hashable, Sendable, CustomStringConvertible {
  /// The chain's 32 hexadecimal digits.
  package let chain: String
  /// From 1 on within the chain.
  package let number: Int

  package init(chain: String, number: Int) {
    self.chain = chain
    self.number = number
  }

  /// Reads `CHAIN:NUMBER`; `nil` where the text is something else.
  package init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, DecisionLogHeader.isChain(parts[0]), let number = Int(parts[1]),
      number > 0, String(number) == parts[1]
    else { return nil }
    self.init(chain: String(parts[0]), number: number)
  }

  package var description: String { "\(chain):\(number)" }
}
