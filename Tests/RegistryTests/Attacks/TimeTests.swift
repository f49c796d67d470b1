import Diagnostics
import SQLite
import Testing

@testable import Registry

@Suite("attack: times that are not")
struct TimeTests {
  /// Appends a remark at a time that is asked for, by a clock.
  private func append(
    _ bank: TestRegistry, _ body: EventBody = .note(Note(text: "a remark")), at time: Timestamp?,
    clock: Timestamp
  ) throws -> Timestamp {
    bank.store.clock = { clock }
    let signer = body.kind.isSignedSingly ? try TestKeys.signer("wu.di") : nil
    return try bank.store.append(by: "wu.di", signer: signer, at: time) { _ in body }.event.at
  }

  @Test("an event of tomorrow, of an hour ago, or before the last")
  func times() throws {
    let bank = try TestRegistry()
    let now = Sample.start.adding(hours: 1)
    var refused = refusal { _ = try append(bank, at: now.adding(seconds: 1), clock: now) }
    #expect(refused?.reason == .futureTime)
    #expect(
      refused?.description
        == "2024-03-01T10:00:01Z is yet to come, it is 2024-03-01T10:00:00Z")
    refused = refusal { _ = try append(bank, at: now.adding(seconds: -301), clock: now) }
    #expect(refused?.reason == .backdated)
    #expect(
      refused?.description
        == "2024-03-01T09:54:59Z is more than 5 minutes before the clock, which says 2024-03-01T10:00:00Z"
    )
    #expect(refused?.remedy?.filled(in: .english) == "sign by the clock: leave --at out")
    #expect(
      try append(bank, at: now.adding(seconds: -300), clock: now) == now.adding(seconds: -300))
    #expect(try append(bank, at: nil, clock: now) == now)
    refused = refusal { _ = try append(bank, at: now.adding(seconds: -1), clock: now) }
    #expect(refused?.reason == .backdated)
    #expect(
      refused?.description
        == "2024-03-01T09:59:59Z is before the last event, which was at 2024-03-01T10:00:00Z")
  }

  @Test(
    "a log that runs ahead of the clock: a little is waited out, more is refused, but for a halt")
  func aheadOfClock() throws {
    let bank = try TestRegistry()
    try bank.bringLive("v1")
    let last = bank.state.at
    #expect(try append(bank, at: nil, clock: last.adding(seconds: -300)) == last)
    let behind = last.adding(seconds: -301)
    let words = """
      the last event says it was at 2024-03-01T09:05:00Z, it is 2024-03-01T08:59:59Z: this clock is wrong, or the one that \
      signed was, or somebody wrote into the file
      """
    let refused = refusal { _ = try append(bank, at: nil, clock: behind) }
    #expect(refused?.reason == .futureTime)
    #expect(refused?.description == words)
    #expect(bank.store.aheadOfClock?.filled(in: .english) == words)
    let halt = EventBody.halted(Halt(environment: Sample.environment, because: "an outage"))
    #expect(try append(bank, halt, at: nil, clock: behind) == last)
    let place = ReleaseLine.Place(product: Sample.product, environment: Sample.environment)
    #expect(bank.state.isHalted(place, at: last))
    bank.store.clock = { last }
    #expect(bank.store.aheadOfClock == nil)
  }

  @Test("a log that runs ahead of the clock is named")
  func ahead() throws {
    let bank = try TestRegistry()
    try bank.submit("v1")
    var verification = RegistryVerification(
      path: bank.path, keygen: try TestKeys.shared.get().keygen)
    verification.now = Sample.start.adding(seconds: -241)
    let refused = refusal { _ = try verification.run() }
    #expect(refused?.reason == .futureTime)
    #expect(refused?.position == 1)
    #expect(
      refused?.description
        == "event 1 says it was at 2024-03-01T09:01:00Z, it is 2024-03-01T08:55:59Z")
    // Two clocks differ by a little.
    verification.now = Sample.start.adding(seconds: -240)
    _ = try verification.run()
  }

  @Test("an approval that has expired, or lasts longer than the policy allows")
  func expiry() throws {
    let bank = try TestRegistry()
    let plan = ReleasePlan(from: bank.now)
    let version = try bank.submit("v1")
    try bank.validate(version)
    let long = refusal {
      try bank.act("chen.jie") { state in
        var approval = Sample.approval(
          version, parent: nil, role: "risk", state: state, plan: plan)
        approval.expires = bank.now.adding(days: 31)
        return .approved(approval)
      }
    }
    #expect(long?.reason == .expired)
    try bank.approve(version, plan: plan)
    bank.now = bank.now.adding(days: 21)
    let late = refusal { try bank.schedule(version, plan: plan) }
    #expect(late?.reason == .expired)
    #expect(
      late?.description
        == "approvals of version \(Names.short(version)) have expired: 'product' has signed 0 of 1")
  }

  @Test(
    "an emergency's way back is open for the policy's days, and confirmed by another within its hours"
  )
  func rollback() throws {
    let bank = try TestRegistry()
    let first = try bank.bringLive("v1")
    let second = try bank.bringLive("v2", parent: first)
    let rollback = Rollback(
      product: Sample.product, environment: Sample.environment, from: second, to: first,
      because: "losses")
    let late = try Forger(bank)
    let store = try RegistryStore(path: late.path, access: .writing)
    let after = bank.now.adding(days: 31)
    store.clock = { after }
    let refused = refusal {
      try store.append(by: "wu.di", signer: try TestKeys.signer("wu.di")) { _ in
        .rolledBack(rollback)
      }
    }
    #expect(refused?.reason == .expired)
    let event = try bank.act("wu.di", .rolledBack(rollback)).event.position
    let own = refusal {
      try bank.act("wu.di", .rollbackConfirmed(Seconding(proposal: event)))
    }
    #expect(own?.reason == .samePerson)
    #expect(own?.description == "'wu.di' rolled back and may not confirm it")
    let place = ReleaseLine.Place(product: Sample.product, environment: Sample.environment)
    #expect(bank.state.isHalted(place, at: bank.now.adding(days: 2)))
    try bank.act("chen.jie", .rollbackConfirmed(Seconding(proposal: event)))
    #expect(!bank.state.isHalted(place, at: bank.now.adding(days: 2)))
    // What was rolled back is handed in again.
    let again = refusal { try bank.schedule(second, plan: ReleasePlan(from: bank.now)) }
    #expect(again?.reason == .wrongState)
    #expect(
      again?.description
        == "version \(Names.short(second)) was rolled back in 'production' by event \(event)")
  }
}
