package import Diagnostics
package import LoanBook
package import Numbers

/// Why a run has no balances.
package enum BalanceGap: Error, Hashable, Sendable {
  /// The scenario says nothing of draws, repayment and default.
  case notAssumed
  /// Cases have no date.
  case noDates
  /// A version decides no line, no rate or no term.
  case noOffer(output: String)
  case risk(RiskGap)
  /// The scenario's churn does not reach to a rate that a version offers.
  case rateBeyondChurn(Number)
  case curves(LoanCurvesProblem)
  case loan(LoanProblem)

  /// What it says to people.
  package var phrase: Phrase {
    switch self {
    case .notAssumed:
      Phrase(
        "the scenario says nothing of draws, repayment and default",
        "情景未说明用信、还款与违约")
    case .noDates: Phrase("applications have no date", "申请没有日期")
    case .noOffer(let output):
      Phrase("a version decides no '\(output)'", "有版本不输出“\(output)”")
    case .risk(let gap): gap.words
    case .rateBeyondChurn(let rate):
      Phrase(
        "the scenario's churn says nothing of the rate \(rate)",
        "情景的流失曲线未涵盖利率 \(rate)")
    case .curves(let problem): problem.phrase
    case .loan(let problem): problem.phrase
    }
  }
}
