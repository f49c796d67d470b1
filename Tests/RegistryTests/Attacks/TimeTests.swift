import SQLite
import Testing

@testable import Registry

@Suite("attack: times that are not")
struct TimeTests {
  @Test("an event of tomorrow, or before the last")
  func times() throws {
    let bank = try TestRegistry()
    let now = bank.now
    bank.store.clock = { now }
    bank.now = now.adding(seconds: 1)
    var refused = refusal { try bank.submit("v1") }
    #expect(refused?.reason == .futureTime)
    #expect(
      refused?.description
        == "2024-03-01T09:01:01Z is yet to come, it is 2024-03-01T09:01:00Z")
    bank.now = Sample.start.adding(seconds: -1)
    refused = refusal { try bank.submit("v1") }
    #expect(refused?.reason == .backdated)
    #expect(
      refused?.description
        == "2024-03-01T08:59:59Z is before the last event, which was at 2024-03-01T09:00:00Z")
    bank.now = now
    try bank.submit("v1")
  }

  @Test("a log that runs ahead of the clock is named")
  func ahead() throws {
    let bank = try TestRegistry()
    try bank.submit("v1")
    var verification = RegistryVerification(
      path: bank.path, keygen: try TestKeys.shared.get().keygen)
    verification.now = Sample.start
    let refused = refusal { _ = try verification.run() }
    #expect(refused?.reason == .futureTime)
    #expect(refused?.position == 1)
    #expect(
      refused?.description
        == "event 1 says it was at 2024-03-01T09:01:00Z, it is 2024-03-01T09:00:00Z")
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
    let refused = refusal {
      try store.append(by: "wu.di", signer: try TestKeys.signer("wu.di"), at: after) { _ in
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
    // What was rolled back needs new approvals.
    let again = refusal { try bank.schedule(second, plan: ReleasePlan(from: bank.now)) }
    #expect(again?.reason == .tooFewSignatures)
  }
}
