import Columns
import Diagnostics
import Intake
import SQLite
import Semantics

extension History {
  /// Removes all that a history holds of some customers: applications, child rows and rows of side tables.
  ///
  /// Parts they were in are written anew, what was deleted is overwritten with zeros, and the log keeps how many there
  /// were and by which order, never who.
  /// - Parameters:
  ///   - customers: values of the field with the role `customer`.
  ///   - order: the order or request, as it is to stand in the log.
  ///   - at: the day, as `2026-01-31`.
  /// - Throws: `noCustomers`, `store`.
  package static func erase(
    customers: Set<String>, from path: String, order: String, at: String
  ) throws(HistoryError) -> Erasure {
    let database = try HistoryFile.open(path, .writing)
    try storing(path) { () throws(SQLiteError) in try database.eraseSecurely() }
    return try database.transaction(wrapping: { .store(path: path, $0) }) {
      () throws(HistoryError) in
      try ErasureRun(database, customers).run(order: order, at: at)
    }
  }
}

/// One erasure, within its transaction.
private struct ErasureRun {
  private let database: Database
  private let schema: StoredSchema
  private let customers: Set<String>
  /// Position of the field that says whose an application is.
  private let field: Int

  init(_ database: Database, _ customers: Set<String>) throws(HistoryError) {
    self.database = database
    self.customers = customers
    schema = try StoredSchema(reading: database)
    guard let field = schema.records[0].fields.firstIndex(where: { $0.field.role == "customer" })
    else { throw .noCustomers(record: schema.records[0].schema.name) }
    self.field = field
  }

  func run(order: String, at: String) throws(HistoryError) -> Erasure {
    let before = try storing(database.path) { () throws(SQLiteError) in
      try database.rows("SELECT digest FROM history_state") { $0.text(0) ?? "" }.first ?? ""
    }
    let parts = try StoredParts(database, schema)
    var digest = ContentDigest(schema)
    let canonical = CanonicalRows(schema)
    var keys: [Value] = []
    var found: Set<String> = []
    for index in parts.directory.parts.indices {
      var part = try parts.part(index)
      var cells = PartCells(part, of: schema)
      let leaving = rows(of: cells, &found)
      if !leaving.isEmpty {
        keys += leaving.map { cells.keys.value($0) }
        let gone = Set(leaving)
        let table = try parts.table(index).gathering((0..<part.count).filter { !gone.contains($0) })
        try parts.reader.rest()
        part = try StoredParts.part(of: table, schema)
        cells = PartCells(part, of: schema)
        try rewrite(part, as: parts.directory.parts[index])
      }
      digest.add(canonical.digests(cells))
    }
    try parts.reader.rest()
    let rows = try removePlainRows(keys)
    let erasure = Erasure(
      customers: found.count, applications: keys.count, rows: rows,
      unknown: customers.subtracting(found).sorted(), digestBefore: before,
      digestAfter: digest.finished())
    try note(erasure, order: order, at: at)
    return erasure
  }

  /// The rows of a part that are of the customers.
  private func rows(of cells: PartCells, _ found: inout Set<String>) -> [Int] {
    let column = cells.records[0].columns[field]
    return (0..<column.count).filter { row in
      guard let customer = column.text(row), customers.contains(customer) else { return false }
      found.insert(customer)
      return true
    }
  }

  private func rewrite(_ part: Part, as id: Int64) throws(HistoryError) {
    try storing(database.path) { () throws(SQLiteError) in
      try database.run("DELETE FROM history_segment WHERE part = ?", Value(id))
      if part.count == 0 {
        try database.run("DELETE FROM history_part WHERE id = ?", Value(id))
      } else {
        try SegmentWriter(database).rewrite(part, of: schema, id: id)
      }
    }
  }

  /// Removes the applications of the keys from every table that knows them.
  private func removePlainRows(_ keys: [Value]) throws(HistoryError) -> [String: Int] {
    try storing(database.path) { () throws(SQLiteError) in
      var removed: [String: Int] = [:]
      for (table, column) in try referringColumns() {
        let statement = try database.prepare(
          "DELETE FROM \(Database.quoted(table)) WHERE \(Database.quoted(column)) = ?")
        for key in keys {
          try statement.run([key])
          removed[table, default: 0] += Int(database.changes)
        }
      }
      return removed.filter { $0.value > 0 && $0.key != schema.records[0].table }
    }
  }

  /// The key's column, the parents' columns of the lists, and in all other tables the column with the decided record's
  /// name.
  private func referringColumns() throws(SQLiteError) -> [(table: String, column: String)] {
    var columns = schema.records.map { record in
      (table: record.table, column: record.parentColumn ?? record.keyField?.column ?? "")
    }
    let others = try database.rows(
      """
      SELECT s.name, c.name FROM sqlite_schema s, pragma_table_info(s.name) c
      WHERE s.type = 'table' AND s.name NOT LIKE 'sqlite%' AND lower(c.name) = lower(?)
      """, .text(schema.records[0].schema.name)
    ) { (table: $0.text(0) ?? "", column: $0.text(1) ?? "") }
    for other in others where !columns.contains(where: { $0.table == other.table }) {
      columns.append(other)
    }
    return columns
  }

  private func note(_ erasure: Erasure, order: String, at: String) throws(HistoryError) {
    try storing(database.path) { () throws(SQLiteError) in
      try database.run(
        """
        INSERT INTO history_erasure
        VALUES(NULL, ?, ?, ?, ?, ?, ?, (SELECT coalesce(max(id), 0) FROM history_import))
        """, .text(at), .text(order), Value(erasure.customers), Value(erasure.applications),
        .text(erasure.digestBefore), .text(erasure.digestAfter))
      try database.run("UPDATE history_state SET digest = ?", .text(erasure.digestAfter))
    }
  }
}
