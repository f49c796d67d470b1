import Columns
import Numbers
import Semantics

/// Rows as columns of the fields that a rule book reads, equal to what the same rows as CSV are read into.
struct ColumnSink: RowSink {
  /// What is kept of one column of the table.
  private struct Target {
    let field: FieldSchema
    var validity: [UInt8] = []
    var bytes: [UInt8] = []
    var int32: [Int32] = []
    var numbers: [Double] = []
    /// Codes of one-of values by their names and outside codes.
    var codes: [String: UInt8] = [:]
    var texts: [String: Int32] = [:]
    var dictionary: [String] = []
  }

  private var targets: [Target]
  /// By column of the table: which target takes it.
  private let places: [Int?]
  private var column = 0
  private(set) var rows = 0

  /// - Parameters:
  ///   - columns: the table's columns in order.
  ///   - fields: those that are read; the table must have every one of them.
  init(columns: [String], fields: [FieldSchema], oneOfs: [OneOfType]) {
    targets = fields.map { field in
      var target = Target(field: field)
      if case .oneOf(let type) = field.type {
        for (code, value) in oneOfs[type].values.enumerated() {
          for name in [value.name] + value.codes { target.codes[name] = UInt8(code) }
        }
        target.dictionary = oneOfs[type].values.map(\.name)
      }
      return target
    }
    places = columns.map { name in
      fields.firstIndex { ($0.externalName ?? $0.name) == name }
    }
  }

  /// The next column's target; moves on.
  private mutating func next() -> Int? {
    defer { column += 1 }
    return places[column]
  }

  mutating func text(_ text: String) {
    guard let place = next() else { return }
    put(text, into: place)
  }

  private mutating func put(_ text: String, into place: Int) {
    targets[place].validity.append(1)
    if case .oneOf = targets[place].field.type {
      targets[place].bytes.append(targets[place].codes[text] ?? 0)
      return
    }
    let code = targets[place].texts[text] ?? Int32(targets[place].dictionary.count)
    if code == Int32(targets[place].dictionary.count) {
      targets[place].texts[text] = code
      targets[place].dictionary.append(text)
    }
    targets[place].int32.append(code)
  }

  mutating func identifier(_ letter: UInt8, _ number: Int, digits: Int) {
    guard let place = next() else { return }
    let text = String(number)
    let zeros = String(repeating: "0", count: max(0, digits - text.count))
    put(String(UnicodeScalar(letter)) + zeros + text, into: place)
  }

  mutating func whole(_ value: Int?) {
    guard let place = next() else { return }
    guard let value else { return putNothing(into: place) }
    switch targets[place].field.type {
    case .oneOf, .text: put(String(value), into: place)
    default: put(value, decimals: 0, into: place)
    }
  }

  mutating func money(fen: Int?) {
    guard let place = next() else { return }
    guard let fen else { return putNothing(into: place) }
    put(fen, decimals: 2, into: place)
  }

  mutating func number(_ scaled: Int?, decimals: Int) {
    guard let place = next() else { return }
    guard let scaled else { return putNothing(into: place) }
    put(scaled, decimals: decimals, into: place)
  }

  /// A field has at least the decimals of its column.
  private mutating func put(_ scaled: Int, decimals: Int, into place: Int) {
    var value = scaled
    for _ in decimals..<max(decimals, targets[place].field.decimals) { value *= 10 }
    targets[place].validity.append(1)
    targets[place].numbers.append(Double(value))
  }

  mutating func date(_ date: CalendarDate?) {
    guard let place = next() else { return }
    guard let date else { return putNothing(into: place) }
    targets[place].validity.append(1)
    targets[place].int32.append(date.packed)
  }

  mutating func truth(_ value: Bool) {
    guard let place = next() else { return }
    targets[place].validity.append(1)
    targets[place].bytes.append(value ? 1 : 0)
  }

  mutating func nothing() {
    guard let place = next() else { return }
    putNothing(into: place)
  }

  private mutating func putNothing(into place: Int) {
    targets[place].validity.append(0)
    switch targets[place].field.type {
    case .boolean, .oneOf: targets[place].bytes.append(0)
    case .text: targets[place].int32.append(0)
    case .date: targets[place].int32.append(CalendarDate.first(ofMonth: 24_000).packed)
    default: targets[place].numbers.append(0)
    }
  }

  mutating func endRow() {
    column = 0
    rows += 1
  }

  /// The columns, in the order of the fields.
  var columns: [RecordTable.NamedColumn] {
    targets.map { target in
      RecordTable.NamedColumn(name: target.field.name, column: Self.column(target))
    }
  }

  private static func column(_ target: Target) -> Column {
    let validity = target.validity.contains(0) ? target.validity : nil
    return switch target.field.type {
    case .boolean: Column(.bytes(target.bytes), validity: validity)
    case .oneOf: Column(.bytes(target.bytes), validity: validity, dictionary: target.dictionary)
    case .text:
      Column(
        .int32(target.int32), validity: validity,
        dictionary: target.dictionary.isEmpty ? [""] : target.dictionary)
    case .date: Column(.int32(target.int32), validity: validity)
    default:
      Column(.lanes(target.numbers), validity: validity, decimals: target.field.decimals)
    }
  }
}
