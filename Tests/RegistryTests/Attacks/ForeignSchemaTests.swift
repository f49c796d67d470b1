import Foundation
import SQLite
import Testing

@testable import Registry

@Suite("attack: the file holds what is no part of a registry")
struct ForeignSchemaTests {
  @Test(
    "is refused before anything is read or written",
    arguments: [
      (
        "CREATE TRIGGER quiet AFTER INSERT ON event BEGIN DELETE FROM event WHERE position = new.position; END",
        "the file holds a trigger 'quiet' that is no part of a registry"
      ),
      (
        "CREATE VIEW event_view AS SELECT * FROM event",
        "the file holds a view 'event_view' that is no part of a registry"
      ),
      ("CREATE TABLE more (a)", "the file holds a table 'more' that is no part of a registry"),
      (
        "CREATE INDEX fast ON event(hash)",
        "the file holds an index 'fast' that is no part of a registry"
      ),
      (
        "ALTER TABLE event ADD COLUMN more TEXT",
        "the file holds a table 'event' that is no part of a registry"
      ),
      ("DROP TABLE artefact", "the file lacks a table of a registry"),
    ])
  func foreign(statement: String, message: String) throws {
    let forger = try TwoVersions.forger()
    try forger.execute(statement)
    let found = try Verified.found(in: forger.path)
    #expect(found?.reason == .tampered)
    #expect(found?.description == message)
    let opened = refusal { _ = try RegistryStore(path: forger.path, access: .writing) }
    #expect(opened?.description == message)
  }

  @Test("another database, or none, is no registry")
  func others() throws {
    let forger = try TwoVersions.forger()
    try forger.execute("PRAGMA application_id = 1")
    #expect(try Verified.found(in: forger.path)?.reason == .notARegistry)
    let absent = refusal { _ = try RegistryStore(path: forger.path + "x") }
    #expect(absent?.reason == .store)
    #expect(absent?.description == "no registry '\(forger.path)x'")
  }

  @Test("a view comes after the store was opened: nothing is appended any more")
  func later() throws {
    let bank = try TestRegistry()
    let forger = try Forger(bank)
    let store = try RegistryStore(path: forger.path, access: .writing)
    try forger.execute("CREATE VIEW v AS SELECT 1")
    let refused = refusal {
      try store.append(by: "li.wei", signer: nil) { _ in .note(Note(text: "x")) }
    }
    #expect(refused?.reason == .tampered)
  }

  @Test("bytes behind the pages, and a journal that is kept elsewhere")
  func file() throws {
    let bank = try TestRegistry()
    let appended = try Forger(bank)
    let size = try #require(FileManager.default.contents(atPath: appended.path)).count
    let handle = try #require(fopen(appended.path, "a"))
    fputs("more", handle)
    fclose(handle)
    let found = try Verified.found(in: appended.path)
    #expect(found?.reason == .tampered)
    #expect(found?.description == "the file has \(size + 4) bytes, its pages have \(size)")
    let elsewhere = try Forger(bank)
    try elsewhere.execute("PRAGMA journal_mode = WAL")
    #expect(
      try Verified.found(in: elsewhere.path)?.description
        == "the file keeps a journal of the kind 'wal', expected 'delete'")
  }
}
