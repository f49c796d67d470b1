import Glibc
package import SQLite

/// Opening a file as a history.
enum HistoryFile {
  /// More than any file: SQLite maps as much as it may.
  static let mappedBytes: Int64 = 1 << 40

  /// A connection to a file that is a history of this version.
  static func open(_ path: String, _ access: Database.Access) throws(HistoryError) -> Database {
    guard Glibc.access(path, F_OK) == 0 else { throw .noFile(path: path) }
    rollBackHalfAnImport(path)
    let (database, owner, version) = try storing(path) { () throws(SQLiteError) in
      let database = try Database(path: path, access: access)
      let marks = (try database.applicationID(), try database.userVersion())
      try database.mapMemory(bytes: mappedBytes)
      return (database, marks.0, marks.1)
    }
    guard owner == HistoryFormat.applicationID else { throw .notAHistory(path: path) }
    guard version <= HistoryFormat.version else {
      throw .newer(path: path, found: Int(version), known: Int(HistoryFormat.version))
    }
    return database
  }

  /// Undoes what a killed import has left half done, which a connection for reading may not.
  private static func rollBackHalfAnImport(_ path: String) {
    guard Glibc.access("\(path)-journal", F_OK) == 0 else { return }
    // Where this fails, by a lock or a right, the connection that is asked for says so.
    _ = try? Database(path: path, access: .writing).applicationID()
  }
}

/// Runs work whose errors are SQLite's; they become the history's, with the file's path.
func storing<Result>(
  _ path: String, _ body: () throws(SQLiteError) -> Result
) throws(HistoryError) -> Result {
  do { return try body() } catch { throw .store(path: path, error) }
}

extension History {
  /// A connection of one's own for reading the plain tables.
  package func database() throws(HistoryError) -> Database { try HistoryFile.open(path, .reading) }
}
