package import Numbers

extension LoanDraws {
  /// How loans are drawn.
  package struct Options: Hashable, Sendable {
    package var seed: UInt64
    /// How many lives the book lives.
    package var draws: Int
    /// Correlation of borrowers' assets: how much of each one's luck is everybody's.
    package var correlation: Number
    /// The first month of any loan of the book, as year × 12 + month − 1.
    package var first: Int32
    /// The last month that is asked for.
    package var last: Int32

    package init(seed: UInt64, draws: Int, correlation: Number, first: Int32, last: Int32) {
      self.seed = seed
      self.draws = draws
      self.correlation = correlation
      self.first = first
      self.last = last
    }
  }

  /// The most draws that are made.
  package static let mostDraws = 10_000
}
