package import Numbers
package import Semantics

/// Risk up to the day until which the candidate was tuned, and after it: what was fitted is not its own judge.
package struct TunedRisk: Sendable {
  /// The last day whose outcomes the candidate was made with; it belongs to the first half.
  package let until: CalendarDate
  package let before: RiskFigures
  package let after: RiskFigures

  /// `nil` where cases have no date.
  package init?(
    _ ledger: CaseLedger, recorded: RecordedDecisions?, outcomes: LoanOutcomes?,
    scenario: Scenario, until day: CalendarDate
  ) {
    guard ledger.dates.count == ledger.count else { return nil }
    func figures(_ belongs: (Int) -> Bool) -> RiskFigures {
      RiskFigures(
        RiskCases(
          ledger: ledger, recorded: recorded, outcomes: outcomes, scenario: scenario,
          rows: (0..<ledger.count).filter(belongs)))
    }
    until = day
    before = figures { ledger.dates[$0] <= day.packed }
    after = figures { ledger.dates[$0] > day.packed }
  }
}
