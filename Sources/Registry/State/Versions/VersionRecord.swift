/// What is known of a version that was handed in.
package struct VersionRecord: Hashable, Sendable {
  /// An event that something rests on, and the key that signed it.
  package struct Reliance: Hashable, Sendable {
    package var position: Int
    package var key: String
  }

  /// A validator's word.
  package struct ValidationRecord: Hashable, Sendable {
    package var validation: Validation
    package var by: String
    package var at: Timestamp
    package var reliance: Reliance
  }

  /// A gate that need not be met for a time.
  package struct WaiverRecord: Hashable, Sendable {
    package var waiver: Waiver
    package var by: String
    package var at: Timestamp
    package var reliance: Reliance
  }

  /// An approval, and what became of it.
  package struct ApprovalRecord: Hashable, Sendable {
    package var approval: Approval
    package var by: String
    package var at: Timestamp
    package var reliance: Reliance
    /// The event that spent it: a release, a rejection, a rollback, a new validation; `nil` while it counts.
    package var spentBy: Int?
  }

  package internal(set) var submission: Submission
  package internal(set) var submittedBy: String
  package internal(set) var submittedAt: Timestamp
  package internal(set) var position: Int
  /// All who wrote any of it since the parent, with who handed it in.
  package internal(set) var authors: Set<String>
  /// Of an environment the last one counts.
  package internal(set) var validations: [ValidationRecord] = []
  package internal(set) var waivers: [WaiverRecord] = []
  package internal(set) var approvals: [ApprovalRecord] = []
  /// The event that sent it back, since it was last handed in.
  package internal(set) var rejected: Int?
  /// The event that drew it out of use for cause.
  package internal(set) var withdrawn: Int?
  /// The events that rolled it back, by environment, since it was last handed in.
  package internal(set) var rolledBack: [String: Int] = [:]

  package var version: String { submission.version }
  package var product: String { submission.product }

  /// The last validation for an environment; `nil` where there is none.
  package func validation(in environment: String) -> ValidationRecord? {
    validations.last { $0.validation.environment == environment }
  }
}

/// Where a version stands in its life, in one environment.
package enum VersionState: String, Codable, CaseIterable, Sendable {
  case submitted, validated, approved
  /// It will be live at a time that is set.
  case pending
  case live, retired, rejected
  case rolledBack = "rolled_back"
  case withdrawn
}
