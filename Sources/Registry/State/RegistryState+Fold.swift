import Diagnostics

extension RegistryState {
  /// The state after the genesis.
  package init(
    genesis stored: StoredEvent, extent: Extent = .whole, policies: PolicySource
  ) throws(RegistryError) {
    let event = stored.event
    guard case .genesis(let genesis) = event.body, event.position == 0, event.previous.isEmpty
    else {
      throw RegistryError(.tampered, "event 0 is no genesis", "事件 0 不是起始事件").at(0)
    }
    self.extent = extent
    registry = event.registry
    self.genesis = stored.hash
    position = 0
    head = stored.hash
    at = event.at
    policyDigest = genesis.policy
    do throws(RegistryError) {
      policy = try policies(genesis.policy)
      adoptions = [
        Adoption(policy: policy, digest: policyDigest, position: 0, adoptedBy: [])
      ]
      try admit(genesis, event)
      trails.add(stored.hash, at: 0, to: Trails.common)
    } catch { throw error.at(0) }
  }

  /// Judges an event and goes on to the state after it; where it throws, the state is of no use any more.
  package mutating func apply(
    _ stored: StoredEvent, policies: PolicySource
  ) throws(RegistryError) {
    let trail = trail(of: stored.event.body)
    try judge(stored.event, policies: policies)
    head = stored.hash
    if case .approved(let approval) = stored.event.body { keep(stored.hash, of: approval) }
    if let trail { trails.add(stored.hash, at: position, to: trail) }
  }

  /// Judges an event that has no signature yet, and does all that follows from it but for its hash.
  package mutating func judge(_ event: Event, policies: PolicySource) throws(RegistryError) {
    do throws(RegistryError) {
      try checkFrame(event)
      try admit(event, policies)
    } catch { throw error.at(event.position) }
    position = event.position
    at = event.at
  }

  /// Hands the event to the guards of its kind.
  private mutating func admit(_ event: Event, _ policies: PolicySource) throws(RegistryError) {
    try checkPolicyIsAdopted(for: event.body.kind)
    switch event.body {
    case .genesis:
      throw RegistryError(.tampered, "a registry begins once", "登记簿只有一个起始事件")
    case .keyProposed(let proposal): try admit(proposal, event)
    case .keySeconded(let seconding): try admitKeySeconding(seconding, event)
    case .keyRevoked(let revocation): try admit(revocation, event)
    case .policyProposed(let proposal): try admit(proposal, event, policies)
    case .policySeconded(let seconding): try admitPolicySeconding(seconding, event, policies)
    case .submitted(let submission): try admit(submission, event)
    case .validated(let validation): try admit(validation, event)
    case .waived(let waiver): try admit(waiver, event)
    case .approved(let approval): try admit(approval, event)
    case .rejected(let rejection): try admitRejection(rejection, event)
    case .withdrawn(let withdrawal): try admitWithdrawal(withdrawal, event)
    case .scheduled(let release): try admit(release, event)
    case .widened(let widening): try admit(widening, event)
    case .halted(let halt): try admitHalt(halt, event)
    case .resumed(let resumption): try admitResumption(resumption, event)
    case .resumeSeconded(let seconding): try admitResumeSeconding(seconding, event)
    case .rolledBack(let rollback): try admit(rollback, event)
    case .rollbackConfirmed(let seconding): try admitConfirmation(seconding, event)
    case .current(let current): try admit(current, event)
    case .checkpoint(let checkpoint): try admit(checkpoint, event)
    case .reviewOpened(let review): try admit(review, event)
    case .reviewClosed(let closing): try admit(closing, event)
    case .reconciled(let reconciliation): try admit(reconciliation)
    case .note(let note): try admit(note)
    }
  }
}
