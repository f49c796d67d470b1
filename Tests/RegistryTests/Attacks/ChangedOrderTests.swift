import SQLite
import Testing

@testable import Registry

@Suite("attack: events are put in another order, or left out")
struct ChangedOrderTests {
  @Test("two events change places, their hashes left as they are")
  func reordered() throws {
    var forger = try TwoVersions.forger()
    forger.rows.swapAt(8, 9)
    forger.rows[8].position = 8
    forger.rows[9].position = 9
    let found = try forger.found()
    #expect(found?.reason == .tampered)
    #expect(found?.description == "event 8 says that it is event 9")
  }

  @Test("two events change places, and the chain is made to fit")
  func reorderedAndChained() throws {
    var forger = try TwoVersions.forger()
    forger.rows.swapAt(8, 9)
    try forger.edit(8) { event in event.at = event.at.adding(seconds: -60) }
    try forger.edit(9) { event in event.at = event.at.adding(seconds: 60) }
    try forger.rechain()
    let found = try forger.found()
    // What follows from the approvals in their order is seen before their signatures.
    #expect(found?.reason == .wrongState)
    #expect(found?.position == 10)
    #expect(found?.description == "the salt is not the one that follows from the approvals")
  }

  @Test("an event is dropped", arguments: 0..<13)
  func dropped(position: Int) throws {
    var forger = try TwoVersions.forger()
    forger.rows.remove(at: position)
    let found = try forger.found()
    let isLast = position == forger.rows.count
    if isLast {
      // Nothing in the file can tell: that is what the trust file's checkpoint is for.
      #expect(found == nil)
      let mark = try TwoVersions.shared.get().head
      let marked = try forger.found(marks: [mark])
      #expect(marked?.reason == .downgrade)
      #expect(
        marked?.description
          == "the log ends with event \(position - 1), event \(position) has been seen")
    } else {
      #expect(found?.reason == .tampered)
      #expect(
        found?.description == "expected event \(position), found event \(position + 1)")
    }
  }

  @Test("an event is dropped and the chain is made to fit", arguments: [3, 4, 5, 8])
  func droppedAndChained(position: Int) throws {
    var forger = try TwoVersions.forger()
    forger.rows.remove(at: position)
    try forger.rechain()
    let found = try #require(try forger.found())
    // The fold finds what no longer follows, or the next signature is of another text.
    #expect([.wrongSignature, .wrongState, .tooFewSignatures].contains(found.reason))
    #expect((found.position ?? 0) >= position)
  }

  @Test("an event stands twice")
  func duplicated() throws {
    var forger = try TwoVersions.forger()
    forger.rows.insert(forger.rows[4], at: 5)
    try forger.rechain()
    let found = try forger.found()
    #expect(found?.reason == .samePerson)
    #expect(found?.position == 5)
  }

  @Test("the log is forked behind what somebody outside has seen")
  func forked() throws {
    let bank = try TestRegistry()
    let version = try bank.submit("v1")
    let other = try Forger(bank)
    try bank.validate(version)
    let seen = RegistryVerification.Mark(position: bank.state.position, hash: bank.state.head)
    // The other branch goes on by itself, every signature good.
    let store = try RegistryStore(path: other.path, access: .writing)
    let now = bank.now
    store.clock = { now }
    try store.append(
      by: "wang.fang", signer: try TestKeys.signer("wang.fang")
    ) { _ in .rejected(Rejection(version: version, because: "not enough evidence")) }
    #expect(try Verified.found(in: other.path) == nil)
    let found = try Verified.found(in: other.path, marks: [seen])
    #expect(found?.reason == .tampered)
    #expect(found?.description == "event 2 is another than has been seen")
  }

  @Test("a whole log is built again from its genesis, with keys of the attacker's")
  func rebuilt() throws {
    let bank = try TestRegistry()
    let genesis = try #require(try bank.store.event(at: 0))
    let other = try TestRegistry()
    #expect(try Verified.found(in: other.path) == nil)
    // The same id, persons and policy, begun at the same time; but a signature cannot be made again by others, and the
    // root key here is the bank's own. Begun a second later it is another genesis.
    let folder = try TemporaryFolders.make()
    guard case .genesis(let body) = genesis.event.body else {
      Issue.record("no genesis")
      return
    }
    let mallory = try TestKeys.signer("mallory")
    let forged = try RegistryStore.create(
      at: folder + "/registry.db",
      genesis: Genesis(
        rootKeys: ["root": mallory.key.text], signers: body.signers, policy: body.policy),
      policy: Sample.policy, by: "root", signer: mallory,
      clock: { Sample.start }, registry: genesis.event.registry)
    let found = try Verified.found(
      in: forged.path, marks: [.init(position: 0, hash: genesis.hash)])
    #expect(found?.reason == .tampered)
    #expect(found?.description == "event 0 is another than has been seen")
    #expect(found?.position == 0)
  }
}
