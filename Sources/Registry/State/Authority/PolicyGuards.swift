import Diagnostics

extension RegistryState {
  private static let changing = Phrase("change the policy", "变更制度")

  /// A policy waits for enough persons to sign for it; the policy in force says how many and who.
  mutating func admit(
    _ proposal: PolicyProposal, _ event: Event, _ policies: PolicySource
  ) throws(RegistryError) {
    try require(event.by, policy.policy.roles, Self.changing)
    guard proposal.policy != policyDigest || adoptions.last?.isRestored == true else {
      throw RegistryError(
        .wrongState, "the policy \(Names.short(proposal.policy)) is in force already",
        "制度 \(Names.short(proposal.policy)) 已在施行")
    }
    if let problem = try policies(proposal.policy).problems().first { throw problem.error }
    policyProposals[event.position] = try pending(proposal, event)
    try adoptIfAgreed(event.position, at: event.position, policies)
  }

  mutating func admitPolicySeconding(
    _ seconding: Seconding, _ event: Event, _ policies: PolicySource
  ) throws(RegistryError) {
    try require(event.by, policy.policy.roles, Self.changing)
    guard var pending = policyProposals[seconding.proposal] else {
      throw RegistryError(
        .wrongState, "event \(seconding.proposal) proposes no policy that still waits",
        "事件 \(seconding.proposal) 没有等待附议的制度")
    }
    try pending.checkOpen(at: event.at, seconding.proposal)
    try pending.add(event.by, reliance(of: event))
    policyProposals[seconding.proposal] = pending
    try adoptIfAgreed(seconding.proposal, at: event.position, policies)
  }

  private mutating func adoptIfAgreed(
    _ proposal: Int, at position: Int, _ policies: PolicySource
  ) throws(RegistryError) {
    guard let pending = policyProposals[proposal] else { return }
    let supporters = pending.supporters(in: policy, of: policy.policy.roles)
    guard supporters.count >= policy.policy.signatures else { return }
    let digest = pending.proposal.policy
    adopt(
      Adoption(
        policy: try policies(digest), digest: digest, position: position,
        adoptedBy: supporters.map(\.reliance)))
    // Whoever signed for another one did so by the policy before.
    policyProposals = [:]
  }
}
