import Engine
import Numbers
import Semantics

/// The cases of which risk is asked: some rows of a ledger with what became of their loans.
///
/// What is asked of every case stands in columns of its own, one look-up a case.
struct RiskCases {
  let ledger: CaseLedger
  let recorded: RecordedDecisions?
  let outcomes: LoanOutcomes?
  let scenario: Scenario
  /// Ascending.
  let rows: [Int]
  /// By row of the ledger, raw values of `LoanOutcomes.State`; empty where nothing is known.
  private let states: [UInt8]
  /// Points of the reference model by row; empty without one.
  private let scores: [Int64]
  private let live: [UInt8]
  private let candidate: [UInt8]

  init(
    ledger: CaseLedger, recorded: RecordedDecisions?, outcomes: LoanOutcomes?, scenario: Scenario,
    rows: [Int]
  ) {
    self.ledger = ledger
    self.recorded = recorded
    self.outcomes = outcomes
    self.scenario = scenario
    self.rows = rows
    states = outcomes?.states ?? []
    scores = ledger.reference?.scores ?? []
    (live, candidate) = (ledger.live.outcomes, ledger.candidate.outcomes)
  }

  func isGood(_ row: Int) -> Bool {
    !states.isEmpty && states[row] == LoanOutcomes.State.good.rawValue
  }

  func isBad(_ row: Int) -> Bool {
    !states.isEmpty && states[row] == LoanOutcomes.State.bad.rawValue
  }

  /// Recorded, drawn, mature, and good or bad, whatever either version decides.
  func isObserved(_ row: Int) -> Bool { isGood(row) || isBad(row) }

  /// Whether the versions approve a case.
  func isLiveIn(_ row: Int) -> Bool { live[row] == Outcome.approve.rawValue }
  func isCandidateIn(_ row: Int) -> Bool { candidate[row] == Outcome.approve.rawValue }

  func isSwapIn(_ row: Int) -> Bool { isCandidateIn(row) && !isLiveIn(row) }

  /// Points of the reference model in thousandths; `nil` where they are not known.
  func score(_ row: Int) -> Int64? {
    guard !scores.isEmpty, scores[row] != ReferenceCases.missing else { return nil }
    return scores[row]
  }

  /// Observed cases with a reference score, in their order.
  var scored: (scores: [Int64], bad: [Bool]) {
    let rows = rows.filter { isObserved($0) && score($0) != nil }
    return (rows.map { score($0) ?? 0 }, rows.map(isBad))
  }
}
