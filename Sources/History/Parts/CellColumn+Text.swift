import Numbers
import SQLite

extension CellColumn {
  /// A cell for messages: texts as they are, dates as `2026-01-31`, numbers as they are stored.
  func text(_ row: Int) -> String? {
    guard isPresent(row) else { return nil }
    return switch kind {
    case .number: wideNumber(row).map { "\($0)" } ?? "\(values[row])"
    case .date: CalendarDate(packed: Int32(truncatingIfNeeded: values[row])).description
    case .text: String(decoding: texts[Int(values[row])], as: UTF8.self)
    }
  }

  /// A cell as a plain table holds it.
  func value(_ row: Int) -> Value {
    guard isPresent(row) else { return .null }
    if kind == .number, wideNumber(row) == nil { return .integer(values[row]) }
    return .text(plainText(row))
  }

  /// The text that a plain table holds of a cell that is no number of SQLite's.
  private func plainText(_ row: Int) -> String {
    if kind == .number, let wide = wideNumber(row) { return "\(wide) exact" }
    return text(row) ?? ""
  }

  /// Whether a plain table's column of the current row holds the cell.
  func equals(_ statement: Statement, _ column: Int32, _ row: Int) -> Bool {
    guard isPresent(row) else { return statement.isNull(column) }
    switch kind {
    case .number where wideNumber(row) == nil:
      return statement.isInteger(column) && statement.integer(column) == values[row]
    case .text:
      return statement.isText(column)
        && statement.withText(column) { $0.elementsEqual(texts[Int(values[row])]) }
    case .number, .date:
      return statement.isText(column)
        && statement.withText(column) { $0.elementsEqual(plainText(row).utf8) }
    }
  }
}
