import CSQLite

/// A statement that may run many times; columns and parameters are counted from 0.
///
/// Like its connection it is one thread's at a time.
package final class Statement {
  // Keeps the connection open as long as the statement may use it.
  private let database: Database
  private let handle: OpaquePointer
  private let sql: String

  init(_ sql: String, of database: Database) throws(SQLiteError) {
    var prepared: OpaquePointer?
    let code = sqlite3_prepare_v3(
      database.connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, nil)
    try database.check(code, sql)
    guard let prepared else {
      throw SQLiteError(kind: .misuse, code: SQLITE_MISUSE, message: "no statement", statement: sql)
    }
    self.database = database
    self.sql = sql
    handle = prepared
  }

  deinit { sqlite3_finalize(handle) }

  // MARK: Running

  /// Goes to the next row; `false` at the end, after which the statement can run anew.
  package func step() throws(SQLiteError) -> Bool {
    let code = sqlite3_step(handle)
    if code == SQLITE_ROW { return true }
    if code == SQLITE_DONE {
      sqlite3_reset(handle)
      return false
    }
    let error = SQLiteError(code, of: database.connection, statement: sql)
    sqlite3_reset(handle)
    throw error
  }

  /// Binds all values and runs to the end.
  package func run(_ values: [Value]) throws(SQLiteError) {
    try bind(values)
    while try step() {}
  }

  /// Goes back to before the first row.
  package func reset() { sqlite3_reset(handle) }

  // MARK: Parameters

  package func bind(_ values: [Value]) throws(SQLiteError) {
    for (index, value) in values.enumerated() {
      let place = Int32(index) + 1
      let code =
        switch value {
        case .null: sqlite3_bind_null(handle, place)
        case .integer(let integer): sqlite3_bind_int64(handle, place, integer)
        case .text(let text):
          sqlite3_bind_text64(
            handle, place, text, UInt64(text.utf8.count), Self.copied, UInt8(SQLITE_UTF8))
        case .blob(let bytes):
          bytes.isEmpty
            ? sqlite3_bind_zeroblob(handle, place, 0)
            : sqlite3_bind_blob64(handle, place, bytes, UInt64(bytes.count), Self.copied)
        }
      try database.check(code, sql)
    }
  }

  @inline(__always)
  package func bindNull(_ index: Int32) { sqlite3_bind_null(handle, index + 1) }

  @inline(__always)
  package func bind(_ index: Int32, _ integer: Int64) {
    sqlite3_bind_int64(handle, index + 1, integer)
  }

  /// Binds UTF-8 text that stays where it is until the statement has run.
  @inline(__always)
  package func bind(_ index: Int32, kept text: UnsafeBufferPointer<UInt8>) {
    text.withMemoryRebound(to: CChar.self) {
      // An empty text has no address, and no address would be null.
      _ = sqlite3_bind_text(handle, index + 1, $0.baseAddress ?? Self.empty, Int32($0.count), nil)
    }
  }

  /// Binds bytes that stay where they are until the statement has run.
  package func bind(_ index: Int32, kept bytes: UnsafeRawBufferPointer) {
    if let base = bytes.baseAddress {
      sqlite3_bind_blob64(handle, index + 1, base, UInt64(bytes.count), nil)
    } else {
      sqlite3_bind_zeroblob(handle, index + 1, 0)
    }
  }

  // MARK: Columns of the row

  package var columnCount: Int32 { sqlite3_column_count(handle) }
  @inline(__always)
  package func isNull(_ column: Int32) -> Bool {
    sqlite3_column_type(handle, column) == SQLITE_NULL
  }
  @inline(__always)
  package func isInteger(_ column: Int32) -> Bool {
    sqlite3_column_type(handle, column) == SQLITE_INTEGER
  }
  @inline(__always)
  package func isText(_ column: Int32) -> Bool {
    sqlite3_column_type(handle, column) == SQLITE_TEXT
  }
  @inline(__always)
  package func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }
  package func truth(_ column: Int32) -> Bool { integer(column) != 0 }

  /// The text of a column; `nil` for null.
  package func text(_ column: Int32) -> String? {
    guard let start = sqlite3_column_text(handle, column) else { return nil }
    let count = Int(sqlite3_column_bytes(handle, column))
    return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  /// The UTF-8 bytes of a text, valid within `body`.
  @inline(__always)
  package func withText<Result>(
    _ column: Int32, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let start = sqlite3_column_text(handle, column)
    let count = Int(sqlite3_column_bytes(handle, column))
    return body(UnsafeBufferPointer(start: start, count: start == nil ? 0 : count))
  }

  /// The bytes of a blob, valid within `body`.
  package func withBytes<Result>(
    _ column: Int32, _ body: (UnsafeRawBufferPointer) -> Result
  ) -> Result {
    let start = sqlite3_column_blob(handle, column)
    let count = Int(sqlite3_column_bytes(handle, column))
    return body(UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count))
  }

  /// The value of a column, for what is seldom read.
  package func value(_ column: Int32) -> Value {
    switch sqlite3_column_type(handle, column) {
    case SQLITE_NULL: .null
    case SQLITE_INTEGER: .integer(integer(column))
    case SQLITE_BLOB: .blob(withBytes(column) { Array($0) })
    default: .text(text(column) ?? "")
    }
  }

  // SQLite's word for "take a copy" is the destructor −1, which Swift cannot import.
  private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
  // Never written to, nor freed.
  nonisolated(unsafe) private static let empty = UnsafePointer(
    UnsafeMutablePointer<CChar>.allocate(capacity: 1))
}
