import SQLite
import Testing

@testable import Registry

/// What one person with a proper key of their own could do alone, and may not.
@Suite("attack: insiders with one key")
struct InsiderTests {
  private let place = ReleaseLine.Place(
    product: Sample.product, environment: Sample.environment)

  @Test(
    "what was rolled back, from a widened share too, is not gone back to; nor is one way back taken after the other"
  )
  func rolledBack() throws {
    let bank = try TestRegistry()
    let first = try bank.bringLive("v1")
    let second = try bank.bringLive("v2", parent: first)
    let third = try bank.bringLive(
      "v3", parent: second, plan: ReleasePlan(from: bank.now, share: 10))
    try bank.widen(third, to: 50)
    // Nor does an emergency bring to all what was released to some.
    let wider = refusal { try bank.rollBack(second, to: third) }
    #expect(
      wider?.description
        == "the version live before was \(Names.short(first)), not \(Names.short(third))")
    let rollback = try bank.rollBack(third, to: second).event.position
    let alone = refusal { try bank.rollBack(second, to: first) }
    #expect(alone?.reason == .wrongState)
    #expect(
      alone?.description == "the rollback of event \(rollback) is still to be confirmed")
    try bank.act("chen.jie", .rollbackConfirmed(Seconding(proposal: rollback)))
    let wrong = refusal { try bank.rollBack(second, to: third) }
    #expect(wrong?.reason == .wrongState)
    #expect(
      wrong?.description
        == "the version live before was \(Names.short(first)), not \(Names.short(third))")
    try bank.rollBack(second, to: first)
    #expect([first, second, third].map(bank.standing) == [.live, .rolledBack, .rolledBack])
    #expect(try Verified.found(in: bank.path) == nil)
  }

  @Test("what is withdrawn for cause decides nothing that is under way either")
  func withdrawnUnderWay() throws {
    let bank = try TestRegistry()
    let first = try bank.bringLive("v1")
    let second = try bank.bringLive(
      "v2", parent: first, plan: ReleasePlan(from: bank.now, inFlight: .applicationDate))
    func live() -> [String] {
      bank.state.liveEntries(in: Sample.environment, at: bank.now).map(\.version)
    }
    #expect(live() == [second, first])
    let withdrawal = EventBody.withdrawn(Rejection(version: first, because: "unlawful"))
    let refused = refusal { try bank.act("chen.jie", withdrawal) }
    #expect(refused?.reason == .wrongState)
    #expect(refused?.description == "version \(Names.short(first)) is live in 'production'")
    let halt = Halt(environment: Sample.environment, because: "unlawful")
    try bank.act("wu.di", .halted(halt))
    try bank.act("chen.jie", withdrawal)
    let resumption = try bank.act("chen.jie", .resumed(halt)).event.position
    try bank.act("sun.lei", .resumeSeconded(Seconding(proposal: resumption)))
    #expect(live() == [second])
  }

  @Test("who wrote a version that was never released is an author of what is made of it")
  func authorOfParent() throws {
    let bank = try TestRegistry()
    let first = try bank.submit("v1", by: "chen.jie")
    let second = try bank.submit("v1b", parent: first, by: "li.wei")
    #expect(bank.state.versions[second]?.authors == ["chen.jie", "li.wei"])
    try bank.validate(second)
    let refused = refusal {
      try bank.approve(second, as: "risk", by: "chen.jie", plan: ReleasePlan(from: bank.now))
    }
    #expect(refused?.reason == .authorMayNot)
    #expect(
      refused?.description
        == "'chen.jie' is an author of version \(Names.short(second)) and may not approve it")
  }

  @Test("whom a stolen key has named as authors is not kept from judging for ever")
  func namedAuthors() throws {
    let bank = try TestRegistry()
    let first = try bank.bringLive("v1")
    let named = ["qian.bo", "wang.fang", "chen.jie", "zhao.min", "sun.lei"]
    let stolen = try bank.act(
      "qian.bo", artefacts: Sample.artefacts("junk"),
      .submitted(Sample.submission("junk", parent: first, authors: named))
    ).event.position
    let version = try bank.submit("v2", parent: first)
    #expect(refusal { try bank.validate(version) }?.reason == .authorMayNot)
    try bank.revoke("qian.bo", since: stolen)
    try bank.reject(version)
    try bank.submit("v2", parent: first)
    #expect(bank.state.versions[version]?.authors == ["li.wei", "qian.bo"])
    try bank.validate(version)
    #expect(try Verified.found(in: bank.path) == nil)
  }

  @Test("where logs of decisions end is said by those who may, and not by stolen keys")
  func heads() throws {
    let bank = try TestRegistry()
    func checkpoint(_ records: Int) -> EventBody {
      .checkpoint(
        Checkpoint(logHeads: [
          LogHead(chain: "ab", records: records, head: Sample.digest("\(records)"))
        ]))
    }
    let author = refusal { try bank.act("qian.bo", checkpoint(1_000_000)) }
    #expect(author?.reason == .notInRole)
    #expect(author?.description.hasPrefix("'qian.bo' may not sign checkpoints: ") == true)
    let stolen = try bank.act("zhou.yan", checkpoint(1_000_000)).event.position
    #expect(refusal { try bank.act("wu.di", checkpoint(5)) }?.reason == .downgrade)
    try bank.revoke("zhou.yan", since: stolen)
    try bank.act("wu.di", checkpoint(5))
    let heads = try bank.store.signedHeads(by: TestKeys.shared.get().keygen)
    #expect(heads.map(\.records) == [5])
  }

  @Test("evidence of another round does not widen a release")
  func widenedByAnotherRound() throws {
    let bank = try TestRegistry()
    let first = try bank.bringLive("v1")
    let second = try bank.bringLive(
      "v2", parent: first, plan: ReleasePlan(from: bank.now, share: 10))
    // In another environment it rests on a key that was stolen, and so may be handed in again.
    let plan = ReleasePlan(from: bank.now)
    try bank.validate(second, environment: "test")
    let stolen = try bank.approve(
      second, as: "risk", by: "sun.lei", plan: plan, environment: "test"
    ).event.position
    try bank.approve(second, as: "product", by: "zhao.min", plan: plan, environment: "test")
    try bank.schedule(second, plan: plan, environment: "test")
    try bank.revoke("sun.lei", since: stolen)
    try bank.submit("v2", parent: first)
    let again = bank.state.position
    try bank.validate(second)
    let refused = refusal { try bank.widen(second, to: 50) }
    #expect(refused?.reason == .wrongState)
    #expect(
      refused?.description
        == "version \(Names.short(second)) was handed in again by event \(again), after its release"
    )
  }

  @Test("a file that changes between two readings is not signed on")
  func changedBetween() throws {
    let bank = try TestRegistry()
    try bank.submit("v1")
    var forger = try Forger(bank)
    let store = try RegistryStore(path: forger.path, access: .writing)
    forger.rows.removeLast()
    try forger.write()
    let keygen = try TestKeys.shared.get().keygen
    let refused = refusal { try store.guardSignatures(by: keygen) }
    #expect(refused?.reason == .tampered)
    #expect(refused?.description == "the log was changed while it was read")
  }
}
