import Diagnostics

extension RegistryState {
  private static let changing = Phrase("change the policy", "变更制度")

  /// A policy waits for enough persons to sign for it; the policy in force says how many and who.
  mutating func admit(
    _ proposal: PolicyProposal, _ event: Event, _ policies: PolicySource
  ) throws(RegistryError) {
    try require(event.by, policy.policy.roles, Self.changing)
    guard proposal.policy != policyDigest else {
      throw RegistryError(
        .wrongState, "the policy \(Names.short(proposal.policy)) is in force already",
        "制度 \(Names.short(proposal.policy)) 已在施行")
    }
    if let problem = try policies(proposal.policy).problems().first { throw problem.error }
    policyProposals[event.position] = Pending(proposal, by: event.by, reliance(of: event))
    try adoptIfAgreed(event.position, policies)
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
    try pending.add(event.by, reliance(of: event))
    policyProposals[seconding.proposal] = pending
    try adoptIfAgreed(seconding.proposal, policies)
  }

  private mutating func adoptIfAgreed(
    _ proposal: Int, _ policies: PolicySource
  ) throws(RegistryError) {
    guard let pending = policyProposals[proposal],
      pending.persons.count(where: { policy.has($0, oneOf: policy.policy.roles) })
        >= policy.policy.signatures
    else { return }
    policyDigest = pending.proposal.policy
    policy = try policies(policyDigest)
    authorityActs += pending.supporters.map(\.reliance)
    // Whoever signed for another one did so by the policy before.
    policyProposals = [:]
  }
}
