import Diagnostics
import Digest
import SQLite
import Semantics

extension History {
  /// Checks the file against itself: SQLite's own structure, the digest of every segment, each row of every plain table
  /// against the segments, and the digest of the whole.
  ///
  /// - Parameter progress: called with the applications that were checked so far.
  /// - Returns: the first thing that does not hold; `nil` where everything does.
  /// - Throws: what keeps the file from being read at all.
  package func verify(progress: ((Int) -> Void)? = nil) throws(HistoryError) -> HistoryFault? {
    let database = try HistoryFile.open(path, .reading)
    return try Verification(database, stored).run(progress)
  }
}

/// One run over a history's file, beside nobody else's changes.
private struct Verification {
  let database: Database
  let schema: StoredSchema

  init(_ database: Database, _ schema: StoredSchema) {
    self.database = database
    self.schema = schema
  }

  func run(_ progress: ((Int) -> Void)?) throws(HistoryError) -> HistoryFault? {
    let faults = try storing(database.path) { () throws(SQLiteError) in
      try database.execute("BEGIN")
      return try database.integrityFaults(atMost: 1)
    }
    defer { try? database.execute("ROLLBACK") }
    if let first = faults.first {
      return HistoryFault(what: Phrase("SQLite finds: \(first)", "SQLite 检查发现：\(first)"))
    }
    let parts = try StoredParts(database, schema)
    let plain = try storing(database.path) { () throws(SQLiteError) in
      try PlainComparison(database, schema)
    }
    var digest = ContentDigest(schema)
    let rows = CanonicalRows(schema)
    var done = 0
    for index in parts.directory.partSizes.indices {
      if let fault = try segmentFault(parts, index) { return fault }
      let cells: PartCells
      do throws(HistoryError) {
        cells = PartCells(try parts.part(index), of: schema)
      } catch {
        // A segment whose digest holds and whose content does not was written so.
        return HistoryFault(table: "history_segment", what: error.words)
      }
      if let fault = try storing(
        database.path, { () throws(SQLiteError) in try plain.compare(cells) })
      {
        return fault
      }
      digest.add(rows.digests(cells))
      done += parts.directory.partSizes[index]
      progress?(done)
    }
    if let fault = try storing(database.path, { () throws(SQLiteError) in try plain.end() }) {
      return fault
    }
    return try wholeFault(digest.finished())
  }

  private func segmentFault(_ parts: StoredParts, _ index: Int) throws(HistoryError)
    -> HistoryFault?
  {
    for (key, stored, found) in try parts.reader.digests(part: index) where stored != found {
      let record = schema.records.first { $0.id == key.record }
      let field = record?.fields.first { $0.id == key.field }
      return HistoryFault(
        table: "history_segment", row: parts.directory.entries[key]?.row, column: "bytes",
        what: Phrase(
          "the \(key.kind.rawValue) of \(record?.table ?? "?").\(field?.column ?? "*") in part \(parts.directory.parts[index]) are not what was written",
          "第 \(parts.directory.parts[index]) 部分 \(record?.table ?? "?").\(field?.column ?? "*") 的“\(key.kind.rawValue)”与写入时不一致"
        ))
    }
    return nil
  }

  private func wholeFault(_ found: String) throws(HistoryError) -> HistoryFault? {
    let stored = try storing(database.path) { () throws(SQLiteError) in
      try database.rows("SELECT digest FROM history_state") { $0.text(0) ?? "" }.first ?? ""
    }
    guard stored != found else { return nil }
    return HistoryFault(
      table: "history_state", row: 1, column: "digest",
      what: Phrase(
        "the rows have the digest \(found), written is \(stored)",
        "各行的摘要为 \(found)，记录的是 \(stored)"))
  }
}
