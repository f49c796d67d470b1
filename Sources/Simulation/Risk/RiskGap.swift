package import Diagnostics

/// Why a figure of risk is not available; what nobody saw is never 0.
package enum RiskGap: Error, Hashable, Sendable {
  /// The data do not tell what became of loans.
  case noOutcomes
  /// Fewer observed loans than the scenario asks for.
  case noEvidence(observed: Int, minimum: Int)
  /// No case of the kind: no swap-ins, no approvals.
  case noCases
  /// The scenario names no reference model.
  case noReferenceModel
  /// A version has no output `line`, or no `rate`.
  case noLines
  case noRates
  /// A version tells no chance of default of its own.
  case noOwnRisk
  /// The scenario's bad loans did not turn bad within a year, which a return of a year is not to be held against.
  case notWithinAYear
  /// Only good or only bad loans among those observed.
  case oneOutcome
  /// The logistic regression has no result.
  case noFit(LogisticFit.Failure)
  case outOfRange

  /// The stable id for machines.
  package var id: String {
    switch self {
    case .noOutcomes: "no_outcomes"
    case .noEvidence: "no_evidence"
    case .noCases: "no_cases"
    case .noReferenceModel: "no_reference_model"
    case .noLines: "no_lines"
    case .noRates: "no_rates"
    case .noOwnRisk: "no_own_risk"
    case .notWithinAYear: "not_within_a_year"
    case .oneOutcome: "one_outcome"
    case .noFit(.separated): "separated"
    case .noFit(.notConverged): "not_converged"
    case .noFit(.oneOutcome): "one_outcome"
    case .noFit(.oneScore): "one_score"
    case .outOfRange: "out_of_range"
    }
  }

  /// What people read behind "not available: ".
  package var words: Phrase {
    switch self {
    case .noOutcomes: Phrase("no outcomes of loans", "没有贷款表现")
    case .noEvidence(let observed, let minimum):
      Phrase(
        "no evidence: \(observed) observed loans, \(minimum) needed",
        "证据不足：有表现贷款 \(observed) 笔，至少需 \(minimum) 笔")
    case .noCases: Phrase("there are no such cases", "没有此类申请")
    case .noReferenceModel:
      Phrase("the scenario names no reference model", "情景未指定参考模型")
    case .noLines: Phrase("the book has no output 'line'", "规则书没有输出项“line”")
    case .noRates: Phrase("the book has no output 'rate'", "规则书没有输出项“rate”")
    case .noOwnRisk:
      Phrase("the version tells no chance of default", "该版本未给出违约概率")
    case .notWithinAYear:
      Phrase(
        "the scenario does not say who turns bad within 12 months",
        "情景未按 12 个月内变坏定义坏账")
    case .oneOutcome, .noFit(.oneOutcome):
      Phrase("observed loans are all good or all bad", "有表现贷款全好或全坏")
    case .noFit(.separated):
      Phrase(
        "the score separates good from bad, no best curve exists",
        "评分将好坏完全分开，回归无解")
    case .noFit(.oneScore):
      Phrase("all observed loans have one score", "有表现贷款评分全部相同")
    case .noFit(.notConverged(let steps)):
      Phrase("did not converge in \(steps) steps", "\(steps) 步内未收敛")
    case .outOfRange: Phrase("beyond what numbers hold", "超出数值范围")
    }
  }
}

extension Result where Failure == RiskGap {
  /// What was found; `nil` where there is a gap.
  package var found: Success? {
    switch self {
    case .success(let found): found
    case .failure: nil
    }
  }

  /// Why there is nothing; `nil` where there is.
  package var gap: RiskGap? {
    switch self {
    case .success: nil
    case .failure(let gap): gap
    }
  }
}
