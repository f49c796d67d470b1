import SQLite
import Testing

@testable import Registry

@Suite("attack: rows of somebody without a key, on which others sign")
struct ForgedLogTests {
  private var keygen: SSHKeygen { get throws { try TestKeys.shared.get().keygen } }

  /// A copy of a registry with one more event, whose signature is another event's.
  private func forged(_ bank: TestRegistry) throws -> Forger {
    var forger = try Forger(bank)
    let signer = try TestKeys.signer("zhao.min")
    let event = Event(
      registry: bank.state.registry, position: bank.state.position + 1,
      previous: bank.state.head, at: bank.now, by: "zhao.min", key: signer.key.fingerprint,
      body: .rejected(
        Rejection(version: bank.state.versionOrder[0], because: "forged")))
    let mine = try RegistryStore.sign(event, signer)
    let other = try RegistryStore.sign(
      Event(
        registry: event.registry, position: event.position, previous: event.previous,
        at: event.at, by: event.by, key: event.key,
        body: .checkpoint(Checkpoint(logHeads: []))), signer)
    let stored = try StoredEvent(mine.event, signature: other.signature)
    forger.rows.append(
      .init(
        position: event.position, text: stored.text, signature: stored.signature,
        hash: stored.hash))
    try forger.write()
    return forger
  }

  @Test("opening does not see it; whoever signs on top of it, or proves by it, does")
  func onTop() throws {
    let bank = try TestRegistry()
    try bank.submit("v1")
    let seen = RegistryVerification.Mark(position: 1, hash: bank.state.head)
    let forger = try forged(bank)
    let store = try RegistryStore(path: forger.path, access: .writing)
    #expect(store.state.position == 2)
    for marks in [[], [seen]] {
      let refused = refusal { try store.guardSignatures(by: try keygen, behind: marks) }
      #expect(refused?.reason == .wrongSignature)
      #expect(refused?.position == 2)
    }
    let other = refusal {
      try store.guardSignatures(
        by: try keygen, behind: [.init(position: 1, hash: Sample.digest("another"))])
    }
    #expect(other?.reason == .tampered)
    #expect(other?.description == "event 1 is another than has been seen")
    let cut = refusal {
      try store.guardSignatures(by: try keygen, behind: [.init(position: 9, hash: seen.hash)])
    }
    #expect(cut?.reason == .downgrade)
    #expect(cut?.description == "the log ends with event 2, event 9 has been seen")
  }

  @Test("what is forged while somebody is about to sign is seen before he does")
  func meanwhile() throws {
    let bank = try TestRegistry()
    try bank.submit("v1")
    let forger = try forged(bank)
    let row = try #require(forger.rows.last)
    try forger.execute("DELETE FROM event WHERE position = 2")
    let store = try RegistryStore(path: forger.path, access: .writing)
    let now = bank.now
    store.clock = { now }
    try store.guardSignatures(by: try keygen)
    try forger.execute(
      "INSERT INTO event VALUES (2, ?, ?, ?)", .text(row.text), .text(row.signature ?? ""),
      .text(row.hash))
    let refused = refusal {
      try store.append(by: "wu.di", signer: try TestKeys.signer("wu.di")) { _ in
        .checkpoint(Checkpoint(logHeads: []))
      }
    }
    #expect(refused?.reason == .wrongSignature)
    #expect(refused?.position == 2)
  }

  @Test("remarks and counts by somebody whom the policy does not know, or that cannot be")
  func unsigned() throws {
    let bank = try TestRegistry()
    func count(_ records: Int, _ proven: Int, _ unproven: Int) -> EventBody {
      .reconciled(
        Reconciliation(
          chain: "ab", records: records, head: Sample.digest("head"), proven: proven,
          unproven: unproven))
    }
    let nobody = refusal { try bank.act("mallory", .note(Note(text: "all is well"))) }
    #expect(nobody?.reason == .notInRole)
    #expect(nobody?.description == "the policy knows no person 'mallory'")
    for body in [count(3, 4, 0), count(3, 2, 2), count(3, 4, -1)] {
      let refused = refusal { try bank.act("wu.di", body) }
      #expect(refused?.reason == .badInput)
      #expect(refused?.description == "a count is impossible")
    }
    try bank.act("wu.di", count(3, 2, 1))
  }
}
