import SQLite

extension History {
  /// The imports and erasures that made the history what it is.
  package func log() throws(HistoryError) -> HistoryLog {
    let database = try HistoryFile.open(path, .reading)
    do {
      return HistoryLog(imports: try imports(database), erasures: try erasures(database))
    } catch { throw .store(path: path, error) }
  }

  private func imports(_ database: Database) throws(SQLiteError) -> [HistoryLog.Import] {
    try database.rows(
      "SELECT id, at, applications, digest, facts FROM history_import ORDER BY id"
    ) { row in
      HistoryLog.Import(
        id: row.integer(0), at: row.text(1) ?? "", applications: Int(row.integer(2)),
        digest: row.text(3) ?? "", facts: row.text(4).flatMap { ImportFacts(json: $0) })
    }
  }

  private func erasures(_ database: Database) throws(SQLiteError) -> [HistoryLog.Erasure] {
    try database.rows(
      "SELECT at, \"order\", customers, applications FROM history_erasure ORDER BY id"
    ) { row in
      HistoryLog.Erasure(
        at: row.text(0) ?? "", order: row.text(1) ?? "", customers: Int(row.integer(2)),
        applications: Int(row.integer(3)))
    }
  }
}
