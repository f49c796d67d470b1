import Diagnostics

extension RegistryState {
  private static let enrolling = Phrase("enrol keys", "登记密钥")

  /// A key waits for enough others to sign for it.
  mutating func admit(_ proposal: KeyProposal, _ event: Event) throws(RegistryError) {
    try require(event.by, policy.keys.roles, Self.enrolling)
    try checkPerson(proposal.person)
    try checkOther(event.by, than: proposal.person)
    try checkFree(try canonicalKey(proposal.key))
    keyProposals[event.position] = try pending(proposal, event)
    try enrolIfAgreed(event.position, at: event.position)
  }

  mutating func admitKeySeconding(
    _ seconding: Seconding, _ event: Event
  ) throws(RegistryError) {
    try require(event.by, policy.keys.roles, Self.enrolling)
    guard var pending = keyProposals[seconding.proposal] else {
      throw RegistryError(
        .wrongState, "event \(seconding.proposal) proposes no key that still waits",
        "事件 \(seconding.proposal) 没有等待附议的密钥")
    }
    try pending.checkOpen(at: event.at, seconding.proposal)
    try checkOther(event.by, than: pending.proposal.person)
    try pending.add(event.by, reliance(of: event))
    keyProposals[seconding.proposal] = pending
    try enrolIfAgreed(seconding.proposal, at: event.position)
  }

  private func checkOther(_ person: String, than owner: String) throws(RegistryError) {
    guard person != owner else {
      throw RegistryError(
        .samePerson, "'\(person)' may not sign for a key of their own",
        "“\(person)”不得为本人的密钥签字")
    }
  }

  private mutating func enrolIfAgreed(
    _ proposal: Int, at position: Int
  ) throws(RegistryError) {
    guard let pending = keyProposals[proposal] else { return }
    let supporters = pending.supporters(in: policy, of: policy.keys.roles)
    guard supporters.count >= policy.keys.others else { return }
    keyProposals[proposal] = nil
    try enrol(
      try canonicalKey(pending.proposal.key), for: pending.proposal.person, at: position,
      by: supporters.map(\.reliance))
  }

  /// A key ends; what it signed while in other hands counts no more.
  mutating func admit(_ revocation: KeyRevocation, _ event: Event) throws(RegistryError) {
    if event.by != revocation.person {
      try require(event.by, policy.keys.roles, Phrase("revoke keys", "吊销密钥"))
    }
    try Names.checkLine(revocation.because, .reason)
    guard var key = keys[revocation.fingerprint], key.person == revocation.person else {
      throw RegistryError(
        .unknownKey,
        "the key \(Names.shown(revocation.fingerprint)) is not '\(Names.shown(revocation.person))''s",
        "密钥 \(Names.shown(revocation.fingerprint)) 不属于“\(Names.shown(revocation.person))”")
    }
    if let since = revocation.compromisedSince {
      guard key.from...event.position ~= since else {
        throw RegistryError(
          .badInput,
          "the key was in use from event \(key.from) on, it cannot be compromised since event \(since)",
          "密钥自事件 \(key.from) 起使用，不可能自事件 \(since) 起泄露")
      }
    }
    // A second revocation may only say that the key was in other hands earlier than was thought.
    if let revoked = key.revoked {
      guard let since = revocation.compromisedSince, since < key.compromisedSince ?? .max else {
        throw RegistryError(
          .wrongState, "the key was revoked by event \(revoked) already",
          "该密钥已被事件 \(revoked) 吊销")
      }
    }
    key.revoked = key.revoked ?? event.position
    key.compromisedSince = revocation.compromisedSince ?? key.compromisedSince
    keys[revocation.fingerprint] = key
    let fingerprint = revocation.fingerprint
    // Whoever was dismissed agrees to nothing any more that has not come about.
    dropSupporters { $0.key == fingerprint }
    spendApprovals(by: event.position) { $0.key == fingerprint }
    if revocation.compromisedSince != nil { forgetCompromised(event) }
  }

  /// Takes back what compromised signatures would still do.
  private mutating func forgetCompromised(_ event: Event) {
    spreadCompromise(at: event.position)
    let state = self
    dropSupporters(where: state.isCompromised)
    spendApprovals(by: event.position, where: state.isCompromised)
    haltAgain(event, where: state.isCompromised)
  }
}

extension Phrase {
  /// What a line of explanation is called in messages.
  static let reason = Phrase("reason", "理由")
}
