/// What happened; each kind has its own members.
///
/// In JSON the members stand in one object with `kind`.
package enum EventBody: Hashable, Sendable {
  // Who may sign, and by which rules.
  case genesis(Genesis)
  case keyProposed(KeyProposal)
  case keySeconded(Seconding)
  case keyRevoked(KeyRevocation)
  case policyProposed(PolicyProposal)
  case policySeconded(Seconding)
  // What a version goes through.
  case submitted(Submission)
  case validated(Validation)
  case waived(Waiver)
  case approved(Approval)
  case rejected(Rejection)
  case withdrawn(Rejection)
  // What is live.
  case scheduled(Release)
  case widened(Widening)
  case halted(Halt)
  case resumed(Halt)
  case resumeSeconded(Seconding)
  case rolledBack(Rollback)
  case rollbackConfirmed(Seconding)
  case current(Current)
  // What is known of the log and beside it.
  case checkpoint(Checkpoint)
  case reviewOpened(ReviewOpening)
  case reviewClosed(ReviewClosing)
  case reconciled(Reconciliation)
  case note(Note)

  /// The stable names of kinds.
  package enum Kind: String, Codable, CaseIterable, Sendable {
    case genesis
    case keyProposed = "key_proposed"
    case keySeconded = "key_seconded"
    case keyRevoked = "key_revoked"
    case policyProposed = "policy_proposed"
    case policySeconded = "policy_seconded"
    case submitted, validated, waived, approved, rejected, withdrawn
    case scheduled, widened, halted, resumed
    case resumeSeconded = "resume_seconded"
    case rolledBack = "rolled_back"
    case rollbackConfirmed = "rollback_confirmed"
    case current, checkpoint
    case reviewOpened = "review_opened"
    case reviewClosed = "review_closed"
    case reconciled, note

    /// Whether an event of this kind carries a signature of its own.
    package var isSignedSingly: Bool {
      switch self {
      case .reviewOpened, .reconciled, .note: false
      default: true
      }
    }

    /// Whether it brings rules nearer to deciding.
    var isTowardsDeciding: Bool {
      switch self {
      case .validated, .waived, .approved, .scheduled, .widened, .resumed, .resumeSeconded: true
      default: false
      }
    }
  }

  package var kind: Kind {
    switch self {
    case .genesis: .genesis
    case .keyProposed: .keyProposed
    case .keySeconded: .keySeconded
    case .keyRevoked: .keyRevoked
    case .policyProposed: .policyProposed
    case .policySeconded: .policySeconded
    case .submitted: .submitted
    case .validated: .validated
    case .waived: .waived
    case .approved: .approved
    case .rejected: .rejected
    case .withdrawn: .withdrawn
    case .scheduled: .scheduled
    case .widened: .widened
    case .halted: .halted
    case .resumed: .resumed
    case .resumeSeconded: .resumeSeconded
    case .rolledBack: .rolledBack
    case .rollbackConfirmed: .rollbackConfirmed
    case .current: .current
    case .checkpoint: .checkpoint
    case .reviewOpened: .reviewOpened
    case .reviewClosed: .reviewClosed
    case .reconciled: .reconciled
    case .note: .note
    }
  }
}
