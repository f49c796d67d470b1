package import Diagnostics
package import Intake
package import SQLite

/// The rows that imports have kept aside, in a table of the history file that anyone can query.
package enum Quarantine {
  /// A row as it is stored.
  package struct Row: Hashable, Sendable {
    package var importID: Int64
    package var file: String
    /// The line of a file, the rowid of a table.
    package var line: Int64
    package var isTable: Bool
    package var record: String
    package var field: String?
    package var cause: String
    package var message: Phrase
    package var raw: String
  }

  /// The table; the column with the key is called as the decided record, so that an erasure finds its rows.
  private static func definition(_ keyColumn: String) -> String {
    """
    CREATE TABLE IF NOT EXISTS quarantine( -- rows that imports have kept aside
      id INTEGER PRIMARY KEY,
      import INTEGER NOT NULL, -- the import's row in history_import
      file TEXT NOT NULL,      -- the file, or the table of a database
      line INTEGER NOT NULL,   -- the line on which the row starts, of a table its rowid
      is_table INTEGER NOT NULL,
      record TEXT NOT NULL,    -- the record or list it was read as
      field TEXT,              -- the column at fault
      cause TEXT NOT NULL,     -- its id; left_out: a good row that goes with a bad one
      value TEXT,              -- the text at fault
      message TEXT NOT NULL, zh TEXT NOT NULL,
      raw TEXT NOT NULL,       -- the row as it was delivered
      \(keyColumn) TEXT -- the key of the record that the row is or belongs to
    );
    CREATE INDEX IF NOT EXISTS quarantine_cause ON quarantine(cause);
    """
  }

  /// Stores the rows of an import, within its transaction.
  ///
  /// - Parameter record: the decided record's name.
  package static func write(
    _ rows: [AsideRow], of record: String, import id: Int64, into database: Database
  ) throws(SQLiteError) {
    guard !rows.isEmpty else { return }
    try database.execute(definition(Database.quoted(record)))
    let statement = try database.prepare(
      "INSERT INTO quarantine VALUES(NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    func value(_ text: String?) -> Value { text.map { .text($0) } ?? .null }
    for row in rows {
      try statement.run([
        .integer(id), .text(row.place.name), .integer(Int64(row.place.number)),
        .integer(row.place.kind == .table ? 1 : 0), .text(row.record), value(row.fault?.column),
        .text(row.cause), value(row.fault?.value), .text(row.message.filled(in: .english)),
        .text(row.message.filled(in: .chinese)), .text(row.raw), value(row.key),
      ])
    }
  }

  /// All rows that were kept aside, by import, file and line.
  package static func rows(in database: Database) throws(SQLiteError) -> [Row] {
    guard try exists(in: database) else { return [] }
    return try database.rows(
      """
      SELECT import, file, line, is_table, record, field, cause, message, zh, raw FROM quarantine
      ORDER BY id
      """
    ) { row in
      Row(
        importID: row.integer(0), file: row.text(1) ?? "", line: row.integer(2),
        isTable: row.truth(3), record: row.text(4) ?? "", field: row.text(5),
        cause: row.text(6) ?? "",
        message: Phrase("\(row.text(7) ?? "")", "\(row.text(8) ?? "")"), raw: row.text(9) ?? "")
    }
  }

  /// Rows that were kept aside by the id of their cause.
  package static func causes(in database: Database) throws(SQLiteError) -> [String: Int] {
    guard try exists(in: database) else { return [:] }
    let counts = try database.rows("SELECT cause, count(*) FROM quarantine GROUP BY cause") {
      ($0.text(0) ?? "", Int($0.integer(1)))
    }
    return Dictionary(counts, uniquingKeysWith: +)
  }

  /// Rows of one record or list that were kept aside.
  package static func count(of record: String, in database: Database) throws(SQLiteError) -> Int {
    guard try exists(in: database) else { return 0 }
    return try database.rows(
      "SELECT count(*) FROM quarantine WHERE record = ?", .text(record)
    ) { Int($0.integer(0)) }.first ?? 0
  }

  /// Whether any import has kept rows aside.
  private static func exists(in database: Database) throws(SQLiteError) -> Bool {
    try database.integer(
      "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'quarantine'") == 1
  }
}
