import Engine
import Numbers
import Semantics

/// The cases of which risk is asked: some rows of a ledger with what became of their loans.
struct RiskCases {
  let ledger: CaseLedger
  let outcomes: LoanOutcomes?
  let scenario: Scenario
  /// Ascending.
  let rows: [Int]

  func isGood(_ row: Int) -> Bool {
    outcomes?.states[row] == LoanOutcomes.State.good.rawValue
  }

  func isBad(_ row: Int) -> Bool {
    outcomes?.states[row] == LoanOutcomes.State.bad.rawValue
  }

  /// Recorded, drawn, mature, and good or bad, whatever either version decides.
  func isObserved(_ row: Int) -> Bool { isGood(row) || isBad(row) }

  func isIn(_ version: KeyPath<CaseLedger, VersionCases>, _ row: Int) -> Bool {
    ledger[keyPath: version].outcomes[row] == Outcome.approve.rawValue
  }

  func isSwapIn(_ row: Int) -> Bool { isIn(\.candidate, row) && !isIn(\.live, row) }

  /// Points of the reference model in thousandths; `nil` where they are not known.
  func score(_ row: Int) -> Int64? {
    guard let score = ledger.reference?.scores[row], score != ReferenceCases.missing else {
      return nil
    }
    return score
  }

  /// Observed cases with a reference score, in their order.
  var scored: (scores: [Int64], bad: [Bool]) {
    let rows = rows.filter { isObserved($0) && score($0) != nil }
    return (rows.map { score($0) ?? 0 }, rows.map(isBad))
  }
}
