import CSQLite

/// What SQLite refused, with its own words and the statement it was about.
package struct SQLiteError: Error, Hashable, Sendable {
  /// What went wrong, as far as something can be done about it.
  package enum Kind: Hashable, Sendable {
    /// Another connection holds the file.
    case locked
    /// The disk, or the limit set for the file, is full.
    case full
    /// The file is damaged.
    case corrupt
    /// The file is no database, or is cut off within its first page.
    case notADatabase
    case readOnly
    case cannotOpen
    /// A unique, not-null or check constraint does not hold.
    case constraint
    /// The system could not read or write.
    case inputOutput
    case outOfMemory
    /// A value or statement is longer than SQLite takes.
    case tooBig
    /// A statement that does not fit the file's tables, or a use that SQLite does not allow.
    case misuse
  }
  package var kind: Kind
  /// SQLite's extended result code.
  package var code: Int32
  /// SQLite's own sentence.
  package var message: String
  /// The statement, where there was one.
  package var statement: String?

  package init(kind: Kind, code: Int32, message: String, statement: String? = nil) {
    self.kind = kind
    self.code = code
    self.message = message
    self.statement = statement
  }

  /// The error of a connection after a call that answered `code`.
  init(_ code: Int32, of connection: OpaquePointer?, statement: String? = nil) {
    let extended = connection.map { sqlite3_extended_errcode($0) } ?? code
    self.init(
      kind: Kind(code), code: extended & 0xFF == code & 0xFF ? extended : code,
      message: String(cString: connection.map { sqlite3_errmsg($0) } ?? sqlite3_errstr(code)),
      statement: statement)
  }
}

extension SQLiteError.Kind {
  /// The kind of a result code, extended or not.
  package init(_ code: Int32) {
    self =
      switch code & 0xFF {
      case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL: .locked
      case SQLITE_FULL: .full
      case SQLITE_CORRUPT, SQLITE_FORMAT: .corrupt
      case SQLITE_NOTADB: .notADatabase
      case SQLITE_READONLY, SQLITE_PERM: .readOnly
      case SQLITE_CANTOPEN, SQLITE_AUTH: .cannotOpen
      case SQLITE_CONSTRAINT: .constraint
      case SQLITE_IOERR: .inputOutput
      case SQLITE_NOMEM: .outOfMemory
      case SQLITE_TOOBIG: .tooBig
      default: .misuse
      }
  }
}
