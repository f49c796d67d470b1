import Columns
import Numbers

/// The rows of a side table by field.
struct SideRows {
  let count: Int
  private let side: SideTable
  private let table: RecordTable
  private let applications: SideColumn

  init(_ table: RecordTable, _ side: SideTable) {
    self.side = side
    self.table = table
    count = table.count
    applications = SideColumn(column: table.column("application"))
  }

  /// A field's values; a field without a column is missing in every row.
  subscript(_ field: String) -> SideColumn { SideColumn(column: table.column(field)) }

  func application(_ row: Int) -> String { applications.name(row) ?? "" }

  /// The same number for rows of the same application.
  func applicationCode(_ row: Int) -> Int32 { applications.code(row) }

  func problem(
    _ row: Int, _ cause: SideProblem.Cause, monthEnd: CalendarDate? = nil
  ) -> SideProblem {
    SideProblem(
      table: side.name, row: row, application: application(row), monthEnd: monthEnd, cause: cause)
  }
}

/// The values of one field of a side table.
struct SideColumn {
  let column: Column?

  /// A code or a packed date; 0 where it is missing.
  func code(_ row: Int) -> Int32 {
    guard let column, column.isPresent(row) else { return 0 }
    return Int32(truncatingIfNeeded: column.scaled(row))
  }

  func date(_ row: Int) -> CalendarDate? { CalendarDate(validating: code(row)) }

  func number(_ row: Int) -> Number? {
    guard let column, column.isPresent(row) else { return nil }
    return Number(column.scaled(row), decimals: column.decimals)
  }

  /// A text, or the name of a one-of value.
  func name(_ row: Int) -> String? {
    guard let column, column.isPresent(row) else { return nil }
    return column.dictionary.map { $0[Int(code(row))] }
  }
}
