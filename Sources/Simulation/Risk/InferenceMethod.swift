package import Diagnostics
package import Numbers

/// A way to say what those would have done whose outcome nobody saw (拒绝推断).
package enum InferenceMethod: Hashable, Sendable {
  /// The bad rate of the same band of reference scores among the observed.
  case asAccepted
  /// The bad rate of all observed, where there is no reference score.
  case overall
  /// The band's rate times a prudence factor, 100 % at most.
  case parcelling(Number)
  /// The logistic regression of observed outcomes on the reference score.
  case extrapolated

  /// The stable id: `as_accepted`, `parcelling_1.5`.
  package var id: String {
    switch self {
    case .asAccepted: "as_accepted"
    case .overall: "as_accepted_overall"
    case .parcelling(let factor): "parcelling_\(factor)"
    case .extrapolated: "extrapolated"
    }
  }

  package var words: Phrase {
    switch self {
    case .asAccepted: Phrase("as accepted, by score band", "同批法（按评分段）")
    case .overall: Phrase("as accepted, overall observed rate", "同批法（全体已观察不良率）")
    case .parcelling(let factor): Phrase("parcelling × \(factor)", "分配法 × \(factor)")
    case .extrapolated: Phrase("extrapolated by score", "按评分外推")
    }
  }
}
