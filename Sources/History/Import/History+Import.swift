import Glibc
package import Intake
import SQLite

extension History {
  /// Imports into a history file, which is made where there is none: all that `body` adds stays, or nothing.
  ///
  /// A new file is written under another name and takes its own when it is complete; into one that exists everything
  /// goes in one transaction. So whenever the process ends, the file is either as before or as after.
  /// - Parameters:
  ///   - schema: the records of a new file; one that exists keeps its own.
  ///   - at: when the import is made, as it is to stand in the log.
  ///   - body: adds rows, and says as JSON where they are from.
  package static func importing(
    into path: String, schema: InputSchema, at: String,
    _ body: (HistoryImport) throws(HistoryError) -> String
  ) throws(HistoryError) -> History {
    if access(path, F_OK) == 0 {
      try append(to: path, at: at, body)
    } else {
      let file = try NewFile(path)
      try make(file, schema: schema, at: at, body)
    }
    return try History(path: path)
  }

  private static func append(
    to path: String, at: String, _ body: (HistoryImport) throws(HistoryError) -> String
  ) throws(HistoryError) {
    let database = try HistoryFile.open(path, .writing)
    try database.transaction(wrapping: { .store(path: path, $0) }) { () throws(HistoryError) in
      // Read within the transaction, so that nobody has changed it since.
      let stored = try StoredSchema(reading: database)
      try run(body, database, stored, destination: .existingFile, at: at, path: path)
    }
  }

  private static func make(
    _ file: NewFile, schema: InputSchema, at: String,
    _ body: (HistoryImport) throws(HistoryError) -> String
  ) throws(HistoryError) {
    let stored = try StoredSchema(planning: schema)
    let database = try storing(file.path) { () throws(SQLiteError) in
      // Nobody sees the file before it is complete, so it needs no journal.
      let database = try Database(path: file.temporary, access: .creating)
      try database.execute(
        """
        PRAGMA page_size = \(HistoryFormat.pageSize); PRAGMA journal_mode = OFF;
        PRAGMA synchronous = OFF; PRAGMA cache_size = -65536
        """)
      try database.mark(
        applicationID: HistoryFormat.applicationID, userVersion: HistoryFormat.version)
      try stored.create(in: database)
      return database
    }
    try database.transaction(wrapping: { .store(path: file.path, $0) }) {
      () throws(HistoryError) in
      try run(body, database, stored, destination: .newFile, at: at, path: file.path)
    }
    try file.complete()
  }

  private static func run(
    _ body: (HistoryImport) throws(HistoryError) -> String, _ database: Database,
    _ stored: StoredSchema, destination: HistoryImport.Destination, at: String, path: String
  ) throws(HistoryError) {
    let writing = try storing(path) { () throws(SQLiteError) in
      try HistoryImport(database, stored: stored, destination: destination)
    }
    let facts = try body(writing)
    try writing.finish(at: at, facts: facts)
  }
}
