import Diagnostics
import Numbers
import RegistryFixture
import Semantics
import Testing

@testable import Registry

@Suite("the door") struct DoorTests {
  @Test("what is live is fetched, holds by itself, and moves the trust forward")
  func fetch() throws {
    let registry = try ReleasedRegistry()
    let first = try ReleasedRegistry.program(least: 5_000)
    let trust = try registry.trust()
    try registry.release(first)
    try registry.publish()
    let fetched = try registry.fetch(trust)
    #expect(fetched.bundle.current.sequence == 1)
    #expect(fetched.bundle.products == [ReleasedRegistry.product])
    #expect(fetched.bundle.program(first.digest)?.canonicalPrint == first.canonicalPrint)
    #expect(
      fetched.bundle.horizon(first.digest)?.reviewBy == CalendarDate(year: 2027, month: 6, day: 30))
    #expect(
      fetched.trust.last == [
        ReleasedRegistry.environment: Trust.Answer(
          sequence: 1, bundles: [fetched.bundle.digest])
      ])
    #expect(fetched.trust.checkpoint.position == registry.store.state.position)
    #expect(fetched.trust.genesis == trust.genesis)
    let again = try registry.door(fetched.trust).verify(
      fetched.file, environment: ReleasedRegistry.environment)
    #expect(again.digest == fetched.bundle.digest)
    #expect(try Trust(file: fetched.trust.file()) == fetched.trust)
  }

  @Test("while a version is staged the bundle holds both, and at 100 % the new one alone")
  func staged() throws {
    let registry = try ReleasedRegistry()
    let first = try ReleasedRegistry.program(least: 5_000)
    let second = try ReleasedRegistry.program(least: 8_000)
    try registry.release(first)
    let plan = ReleasePlan(from: registry.time, share: 10)
    try registry.approve(second, parent: first, plan: plan)
    try registry.schedule(second, plan: plan)
    try registry.publish()
    let staged = try registry.fetch().bundle
    #expect(staged.current.live.map(\.version) == [second.digest, first.digest])
    #expect(staged.current.live.map(\.share) == [10, 100])
    try registry.act(
      "re",
      .widened(
        Widening(
          product: ReleasedRegistry.product, environment: ReleasedRegistry.environment,
          version: second.digest, share: 100, from: registry.time)))
    try registry.publish()
    let whole = try registry.fetch().bundle
    #expect(whole.current.live.map(\.version) == [second.digest])
    #expect(whole.current.live[0].salt == staged.current.live[0].salt)
    #expect(whole.program(first.digest) == nil)
  }

  /// The reason for which something is refused.
  private func reason(_ body: () throws -> Void) -> RegistryError.Reason? {
    do { try body() } catch { return (error as? RegistryError)?.reason }
    return nil
  }

  @Test("nothing live, nothing published, and what was published no longer true")
  func notLive() throws {
    let registry = try ReleasedRegistry()
    #expect(reason { _ = try registry.fetch() } == .nothingLive)
    let first = try ReleasedRegistry.program(least: 5_000)
    try registry.release(first)
    #expect(reason { _ = try registry.fetch() } == .nothingLive)
    try registry.publish()
    #expect(reason { _ = try registry.fetch() } == nil)
    let second = try ReleasedRegistry.program(least: 8_000)
    try registry.release(second, parent: first)
    #expect(reason { _ = try registry.fetch() } == .stale)
    try registry.publish()
    #expect(try registry.fetch().bundle.current.live.map(\.version) == [second.digest])
  }

  @Test("a release that begins makes an earlier statement stale, with no event at all")
  func begun() throws {
    let registry = try ReleasedRegistry()
    let first = try ReleasedRegistry.program(least: 5_000)
    let second = try ReleasedRegistry.program(least: 8_000)
    try registry.release(first)
    let plan = ReleasePlan(from: registry.time.adding(hours: 10))
    try registry.approve(second, parent: first, plan: plan)
    try registry.schedule(second, plan: plan)
    try registry.publish()
    #expect(reason { _ = try registry.fetch() } == nil)
    registry.wait(hours: 10)
    #expect(reason { _ = try registry.fetch() } == .stale)
  }

  @Test(
    "the last day for applications under way makes a statement stale, and ends the version before")
  func underWay() throws {
    let registry = try ReleasedRegistry()
    let first = try ReleasedRegistry.program(least: 5_000)
    let second = try ReleasedRegistry.program(least: 8_000)
    try registry.release(first)
    let today = registry.time.bankDay
    let plan = ReleasePlan(
      from: registry.time, inFlight: .applicationDate, inFlightUntil: today.adding(days: 1))
    try registry.approve(second, parent: first, plan: plan)
    try registry.schedule(second, plan: plan)
    try registry.publish()
    let fetched = try registry.fetch().bundle
    #expect(fetched.current.live.map(\.version) == [second.digest, first.digest])
    #expect(fetched.current.live[0].inFlightUntil == today.adding(days: 1))
    // A bundle of that day decides by it alone: behind it the second version takes what was under way.
    let live = LiveVersions(fetched.current.live)
    func version(on decided: CalendarDate?) throws -> String? {
      live.choice(
        for: VersionChoice.Application(
          appliedOn: try #require(today.adding(days: -1)), decidedOn: try #require(decided))
      ).map { live.entries[$0.entry].version }
    }
    #expect(try version(on: today.adding(days: 1)) == first.digest)
    #expect(try version(on: today.adding(days: 2)) == second.digest)
    let end = Timestamp(bankDay: try #require(today.adding(days: 2)))
    #expect(
      registry.store.state.changes(
        of: .init(
          product: ReleasedRegistry.product, environment: ReleasedRegistry.environment)
      ).last == end)
    while registry.time < end { registry.wait(hours: 1) }
    #expect(reason { _ = try registry.fetch() } == .stale)
    try registry.publish()
    #expect(try registry.fetch().bundle.current.live.map(\.version) == [second.digest])
  }

  @Test("a last day must not be before the release, nor stand where the decision date counts")
  func noLastDay() throws {
    let registry = try ReleasedRegistry()
    let day = registry.time.bankDay
    for (number, plan) in [
      ReleasePlan(
        from: registry.time, inFlight: .applicationDate, inFlightUntil: day.adding(days: -1)),
      ReleasePlan(from: registry.time, inFlight: .decisionDate, inFlightUntil: day),
    ].enumerated() {
      let program = try ReleasedRegistry.program(least: 5_000 + number)
      #expect(reason { try registry.approve(program, plan: plan) } == .badInput)
    }
  }

  @Test(
    "what is halted is refused, also with a bundle from before, once a rollback stays unconfirmed")
  func halted() throws {
    let registry = try ReleasedRegistry()
    let first = try ReleasedRegistry.program(least: 5_000)
    let second = try ReleasedRegistry.program(least: 8_000)
    try registry.release(first)
    try registry.release(second, parent: first)
    try registry.act(
      "op",
      .rolledBack(
        Rollback(
          product: ReleasedRegistry.product, environment: ReleasedRegistry.environment,
          from: second.digest, to: first.digest, because: "bad rates")))
    registry.wait(hours: 20)
    try registry.publish()
    let fetched = try registry.fetch()
    #expect(fetched.bundle.current.live.map(\.version) == [first.digest])
    #expect(
      reason {
        _ = try registry.door(hoursLater: 5).verify(
          fetched.file, environment: ReleasedRegistry.environment)
      } == .halted)
    registry.wait(hours: 5)
    #expect(reason { _ = try registry.fetch() } == .halted)
  }

  @Test("a halt is told with its reason, at once")
  func haltedByHand() throws {
    let registry = try ReleasedRegistry()
    try registry.release(try ReleasedRegistry.program(least: 5_000))
    try registry.publish()
    try registry.act(
      "op", .halted(Halt(environment: ReleasedRegistry.environment, because: "an outage")))
    #expect(throws: RegistryError.self) { try registry.fetch() }
    do {
      _ = try registry.fetch()
    } catch let error as RegistryError {
      #expect(error.reason == .halted)
      #expect(
        error.message.filled(in: .english) == "'small_line' is halted in 'production': an outage")
    }
  }

  @Test("a bundle is good until the time that it states")
  func expired() throws {
    let registry = try ReleasedRegistry()
    try registry.release(try ReleasedRegistry.program(least: 5_000))
    try registry.publish()
    let file = try registry.fetch().file
    #expect(
      reason {
        _ = try registry.door(hoursLater: 24).verify(
          file, environment: ReleasedRegistry.environment)
      } == nil)
    #expect(
      reason {
        _ = try registry.door(hoursLater: 25).verify(
          file, environment: ReleasedRegistry.environment)
      } == .expired)
    #expect(
      reason {
        _ = try registry.door(hoursLater: -1).verify(
          file, environment: ReleasedRegistry.environment)
      } == .futureTime)
  }

  @Test("another engine may not decide by it, another version of the tool may")
  func engine() throws {
    let registry = try ReleasedRegistry()
    try registry.release(try ReleasedRegistry.program(least: 5_000))
    try registry.publish()
    let file = try registry.fetch().file
    var engine = ReleasedRegistry.noEngine
    engine.version = "0.2.0"
    #expect(
      reason {
        _ = try registry.door(engine: engine).verify(
          file, environment: ReleasedRegistry.environment)
      } == nil)
    engine.conformance = Artefact.digest(of: "other".utf8)
    #expect(
      reason {
        _ = try registry.door(engine: engine).verify(
          file, environment: ReleasedRegistry.environment)
      } == .engineDiffers)
    engine = ReleasedRegistry.noEngine
    engine.semantics = 2
    #expect(
      reason {
        _ = try registry.door(engine: engine).verify(
          file, environment: ReleasedRegistry.environment)
      } == .engineDiffers)
  }

  @Test("releases that rest on a compromised key are not fetched")
  func compromised() throws {
    let registry = try ReleasedRegistry()
    try registry.release(try ReleasedRegistry.program(least: 5_000))
    try registry.publish()
    let key = try #require(registry.keys["ri"]).key.fingerprint
    try registry.act(
      "se",
      .keyRevoked(
        KeyRevocation(person: "ri", fingerprint: key, compromisedSince: 1, because: "stolen")))
    #expect(reason { _ = try registry.fetch() } == .compromised)
  }
}
