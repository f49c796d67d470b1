import Columns
import Intake
import Numbers
import SQLite
import Semantics

/// Rows of a side table that a history has already.
struct SideRepeats {
  private let side: SideTable
  private let table: RecordTable
  /// The fields that name a row; where none do, all that are exact in any tool.
  private let columns: [(name: String, column: Column, isDate: Bool)]

  init(_ side: SideTable, _ table: RecordTable) {
    self.side = side
    self.table = table
    let fields = side.schema.record.fields.filter {
      side.uniqueBy.isEmpty || side.uniqueBy.contains($0.name)
    }
    columns = fields.compactMap { field in
      table.column(field.name).map { (field.name, $0, field.type == .date) }
    }
  }

  /// How many rows the history has, and the application of the first of them; `nil` for none.
  func found(in history: Database) throws(SQLiteError) -> SideTableJudge.Repeats? {
    guard try history.hasTable(side.name) else { return nil }
    let condition = columns.map { "\(Database.quoted($0.name)) IS ?" }.joined(separator: " AND ")
    let statement = try history.prepare(
      "SELECT 1 FROM \(Database.quoted(side.name)) WHERE \(condition) LIMIT 1")
    var count = 0
    var first = ""
    for row in 0..<table.count {
      try statement.bind(columns.map { value($0.column, row, isDate: $0.isDate) })
      let isThere = try statement.step()
      statement.reset()
      guard isThere else { continue }
      if count == 0, let application = columns.first {
        first = text(application.column, row) ?? ""
      }
      count += 1
    }
    return count == 0 ? nil : .init(table: side.name, count: count, first: first)
  }

  private func text(_ column: Column, _ row: Int) -> String? {
    column.dictionary.map { $0[Int(column.scaled(row))] }
  }

  private func value(_ column: Column, _ row: Int, isDate: Bool) -> Value {
    guard column.isPresent(row) else { return .null }
    let scaled = column.scaled(row)
    if isDate { return .text("\(CalendarDate(packed: Int32(truncatingIfNeeded: scaled)))") }
    return text(column, row).map { .text($0) } ?? .integer(Int64(truncatingIfNeeded: scaled))
  }
}

extension SideTable {
  /// The index that finds an application's rows, and keeps a row from standing twice.
  package var index: String {
    let isUnique = !uniqueBy.isEmpty
    let columns = (isUnique ? uniqueBy : ["application"]).map(Database.quoted)
    return """
      CREATE \(isUnique ? "UNIQUE " : "")INDEX IF NOT EXISTS \(Database.quoted("\(name)_rows")) \
      ON \(Database.quoted(name))(\(columns.joined(separator: ", ")))
      """
  }
}
