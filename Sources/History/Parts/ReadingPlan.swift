import Columns
import Diagnostics
import Intake
import Semantics

/// Which columns of a history become which columns of a book's table.
struct ReadingPlan: Sendable {
  struct ReadColumn: Sendable {
    var field: FieldSchema
    /// `nil` where the history has no such field, and every row lacks a value.
    var stored: StoredField?
    var hasValidity: Bool
    var wantsTexts: Bool
    /// The book's names, and its code of each of the history's: −1 where it lists none, −2 where that means missing.
    var names: [String]?
    var codes: [Int16]?
    /// As messages name it.
    var label: String
  }
  struct ReadList: Sendable {
    var name: String
    /// `nil` where the history has no such list.
    var record: Int64?
    var hasValidity: Bool
    var columns: [ReadColumn]
  }
  private let record: Int64
  private let columns: [ReadColumn]
  private let lists: [ReadList]
  private let book: String

  init(
    _ stored: StoredSchema, for schema: InputSchema, words: Set<String>?
  ) throws(HistoryError) {
    try stored.checkDecidedRecord(of: schema)
    book = schema.name
    record = stored.records[0].id
    columns = try Self.columns(
      of: schema.record, list: nil, stored.records[0], stored, schema, words)
    var lists: [ReadList] = []
    for list in schema.lists where schema.reads(list) {
      let own = stored.record(of: list.name)
      if own == nil, !list.isOptional {
        throw .absentList(list: list.name, book: schema.name)
      }
      lists.append(
        ReadList(
          name: list.name, record: own?.id,
          // A history's lists may be missing where its own schema says so.
          hasValidity: own == nil || own?.list?.isOptional == true,
          columns: try Self.columns(of: list.record, list: list.name, own, stored, schema, words)))
    }
    self.lists = lists
  }

  private static func columns(
    of record: RecordSchema, list: String?, _ own: StoredRecord?, _ stored: StoredSchema,
    _ schema: InputSchema, _ words: Set<String>?
  ) throws(HistoryError) -> [ReadColumn] {
    var columns: [ReadColumn] = []
    for (position, field) in record.fields.enumerated()
    where schema.reads(position, of: record, list: list) {
      let label = list.map { "\($0).\(field.name)" } ?? field.name
      guard let own else {
        columns.append(absent(field, label, schema))
        continue
      }
      guard let found = own.fields.first(where: { $0.field.name == field.name }) else {
        guard field.isOptional else {
          throw .absentField(field: label, book: schema.name)
        }
        columns.append(absent(field, label, schema))
        continue
      }
      try own.checkType(of: found, against: field, of: schema)
      var column = ReadColumn(
        field: field, stored: found, hasValidity: found.hasMissing,
        wantsTexts: words?.contains(label) ?? true, label: label)
      if case .oneOf(let index) = field.type, let mine = found.field.type.oneOfIndex {
        let type = schema.oneOfs[index]
        column.names = type.values.map(\.name)
        column.codes = codes(of: stored.input.oneOfs[mine], in: type)
        if column.codes?.contains(-2) == true { column.hasValidity = true }
      }
      if column.hasValidity, !field.mayBeMissing(in: schema) {
        throw .missingValues(field: label, book: schema.name)
      }
      columns.append(column)
    }
    return columns
  }

  private static func absent(
    _ field: FieldSchema, _ label: String, _ schema: InputSchema
  ) -> ReadColumn {
    ReadColumn(
      field: field, hasValidity: true, wantsTexts: false,
      names: field.type.oneOfIndex.map { schema.oneOfs[$0].values.map(\.name) }, label: label)
  }

  /// The book's code of each of the history's values.
  private static func codes(of mine: OneOfType, in theirs: OneOfType) -> [Int16] {
    let unlisted: Int16 =
      switch theirs.otherwise {
      case nil: -1
      case .missing: -2
      case .value(let code): Int16(code)
      }
    return mine.values.map { value in
      theirs.values.firstIndex { $0.name == value.name }.map { Int16($0) } ?? unlisted
    }
  }

  // MARK: Reading

  /// The table of a part.
  func read(_ part: Int, count: Int, _ reader: SegmentReader) throws(HistoryError) -> RecordTable {
    var table = RecordTable(count: count, columns: [])
    table.columns.reserveCapacity(columns.count)
    for column in columns {
      table.columns.append(
        RecordTable.NamedColumn(
          name: column.field.name,
          column: try read(column, of: record, part, rows: count, reader)))
    }
    for list in lists { table.lists.append(try read(list, part, parents: count, reader)) }
    return table
  }

