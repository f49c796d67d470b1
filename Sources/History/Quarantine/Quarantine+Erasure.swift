import Intake
import SQLite
import Semantics

extension Quarantine {
  /// Removes the rows of customers: those that name one, and all rows of the same records.
  ///
  /// - Returns: how many rows were removed.
  package static func erase(
    _ customers: Set<String>, from path: String
  ) throws(HistoryError) -> Int {
    let database = try HistoryFile.open(path, .writing)
    let schema = try StoredSchema(reading: database)
    let key = Database.quoted(schema.records[0].schema.name)
    let exists = try storing(path) { () throws(SQLiteError) in
      guard try database.hasTable("quarantine") else { return false }
      try database.eraseSecurely()
      return true
    }
    guard exists else { return 0 }
    return try database.transaction(wrapping: { .store(path: path, $0) }) {
      () throws(HistoryError) in
      try storing(path) { () throws(SQLiteError) in
        let rows = try database.rows("SELECT id, raw, \(key) FROM quarantine") {
          (id: $0.integer(0), raw: $0.text(1) ?? "", key: $0.text(2))
        }
        let naming = rows.filter { CSVText.cells(of: $0.raw).contains { customers.contains($0) } }
        let keys = Set(naming.compactMap(\.key))
        let ids = Set(naming.map(\.id))
        let gone = rows.filter { row in
          ids.contains(row.id) || row.key.map { keys.contains($0) } ?? false
        }
        let statement = try database.prepare("DELETE FROM quarantine WHERE id = ?")
        for row in gone { try statement.run([.integer(row.id)]) }
        return gone.count
      }
    }
  }
}
