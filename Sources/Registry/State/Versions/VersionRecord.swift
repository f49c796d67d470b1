/// What is known of a version that was handed in.
///
/// Each time it is handed in a round begins, in which everything is asked anew; the rounds before stay as they ended.
package struct VersionRecord: Hashable, Sendable {
  /// An event that something rests on, and the key that signed it.
  package struct Reliance: Hashable, Sendable {
    package var position: Int
    package var key: String
  }

  /// In their order; there is always one.
  package internal(set) var rounds: [VersionRound]
  /// The event that drew it out of use for cause, for all time.
  package internal(set) var withdrawn: Int?

  init(_ round: VersionRound) { rounds = [round] }

  /// The round that began when it was last handed in.
  package internal(set) var round: VersionRound {
    get { rounds[rounds.count - 1] }
    set { rounds[rounds.count - 1] = newValue }
  }

  /// The round that carried a release, by the event that scheduled or widened it, or rolled back to it.
  package func round(carrying release: Int) -> VersionRound? {
    rounds.last { $0.releases.contains { $0.position == release } }
  }

  package var version: String { round.submission.version }
  package var product: String { round.submission.product }
}

// MARK: - The round under way

extension VersionRecord {
  package var submission: Submission { round.submission }
  package var submittedBy: String { round.submittedBy }
  package var submittedAt: Timestamp { round.submittedAt }
  package var position: Int { round.position }
  package var authors: Set<String> { round.authors }
  package var validations: [VersionRound.ValidationRecord] { round.validations }
  /// Those of the evidence that counts.
  package var waivers: [VersionRound.WaiverRecord] {
    round.waivers.filter { $0.endedBy == nil }
  }
  package var approvals: [VersionRound.ApprovalRecord] { round.approvals }
  package var rejected: Int? { round.rejection?.position }
  package var rolledBack: [String: Int] { round.rolledBack }

  /// The last validation for an environment; `nil` where there is none.
  package func validation(in environment: String) -> VersionRound.ValidationRecord? {
    round.validations.last { $0.validation.environment == environment }
  }

  package typealias ValidationRecord = VersionRound.ValidationRecord
  package typealias WaiverRecord = VersionRound.WaiverRecord
  package typealias ApprovalRecord = VersionRound.ApprovalRecord
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
