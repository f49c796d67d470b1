import SQLite
import Testing

@testable import Registry

@Suite("attack: a byte of what is stored is changed")
struct ChangedBytesTests {
  /// Another byte than this.
  private func other(_ byte: UInt8, _ numbers: inout SeededNumbers) -> UInt8 {
    byte ^ UInt8.random(in: 1...255, using: &numbers)
  }

  @Test("all holds as long as nothing is changed")
  func sound() throws {
    #expect(try TwoVersions.forger().found() == nil)
  }

  @Test(
    "in a column of an event, at a seeded sample of places",
    arguments: ["text", "signature", "hash"], 1...5)
  func events(column: String, seed: Int) throws {
    var numbers = SeededNumbers(seed: UInt64(seed))
    let forger = try TwoVersions.forger()
    let row = Int.random(in: forger.rows.indices, using: &numbers)
    let stored = forger.rows[row]
    let text = column == "text" ? stored.text : column == "hash" ? stored.hash : stored.signature
    var bytes = Array(try #require(text).utf8)
    let place = Int.random(in: bytes.indices, using: &numbers)
    bytes[place] = other(bytes[place], &numbers)
    try forger.execute(
      "UPDATE event SET \(column) = CAST(? AS TEXT) WHERE position = ?", .blob(bytes),
      .integer(Int64(row)))
    let found = try Verified.found(in: forger.path)
    #expect(found?.reason == .tampered)
    #expect(found?.position == row)
  }

  @Test("any byte of one event, text and signature, whatever it becomes")
  func everyByte() throws {
    let events = try RegistryStore(path: TwoVersions.shared.get().path).events()
    let target = events[TwoVersions.approval]
    func chainRefuses(text: [UInt8], signature: [UInt8]) -> Bool {
      var chain = EventChain()
      do throws(RegistryError) {
        for stored in events.prefix(TwoVersions.approval) {
          _ = try chain.accept(
            ReadRow(
              EventChain.Row(
                position: stored.event.position, text: stored.text, signature: stored.signature,
                hash: stored.hash)))
        }
        _ = try chain.accept(
          ReadRow(
            EventChain.Row(
              position: target.event.position, text: String(validating: text, as: UTF8.self),
              signature: String(validating: signature, as: UTF8.self) ?? "", hash: target.hash)))
        return false
      } catch {
        return error.reason == .tampered && error.position == TwoVersions.approval
      }
    }
    let text = Array(target.text.utf8)
    let signature = Array(try #require(target.signature).utf8)
    #expect(!chainRefuses(text: text, signature: signature))
    var numbers = SeededNumbers(seed: 7)
    for place in text.indices {
      var changed = text
      changed[place] = other(changed[place], &numbers)
      #expect(chainRefuses(text: changed, signature: signature), "byte \(place) of the text")
    }
    for place in signature.indices {
      var changed = signature
      changed[place] = other(changed[place], &numbers)
      #expect(chainRefuses(text: text, signature: changed), "byte \(place) of the signature")
    }
  }

  @Test("a position, a digest, the bytes of a document")
  func others() throws {
    var forger = try TwoVersions.forger()
    try forger.execute("UPDATE event SET position = 100 WHERE position = 8")
    var found = try Verified.found(in: forger.path)
    #expect(found?.reason == .tampered)
    #expect(found?.description == "expected event 8, found event 9")

    forger = try TwoVersions.forger()
    let version = try TwoVersions.shared.get().second
    try forger.execute(
      "UPDATE artefact SET bytes = CAST('v3' AS BLOB) WHERE digest = ?", .text(version))
    found = try Verified.found(in: forger.path)
    #expect(found?.reason == .tampered)
    #expect(found?.description == "the bytes of artefact \(version) do not have that digest")

    forger = try TwoVersions.forger()
    let other = Sample.digest("v3")
    try forger.execute(
      "UPDATE artefact SET digest = ? WHERE digest = ?", .text(other), .text(version))
    found = try Verified.found(in: forger.path)
    #expect(found?.reason == .tampered)
    #expect(found?.description == "the artefact \(Names.shown(version)) is not in the registry")
    #expect(found?.position == 6)
  }

  @Test("a document that no event names is added")
  func stray() throws {
    let forger = try TwoVersions.forger()
    let digest = Sample.digest("v3")
    try forger.execute("INSERT INTO artefact VALUES (?, CAST('v3' AS BLOB))", .text(digest))
    let found = try Verified.found(in: forger.path)
    #expect(found?.reason == .tampered)
    #expect(found?.description == "no event names the artefact \(Names.shown(digest))")
  }
}