  private func read(
    _ list: ReadList, _ part: Int, parents: Int, _ reader: SegmentReader
  ) throws(HistoryError) -> RecordTable.List {
    var offsets = [Int32](repeating: 0, count: parents + 1)
    var validity: [UInt8]? = list.hasValidity ? Array(repeating: 0, count: parents) : nil
    if let record = list.record {
      func key(_ kind: Segment.Kind) -> SegmentDirectory.Key {
        SegmentDirectory.Key(part: part, record: record, field: 0, kind: kind)
      }
      let counts: [Int32] = try reader.numbers(key(.counts))
      guard counts.count == parents else { throw reader.damaged(key(.counts)) }
      for parent in 0..<parents { offsets[parent + 1] = offsets[parent] &+ counts[parent] }
      if list.hasValidity { validity = try reader.bits(key(.given), rows: parents) }
    }
    var read = RecordTable.List(
      name: list.name, offsets: offsets, validity: validity, columns: [])
    for column in list.columns {
      read.columns.append(
        RecordTable.NamedColumn(
          name: column.field.name,
          column: try self.read(
            column, of: list.record ?? 0, part, rows: Int(offsets[parents]), reader)))
    }
    return read
  }

  private func read(
    _ column: ReadColumn, of record: Int64, _ part: Int, rows: Int, _ reader: SegmentReader
  ) throws(HistoryError) -> Column {
    guard let stored = column.stored else { return Self.absent(column, rows: rows) }
    func key(_ kind: Segment.Kind) -> SegmentDirectory.Key {
      SegmentDirectory.Key(part: part, record: record, field: stored.id, kind: kind)
    }
    var read = Column(.bytes([]), decimals: stored.field.decimals, dictionary: column.names)
    switch stored.holding {
    case .bytes: read.storage = .bytes(try reader.numbers(key(.values)))
    case .int32: read.storage = .int32(try reader.numbers(key(.values)))
    case .lanes: read.storage = .lanes(try reader.numbers(key(.values)))
    case .wide: read.storage = .wide(try reader.numbers(key(.values)))
    }
    guard read.count == rows else { throw reader.damaged(key(.values)) }
    if column.hasValidity { read.validity = try reader.bits(key(.present), rows: rows) }
    if stored.field.type == .text {
      if column.wantsTexts {
        let texts = try reader.texts(key(.texts)).texts
        // Where every row lacks a text, codes of missing slots need one to point at.
        read.dictionary = texts.isEmpty && rows > 0 ? [""] : texts
      }
      try check(read, below: read.dictionary?.count ?? Int.max) { reader.damaged(key(.values)) }
    } else if let codes = column.codes {
      try rename(&read, codes, column) { reader.damaged(key(.values)) }
    }
    return read
  }

  /// Codes of damaged files would point beside their dictionary.
  private func check(
    _ column: Column, below limit: Int, _ damage: () -> HistoryError
  ) throws(HistoryError) {
    guard case .int32(let codes) = column.storage, limit < Int.max else { return }
    guard codes.allSatisfy({ $0 >= 0 && Int($0) < limit }) else { throw damage() }
  }

  private func rename(
    _ column: inout Column, _ codes: [Int16], _ read: ReadColumn, _ damage: () -> HistoryError
  ) throws(HistoryError) {
    guard case .bytes(var values) = column.storage else { throw damage() }
    guard values.allSatisfy({ Int($0) < codes.count }) else { throw damage() }
    if codes.enumerated().allSatisfy({ Int($1) == $0 }) { return }
    column.storage = .bytes([])
    for row in values.indices where column.validity.map({ $0[row] != 0 }) ?? true {
      let code = codes[Int(values[row])]
      if code == -1 {
        throw .unlistedValue(
          field: read.label, value: read.stored.map { _ in "\(values[row])" } ?? "", book: book)
      }
      if code == -2 { column.validity?[row] = 0 }
      values[row] = UInt8(max(0, code))
    }
    column.storage = .bytes(values)
  }

  private static func absent(_ column: ReadColumn, rows: Int) -> Column {
    let storage: Column.Storage =
      column.field.type.narrowestHolding == .bytes
      ? .bytes(Array(repeating: 0, count: rows)) : .int32(Array(repeating: 0, count: rows))
    return Column(
      storage, validity: Array(repeating: 0, count: rows), decimals: column.field.decimals,
      dictionary: column.field.type == .text ? [""] : column.names)
  }
}

extension FieldSchema {
  /// Whether a book takes the field's absence: it says optional, or an unlisted code of its type means missing.
  func mayBeMissing(in schema: InputSchema) -> Bool {
    isOptional || type.oneOfIndex.map { schema.oneOfs[$0].otherwise == .missing } ?? false
  }
}
