import Columns
import Semantics

/// A column as a history stores it: one-of codes are those of the history's own type, texts are bytes.
struct StoredColumn: Sendable {
  /// Without a dictionary; values in missing slots are 0.
  var column: Column
  /// The texts that codes mean, of text and one-of columns.
  var texts: TextBytes?
}

/// Where the columns of a table are taken for those of a stored record.
struct ColumnAdoption {
  let stored: StoredField
  let source: Column?
  /// The history's code of each code of the source, for one-of types.
  private let codes: [UInt8]?
  /// All texts of the source.
  let texts: TextBytes?

  /// - Parameters:
  ///   - source: the table's column; `nil` where it has none, and every row lacks a value.
  ///   - types: the history's one-of types.
  init(
    _ stored: StoredField, from source: Column?, types: [OneOfType], book: String
  ) throws(HistoryError) {
    self.stored = stored
    self.source = source
    var codes: [UInt8]?
    var texts: TextBytes?
    switch stored.field.type {
    case .oneOf(let index):
      let names = types[index].values.map(\.name)
      texts = TextBytes(names)
      if let own = source?.dictionary, own != names {
        var mapped: [UInt8] = []
        for name in own {
          guard let code = names.firstIndex(of: name) else {
            throw .unlistedValue(field: stored.field.name, value: name, book: "the history")
          }
          mapped.append(UInt8(truncatingIfNeeded: code))
        }
        codes = mapped
      }
    case .text: texts = TextBytes(source?.dictionary ?? [])
    case .boolean, .date, .integer, .decimal, .money, .rate, .share, .months, .days: break
    }
    self.codes = codes
    self.texts = texts
  }

  /// The most bytes that a cell takes in a plain table, with what says its type.
  var longestCell: Int {
    let typeSize = 9
    guard let texts else { return typeSize + 48 }
    return typeSize + (0..<texts.count).reduce(0) { max($0, texts.range($1).count) }
  }

  /// The values of some rows, with the texts that stand in them, by first appearance.
  func gathering(_ rows: [Int32], scratch: inout CodeScratch) -> StoredColumn {
    guard let source else { return absent(rows.count) }
    var column = source.gathering(rows)
    column.dictionary = nil
    if let validity = column.validity, !validity.contains(0) { column.validity = nil }
    if let codes, case .bytes(var values) = column.storage {
      for row in values.indices { values[row] = codes[Int(values[row])] }
      column.storage = .bytes(values)
    }
    column.clearMissing()
    guard stored.field.type == .text, let texts, case .int32(var values) = column.storage else {
      return StoredColumn(column: column, texts: texts)
    }
    let own = scratch.renumber(&values, validity: column.validity, texts: texts)
    column.storage = .int32(values)
    return StoredColumn(column: column, texts: own)
  }

  private func absent(_ rows: Int) -> StoredColumn {
    let storage: Column.Storage =
      stored.field.type.narrowestHolding == .bytes
      ? .bytes(Array(repeating: 0, count: rows)) : .int32(Array(repeating: 0, count: rows))
    return StoredColumn(
      column: Column(
        storage, validity: Array(repeating: 0, count: rows), decimals: stored.field.decimals),
      texts: stored.field.type == .text ? TextBytes() : texts)
  }
}

/// Room for numbering codes anew, used again for each part.
struct CodeScratch {
  /// By code: the number in the part + 1, or 0.
  private var numbers: [Int32] = []

  /// Numbers the codes of a part by first appearance and gives their texts.
  mutating func renumber(
    _ values: inout [Int32], validity: [UInt8]?, texts: TextBytes
  ) -> TextBytes {
    if numbers.count < texts.count { numbers = Array(repeating: 0, count: texts.count) }
    var own = TextBytes()
    var used: [Int32] = []
    for row in values.indices where validity.map({ $0[row] != 0 }) ?? true {
      let code = values[row]
      if numbers[Int(code)] == 0 {
        own.append(Int(code), of: texts)
        used.append(code)
        numbers[Int(code)] = Int32(used.count)
      }
      values[row] = numbers[Int(code)] - 1
    }
    for code in used { numbers[Int(code)] = 0 }
    return own
  }
}

extension Column {
  /// Puts 0 into missing slots, so that equal columns are equal byte for byte.
  mutating func clearMissing() {
    guard let validity else { return }
    switch storage {
    case .bytes(var values):
      storage = .bytes([])
      for row in values.indices where validity[row] == 0 { values[row] = 0 }
      storage = .bytes(values)
    case .int32(var values):
      storage = .bytes([])
      for row in values.indices where validity[row] == 0 { values[row] = 0 }
      storage = .int32(values)
    case .lanes(var values):
      storage = .bytes([])
      for row in values.indices where validity[row] == 0 { values[row] = 0 }
      storage = .lanes(values)
    case .wide(var values):
      storage = .bytes([])
      for row in values.indices where validity[row] == 0 { values[row] = 0 }
      storage = .wide(values)
    }
  }
}
