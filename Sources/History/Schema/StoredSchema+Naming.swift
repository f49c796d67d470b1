import Intake
import Semantics

extension StoredSchema {
  /// Plans the tables of a schema.
  ///
  /// - Throws: `noKey`, `takenName`.
  init(planning schema: InputSchema) throws(HistoryError) {
    guard schema.record.key != nil else { throw .noKey(record: schema.record.name) }
    input = schema
    records = []
    var tables: Set<String> = []
    var nextField: Int64 = 1
    let lists: [ListSchema?] = [nil] + schema.lists.map { $0 }
    for (index, list) in lists.enumerated() {
      let record = list?.record ?? schema.record
      // Two lists of one record need a table each.
      let isShared = schema.lists.count { $0.record.name == record.name } > 1
      let table = isShared ? list?.name ?? record.name : record.name
      let folded = table.lowercased()
      guard tables.insert(folded).inserted, !folded.hasPrefix(HistoryFormat.prefix),
        !folded.hasPrefix("sqlite_")
      else { throw .takenName(name: table) }
      let parent = list == nil ? nil : schema.record.name
      let columns = ColumnNames(of: record, childOf: parent)
      records.append(
        StoredRecord(
          id: Int64(index + 1), schema: record, list: list, table: table,
          parentColumn: columns.parent,
          fields: zip(record.fields, columns.exact).map { field, column in
            defer { nextField += 1 }
            return StoredField(
              id: nextField, field: field, column: column,
              holding: field.type.narrowestHolding, hasMissing: false)
          }))
    }
  }
}

extension StoredSchema {
  /// Plans the table of a record that stands beside the applications.
  ///
  /// - Throws: `takenName` where the history has a table of the name.
  init(planningSide schema: InputSchema, besides stored: StoredSchema) throws(HistoryError) {
    let name = schema.record.name
    guard !stored.records.contains(where: { $0.table.lowercased() == name.lowercased() }) else {
      throw .takenName(name: name)
    }
    let columns = ColumnNames(of: schema.record, childOf: nil)
    input = InputSchema(name: schema.name, record: schema.record, oneOfs: schema.oneOfs)
    records = [
      StoredRecord(
        id: 0, schema: schema.record, table: name,
        fields: zip(schema.record.fields, columns.exact).map { field, column in
          StoredField(
            id: 0, field: field, column: column, holding: field.type.narrowestHolding,
            hasMissing: false)
        })
    ]
  }
}

/// The names of a table's columns.
struct ColumnNames {
  /// By field: the column with the exact value.
  var exact: [String] = []
  /// The column with the parent's key: of the parent's name, unless a field has it.
  var parent: String?

  /// - Parameter parent: the name of the record whose child this is.
  init(of record: RecordSchema, childOf parent: String?) {
    // SQLite's column names know no case.
    var taken = Set(record.fields.map { $0.name.lowercased() })
    self.parent = parent.map { name in
      var name = name
      while !taken.insert(name.lowercased()).inserted { name += "_" }
      return name
    }
    for field in record.fields {
      guard let suffix = Self.suffix(of: field) else {
        exact.append(field.name)
        continue
      }
      var name = field.name + suffix
      while !taken.insert(name.lowercased()).inserted { name += "_" }
      exact.append(name)
    }
  }

  /// What an exact column's name says about its scale: `_fen`, `_e4`; nothing where there is none.
  private static func suffix(of field: FieldSchema) -> String? {
    guard field.type.isNumeric, field.decimals > 0 else { return nil }
    return field.type == .money && field.decimals == 2 ? "_fen" : "_e\(field.decimals)"
  }
}

extension ValueType {
  /// What a column of this type is held in at the least.
  var narrowestHolding: Holding {
    switch self {
    case .boolean, .oneOf: .bytes
    case .text, .date, .integer, .decimal, .money, .rate, .share, .months, .days: .int32
    }
  }
}
