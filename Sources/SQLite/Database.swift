import CSQLite

/// A connection to an SQLite file; one thread's at a time.
package final class Database {
  /// What the connection may do with its file.
  package enum Access: Sendable {
    case reading
    case writing
    /// Makes the file where there is none.
    case creating
  }

  package let path: String
  let connection: OpaquePointer

  /// Opens a file; nothing of it is read yet.
  ///
  /// - Parameter patience: milliseconds for which a statement waits for a file that another
  ///   connection holds.
  package init(
    path: String, access: Access = .reading, patience: Int32 = 2_000
  ) throws(SQLiteError) {
    let mode =
      switch access {
      case .reading: SQLITE_OPEN_READONLY
      case .writing: SQLITE_OPEN_READWRITE
      case .creating: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
      }
    var opened: OpaquePointer?
    let code = sqlite3_open_v2(path, &opened, mode | SQLITE_OPEN_NOMUTEX, nil)
    guard code == SQLITE_OK, let opened else {
      let error = SQLiteError(code, of: opened)
      sqlite3_close_v2(opened)
      throw error
    }
    self.path = path
    connection = opened
    sqlite3_extended_result_codes(connection, 1)
    sqlite3_busy_timeout(connection, patience)
  }

  // A connection closed "v2" lives on until its last statement is gone, whatever goes first.
  deinit { sqlite3_close_v2(connection) }

  /// Runs statements that give no rows, separated by semicolons.
  package func execute(_ sql: String) throws(SQLiteError) {
    try check(sqlite3_exec(connection, sql, nil, nil, nil), sql)
  }

  /// Runs one statement with values for its `?`s to its end.
  package func run(_ sql: String, _ values: Value...) throws(SQLiteError) {
    try prepare(sql).run(values)
  }

  /// All rows of a query, each as `read` takes it.
  package func rows<Row>(
    _ sql: String, _ values: Value..., read: (Statement) -> Row
  ) throws(SQLiteError) -> [Row] {
    let statement = try prepare(sql)
    try statement.bind(values)
    var rows: [Row] = []
    while try statement.step() { rows.append(read(statement)) }
    return rows
  }

  /// The whole number that a query's first row begins with; `nil` without a row or a number.
  package func integer(_ sql: String, _ values: Value...) throws(SQLiteError) -> Int64? {
    let statement = try prepare(sql)
    try statement.bind(values)
    guard try statement.step(), !statement.isNull(0) else { return nil }
    return statement.integer(0)
  }

  /// A statement to be run many times.
  package func prepare(_ sql: String) throws(SQLiteError) -> Statement {
    try Statement(sql, of: self)
  }

  /// The row that the last INSERT has made.
  package var lastRow: Int64 { sqlite3_last_insert_rowid(connection) }
  /// Rows that the last statement has changed.
  package var changes: Int64 { sqlite3_changes64(connection) }

  func check(_ code: Int32, _ sql: String? = nil) throws(SQLiteError) {
    guard code == SQLITE_OK else {
      throw SQLiteError(code, of: connection, statement: sql)
    }
  }
}

extension Database {
  /// A name as it stands in a statement, whatever its letters: `"name"`.
  package static func quoted(_ name: String) -> String {
    "\"\(name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\""))\""
  }

  /// A text as it stands in a statement: `'text'`.
  package static func literal(_ text: String) -> String {
    "'\(text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''"))'"
  }
}
