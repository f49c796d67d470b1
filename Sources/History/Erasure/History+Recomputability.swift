import SQLite

extension History {
  /// Whether a run over the history of a digest can be made again.
  package func recomputability(of digest: String) throws(HistoryError) -> Recomputability {
    if digest == self.digest { return .current }
    let database = try HistoryFile.open(path, .reading)
    return try storing(path) { () throws(SQLiteError) in
      // The states that had the digest: after an import, or after an erasure.
      let state = try database.rows(
        """
        SELECT id, 0 FROM history_import WHERE digest = ?1
        UNION ALL SELECT after_import, id FROM history_erasure WHERE digest_after = ?1
        ORDER BY 1 DESC, 2 DESC
        """, .text(digest)
      ) { (import: $0.integer(0), erasure: $0.integer(1)) }.first
      guard let state else { return .unknown }
      let erased = try database.rows(
        """
        SELECT sum(applications), max(at) FROM history_erasure
        WHERE after_import >= ? AND id > ? AND digest_before <> digest_after
        """, Value(state.import), Value(state.erasure)
      ) { (applications: Int($0.integer(0)), on: $0.text(1)) }.first
      if let erased, let on = erased.on {
        return .erased(applications: erased.applications, on: on)
      }
      return .grown(
        imports: Int(
          try database.integer(
            "SELECT count(*) FROM history_import WHERE id > ?", Value(state.import)) ?? 0))
    }
  }
}
