import Columns
import Numbers
import Semantics

@testable import Intake

/// A slow and obvious reader of the same files: characters, strings and dictionaries.
///
/// It shares no code with the reader under test but the schema's types and the words of causes.
struct TwinReader {
  struct Row: Equatable {
    var line: Int
    var cells: [String]
    var isMalformed: Bool
  }

  enum Value: Equatable, CustomStringConvertible {
    case missing
    case number(Number)
    case date(CalendarDate)
    case truth(Bool)
    case name(String)
    case text(String)

    var description: String {
      switch self {
      case .missing: "missing"
      case .number(let number): number.description
      case .date(let date): "\(date)"
      case .truth(let truth): "\(truth)"
      case .name(let name): "one of: \(name)"
      case .text(let text): "'\(text)'"
      }
    }
  }

  let schema: InputSchema
  var rows: [[String: Value]] = []
  var problems: [String] = []
  var read = 0

  // MARK: Characters to cells

  /// The records of a text with the lines on which they start; blank lines are none.
  static func records(_ text: String) -> [Row] {
    var scalars = Array(text.unicodeScalars)
    if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
    var rows: [Row] = []
    var line = 1
    var index = 0
    while index < scalars.count {
      var row = Row(line: line, cells: [], isMalformed: false)
      var isBlank = true
      record: while true {
        var cell = ""
        if index < scalars.count, scalars[index] == "\"" {
          isBlank = false
          index += 1
          while index < scalars.count {
            if scalars[index] == "\"" {
              if index + 1 < scalars.count, scalars[index + 1] == "\"" {
                cell.unicodeScalars.append("\"")
                index += 2
                continue
              }
              break
            }
            if scalars[index] == "\n" { line += 1 }
            cell.unicodeScalars.append(scalars[index])
            index += 1
          }
          index += 1
          var rest = ""
          while index < scalars.count, scalars[index] != ",", scalars[index] != "\n" {
            rest.unicodeScalars.append(scalars[index])
            index += 1
          }
          let isAtEnd = index >= scalars.count || scalars[index] == "\n"
          if !(rest.isEmpty || rest == "\r" && isAtEnd) { row.isMalformed = true }
        } else {
          while index < scalars.count, scalars[index] != ",", scalars[index] != "\n" {
            cell.unicodeScalars.append(scalars[index])
            index += 1
          }
          let isAtEnd = index >= scalars.count || scalars[index] == "\n"
          if isAtEnd, cell.unicodeScalars.last == "\r" { cell.unicodeScalars.removeLast() }
          if !cell.isEmpty { isBlank = false }
        }
        row.cells.append(cell)
        if index >= scalars.count { break record }
        index += 1
        if scalars[index - 1] == "\n" {
          line += 1
          break record
        }
        isBlank = false
      }
      if !(isBlank && row.cells == [""]) { rows.append(row) }
    }
    return rows
  }

  // MARK: Cells to values

  init(_ text: String, schema: InputSchema) {
    self.schema = schema
    let records = Self.records(text)
    guard let header = records.first else { return }
    let names = header.cells.map { $0.trimmingBlanks }
    var keys: Set<String> = []
    for record in records.dropFirst() {
      read += 1
      var row: [String: Value] = [:]
      var problem: String?
      if record.cells.count != names.count {
        let count = record.cells.count
        problem = "\(count) cell\(count == 1 ? "" : "s"), the header has \(names.count)"
      }
      for (name, cell) in zip(names, record.cells) where problem == nil {
        guard
          let field = schema.record.fields.first(where: { ($0.externalName ?? $0.name) == name })
        else { continue }
        switch value(cell, field) {
        case .success(let value): row[field.name] = value
        case .failure(let failure):
          // Messages stand on one line.
          problem = "\(name): \(failure.text.replacing("\t", with: " "))"
        }
      }
      // Malformed quotes show in the column that has them; which one is the other reader's to say.
      if record.isMalformed { problem = "malformed" }
      if problem == nil, let key = schema.record.key {
        let name = schema.record.fields[key].name
        let value = row[name].map(\.description) ?? ""
        if !keys.insert(value).inserted {
          problem = "\(name): \(value) is the key of an earlier row"
        }
      }
      if let problem { problems.append("\(record.line): \(problem)") } else { rows.append(row) }
    }
  }

  struct Failure: Error { var text: String }

