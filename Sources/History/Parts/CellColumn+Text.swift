import Numbers
import SQLite

extension CellColumn {
  /// A cell for messages: texts as they are, dates as `2026-01-31`, numbers as they are stored.
  func text(_ row: Int) -> String? {
    guard cells.isPresent(row) else { return nil }
    return switch cells.kind {
    case .number: cells.wideNumber(row).map { "\($0)" } ?? "\(cells.values[row])"
    case .date: CalendarDate(packed: Int32(truncatingIfNeeded: cells.values[row])).description
    case .text: String(decoding: cells.text(row), as: UTF8.self)
    }
  }

  /// A cell as a plain table holds it.
  func value(_ row: Int) -> Value {
    guard cells.isPresent(row) else { return .null }
    if cells.kind == .number, cells.wideNumber(row) == nil { return .integer(cells.values[row]) }
    return .text(plainText(row))
  }

  /// The text that a plain table holds of a cell that is no number of SQLite's.
  private func plainText(_ row: Int) -> String {
    if cells.kind == .number, let wide = cells.wideNumber(row) { return "\(wide) exact" }
    return text(row) ?? ""
  }

  /// Whether a plain table's column of the current row holds the cell.
  func equals(_ statement: Statement, _ column: Int32, _ row: Int) -> Bool {
    guard cells.isPresent(row) else { return statement.isNull(column) }
    switch cells.kind {
    case .number where cells.wideNumber(row) == nil:
      return statement.isInteger(column) && statement.integer(column) == cells.values[row]
    case .text:
      return statement.isText(column)
        && statement.withText(column) { $0.elementsEqual(cells.text(row)) }
    case .number, .date:
      return statement.isText(column)
        && statement.withText(column) { $0.elementsEqual(plainText(row).utf8) }
    }
  }
}
