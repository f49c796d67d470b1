package import Numbers
package import RunRecord

/// One figure of logged decisions beside the evidence's, and whether it is a breach.
package struct MonitoredFigure: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    // Shares of decisions.
    case passRate = "pass_rate"
    case referRate = "refer_rate"
    case declineRate = "decline_rate"
    case hitRate = "hit_rate"
    case undecidedRate = "undecided_rate"
    // What approvals were granted.
    case linePerApproval = "line_per_approval"
    case weightedRate = "weighted_rate"
    /// PSI against the evidence's applications.
    case stability = "psi"
    case badRate = "bad_rate"
  }
  package enum State: String, CaseIterable, Hashable, Sendable {
    case met
    case breach
    /// Beyond the limits, and so few that chance explains it.
    case chance = "within_chance"
    /// Fewer than the plan asks for.
    case tooFew = "too_few"
    /// The evidence has no such figure.
    case noEvidence = "no_evidence"
    /// The evidence has it, and the logs do not tell it.
    case unavailable = "not_available"
  }

  package let family: ModelFamily
  package let kind: Kind
  /// The rule, the field or the vintage; `nil` of the version as a whole.
  package let subject: String?
  /// Of how many decisions or loans it is.
  package let count: Int
  /// `nil` of nothing, and where there is a gap.
  package let value: Number?
  /// Why there is no value, or no evidence.
  package let gap: RunRecord.Reason?
  /// The 95 % interval; `nil` where there is none.
  package let interval: ClosedRange<Number>?
  package let evidence: Number?
  /// Between which values it must lie; `nil` where there is no evidence.
  package let limits: ClosedRange<Number>?
  package let state: State

  package init(
    _ family: ModelFamily, _ kind: Kind, of subject: String? = nil, count: Int, least: Int,
    value: Number?, interval: ClosedRange<Number>?, evidence: Number?,
    limits: ClosedRange<Number>?, gap: RunRecord.Reason? = nil
  ) {
    self.family = family
    self.kind = kind
    self.subject = subject
    self.count = count
    self.value = value
    self.gap = gap
    self.interval = interval
    self.evidence = evidence
    self.limits = limits
    state =
      if let limits {
        if gap != nil {
          .unavailable
        } else if let value, count >= least {
          if limits.contains(value) {
            .met
          } else if let interval, let evidence, interval.contains(evidence) {
            .chance
          } else {
            .breach
          }
        } else {
          .tooFew
        }
      } else {
        .noEvidence
      }
  }
}
