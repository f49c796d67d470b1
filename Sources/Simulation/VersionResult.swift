package import Numbers
package import Semantics

/// What one version did to the applications.
package struct VersionResult: Sendable {
  package var program: Program
  /// By month, in the order of `Backtest.months`; one entry without months.
  package var byMonth: [Figures]
  package var total: Figures
  /// By rule, in the program's order.
  package var rules: [RuleHits]
  /// Applications that are not approved though no rule of the outcome's gravity hit: an output is not known or in error.
  package var firstByOutput: Int
  package var undecided: UndecidedCauses
  package var assumptions: [AssumptionCount]
}

/// Counts and sums of a group of applications.
package struct Figures: Hashable, Sendable {
  package var approvals = 0
  package var referrals = 0
  package var declines = 0
  /// Of all of these, those in which a rule or an output is in error.
  package var errors = 0
  /// Of the referrals, those referred by the system because of an error.
  package var systemReferrals = 0
  /// Σ of the money output named `line` over approvals; `nil` without such an output.
  package var offeredLine: Number?
  /// The same over referrals.
  package var proposedLine: Number?

  package init(
    approvals: Int = 0, referrals: Int = 0, declines: Int = 0, errors: Int = 0,
    systemReferrals: Int = 0, offeredLine: Number? = nil, proposedLine: Number? = nil
  ) {
    self.approvals = approvals
    self.referrals = referrals
    self.declines = declines
    self.errors = errors
    self.systemReferrals = systemReferrals
    self.offeredLine = offeredLine
    self.proposedLine = proposedLine
  }

  package var applications: Int { approvals + referrals + declines }

  /// Approvals ÷ applications; `nil` of none.
  package var passRate: Number? {
    applications == 0 ? nil : Number(approvals).divided(by: Number(applications))
  }
}

/// How often a rule spoke, and how often it alone decided.
package struct RuleHits: Hashable, Sendable {
  package var fired = 0
  package var undecided = 0
  package var errors = 0
  /// Applications to which it did something: it fired, was undecided with an effect, or was in error.
  package var any = 0
  /// Applications of whose outcome it is the earliest reason among those of that gravity.
  package var first = 0
  /// Applications that would be approved were this one rule disabled.
  package var onlyToApprove = 0
  /// Applications that would be referred instead of declined were this one rule disabled.
  package var onlyToRefer = 0

  package init(
    fired: Int = 0, undecided: Int = 0, errors: Int = 0, any: Int = 0, first: Int = 0,
    onlyToApprove: Int = 0, onlyToRefer: Int = 0
  ) {
    self.fired = fired
    self.undecided = undecided
    self.errors = errors
    self.any = any
    self.first = first
    self.onlyToApprove = onlyToApprove
    self.onlyToRefer = onlyToRefer
  }

  /// Applications whose outcome changes were this one rule disabled.
  package var only: Int { onlyToApprove + onlyToRefer }

  mutating func add(_ other: Self) {
    fired += other.fired
    undecided += other.undecided
    errors += other.errors
    any += other.any
    first += other.first
    onlyToApprove += other.onlyToApprove
    onlyToRefer += other.onlyToRefer
  }
}

/// How many applications rest on an assumption.
package struct AssumptionCount: Hashable, Sendable {
  /// Position in `Program.assumptions`.
  package var assumption: Int
  /// `nil` where it is made within a list's months and so not counted by application.
  package var applications: Int?
}
