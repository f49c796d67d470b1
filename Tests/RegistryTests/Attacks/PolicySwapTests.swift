import SQLite
import Testing

@testable import Registry

@Suite("attack: the policy is changed so that the attacker may approve himself")
struct PolicySwapTests {
  /// A policy by which Zheng Hao alone approves, with his own key.
  private var easy: Policy {
    var policy = Sample.policy
    policy.roles["risk"] = ["zheng.hao"]
    policy.approve.signatures = ["risk": 1]
    return policy
  }

  private func propose(_ policy: Policy, in bank: TestRegistry, by person: String) throws -> Int {
    let text = Array(try policy.text().utf8)
    return try bank.act(
      person, artefacts: [text],
      .policyProposed(PolicyProposal(policy: Artefact.digest(of: text)))
    ).event.position
  }

  @Test("one person's word changes nothing, and he cannot second himself")
  func alone() throws {
    let bank = try TestRegistry()
    let proposal = try propose(easy, in: bank, by: "zheng.hao")
    #expect(try bank.state.policyDigest == Sample.policy.digest())
    let refused = refusal {
      try bank.act("zheng.hao", .policySeconded(Seconding(proposal: proposal)))
    }
    #expect(refused?.reason == .samePerson)
    let outsider = refusal {
      try bank.act("li.wei", .policySeconded(Seconding(proposal: proposal)))
    }
    #expect(outsider?.reason == .notInRole)
    #expect(try bank.state.policyDigest == Sample.policy.digest())
  }

  @Test("a policy in force is judged by the one before, and approvals by the old one count no more")
  func swapped() throws {
    let bank = try TestRegistry()
    let plan = ReleasePlan(from: bank.now)
    let version = try bank.submit("v1")
    try bank.validate(version)
    try bank.approve(version, plan: plan)
    var policy = Sample.policy
    policy.approve.expiresDays = 10
    let proposal = try propose(policy, in: bank, by: "zheng.hao")
    try bank.act("sun.lei", .policySeconded(Seconding(proposal: proposal)))
    #expect(try bank.state.policyDigest == policy.digest())
    let refused = refusal { try bank.schedule(version, plan: plan) }
    #expect(refused?.reason == .tooFewSignatures)
    #expect(
      refused?.description
        == "version \(Names.short(version)) for 'production': 'product' has signed 0 of 1")
    #expect(try Verified.found(in: bank.path) == nil)
  }

  @Test("a policy that needs fewer than two for keys, policies or resuming is refused")
  func weak() throws {
    let bank = try TestRegistry()
    var policy = Sample.policy
    policy.policy.signatures = 1
    var refused = refusal { _ = try propose(policy, in: bank, by: "zheng.hao") }
    #expect(refused?.reason == .policyNotAllowed)
    #expect(refused?.description == "the policy's policy.signatures: expected at least 2, found 1")
    policy = Sample.policy
    policy.keys.others = 1
    refused = refusal { _ = try propose(policy, in: bank, by: "zheng.hao") }
    #expect(refused?.description == "the policy's keys.others: expected at least 2, found 1")
    policy = Sample.policy
    policy.persons["qian.bo"]?.emails = ["LI.WEI@bank.example"]
    refused = refusal { _ = try propose(policy, in: bank, by: "zheng.hao") }
    #expect(
      refused?.description
        == "the policy's persons.qian.bo.emails: 'li.wei@bank.example' is 'li.wei''s too")
  }

  @Test("the text of the policy in the file is changed, with its digest in the genesis")
  func genesis() throws {
    var forger = try TwoVersions.forger()
    let text = try easy.text()
    let digest = Artefact.digest(of: text.utf8)
    try forger.execute("INSERT INTO artefact VALUES (?, ?)", .text(digest), .blob(Array(text.utf8)))
    try forger.execute(
      "DELETE FROM artefact WHERE digest = ?", .text(try Sample.policy.digest()))
    try forger.edit(0) { event in
      guard case .genesis(var genesis) = event.body else {
        Issue.record("no genesis")
        return
      }
      genesis.policy = digest
      event.body = .genesis(genesis)
    }
    forger.rows.removeLast(forger.rows.count - 1)
    try forger.rechain()
    try forger.execute("DELETE FROM artefact WHERE digest <> ?", .text(digest))
    let found = try forger.found()
    #expect(found?.reason == .wrongSignature)
    #expect(found?.position == 0)
  }
}
