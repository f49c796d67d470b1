package import Semantics

/// The risk of both versions, as far as outcomes that were seen let it be told (METHOD §3).
package struct RiskComparison: Sendable {
  package let figures: RiskFigures

  /// - Parameters:
  ///   - recorded: what people made of referrals; `nil` where that is not known.
  ///   - outcomes: what became of the loans; `nil` where that is not known.
  package init(
    _ ledger: CaseLedger, recorded: RecordedDecisions?, outcomes: LoanOutcomes?,
    scenario: Scenario
  ) {
    figures = RiskFigures(
      RiskCases(
        ledger: ledger, recorded: recorded, outcomes: outcomes, scenario: scenario,
        rows: Array(0..<ledger.count)))
  }
}
