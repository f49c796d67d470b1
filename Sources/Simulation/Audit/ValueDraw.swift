import Columns
import Numbers
import Semantics

/// Another value for a row; `nil` is missing.
struct ColumnEdit {
  var row: Int
  var value: Int128?
}

/// Draws values that a field may have, as its column holds them.
struct ValueDraw {
  private enum Kind {
    /// Codes below a count, or truth values.
    case codes(Int)
    case dates
    case numbers(least: Int128, greatest: Int128)
  }
  private let kind: Kind
  private let mayBeMissing: Bool
  /// The texts, with one that stands nowhere else.
  private let words: [String]?

  init(_ field: FieldSchema, _ column: Column, _ program: Program) {
    mayBeMissing = column.validity != nil
    var words: [String]?
    switch field.type {
    case .boolean: kind = .codes(2)
    case .oneOf(let type):
      kind = .codes(max(1, (column.dictionary ?? program.oneOfs[type].values.map(\.name)).count))
    case .text:
      if let dictionary = column.dictionary {
        words = dictionary + [Self.newText(dictionary)]
        kind = .codes(dictionary.count + 1)
      } else {
        let greatest = (0..<column.count).reduce(Int128(0)) { max($0, column.scaled($1)) }
        kind = .codes(Int(greatest) + 2)
      }
    case .date: kind = .dates
    default: kind = Self.range(field, column)
    }
    self.words = words
  }

  private static func newText(_ known: [String]) -> String {
    var text = "not known then"
    while known.contains(text) { text += "?" }
    return text
  }

  /// The field's range, else twice what occurs, as far as the column can hold it.
  private static func range(_ field: FieldSchema, _ column: Column) -> Kind {
    let limit: Int128 =
      switch column.storage {
      case .bytes, .int32: 2_147_483_647
      default: 1 << 52
      }
    var (least, greatest): (Int128, Int128) = (0, 1_000)
    for row in 0..<column.count where column.isPresent(row) {
      let value = column.scaled(row)
      least = min(least, value)
      greatest = max(greatest, value)
    }
    func bound(_ number: Number?, isIncluded: Bool, inward: Int128) -> Int128? {
      number?.scaled(toDecimals: column.decimals).map { isIncluded ? $0 : $0 + inward }
    }
    let low = bound(field.lowest, isIncluded: field.lowestIncluded, inward: 1) ?? least * 2
    let high = bound(field.highest, isIncluded: field.highestIncluded, inward: -1) ?? greatest * 2
    let clamped = (min(max(low, -limit), limit), min(max(high, -limit), limit))
    return .numbers(least: clamped.0, greatest: max(clamped.0, clamped.1))
  }

  /// A value; dates lie around a day.
  func next(_ random: inout Draws, near day: CalendarDate) -> Int128? {
    let fate = random.next(0, 7)
    if mayBeMissing, fate == 0 { return nil }
    switch kind {
    case .codes(let count): return Int128(random.next(0, count - 1))
    case .dates:
      return Int128((day.adding(days: random.next(-900, 400)) ?? day).packed)
    case .numbers(let least, let greatest):
      if fate <= 2 { return least }
      if fate <= 4 { return greatest }
      return least + Int128(random.fraction() * Double(greatest - least))
    }
  }

  /// Puts values into a column.
  func apply(_ edits: [ColumnEdit], to column: inout Column) {
    guard !edits.isEmpty else { return }
    if let words { column.dictionary = words }
    switch column.storage {
    case .bytes(var values):
      column.storage = .bytes([])
      for edit in edits { if let value = edit.value { values[edit.row] = UInt8(clamping: value) } }
      column.storage = .bytes(values)
    case .int32(var values):
      column.storage = .int32([])
      for edit in edits { if let value = edit.value { values[edit.row] = Int32(clamping: value) } }
      column.storage = .int32(values)
    case .lanes(var values):
      column.storage = .lanes([])
      for edit in edits { if let value = edit.value { values[edit.row] = Double(value) } }
      column.storage = .lanes(values)
    case .wide(var values):
      column.storage = .wide([])
      for edit in edits { if let value = edit.value { values[edit.row] = value } }
      column.storage = .wide(values)
    }
    for edit in edits { column.validity?[edit.row] = edit.value == nil ? 0 : 1 }
  }
}

/// Numbers by SplitMix64 (Steele, Lea and Flood 2014), of one thing each.
struct Draws {
  private var state: UInt64

  init(_ seed: UInt64, _ place: Int, _ kind: Int, _ number: Int) {
    state = seed
    for part in [place, kind, number] {
      state = Self.mixed(state &+ UInt64(bitPattern: Int64(part)))
    }
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    var mixed = value &+ 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  private mutating func word() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Self.mixed(state)
  }

  mutating func next(_ least: Int, _ greatest: Int) -> Int {
    least + Int(word() % UInt64(greatest - least + 1))
  }

  /// From 0 up to 1.
  mutating func fraction() -> Double { Double(word() >> 11) * 0x1p-53 }
}
