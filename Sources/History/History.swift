package import Intake
import SQLite

/// Past applications in an SQLite file, as they were known when.
///
/// A value of this type is what the file held when it was opened; parts are read when they are asked for.
package struct History: Sendable {
  package let path: String
  /// The records, fields and one-of types that it was made for.
  package var schema: InputSchema { stored.input }
  /// Applications.
  package let count: Int
  /// The digest of all that it holds, independent of order, imports and layout: `sha256:…`.
  package let digest: String
  let stored: StoredSchema

  /// Opens a history for reading.
  ///
  /// - Throws: `noFile`, `notAHistory`, `newer`, `damaged`, `store`.
  package init(path: String) throws(HistoryError) {
    let database = try HistoryFile.open(path, .reading)
    let stored = try StoredSchema(reading: database)
    (count, digest) = try storing(path) { () throws(SQLiteError) in
      (
        Int(try database.integer("SELECT sum(applications) FROM history_part") ?? 0),
        try database.rows("SELECT digest FROM history_state") { $0.text(0) ?? "" }.first ?? ""
      )
    }
    self.path = path
    self.stored = stored
  }
}
