import Testing

@testable import Registry

@Suite("what stands still, and until when a statement is good") struct StopTests {
  private let place = ReleaseLine.Place(
    product: Sample.product, environment: Sample.environment)

  @Test("every halt that lasts, by whom and why; and who has asked to end it")
  func halts() throws {
    let bank = try TestRegistry()
    try bank.bringLive("v1")
    #expect(bank.state.stops(at: bank.now) == [])
    let all = Halt(environment: Sample.environment, because: "an outage")
    let own = Halt(
      product: Sample.product, environment: Sample.environment, because: "odd lines")
    let first = try bank.act("wu.di", .halted(all))
    let second = try bank.act("chen.jie", .halted(own))
    #expect(
      bank.state.stops(of: place, at: bank.now) == [
        Stop(
          product: nil, environment: "production", since: first.event.at, by: "wu.di",
          because: "an outage", position: 6, isUnconfirmedRollback: false),
        Stop(
          product: "tax_line", environment: "production", since: second.event.at, by: "chen.jie",
          because: "odd lines", position: 7, isUnconfirmedRollback: false),
      ])
    #expect(
      bank.state.stops(
        of: ReleaseLine.Place(product: "other", environment: "production"), at: bank.now
      ).map(\.position) == [6])
    #expect(bank.state.stops(at: first.event.at).map(\.position) == [6])
    let asked = try bank.act("chen.jie", .resumed(all))
    let waiting = bank.state.waitingResumptions(at: bank.now)
    #expect(waiting.map(\.position) == [8])
    #expect(waiting.map(\.persons) == [["chen.jie"]])
    #expect(waiting.map(\.needed) == [2])
    #expect(waiting.map(\.expires) == [asked.event.at.adding(days: 30)])
    #expect(bank.state.waitingResumptions(at: asked.event.at.adding(days: 30)) == [])
    let agreed = try bank.act("sun.lei", .resumeSeconded(Seconding(proposal: 8)))
    #expect(bank.state.waitingResumptions(at: bank.now) == [])
    #expect(bank.state.stops(at: bank.now).map(\.position) == [7])
    // The past stays what it was.
    #expect(
      bank.state.stops(at: agreed.event.at.adding(seconds: -1)).map(\.position) == [6, 7])
  }

  @Test("a rollback that nobody confirms stops its product from the deadline on")
  func unconfirmed() throws {
    let bank = try TestRegistry()
    let first = try bank.bringLive("v1")
    let second = try bank.bringLive("v2", parent: first)
    let made = try bank.rollBack(second, to: first)
    let deadline = made.event.at.adding(hours: 24)
    #expect(bank.state.stops(at: deadline.adding(seconds: -1)) == [])
    #expect(
      bank.state.stops(at: deadline) == [
        Stop(
          product: "tax_line", environment: "production", since: deadline, by: "wu.di",
          because: "bad rates", position: made.event.position, isUnconfirmedRollback: true)
      ])
  }

  @Test("a statement is good until what is live changes by what is scheduled, not longer")
  func validity() throws {
    let bank = try TestRegistry()
    let first = try bank.bringLive("v1")
    let now = bank.now
    #expect(bank.state.nextChange(in: "production", after: now) == nil)
    #expect(
      try bank.state.makeCurrent(in: "production", at: now).validUntil == now.adding(hours: 24))
    let change = now.adding(hours: 8)
    try bank.bringLive("v2", parent: first, plan: ReleasePlan(from: change, share: 10))
    #expect(bank.state.nextChange(in: "production", after: bank.now) == change)
    #expect(try bank.state.makeCurrent(in: "production", at: bank.now).validUntil == change)
    let sooner = now.adding(hours: 2)
    #expect(
      try bank.state.makeCurrent(in: "production", at: bank.now, validUntil: sooner).validUntil
        == sooner)
    let refused = refusal {
      _ = try bank.state.makeCurrent(
        in: "production", at: bank.now, validUntil: change.adding(seconds: 1))
    }
    #expect(refused?.reason == .expired)
    #expect(
      refused?.description
        == "what is live in 'production' changes at \(change), and cannot be signed until \(change.adding(seconds: 1))"
    )
    // Behind the change the policy's time counts again; another environment has nothing to do with it.
    #expect(
      try bank.state.makeCurrent(in: "production", at: change).validUntil
        == change.adding(hours: 24))
    #expect(bank.state.nextChange(in: "test", after: bank.now) == nil)
  }

  @Test("statements that outlive a change were signed before this was a rule, and still hold")
  func older() throws {
    let bank = try TestRegistry()
    let first = try bank.bringLive("v1")
    try bank.bringLive("v2", parent: first, plan: ReleasePlan(from: bank.now.adding(hours: 8)))
    var current = try bank.state.makeCurrent(in: "production", at: bank.now)
    current.validUntil = bank.now.adding(hours: 24)
    try bank.act("zhou.yan", .current(current))
    #expect(try Verified.found(in: bank.path) == nil)
  }
}
