import CSQLite

extension Database {
  /// Runs `body` in one transaction: all of it stays, or, where it throws, nothing.
  ///
  /// The file is taken for writing at the start, so that nobody else's change comes between.
  package func transaction<Result, Failure>(
    wrapping: (SQLiteError) -> Failure, _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    do {
      try execute("BEGIN IMMEDIATE")
    } catch {
      throw wrapping(error)
    }
    do throws(Failure) {
      let result = try body()
      do { try execute("COMMIT") } catch { throw wrapping(error) }
      return result
    } catch {
      // A full disk may have rolled back already; then there is nothing left to undo.
      if sqlite3_get_autocommit(connection) == 0 { try? execute("ROLLBACK") }
      throw error
    }
  }

  /// The same for work whose only errors are SQLite's.
  package func transaction<Result>(
    _ body: () throws(SQLiteError) -> Result
  ) throws(SQLiteError) -> Result {
    try transaction(wrapping: { $0 }, body)
  }
}
