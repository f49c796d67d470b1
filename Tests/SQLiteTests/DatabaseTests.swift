import Foundation
import SQLite
import Testing

@Suite("Databases, statements and transactions")
struct DatabaseTests {
  @Test("values of every kind come back") func values() throws {
    let database = try Database(path: ":memory:", access: .creating)
    try database.execute("CREATE TABLE t(a, b, c, d)")
    let row: [Value] = [.integer(.min), .text("a'\u{0}文"), .blob([0, 255]), .null]
    try database.prepare("INSERT INTO t VALUES(?, ?, ?, ?)").run(row)
    let read = try database.rows("SELECT * FROM t") { row in (0..<4).map { row.value($0) } }
    #expect(read == [row])
    #expect(try database.integer("SELECT d FROM t") == nil)
    #expect(try database.integer("SELECT length(?)", .text("")) == 0)
  }

  @Test("a transaction that throws leaves nothing") func rollback() throws {
    struct Stop: Error {}
    let database = try Database(path: ":memory:", access: .creating)
    try database.execute("CREATE TABLE t(a)")
    #expect(throws: (any Error).self) {
      try database.transaction(wrapping: { $0 as any Error }) { () throws(any Error) in
        try database.run("INSERT INTO t VALUES(1)")
        throw Stop()
      }
    }
    #expect(try database.integer("SELECT count(*) FROM t") == 0)
    try database.transaction { () throws(SQLiteError) in
      try database.run("INSERT INTO t VALUES(2)")
    }
    #expect(try database.integer("SELECT a FROM t") == 2)
  }

  @Test("errors say their kind and statement") func errors() throws {
    let database = try Database(path: ":memory:", access: .creating)
    try database.execute("CREATE TABLE t(a UNIQUE)")
    try database.run("INSERT INTO t VALUES(1)")
    func kind(_ body: () throws -> Void) -> SQLiteError.Kind? {
      do { try body() } catch { return (error as? SQLiteError)?.kind }
      return nil
    }
    #expect(kind { try database.run("INSERT INTO t VALUES(1)") } == .constraint)
    #expect(kind { try database.run("SELECT b FROM t") } == .misuse)
    #expect(kind { _ = try Database(path: "/nowhere/x") } == .cannotOpen)
    do {
      try database.execute("SELECT b FROM t")
    } catch {
      #expect(error.statement == "SELECT b FROM t")
      #expect(error.message == "no such column: b")
    }
  }

  @Test("blobs are read straight into memory, row after row") func blobs() throws {
    let database = try Database(path: ":memory:", access: .creating)
    try database.execute("CREATE TABLE t(id INTEGER PRIMARY KEY, b BLOB)")
    for row in 1...3 {
      try database.run(
        "INSERT INTO t VALUES(?, ?)", Value(row),
        .blob((0..<row * 20_000).map { UInt8(truncatingIfNeeded: $0 / 7 + row) }))
    }
    let reader = BlobReader(database, table: "t", column: "b")
    for row in [3, 1, 2] {
      let size = try reader.open(row: Int64(row))
      #expect(size == row * 20_000)
      var bytes = [UInt8](repeating: 0, count: size - 5)
      try bytes.withUnsafeMutableBufferPointer {
        try reader.read(into: UnsafeMutableRawBufferPointer($0), at: 5)
      }
      #expect(bytes == (5..<size).map { UInt8(truncatingIfNeeded: $0 / 7 + row) })
    }
    #expect(throws: SQLiteError.self) { try reader.open(row: 9) }
    #expect(try reader.open(row: 1) == 20_000)
  }

  @Test("names and texts are quoted") func quoting() throws {
    #expect(Database.quoted("a\"b") == "\"a\"\"b\"")
    #expect(Database.literal("it's") == "'it''s'")
  }
}
