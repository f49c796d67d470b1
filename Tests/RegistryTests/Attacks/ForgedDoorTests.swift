import Foundation
import RegistryFixture
import SQLite
import Testing

@testable import Registry

/// What somebody who can write the registry's file, and holds no key, could make a fetch believe.
@Suite("attacks on fetches by whoever writes the file") struct ForgedDoorTests {
  private let registry: ReleasedRegistry
  /// After the first fetch.
  private let trust: Trust

  init() throws {
    registry = try ReleasedRegistry()
    try registry.release(try ReleasedRegistry.program(least: 5_000))
    try registry.publish()
    trust = try registry.fetch().trust
  }

  /// Appends an event whose chain and rules hold, with a signature of the person's own under another text.
  private func forge(
    by person: String, at time: Timestamp? = nil, _ body: EventBody
  ) throws {
    let state = try RegistryStore(path: registry.store.path).state
    let signer = try #require(registry.keys[person])
    let isSigned = body.kind.isSignedSingly
    let stored = try StoredEvent(
      Event(
        registry: state.registry, position: state.position + 1, previous: state.head,
        at: time ?? registry.time, by: person,
        key: isSigned ? signer.key.fingerprint : nil, body: body),
      signature: isSigned
        ? try registry.sign("another text", signer, namespace: SSHKeygen.namespace) : nil)
    func quoted(_ text: String?) -> String {
      text.map { "'" + $0.replacing("'", with: "''") + "'" } ?? "NULL"
    }
    try Database(path: registry.store.path, access: .writing).execute(
      "INSERT INTO event VALUES(\(stored.event.position), \(quoted(stored.text)), "
        + "\(quoted(stored.signature)), \(quoted(stored.hash)))")
  }

  private func refusal(_ trust: Trust) throws -> RegistryError? {
    let door = try registry.door(trust)
    do throws(RegistryError) {
      _ = try door.fetch(
        from: try door.look(atRegistry: registry.store.path),
        environment: ReleasedRegistry.environment)
      return nil
    } catch { return error }
  }

  @Test("a halt is not undone by events that nobody signed")
  func resumed() throws {
    let halt = Halt(environment: ReleasedRegistry.environment, because: "an outage")
    try registry.act("op", .halted(halt))
    #expect(try refusal(trust)?.reason == .halted)
    try forge(by: "ri", .resumed(halt))
    let place = try RegistryStore(path: registry.store.path).state.position
    try forge(by: "he", .resumeSeconded(Seconding(proposal: place)))
    let refused = try #require(try refusal(trust))
    #expect(refused.reason == .wrongSignature)
    #expect(refused.position == place)
  }

  @Test("a checkpoint that nobody signed does not move the trust")
  func checkpoint() throws {
    try forge(by: "op", .checkpoint(Checkpoint(logHeads: [])))
    #expect(try refusal(trust)?.reason == .wrongSignature)
  }

  @Test("an event from the days to come is believed by nobody")
  func later() throws {
    let time = registry.time.adding(days: 365)
    try forge(by: "op", at: time, .note(Note(text: "later")))
    let refused = try #require(try refusal(trust))
    #expect(refused.reason == .futureTime)
    #expect(
      refused.description
        == "the last event is of \(time), it is \(registry.time.adding(hours: 1))")
  }

  @Test(
    "what was refused stays refused by a bundle alone, and yesterday's registry is older than that")
  func remembered() throws {
    let path = registry.store.path
    let yesterday = "\(registry.folder)/yesterday.db"
    let fetched = try registry.fetch(trust)
    try FileManager.default.copyItem(atPath: path, toPath: yesterday)
    let halt = try registry.act(
      "op", .halted(Halt(environment: ReleasedRegistry.environment, because: "an outage")))
    let door = try registry.door(fetched.trust)
    let sighting = try door.look(atRegistry: path)
    let refused = try #require(try refusal(fetched.trust))
    let after = sighting.refusing(refused, in: ReleasedRegistry.environment)
    #expect(sighting.refusing(refused, in: "nowhere") == sighting.trust)
    let later = try registry.door(after)
    do throws(RegistryError) {
      _ = try later.verify(fetched.file, environment: ReleasedRegistry.environment)
      Issue.record("a bundle of before the halt holds")
    } catch {
      #expect(error.reason == .halted)
      #expect(error.position == halt.event.position)
      #expect(
        error.description
          == "the last fetch from 'production' was refused: halted")
    }
    do throws(RegistryError) {
      _ = try later.look(atRegistry: yesterday)
      Issue.record("yesterday's registry is taken")
    } catch { #expect(error.reason == .downgrade) }
  }
}
