import Columns
import Diagnostics
import Foundation
import History
import Intake
import SQLite
import Testing

@Suite("Faults of files, each with its message, and nothing lost")
struct FileFaultTests {
  /// The error of opening or importing into a file.
  private func error(_ body: () throws -> Void) -> HistoryError? {
    do {
      try body()
      return nil
    } catch {
      return error as? HistoryError
    }
  }

  @Test func noFile() {
    let found = error { _ = try History(path: "/nowhere/h.db") }
    #expect(found == .noFile(path: "/nowhere/h.db"))
    #expect(found?.words.text(in: .english) == "no history file '/nowhere/h.db'")
    #expect(found?.remedy?.text(in: .chinese) == "用“rulebench import”建立")
  }

  @Test("a text file, an empty file, another program's database")
  func otherFiles() throws {
    try inTemporaryFolder { folder in
      let path = folder + "/h.db"
      try "id,paid\n1,2\n".write(toFile: path, atomically: true, encoding: .utf8)
      #expect(
        error { _ = try History(path: path) }?.words.text(in: .english)
          == "'\(path)' is no history file")
      try "".write(toFile: path, atomically: true, encoding: .utf8)
      #expect(error { _ = try History(path: path) } == .notAHistory(path: path))
      try Database(path: path, access: .creating).execute("CREATE TABLE mine(a)")
      #expect(error { _ = try History(path: path) } == .notAHistory(path: path))
    }
  }

  @Test func newerFile() throws {
    try inTemporaryFolder { folder in
      var bank = GeneratedBank(seed: 2)
      let path = try imported([bank.table(rows: 3)], bank.schema, in: folder).path
      try Database(path: path, access: .writing).execute("PRAGMA user_version = 9")
      let found = error { _ = try History(path: path) }
      #expect(
        found?.words.text(in: .english)
          == "'\(path)' has format 9, this version of rulebench reads up to \(HistoryFormat.version)"
      )
      #expect(found?.remedy?.text(in: .english) == "update rulebench")
    }
  }

  @Test("a truncated file is damaged, wherever it was cut", arguments: [1, 3, 5, 8, 10])
  func truncatedFile(tenths: Int) throws {
    try inTemporaryFolder { folder in
      var bank = GeneratedBank(seed: 2)
      let history = try imported([bank.table(rows: 200)], bank.schema, in: folder)
      let bytes = try Data(contentsOf: URL(filePath: history.path))
      let kept = tenths == 10 ? bytes.count - 1 : bytes.count * tenths / 10
      try bytes.prefix(kept).write(to: URL(filePath: history.path))
      let found = error {
        let opened = try History(path: history.path)
        if let fault = try opened.verify() {
          throw HistoryError.damaged(path: history.path, what: fault.words)
        }
      }
      switch found {
      case .damaged: break
      case .store(_, let cause): #expect([.corrupt, .notADatabase].contains(cause.kind))
      default: Issue.record("expected damage, found \(found.map { "\($0)" } ?? "none")")
      }
    }
  }

  @Test func lockedFile() throws {
    try inTemporaryFolder { folder in
      var bank = GeneratedBank(seed: 2)
      let history = try imported([bank.table(rows: 5)], bank.schema, in: folder)
      let other = try Database(path: history.path, access: .writing)
      try other.execute("BEGIN IMMEDIATE")
      let more = bank.table(rows: 5)
      let found = error { try imported([more], bank.schema, in: folder) }
      #expect(
        found?.words.text(in: .english) == "'\(history.path)' is in use by another program")
      #expect(found?.words.text(in: .chinese) == "“\(history.path)”正被其他程序使用")
      try other.execute("ROLLBACK")
      #expect(try imported([more], bank.schema, in: folder).count == 10)
    }
  }

  @Test("a full disk: SQLite's own limit stands for it") func fullDisk() throws {
    try inTemporaryFolder { folder in
      var bank = GeneratedBank(seed: 2)
      let history = try imported([bank.table(rows: 20)], bank.schema, in: folder)
      let more = bank.table(rows: 3_000)
      let found = error {
        _ = try History.importing(into: history.path, schema: bank.schema, at: "2026-01-02") {
          (writing) throws(HistoryError) in
          do throws(SQLiteError) {
            let pages = try writing.database.integer("PRAGMA page_count") ?? 0
            _ = try writing.database.integer("PRAGMA max_page_count = \(pages + 3)")
          } catch {
            throw .store(path: history.path, error)
          }
          try writing.append(more, input: bank.schema)
          return "{}"
        }
      }
      #expect(found?.words.text(in: .english) == "no space left for '\(history.path)'")
      #expect(
        found?.remedy?.text(in: .english) == "free some space and run it again; nothing was changed"
      )
      let after = try History(path: history.path)
      #expect(after.digest == history.digest)
      #expect(try after.verify() == nil)
    }
  }

  @Test("rows whose key is there already, or twice, are refused and change nothing")
  func repeatedKeys() throws {
    try inTemporaryFolder { folder in
      var bank = GeneratedBank(seed: 3)
      let table = bank.table(rows: 8)
      let history = try imported([table], bank.schema, in: folder)
      let again = error { try imported([table], bank.schema, in: folder) }
      guard case .keysExist("application", _, 8) = again else {
        Issue.record("expected 8 existing keys, found \(again.map { "\($0)" } ?? "none")")
        return
      }
      let twice = bank.table(rows: 2).gathering([0, 1, 0])
      for name in ["h.db", "new.db"] {
        guard
          case .repeatedKey("application", _) = error({
            try imported([twice], bank.schema, in: folder, name: name)
          })
        else {
          Issue.record("expected a repeated key in \(name)")
          continue
        }
      }
      #expect(try History(path: history.path).digest == history.digest)
      #expect(!FileManager.default.fileExists(atPath: folder + "/new.db"))
      #expect(!FileManager.default.fileExists(atPath: folder + "/new.db.importing"))
    }
  }

  @Test("what a killed import left behind is begun anew") func leftover() throws {
    try inTemporaryFolder { folder in
      try "half a file".write(
        toFile: folder + "/h.db.importing", atomically: true, encoding: .utf8)
      var bank = GeneratedBank(seed: 2)
      #expect(try imported([bank.table(rows: 4)], bank.schema, in: folder).verify() == nil)
      #expect(!FileManager.default.fileExists(atPath: folder + "/h.db.importing"))
    }
  }
}
