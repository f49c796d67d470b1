package import Columns
import Digest
package import Intake
package import SQLite
import Semantics

/// One import into a history, while it is being made; all of it stays or nothing.
package final class HistoryImport {
  /// The connection, for what belongs to the same import but to other parts of the tool.
  package let database: Database
  /// Whether the import makes the file.
  package let isNew: Bool
  /// The records that the history holds.
  package var schema: InputSchema { stored.input }
  private(set) var stored: StoredSchema
  /// Its row in `history_import`.
  package let id: Int64
  private var scratch = CodeScratch()
  private(set) var applications = 0

  init(_ database: Database, stored: StoredSchema, isNew: Bool) throws(SQLiteError) {
    self.database = database
    self.stored = stored
    self.isNew = isNew
    id = (try database.integer("SELECT max(id) FROM history_import") ?? 0) + 1
  }

  /// Adds applications with their child rows.
  ///
  /// - Parameters:
  ///   - table: rows that fit `input`.
  ///   - input: the schema they were read by, with the history's fields.
  ///   - progress: called with the applications written so far.
  /// - Throws: `keysExist`, `repeatedKey`, `otherType`, `absentField`, `store`.
  package func append(
    _ table: RecordTable, input: InputSchema, progress: ((Int) -> Void)? = nil
  ) throws(HistoryError) {
    try stored.checkAgreement(with: input)
    let plan = try PartPlan(table, input: input, into: stored)
    try storing(database.path) { () throws(SQLiteError) in
      let writer = try PlainWriter(database, stored)
      let segments = try SegmentWriter(database)
      for index in plan.parts.indices {
        let part = plan.part(index, scratch: &scratch)
        try segments.write(part, of: stored, import: id)
        try writer.write(part)
        note(part)
        applications += part.count
        progress?(applications)
      }
    }
  }

  /// Widens how columns are held to what the part needs.
  private func note(_ part: Part) {
    for record in stored.records.indices {
      for field in stored.records[record].fields.indices {
        let column = part.records[record].columns[field].column
        let holding = Holding(column.storage)
        if holding > stored.records[record].fields[field].holding {
          stored.records[record].fields[field].holding = holding
        }
        if column.validity != nil { stored.records[record].fields[field].hasMissing = true }
      }
    }
  }

  /// Writes what the import changed of the file's own description, and its row in the log.
  func finish(at: String, facts: String) throws(SQLiteError) {
    for field in stored.records.flatMap(\.fields) {
      try database.run(
        "UPDATE history_field SET holding = ?, has_missing = ? WHERE id = ?",
        .text(field.holding.rawValue), Value(field.hasMissing), Value(field.id))
    }
    let digest = ""
    try database.run(
      "INSERT INTO history_import VALUES(?, ?, ?, ?, ?)", Value(id), .text(at),
      Value(applications), .text(digest), .text(facts))
    try database.execute("DELETE FROM history_state")
    try database.run("INSERT INTO history_state VALUES(?)", .text(digest))
  }
}
