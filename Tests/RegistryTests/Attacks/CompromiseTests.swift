import Testing

@testable import Registry

@Suite("attack: keys that are known to be stolen still have effects")
struct CompromiseTests {
  private let place = ReleaseLine.Place(
    product: Sample.product, environment: Sample.environment)

  /// The events for which the release of a version counts no more.
  private func faults(_ bank: TestRegistry, _ version: String) -> [Int]? {
    bank.state.compromise(of: version, in: place)?.compromised
  }

  /// Has a key enrolled by two persons; the positions of their signatures.
  @discardableResult
  private func enrol(
    _ key: String, for person: String, by: (String, String), in bank: TestRegistry
  ) throws -> [Int] {
    let text = try TestKeys.signer(key).key.text
    let proposal = try bank.act(
      by.0, .keyProposed(KeyProposal(person: person, key: text))
    ).event.position
    let second = try bank.act(by.1, .keySeconded(Seconding(proposal: proposal))).event.position
    return [proposal, second]
  }

  @Test("the key by which a version was handed in")
  func submission() throws {
    let bank = try TestRegistry()
    let version = try bank.bringLive("v1")
    try bank.revoke("li.wei", since: 1)
    #expect(faults(bank, version) == [1])
    let refused = refusal { try bank.signCurrent() }
    #expect(refused?.reason == .compromised)
    #expect(
      refused?.description
        == "version \(Names.short(version)) in 'production' rests on signatures by keys in other hands: events 1"
    )
    // There is nothing to go back to: by other hands it comes anew in its own place.
    let plan = ReleasePlan(from: bank.now)
    let unsound = refusal { try bank.approve(version, plan: plan) }
    #expect(
      unsound?.description
        == "version \(Names.short(version)) was handed in by a key in other hands, with event 1")
    try bank.submit("v1", by: "qian.bo")
    try bank.validate(version)
    try bank.approve(version, plan: plan)
    try bank.schedule(version, plan: plan)
    #expect(faults(bank, version) == nil)
    try bank.signCurrent()
    #expect(try Verified.found(in: bank.path) == nil)
  }

  @Test("keys enrolled by stolen keys never counted, and sign nothing any more")
  func enrolment() throws {
    let bank = try TestRegistry()
    let acts = try enrol(
      "newcomer", for: "chen.jie", by: ("zheng.hao", "sun.lei"), in: bank)
    let version = try bank.submit("v1")
    try bank.validate(version)
    let plan = ReleasePlan(from: bank.now)
    let parent: String? = nil
    try bank.act("chen.jie", key: "newcomer") { state in
      .approved(
        Sample.approval(version, parent: parent, role: "risk", state: state, plan: plan))
    }
    try bank.approve(version, as: "product", by: "zhao.min", plan: plan)
    try bank.schedule(version, plan: plan)
    #expect(faults(bank, version) == nil)
    try bank.revoke("zheng.hao", since: acts[0])
    #expect(faults(bank, version) == [acts[0]])
    #expect(bank.state.compromisedAuthority == [acts[0]])
    let key = try TestKeys.signer("newcomer").key.fingerprint
    let refused = refusal {
      try bank.act(
        "chen.jie", key: "newcomer",
        .halted(Halt(environment: Sample.environment, because: "x")))
    }
    #expect(refused?.reason == .compromised)
    #expect(
      refused?.description
        == "the key \(key) was enrolled by signatures of keys in other hands: events \(acts[0])")
    #expect(bank.state.keysInForce(of: "chen.jie").count == 1)
    #expect(try Verified.found(in: bank.path) == nil)
  }

  @Test("a policy by stolen keys is gone, and with it what was signed under it")
  func policy() throws {
    let bank = try TestRegistry()
    let first = try bank.bringLive("v1")
    var easy = Sample.policy
    easy.approve.expiresDays = 29
    let text = Array(try easy.text().utf8)
    let proposal = try bank.act(
      "zheng.hao", artefacts: [text],
      .policyProposed(PolicyProposal(policy: Artefact.digest(of: text)))
    ).event.position
    try bank.act("sun.lei", .policySeconded(Seconding(proposal: proposal)))
    let second = try bank.bringLive("v2", parent: first)
    #expect(try bank.state.policyDigest == easy.digest())
    try bank.revoke("zheng.hao", since: proposal)
    #expect(try bank.state.policyDigest == Sample.policy.digest())
    #expect(faults(bank, second) == [proposal])
    #expect(faults(bank, first) == nil)
    #expect(bank.state.compromisedAuthority == [proposal])
    // Under the policy before, what was sound goes on; nothing new does before enough persons agree to that policy.
    let back = bank.state.position
    try bank.rollBack(second, to: first)
    try bank.signCurrent()
    let third = try bank.submit("v3", parent: first)
    let refused = refusal { try bank.validate(third) }
    #expect(refused?.reason == .compromised)
    #expect(
      refused?.description
        == "the policy \(Names.short(try Sample.policy.digest())) came back with event \(back), since the one behind it was void; nobody has agreed to it since"
    )
    let again = try bank.act(
      "wu.di", .policyProposed(PolicyProposal(policy: try Sample.policy.digest()))
    ).event.position
    try bank.act("sun.lei", .policySeconded(Seconding(proposal: again)))
    let plan = ReleasePlan(from: bank.now)
    try bank.validate(third)
    try bank.approve(third, plan: plan)
    try bank.schedule(third, plan: plan)
    #expect(faults(bank, third) == nil)
    #expect(try Verified.found(in: bank.path) == nil)
  }

  @Test("a halt that ended by a stolen key is in force again, and so is a rollback to be confirmed")
  func halt() throws {
    let bank = try TestRegistry()
    let first = try bank.bringLive("v1")
    let halt = Halt(product: Sample.product, environment: Sample.environment, because: "drift")
    try bank.act("wu.di", .halted(halt))
    let resumption = try bank.act("chen.jie", .resumed(halt)).event.position
    try bank.act("sun.lei", .resumeSeconded(Seconding(proposal: resumption)))
    let resumed = bank.now
    #expect(!bank.state.isHalted(place, at: resumed))
    let second = try bank.bringLive(
      "v2", parent: first, plan: ReleasePlan(from: bank.now, share: 10))
    let rollback = try bank.rollBack(second, to: first).event.position
    try bank.act("chen.jie", .rollbackConfirmed(Seconding(proposal: rollback)))
    #expect(!bank.state.isHalted(place, at: bank.now.adding(days: 2)))
    let revocation = try bank.revoke("chen.jie", since: resumption).event
    #expect(bank.state.isHalted(place, at: revocation.at))
    // What was decided meanwhile was by what was known then.
    #expect(!bank.state.isHalted(place, at: resumed))
    #expect(bank.state.halts.map(\.position) == [6, revocation.position])
    #expect(bank.state.halts.map(\.because) == ["drift", "drift"])
    #expect(bank.state.rollbacks.map(\.confirmedBy) == [nil])
    #expect(refusal { try bank.signCurrent() }?.reason == .halted)
    #expect(try Verified.found(in: bank.path) == nil)
  }

  @Test("what a dismissed person has signed, and has not come about, is gone with the key")
  func dismissed() throws {
    let bank = try TestRegistry()
    let version = try bank.submit("v1")
    try bank.validate(version)
    let plan = ReleasePlan(from: bank.now)
    try bank.approve(version, plan: plan)
    let newcomer = try TestKeys.signer("newcomer").key.text
    let proposal = try bank.act(
      "wu.di", .keyProposed(KeyProposal(person: "qian.bo", key: newcomer))
    ).event.position
    try bank.revoke("wu.di")
    let gone = refusal { try bank.act("sun.lei", .keySeconded(Seconding(proposal: proposal))) }
    #expect(gone?.reason == .wrongState)
    #expect(gone?.description == "event \(proposal) proposes no key that still waits")
    try bank.revoke("chen.jie")
    let refused = refusal { try bank.schedule(version, plan: plan) }
    #expect(refused?.reason == .tooFewSignatures)
    #expect(
      refused?.description
        == "version \(Names.short(version)) for 'production': 'risk' has signed 0 of 1")
    #expect(bank.state.versions[version]?.approvals.map(\.spentBy) == [7, nil])
  }

  @Test("a proposal does not wait for ever")
  func expired() throws {
    let bank = try TestRegistry()
    let newcomer = try TestKeys.signer("newcomer").key.text
    let made = bank.now
    let proposal = try bank.act(
      "wu.di", .keyProposed(KeyProposal(person: "qian.bo", key: newcomer))
    ).event.position
    bank.now = made.adding(days: 30)
    let refused = refusal {
      try bank.act("sun.lei", .keySeconded(Seconding(proposal: proposal)))
    }
    #expect(refused?.reason == .expired)
    #expect(
      refused?.description
        == "the proposal of event 1 could be signed for until 2024-03-31T09:01:00Z")
  }
}
