/// One going of a version through its life, from the event that handed it in.
package struct VersionRound: Hashable, Sendable {
  /// A validator's word.
  package struct ValidationRecord: Hashable, Sendable {
    package var validation: Validation
    package var by: String
    package var at: Timestamp
    package var reliance: VersionRecord.Reliance
  }

  /// A gate that need not be met for a time.
  package struct WaiverRecord: Hashable, Sendable {
    package var waiver: Waiver
    package var by: String
    package var at: Timestamp
    package var reliance: VersionRecord.Reliance
    /// The validation after which it counts no more, being of other evidence.
    package var endedBy: Int?
  }

  /// An approval, and what became of it.
  package struct ApprovalRecord: Hashable, Sendable {
    package var approval: Approval
    package var by: String
    package var at: Timestamp
    package var reliance: VersionRecord.Reliance
    /// Of the event, as it is stored.
    package var hash = ""
    /// The event that spent it: a release, a rejection, a rollback, a new validation, the end of its key; `nil` while it
    /// counts.
    package var spentBy: Int?
  }

  /// Somebody's word that it may not go on.
  package struct RejectionRecord: Hashable, Sendable {
    package var because: String
    package var by: String
    package var at: Timestamp
    package var position: Int
  }

  /// A release that it carried.
  package struct CarriedRelease: Hashable, Sendable {
    package var environment: String
    /// The event that scheduled or widened it, or rolled back to it.
    package var position: Int
    /// The event that scheduled it: what was signed before it, and spent by it, is what it rests on.
    package var scheduled: Int
  }

  package let submission: Submission
  package let submittedBy: String
  package let submittedAt: Timestamp
  package let reliance: VersionRecord.Reliance
  /// All who wrote any of it since the parent, and who handed it in, in this round and those before.
  package let authors: Set<String>
  /// Of an environment the last one counts.
  package internal(set) var validations: [ValidationRecord] = []
  package internal(set) var waivers: [WaiverRecord] = []
  package internal(set) var approvals: [ApprovalRecord] = []
  /// Set once it was sent back.
  package internal(set) var rejection: RejectionRecord?
  /// The events that rolled it back, by environment.
  package internal(set) var rolledBack: [String: Int] = [:]
  package internal(set) var releases: [CarriedRelease] = []

  /// Where it was handed in.
  package var position: Int { reliance.position }

  /// What a release rested on when it was scheduled; `nil` where this round did not carry it.
  package func evidence(ofRelease position: Int) -> (
    validation: ValidationRecord?, waivers: [WaiverRecord], approvals: [ApprovalRecord]
  )? {
    guard let release = releases.first(where: { $0.position == position }) else { return nil }
    let (environment, event) = (release.environment, release.scheduled)
    return (
      validations.last {
        $0.validation.environment == environment && $0.reliance.position < event
      },
      waivers.filter {
        $0.waiver.environment == environment && $0.reliance.position < event
          && ($0.endedBy.map { event < $0 } ?? true)
      },
      approvals.filter { $0.spentBy == event && $0.approval.environment == environment }
    )
  }
}
