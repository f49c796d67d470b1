/// What became of the loans, by case of a ledger, as the scenario defines bad.
package struct LoanOutcomes: Sendable {
  /// How far the outcome of a case was seen.
  package enum State: UInt8, CaseIterable, Sendable {
    /// No line was put on the books.
    case neverBooked
    case neverDrawn
    /// Drawn, but too lately for its outcome to count.
    case immature
    /// Drawn and mature: observed.
    case indeterminate
    case good
    case bad
  }

  /// Raw values of `State`.
  package var states: [UInt8]
  /// The highest balance at a month end within the window, in fen; 0 where nothing was drawn.
  package var exposures: [Int64]
  /// The balance when a bad loan became bad, in fen; 0 of the others.
  package var badAmounts: [Int64]
  /// Written off less recovered afterwards, over all months known, in fen.
  package var losses: [Int64]

  package init(count: Int) {
    states = Array(repeating: State.neverBooked.rawValue, count: count)
    exposures = Array(repeating: 0, count: count)
    (badAmounts, losses) = (exposures, exposures)
  }
}
