import Diagnostics
import SQLite
import Semantics

/// Compares the plain tables with the parts, row for row in the order in which both were written.
final class PlainComparison {
  private struct Table {
    let name: String
    let columns: [String]
    let rows: Statement
  }
  private let tables: [Table]

  init(_ database: Database, _ schema: StoredSchema) throws(SQLiteError) {
    var tables: [Table] = []
    for record in schema.records {
      let columns = PlainTable(record, in: schema).writtenColumns
      let names = columns.map(Database.quoted).joined(separator: ", ")
      tables.append(
        Table(
          name: record.table, columns: columns,
          rows: try database.prepare(
            "SELECT rowid, \(names) FROM \(Database.quoted(record.table)) ORDER BY rowid")))
    }
    self.tables = tables
  }

  /// Compares the rows of the next part.
  func compare(_ part: PartCells) throws(SQLiteError) -> HistoryFault? {
    for (place, rows) in part.records.enumerated() {
      let own = rows.plainColumns
      var parent = ParentCursor(counts: rows.counts)
      for row in 0..<rows.count {
        let table = tables[place]
        guard try table.rows.step() else {
          return HistoryFault(
            table: table.name,
            what: Phrase(
              "rows are missing at the end, the first with \(Self.told(own, table, row, place))",
              "末尾缺少行，第一行为 \(Self.told(own, table, row, place))"))
        }
        var first = 0
        if place > 0 {
          first = 1
          if let fault = fault(table, 0, part.keys, parent.next()) { return fault }
        }
        for (index, column) in own.enumerated() {
          if let fault = fault(table, first + index, column, row) { return fault }
        }
      }
    }
    return nil
  }

  /// Checks that no table has rows beyond those of the parts.
  func end() throws(SQLiteError) -> HistoryFault? {
    for table in tables where try table.rows.step() {
      let row = table.rows.integer(0)
      table.rows.reset()
      return HistoryFault(
        table: table.name, row: row,
        what: Phrase("no segment holds this row", "该行不在任何段中"))
    }
    return nil
  }

  private func fault(
    _ table: Table, _ index: Int, _ column: CellColumn, _ row: Int
  ) -> HistoryFault? {
    let place = Int32(index) + 1
    guard !column.equals(table.rows, place, row) else { return nil }
    let found = table.rows.text(place).map { "'\($0)'" } ?? "null"
    let expected = column.text(row).map { "'\($0)'" } ?? "null"
    return HistoryFault(
      table: table.name, row: table.rows.integer(0), column: table.columns[index],
      what: Phrase(
        "it holds \(found), the segment \(expected)", "表中为 \(found)，段中为 \(expected)"))
  }

  /// A row by its first field.
  private static func told(
    _ columns: [CellColumn], _ table: Table, _ row: Int, _ place: Int
  ) -> String {
    let name = table.columns[place == 0 ? 0 : 1]
    return "\(name) \(columns.first?.text(row).map { "'\($0)'" } ?? "null")"
  }
}
