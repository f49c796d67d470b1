package import Syntax

/// The models by which a bank answers for its automatic decisions, as the Ningbo standard tells them apart.
package enum ModelFamily: String, CaseIterable, Hashable, Sendable {
  case antiFraud = "anti_fraud"
  case approval
  case riskEvaluation = "risk_evaluation"
  case warning

  /// The family that a section of a book belongs to.
  package init(_ section: SectionKind) {
    self =
      switch section {
      case .fraud: .antiFraud
      case .facts, .admission, .line, .term, .approval: .approval
      case .pricing: .riskEvaluation
      case .warning: .warning
      }
  }
}
