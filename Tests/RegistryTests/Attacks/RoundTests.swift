import Diagnostics
import Testing

@testable import Registry

@Suite("attack: what was asked once is not asked again")
struct RoundTests {
  private let place = ReleaseLine.Place(
    product: Sample.product, environment: Sample.environment)

  @Test(
    "an author who hands a version in, has it sent back and handed in by others stays its author")
  func washedAuthor() throws {
    let bank = try TestRegistry()
    let live = try bank.bringLive("v1")
    let version = try bank.submit("v2", parent: live, by: "chen.jie")
    for _ in 0..<2 {
      try bank.reject(version)
      try bank.submit("v2", parent: live, by: "li.wei")
    }
    try bank.validate(version)
    let plan = ReleasePlan(from: bank.now)
    let refused = refusal { try bank.approve(version, as: "risk", by: "chen.jie", plan: plan) }
    #expect(refused?.reason == .authorMayNot)
    #expect(
      refused?.description
        == "'chen.jie' is an author of version \(Names.short(version)) and may not approve it")
    #expect(bank.state.versions[version]?.authors == ["chen.jie", "li.wei"])
    // A version of another name is no way round either.
    let other = try bank.submit("v3", parent: live, by: "li.wei")
    #expect(bank.state.versions[other]?.authors == ["chen.jie", "li.wei"])
  }

  @Test(
    "each round keeps its submission, evidence and signatures, and the round of a release is found")
  func rounds() throws {
    let bank = try TestRegistry()
    let first = try bank.bringLive("v1")
    let second = try bank.bringLive("v2", parent: first)
    let release = bank.state.position
    try bank.rollBack(second, to: first)
    let again = try bank.bringLive("v2", parent: first)
    #expect(again == second)
    let record = try #require(bank.state.versions[second])
    #expect(record.rounds.map(\.position) == [6, 12])
    #expect(record.rounds.map { $0.validations.map(\.reliance.position) } == [[7], [13]])
    #expect(record.rounds.map { $0.approvals.map(\.reliance.position) } == [[8, 9], [14, 15]])
    #expect(record.rounds.map { $0.approvals.map(\.spentBy) } == [[10, 10], [16, 16]])
    #expect(record.rounds.map(\.rolledBack) == [["production": 11], [:]])
    #expect(record.round(carrying: release)?.position == 6)
    #expect(record.round(carrying: 16)?.position == 12)
    #expect(record.round(carrying: 11) == nil)
    // The rollback brought the first version back, by the round that it had.
    #expect(bank.state.versions[first]?.round(carrying: 11)?.position == 1)
    let evidence = try #require(record.rounds[0].evidence(ofRelease: release))
    #expect(evidence.validation?.reliance.position == 7)
    #expect(evidence.approvals.map(\.by) == ["chen.jie", "zhao.min"])
    #expect(evidence.waivers.isEmpty)
    #expect(try Verified.found(in: bank.path) == nil)
  }

  @Test("rolled back it does not come again by what was signed before")
  func rolledBack() throws {
    let bank = try TestRegistry()
    let first = try bank.bringLive("v1")
    let second = try bank.bringLive("v2", parent: first)
    let event = try bank.rollBack(second, to: first).event.position
    let plan = ReleasePlan(from: bank.now)
    let words =
      "version \(Names.short(second)) was rolled back in 'production' by event \(event)"
    let acts: [() throws -> Void] = [
      { try bank.validate(second) }, { try bank.approve(second, plan: plan) },
      { try bank.schedule(second, plan: plan) },
    ]
    for act in acts {
      let refused = refusal(act)
      #expect(refused?.reason == .wrongState)
      #expect(refused?.description == words)
      #expect(
        refused?.remedy?.filled(in: .english) == "submit it again: everything is asked anew")
    }
    try bank.submit("v2", parent: first)
    let unvalidated = refusal { try bank.approve(second, plan: plan) }
    #expect(
      unvalidated?.description
        == "version \(Names.short(second)) is not validated for 'production'")
    try bank.validate(second)
    let unapproved = refusal { try bank.schedule(second, plan: plan) }
    #expect(unapproved?.reason == .tooFewSignatures)
  }

  @Test("retired it does not come again, and one person cannot send it back to bar the way back")
  func retired() throws {
    let bank = try TestRegistry()
    let first = try bank.bringLive("v1")
    let second = try bank.bringLive("v2", parent: first)
    #expect(bank.standing(first) == .retired)
    let words = "version \(Names.short(first)) has retired in 'production'"
    #expect(refusal { try bank.validate(first) }?.description == words)
    #expect(
      refusal { try bank.schedule(first, plan: ReleasePlan(from: bank.now)) }?.description
        == words)
    let refused = refusal { try bank.reject(first) }
    #expect(refused?.reason == .wrongState)
    #expect(refused?.description == words)
    // Handed in again and sent back it is still what was live before.
    try bank.submit("v1", parent: second)
    try bank.reject(first)
    #expect(bank.standing(first) == .rejected)
    try bank.rollBack(second, to: first)
    #expect(bank.standing(first) == .live)
    #expect(bank.standing(second) == .rolledBack)
    #expect(try Verified.found(in: bank.path) == nil)
  }

  @Test("a live version is withdrawn only when rolled back or halted, and then decides no more")
  func withdrawn() throws {
    let bank = try TestRegistry()
    let first = try bank.bringLive("v1")
    let withdrawal = EventBody.withdrawn(Rejection(version: first, because: "unlawful"))
    let refused = refusal { try bank.act("chen.jie", withdrawal) }
    #expect(refused?.reason == .wrongState)
    #expect(refused?.description == "version \(Names.short(first)) is live in 'production'")
    #expect(
      refused?.remedy?.filled(in: .english) == "roll it back, or halt the product, first")
    let halt = Halt(environment: Sample.environment, because: "unlawful")
    try bank.act("wu.di", .halted(halt))
    try bank.act("chen.jie", withdrawal)
    #expect(bank.standing(first) == .withdrawn)
    let resumption = try bank.act("chen.jie", .resumed(halt)).event.position
    try bank.act("sun.lei", .resumeSeconded(Seconding(proposal: resumption)))
    #expect(bank.state.liveEntries(in: Sample.environment, at: bank.now).isEmpty)
    #expect(refusal { try bank.signCurrent() }?.reason == .nothingLive)
  }

  @Test("a share does not shrink, nor provinces, by another approved plan")
  func shrinking() throws {
    let bank = try TestRegistry()
    let first = try bank.bringLive("v1")
    let plan = ReleasePlan(from: bank.now, share: 50, widenTo: 50)
    let second = try bank.bringLive("v2", parent: first, plan: plan)
    func release(_ plan: ReleasePlan) throws {
      try bank.approve(second, plan: plan)
      try bank.schedule(second, plan: plan)
    }
    var refused = refusal { try release(ReleasePlan(from: bank.now, share: 5, widenTo: 50)) }
    #expect(refused?.reason == .wrongState)
    #expect(refused?.description == "the share is 50 % and can only grow, not become 5 %")
    try bank.validate(second)
    refused = refusal {
      try release(ReleasePlan(from: bank.now, share: 60, provinces: ["Guangdong"]))
    }
    #expect(refused?.description == "the version is live in provinces that the plan leaves out")
    try bank.validate(second)
    try release(ReleasePlan(from: bank.now, share: 60, widenTo: 100))
    #expect(
      bank.state.liveEntries(in: Sample.environment, at: bank.now).map(\.share) == [60, 100])
  }

  @Test("a version past its review, or with a gate whose waiver has lapsed, gets no more customers")
  func lapsed() throws {
    let bank = try TestRegistry()
    let first = try bank.bringLive("v1")
    let plan = ReleasePlan(from: bank.now, share: 10, widenTo: 100)
    let second = try bank.submit("v2", parent: first)
    try bank.validate(second, missed: ["base"])
    let until = bank.now.adding(days: 2)
    try bank.act(
      "sun.lei",
      .waived(
        Waiver(
          version: second, environment: Sample.environment, scenario: "base",
          gate: "match_rate >= 99%", because: "small", until: until)))
    try bank.approve(second, plan: plan)
    try bank.schedule(second, plan: plan)
    try bank.widen(second, to: 20)
    bank.now = until
    let refused = refusal { try bank.widen(second, to: 30) }
    #expect(refused?.reason == .gatesNotMet)
    #expect(
      refused?.description
        == "the gate 'match_rate >= 99%' of scenario 'base' is not met and not waived at \(until)")
    bank.now = Timestamp(Sample.start.adding(days: 366).day)
    let late = refusal { try bank.widen(second, to: 30) }
    #expect(late?.reason == .expired)
    #expect(
      late?.description == "the review of version \(Names.short(second)) was due on 2025-03-01")
    let release = refusal { try bank.schedule(second, plan: plan) }
    #expect(release?.description == late?.description)
  }

  @Test("who releases does not choose which customers come first")
  func salt() throws {
    let bank = try TestRegistry()
    let first = try bank.bringLive("v1")
    let plan = ReleasePlan(from: bank.now, share: 10, widenTo: 100)
    let second = try bank.submit("v2", parent: first)
    try bank.validate(second)
    try bank.approve(second, plan: plan)
    let refused = refusal {
      try bank.act("zhou.yan") { state in
        var release = Sample.release(second, plan, state, at: bank.now)
        release.salt = "00112233445566778899aabbccddeeff"
        return .scheduled(release)
      }
    }
    #expect(refused?.reason == .wrongState)
    #expect(
      refused?.description == "the salt is not the one that follows from the approvals")
    try bank.schedule(second, plan: plan)
    let salt = try #require(bank.state.lines[place]?.steps.last?.salt)
    #expect(salt.utf8.count == 32)
    // Widened, by this plan or another, it stays; after a rollback it is another.
    try bank.widen(second, to: 20)
    let wider = ReleasePlan(from: bank.now, share: 30)
    try bank.approve(second, plan: wider)
    try bank.schedule(second, plan: wider)
    #expect(bank.state.lines[place]?.steps.suffix(2).map(\.salt) == [salt, salt])
    try bank.rollBack(second, to: first)
    try bank.bringLive("v2", parent: first, plan: ReleasePlan(from: bank.now, share: 10))
    #expect(bank.state.lines[place]?.steps.last?.salt != salt)
  }
}
