import Diagnostics
import Foundation
import RegistryFixture
import SQLite
import Semantics
import Testing

@testable import Registry

/// How a trust file could be led past a refusal, or away from the log.
@Suite("attacks on trust files") struct TrustAttackTests {
  private let registry: ReleasedRegistry
  private let first: Program
  private let fetched: Fetched

  init() throws {
    registry = try ReleasedRegistry()
    first = try ReleasedRegistry.program(least: 5_000)
    try registry.release(first)
    try registry.publish()
    fetched = try registry.fetch()
  }

  /// The trust after it was moved by a look alone, as a checkpoint moves it.
  private func moved() throws -> Trust {
    try registry.door(fetched.trust).look(atRegistry: registry.store.path).trust
  }

  private func refusal(_ trust: Trust, _ file: [UInt8]? = nil) throws -> RegistryError? {
    let door = try registry.door(trust)
    do throws(RegistryError) {
      _ = try door.verify(file ?? fetched.file, environment: ReleasedRegistry.environment)
      return nil
    } catch { return error }
  }

  private let halt = EventBody.halted(
    Halt(environment: ReleasedRegistry.environment, because: "an outage"))

  @Test("moved past a halt it refuses what was fetched before")
  func halted() throws {
    let place = try registry.act("op", halt).event.position
    let refused = try #require(try refusal(try moved()))
    #expect(refused.reason == .halted)
    #expect(refused.position == place)
    #expect(refused.description == "the last fetch from 'production' was refused: halted")
  }

  @Test("so it does where another environment was fetched from")
  func otherEnvironment() throws {
    let other = try ReleasedRegistry.program(least: 1_000)
    let plan = ReleasePlan(from: registry.time)
    try registry.approve(other, product: "other_line", environment: "test", plan: plan)
    try registry.schedule(other, product: "other_line", environment: "test", plan: plan)
    try registry.publish("test")
    try registry.act("op", halt)
    let door = try registry.door(fetched.trust)
    let after = try door.fetch(
      from: try door.look(atRegistry: registry.store.path), environment: "test"
    ).trust
    #expect(after.last["test"]?.refusal == nil)
    #expect(try refusal(after)?.reason == .halted)
  }

  @Test("what has changed since is stale, what has not still holds")
  func stale() throws {
    let second = try ReleasedRegistry.program(least: 8_000)
    try registry.submit(second, parent: first)
    let door = try registry.door(try moved())
    let verified = try door.verify(fetched.file, environment: ReleasedRegistry.environment)
    #expect(verified.isFetched)
    try registry.act(
      "po", .rejected(Rejection(version: second.digest, because: "not good enough")))
    try registry.release(second, parent: first)
    #expect(try refusal(try moved())?.reason == .stale)
  }

  @Test("a trust by which nothing was fetched refuses a bundle from before what it has seen")
  func older() throws {
    var trust = try moved()
    trust.last = [:]
    #expect(try refusal(trust) == nil)
    try registry.act("op", halt)
    trust = try moved()
    trust.last = [:]
    let refused = try #require(try refusal(trust))
    #expect(refused.reason == .stale)
    #expect(
      refused.description
        == "the bundle is from before what was seen signed about all products, or who may sign")
  }

  @Test("that something beside the registry failed is not remembered as its answer")
  func failure() throws {
    let sighting = try registry.door(fetched.trust).look(atRegistry: registry.store.path)
    for reason in [RegistryError.Reason.store, .keygenFailed] {
      let error = RegistryError(reason, "no room", "空间不足")
      #expect(sighting.refusing(error, in: ReleasedRegistry.environment) == fetched.trust)
    }
  }

  @Test("a row that nobody signed does not hold the trust to itself")
  func unsigned() throws {
    let clean = "\(registry.folder)/clean.db"
    try FileManager.default.copyItem(atPath: registry.store.path, toPath: clean)
    try registry.act("op", .note(Note(text: "a remark by nobody")))
    #expect(try moved().checkpoint == fetched.trust.checkpoint)
    let door = try registry.door(try moved())
    #expect(try door.look(atRegistry: clean).trust.checkpoint == fetched.trust.checkpoint)
  }

  @Test("a clock some minutes behind sees what was signed, and a halt at once")
  func clock() throws {
    func door(_ trust: Trust, behind seconds: Int64) -> Door {
      Door(
        trust: trust, engine: registry.engine, now: registry.time.adding(seconds: -seconds),
        keygen: registry.keygen)
    }
    let path = registry.store.path
    let late = door(fetched.trust, behind: 300)
    _ = try late.fetch(
      from: try late.look(atRegistry: path), environment: ReleasedRegistry.environment)
    _ = try late.verify(fetched.file, environment: ReleasedRegistry.environment)
    let later = door(fetched.trust, behind: 301)
    do throws(RegistryError) {
      _ = try later.look(atRegistry: path)
      Issue.record("a log from the days to come is taken")
    } catch { #expect(error.reason == .futureTime) }
    try registry.act("op", halt)
    let stopped = door(fetched.trust, behind: 300)
    let sighting = try stopped.look(atRegistry: path)
    do throws(RegistryError) {
      _ = try stopped.fetch(from: sighting, environment: ReleasedRegistry.environment)
      Issue.record("what is halted is fetched")
    } catch { #expect(error.reason == .halted) }
  }
}
