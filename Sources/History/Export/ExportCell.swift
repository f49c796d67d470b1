import Intake
import Numbers
import SQLite
import Semantics

/// How one column of a history becomes cells of a CSV file.
struct ExportCell {
  private let field: FieldSchema
  /// Places by which the point stands left of where the stored number has it: decimals and unit.
  private let places: Int
  private let pseudonyms: Pseudonyms?

  /// - Parameter isReference: whether the column holds another record's key.
  init(_ field: FieldSchema, pseudonyms: Pseudonyms?, isReference: Bool) {
    self.field = field
    var unit = field.inputScale.units
    var shift = -Number.decimals
    while unit != 0, unit % 10 == 0 {
      unit /= 10
      shift += 1
    }
    places = field.decimals + shift
    let isIdentity =
      isReference || field.isKey
      || field.role.map { ["customer", "person", "address", "phone"].contains($0) } ?? false
      || field.type == .text && ["person", "address", "phone"].contains(field.name)
    self.pseudonyms = isIdentity ? pseudonyms : nil
  }

  func write(_ row: Statement, _ column: Int32, into text: inout String) {
    if row.isNull(column) { return }
    if let pseudonyms {
      text += pseudonyms.pseudonym(of: row.text(column) ?? "", isText: field.type == .text)
      return
    }
    switch field.type {
    case .text: text += Self.quoted(FormulaEscape.escaped(row.text(column) ?? ""))
    case .date, .oneOf: text += Self.quoted(row.text(column) ?? "")
    case .boolean: text += row.truth(column) ? "true" : "false"
    case .integer, .decimal, .money, .rate, .share, .months, .days:
      text += decimal(of: row, column)
    }
  }

  private func decimal(of row: Statement, _ column: Int32) -> String {
    // Numbers beyond SQLite's stand as their digits and a word.
    let digits =
      row.isInteger(column)
      ? "\(row.integer(column))" : String((row.text(column) ?? "").prefix { $0 != " " })
    let isNegative = digits.hasPrefix("-")
    let magnitude = isNegative ? digits.dropFirst() : digits[...]
    let sign = isNegative ? "-" : ""
    guard places > 0 else { return digits + String(repeating: "0", count: -places) }
    let padded = String(repeating: "0", count: max(0, places + 1 - magnitude.count)) + magnitude
    let fraction = padded.suffix(places)
    // Amounts keep their two decimals; what only the unit adds goes.
    let kept = fraction.reversed().drop { $0 == "0" }.count
    let shown = fraction.prefix(max(kept, min(places, field.decimals)))
    return "\(sign)\(padded.dropLast(places))" + (shown.isEmpty ? "" : ".\(shown)")
  }

  /// A text as one cell.
  static func quoted(_ text: String) -> String {
    let needsQuotes = text.utf8.contains { byte in
      byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 10 || byte == 13
    }
    guard needsQuotes else { return text }
    return "\""
      + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }
}