  private func value(_ cell: String, _ field: FieldSchema) -> Result<Value, Failure> {
    let absent: Result<Value, Failure> =
      field.isOptional ? .success(.missing) : .failure(Failure(text: "missing, but required"))
    if field.type == .text { return cell.isEmpty ? absent : .success(.text(cell)) }
    let text = cell.trimmingBlanks
    if text.isEmpty { return absent }
    switch field.type {
    case .text: return absent
    case .date:
      guard let date = CalendarDate(parsing: text) else {
        return .failure(Failure(text: "'\(cell)' is not a date as 2020-01-31"))
      }
      return .success(.date(date))
    case .boolean:
      switch text {
      case "true", "True", "TRUE", "1", "1.0", "yes", "Yes", "YES", "y", "Y":
        return .success(.truth(true))
      case "false", "False", "FALSE", "0", "0.0", "no", "No", "NO", "n", "N":
        return .success(.truth(false))
      default: return .failure(Failure(text: "'\(cell)' is not true or false"))
      }
    case .oneOf(let index):
      let type = schema.oneOfs[index]
      let known =
        type.values.first { $0.codes.contains(text) } ?? type.values.first { $0.name == text }
        ?? type.values.first { $0.zh == text }
      if let known { return .success(.name(known.name)) }
      switch type.otherwise {
      case .missing: return .success(.missing)
      case .value(let code): return .success(.name(type.values[code].name))
      case nil:
        return .failure(
          Failure(
            text: "'\(cell)' is none of " + type.values.map(\.name).joined(separator: ", ")))
      }
    default: return number(text, cell, field)
    }
  }

  private func number(
    _ text: String, _ cell: String, _ field: FieldSchema
  ) -> Result<Value, Failure> {
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    let isPercent = digits.hasSuffix("%") && (field.type == .share || field.type == .rate)
    let plain = isPercent ? digits.dropLast() : digits
    let parts = plain.split(separator: ".", omittingEmptySubsequences: false)
    let isNumber =
      (1...2).contains(parts.count) && plain.contains { $0.isNumber }
      && parts.allSatisfy { $0.allSatisfy { ("0"..."9").contains($0) } }
    guard isNumber else { return .failure(Failure(text: "'\(cell)' is not a number")) }
    var fraction = parts.count == 2 ? String(parts[1]) : ""
    while fraction.hasSuffix("0") { fraction.removeLast() }
    let places = isPercent ? 2 : 0
    let scale = field.inputScale == Number(10_000) ? 4 : 0
    let decimals = fraction.isEmpty && places == 0 ? 0 : fraction.utf8.count + places
    // A percentage that ends in zeros has fewer decimals than its text shows.
    let significant = decimals - (parts[0] + fraction).reversed().prefix { $0 == "0" }.count
    if significant > field.decimals + scale, Int(parts[0] + fraction) != 0 {
      let type =
        switch field.type {
        case .money: scale == 4 ? "money in 万" : "money"
        case .share: "a share"
        case .integer: "an integer"
        default: "decimal(\(field.decimals))"
        }
      let holds = field.decimals + scale
      return .failure(
        Failure(
          text: "'\(cell)' has \(significant) decimal\(significant == 1 ? "" : "s"), \(type) holds "
            + (holds == 0 ? "none" : "\(holds)")))
    }
    guard let units = Int128(String(parts[0]) + fraction + String(repeating: "0", count: scale)),
      let number = Number(text.hasPrefix("-") ? -units : units, decimals: decimals)
    else { return .failure(Failure(text: "'\(cell)' is too large: numbers stay below 10^26")) }
    let isLow = field.lowest.map { number < $0 || number == $0 && !field.lowestIncluded } ?? false
    let isHigh =
      field.highest.map { number > $0 || number == $0 && !field.highestIncluded } ?? false
    if isLow || isHigh {
      let range = field.name == "age" ? "[0, 120)" : "[, 10_000_000]"
      return .failure(Failure(text: "'\(cell)' is outside \(range)"))
    }
    return .success(.number(number))
  }
}

extension String {
  /// Without spaces and tabs at both ends.
  var trimmingBlanks: String {
    var scalars = unicodeScalars[...]
    while scalars.first == " " || scalars.first == "\t" { scalars.removeFirst() }
    while scalars.last == " " || scalars.last == "\t" { scalars.removeLast() }
    return String(String.UnicodeScalarView(scalars))
  }
}

extension RecordTable {
  /// The values of a row by field, in the twin's terms.
  func twinRow(_ row: Int, _ schema: InputSchema) -> [String: TwinReader.Value] {
    var values: [String: TwinReader.Value] = [:]
    for named in columns {
      guard let field = schema.record.fields.first(where: { $0.name == named.name }) else {
        continue
      }
      values[named.name] = named.column.twinValue(row, field)
    }
    return values
  }
}

extension Column {
  /// A row's value in the twin's terms.
  func twinValue(_ row: Int, _ field: FieldSchema) -> TwinReader.Value {
    guard isPresent(row) else { return .missing }
    let scaled = scaled(row)
    return switch field.type {
    case .text: .text(dictionary?[Int(scaled)] ?? "no dictionary")
    case .date: .date(CalendarDate(packed: Int32(scaled)))
    case .boolean: .truth(scaled != 0)
    case .oneOf: .name(dictionary?[Int(scaled)] ?? "no dictionary")
    default: Number(scaled, decimals: decimals).map { .number($0) } ?? .missing
    }
  }
}
