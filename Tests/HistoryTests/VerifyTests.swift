import Columns
import Diagnostics
import History
import Intake
import SQLite
import Testing

@Suite("history verify names what does not hold")
struct VerifyTests {
  /// A sound history, damaged by statements, and what is found then.
  private func fault(after statements: String, seed: UInt64 = 2) throws -> HistoryFault? {
    try inTemporaryFolder { folder in
      var bank = GeneratedBank(seed: seed)
      let history = try imported(
        [bank.table(rows: 30), bank.table(rows: 30)], bank.schema, in: folder)
      #expect(try history.verify() == nil)
      try Database(path: history.path, access: .writing).execute(statements)
      return try History(path: history.path).verify()
    }
  }

  @Test("a changed number of a plain table") func changedNumber() throws {
    let found = try fault(
      after: "UPDATE application SET requested_fen = 77 WHERE rowid = 41")
    #expect(found?.table == "application")
    #expect(found?.row == 41)
    #expect(found?.column == "requested_fen")
    #expect(
      found?.words.text(in: .english).hasPrefix(
        "table 'application', row 41, column 'requested_fen': it holds '77', the segment '")
        == true)
    #expect(
      found?.words.text(in: .chinese).hasPrefix(
        "表“application”第 41 行列“requested_fen”：表中为 '77'，段中为 '") == true)
  }

  @Test(
    "a changed date, text, value and list mark",
    arguments: [
      ("applied_on", "'2001-01-01'"), ("customer", "'somebody'"), ("level", "'Z'"),
      ("has_sold", "2"), ("count", "'12'"),
    ])
  func changedCell(column: String, value: String) throws {
    let found = try fault(
      after: "UPDATE application SET \(column) = \(value) WHERE rowid = 3")
    #expect(found?.table == "application")
    #expect(found?.row == 3)
    #expect(found?.column == column)
  }

  @Test("a child row of another parent") func movedChild() throws {
    let found = try fault(
      after: """
        UPDATE filing SET application = 'nobody' WHERE rowid = (SELECT min(rowid) FROM filing)
        """)
    #expect(found?.table == "filing")
    #expect(found?.column == "application")
  }

  @Test("a dropped application") func droppedRow() throws {
    let found = try fault(after: "DELETE FROM application WHERE rowid = 60")
    #expect(found?.table == "application")
    #expect(
      found?.words.text(in: .english).hasPrefix(
        "table 'application': rows are missing at the end, the first with id '") == true)
  }

  @Test("a dropped child row") func droppedChild() throws {
    let found = try fault(
      after: "DELETE FROM filing WHERE rowid = (SELECT min(rowid) FROM filing)")
    #expect(found?.table == "filing")
  }

  @Test("a row too many") func addedRow() throws {
    let found = try fault(
      after: """
        INSERT INTO filing(application, period_end, kind, is_void)
        SELECT application, period_end, kind, is_void FROM filing LIMIT 1
        """
    )
    #expect(
      found?.words.text(in: .english).hasSuffix("no segment holds this row") == true)
  }

  @Test("any flipped byte of a segment", arguments: [1, 2, 5, 9, 20, 33])
  func flippedByte(segment: Int) throws {
    let found = try fault(
      after: """
        UPDATE history_segment SET bytes = CAST(zeroblob(length(bytes) - 1) || x'07' AS BLOB)
        WHERE id = \(segment) AND length(bytes) > 0
        """)
    #expect(found?.table == "history_segment")
    #expect(found?.row == Int64(segment))
    #expect(found?.column == "bytes")
  }

  @Test("a segment whose digest was made to fit, against the digest of the whole")
  func forgedDigest() throws {
    let found = try fault(after: "UPDATE history_state SET digest = 'sha256:00'")
    #expect(found?.table == "history_state")
    #expect(found?.words.text(in: .english).hasSuffix("written is sha256:00") == true)
  }

  @Test("an index that lacks a row") func brokenIndex() throws {
    let found = try fault(
      after: """
        PRAGMA writable_schema = ON;
        UPDATE sqlite_schema SET sql = replace(sql, '("id")', '("customer")')
        WHERE name = 'application_key';
        PRAGMA writable_schema = RESET
        """)
    #expect(found?.words.text(in: .english).hasPrefix("SQLite finds: ") == true)
  }
}
