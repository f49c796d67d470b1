extension EventBody: Codable {
  private enum Member: String, CodingKey { case kind }

  package init(from decoder: any Decoder) throws {
    let kind = try decoder.container(keyedBy: Member.self).decode(Kind.self, forKey: .kind)
    self =
      switch kind {
      case .genesis: .genesis(try Genesis(from: decoder))
      case .keyProposed: .keyProposed(try KeyProposal(from: decoder))
      case .keySeconded: .keySeconded(try Seconding(from: decoder))
      case .keyRevoked: .keyRevoked(try KeyRevocation(from: decoder))
      case .policyProposed: .policyProposed(try PolicyProposal(from: decoder))
      case .policySeconded: .policySeconded(try Seconding(from: decoder))
      case .submitted: .submitted(try Submission(from: decoder))
      case .validated: .validated(try Validation(from: decoder))
      case .waived: .waived(try Waiver(from: decoder))
      case .approved: .approved(try Approval(from: decoder))
      case .rejected: .rejected(try Rejection(from: decoder))
      case .withdrawn: .withdrawn(try Rejection(from: decoder))
      case .scheduled: .scheduled(try Release(from: decoder))
      case .widened: .widened(try Widening(from: decoder))
      case .halted: .halted(try Halt(from: decoder))
      case .resumed: .resumed(try Halt(from: decoder))
      case .resumeSeconded: .resumeSeconded(try Seconding(from: decoder))
      case .rolledBack: .rolledBack(try Rollback(from: decoder))
      case .rollbackConfirmed: .rollbackConfirmed(try Seconding(from: decoder))
      case .current: .current(try Current(from: decoder))
      case .checkpoint: .checkpoint(try Checkpoint(from: decoder))
      case .reviewOpened: .reviewOpened(try ReviewOpening(from: decoder))
      case .reviewClosed: .reviewClosed(try ReviewClosing(from: decoder))
      case .reconciled: .reconciled(try Reconciliation(from: decoder))
      case .note: .note(try Note(from: decoder))
      }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Member.self)
    try container.encode(kind, forKey: .kind)
    try members.encode(to: encoder)
  }

  /// The members without the kind.
  private var members: any Encodable {
    switch self {
    case .genesis(let members): members
    case .keyProposed(let members): members
    case .keyRevoked(let members): members
    case .policyProposed(let members): members
    case .keySeconded(let members), .policySeconded(let members), .resumeSeconded(let members),
      .rollbackConfirmed(let members):
      members
    case .submitted(let members): members
    case .validated(let members): members
    case .waived(let members): members
    case .approved(let members): members
    case .rejected(let members), .withdrawn(let members): members
    case .scheduled(let members): members
    case .widened(let members): members
    case .halted(let members), .resumed(let members): members
    case .rolledBack(let members): members
    case .current(let members): members
    case .checkpoint(let members): members
    case .reviewOpened(let members): members
    case .reviewClosed(let members): members
    case .reconciled(let members): members
    case .note(let members): members
    }
  }
}
