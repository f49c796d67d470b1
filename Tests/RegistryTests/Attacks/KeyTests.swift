import Testing

@testable import Registry

@Suite("attack: keys that should not count")
struct KeyTests {
  @Test("a key that nobody has enrolled")
  func unknown() throws {
    let bank = try TestRegistry()
    let refused = refusal {
      try bank.act(
        "li.wei", key: "mallory", artefacts: Sample.artefacts("v1"),
        .submitted(Sample.submission("v1")))
    }
    let key = try TestKeys.signer("mallory").key.fingerprint
    #expect(refused?.reason == .unknownKey)
    #expect(refused?.description == "the key \(key) is enrolled for nobody")
    #expect(bank.state.position == 0)
  }

  @Test("a key is in force only once two others have signed for it, and never by its owner's word")
  func enrolling() throws {
    let bank = try TestRegistry()
    let newcomer = try TestKeys.signer("newcomer").key
    let body = EventBody.keyProposed(KeyProposal(person: "zheng.hao", key: newcomer.text))
    var refused = refusal { try bank.act("zheng.hao", body) }
    #expect(refused?.reason == .samePerson)
    #expect(refused?.description == "'zheng.hao' may not sign for a key of their own")
    refused = refusal { try bank.act("li.wei", body) }
    #expect(refused?.reason == .notInRole)
    #expect(
      refused?.description
        == "'li.wei' may not enrol keys: the policy asks for the role risk_head or security")
    let proposal = try bank.act("sun.lei", body).event.position
    #expect(bank.state.keys[newcomer.fingerprint] == nil)
    refused = refusal {
      try bank.act("sun.lei", .keySeconded(Seconding(proposal: proposal)))
    }
    #expect(refused?.description == "'sun.lei' has signed for it already")
    refused = refusal {
      try bank.act("zheng.hao", .keySeconded(Seconding(proposal: proposal)))
    }
    #expect(refused?.reason == .samePerson)
    try bank.act("wu.di", .keySeconded(Seconding(proposal: proposal)))
    #expect(bank.state.keys[newcomer.fingerprint]?.person == "zheng.hao")
    #expect(try Verified.found(in: bank.path) == nil)
    // The same key for another person is nobody's to give.
    refused = refusal {
      try bank.act(
        "sun.lei", .keyProposed(KeyProposal(person: "zhao.min", key: newcomer.text)))
    }
    #expect(refused?.reason == .keyNotAllowed)
    #expect(refused?.description == "the key \(newcomer.fingerprint) is or was 'zheng.hao''s")
  }

  @Test("one person with two keys counts once")
  func twoKeys() throws {
    let bank = try TestRegistry()
    let second = try TestKeys.signer("newcomer").key
    let proposal = try bank.act(
      "sun.lei", .keyProposed(KeyProposal(person: "zheng.hao", key: second.text)))
    try bank.act("wu.di", .keySeconded(Seconding(proposal: proposal.event.position)))
    // Zheng Hao proposes a key for another with one key, and seconds it with the other.
    let other = try TestKeys.signer("li.wei-2").key
    let own = try bank.act(
      "zheng.hao", .keyProposed(KeyProposal(person: "li.wei", key: other.text)))
    let refused = refusal {
      try bank.act(
        "zheng.hao", key: "newcomer", .keySeconded(Seconding(proposal: own.event.position)))
    }
    #expect(refused?.reason == .samePerson)
    #expect(refused?.description == "'zheng.hao' has signed for it already")
    #expect(bank.state.keys[other.fingerprint] == nil)
  }

  @Test("a revoked key signs nothing more, and what it signed before stands")
  func revoked() throws {
    let bank = try TestRegistry()
    let version = try bank.submit("v1")
    let key = try TestKeys.signer("li.wei").key.fingerprint
    try bank.act(
      "zheng.hao",
      .keyRevoked(KeyRevocation(person: "li.wei", fingerprint: key, because: "laptop lost")))
    let refused = refusal { try bank.submit("v2", parent: version) }
    #expect(refused?.reason == .revokedKey)
    #expect(refused?.description == "the key \(key) was revoked by event 2")
    #expect(try Verified.found(in: bank.path) == nil)
    let again = refusal {
      try bank.act(
        "zheng.hao",
        .keyRevoked(KeyRevocation(person: "li.wei", fingerprint: key, because: "once more")))
    }
    #expect(again?.description == "the key was revoked by event 2 already")
  }

  @Test(
    "an approval by a key that was in other hands is spent, and a release resting on it is named")
  func compromised() throws {
    let bank = try TestRegistry()
    let first = try bank.bringLive("v1")
    let plan = ReleasePlan(from: bank.now, share: 10, widenTo: 50)
    let second = try bank.bringLive("v2", parent: first, plan: plan)
    let key = try TestKeys.signer("chen.jie").key.fingerprint
    let approval = bank.state.position - 2
    let revocation = KeyRevocation(
      person: "chen.jie", fingerprint: key, compromisedSince: approval, because: "stolen")
    try bank.act("zheng.hao", .keyRevoked(revocation))
    let place = ReleaseLine.Place(product: Sample.product, environment: Sample.environment)
    #expect(
      bank.state.compromisedReleases(at: bank.now) == [
        CompromisedRelease(
          place: place, version: second, position: approval + 2, compromised: [approval])
      ])
    var verification = RegistryVerification(
      path: bank.path, keygen: try TestKeys.shared.get().keygen)
    verification.now = bank.now
    #expect(try verification.run().compromisedReleases.map(\.version) == [second])
    let refused = refusal { try bank.signCurrent() }
    #expect(refused?.reason == .compromised)
    #expect(
      refused?.description
        == "version \(Names.short(second)) in 'production' rests on signatures by keys in other hands: events \(approval)"
    )
    // Rolled back, what is live rests on sound signatures again.
    try bank.act(
      "wu.di",
      .rolledBack(
        Rollback(
          product: place.product, environment: place.environment, from: second, to: first,
          because: "approved by a thief")))
    try bank.signCurrent()
    #expect(bank.state.compromisedReleases(at: bank.now).isEmpty)
  }

  @Test("the genesis is signed by a root key, which signs nothing else")
  func root() throws {
    let bank = try TestRegistry()
    let root = try TestKeys.signer("root").key
    let refused = refusal {
      try bank.act("sun.lei", .keyProposed(KeyProposal(person: "zhao.min", key: root.text)))
    }
    #expect(refused?.reason == .keyNotAllowed)
    #expect(
      refused?.description
        == "the key \(root.fingerprint) is a root key, which signs the genesis only")
    let signed = refusal { try bank.act("root", .checkpoint(Checkpoint(logHeads: []))) }
    #expect(signed?.reason == .unknownKey)
  }
}
