import Diagnostics
import Intake
import Numbers
import SQLite
import Semantics
import Syntax

extension StoredSchema {
  /// Reads what a history says it holds.
  init(reading database: Database) throws(HistoryError) {
    let (types, rows) = try storing(database.path) { () throws(SQLiteError) in
      let types = try Self.types(in: database)
      let records = try database.rows("SELECT * FROM history_record ORDER BY id") { RecordRow($0) }
      let fields = try database.rows("SELECT * FROM history_field ORDER BY id") {
        FieldRow($0, types: types.count)
      }
      return (types, records.map { record in (record, fields.filter { $0.record == record.id }) })
    }
    var records: [StoredRecord] = []
    for (record, fields) in rows {
      records.append(try Self.record(record, fields, path: database.path))
    }
    guard let decided = records.first, decided.list == nil else {
      throw .damaged(
        path: database.path, what: Phrase("it describes no decided record", "没有描述被决策的记录"))
    }
    self.init(
      input: InputSchema(
        name: "history", record: decided.schema, lists: records.compactMap(\.list), oneOfs: types),
      records: records)
  }

  private static func types(in database: Database) throws(SQLiteError) -> [OneOfType] {
    let codes = try database.rows(
      "SELECT type, value, code FROM history_code ORDER BY type, value, position"
    ) { (type: $0.integer(0), value: $0.integer(1), code: $0.text(2) ?? "") }
    let values = try database.rows(
      "SELECT type, position, name, zh, rank FROM history_value ORDER BY type, position"
    ) { row in
      let (type, position) = (row.integer(0), row.integer(1))
      let value = OneOfType.Value(
        name: row.text(2) ?? "",
        codes: codes.filter { $0.type == type && $0.value == position }.map(\.code),
        zh: row.text(3))
      return (type: type, value: value, rank: row.isNull(4) ? nil : Int(row.integer(4)))
    }
    return try database.rows("SELECT id, name, otherwise FROM history_type ORDER BY id") { row in
      let own = values.filter { $0.type == row.integer(0) }
      let otherwise: OneOfType.Otherwise? =
        row.isNull(2) ? nil : row.integer(2) < 0 ? .missing : .value(Int(row.integer(2)))
      return OneOfType(
        name: row.text(1), values: own.map(\.value), otherwise: otherwise,
        ranks: own.contains { $0.rank != nil } ? own.map(\.rank) : nil)
    }
  }

  private static func record(
    _ row: RecordRow, _ fields: [FieldRow], path: String
  ) throws(HistoryError) -> StoredRecord {
    var stored: [StoredField] = []
    for field in fields {
      guard let made = field.stored else {
        throw .damaged(
          path: path,
          what: Phrase(
            "history_field, row \(field.id) describes no field",
            "history_field 第 \(field.id) 行未描述任何字段"))
      }
      stored.append(made)
    }
    let schema = RecordSchema(
      name: row.name, words: row.words, fields: stored.map(\.field),
      key: stored.firstIndex { $0.field.isKey }, asOf: fields.firstIndex(where: \.isAsOf))
    let list = row.list.map {
      ListSchema(
        name: $0, words: row.listWords, isOptional: row.isOptional, record: schema,
        knownOn: row.knownOn.flatMap(schema.position), period: row.period.flatMap(schema.position),
        source: row.source)
    }
    return StoredRecord(
      id: row.id, schema: schema, list: list, table: row.table, parentColumn: row.parentColumn,
      fields: stored)
  }
}

/// A row of `history_record`.
private struct RecordRow {
  let id: Int64
  let name: String
  let list: String?
  let table: String
  let parentColumn: String?
  let words: Words
  let listWords: Words
  let isOptional: Bool
  let knownOn: String?
  let period: String?
  let source: Int?

  init(_ row: Statement) {
    id = row.integer(0)
    name = row.text(1) ?? ""
    list = row.text(2)
    table = row.text(3) ?? ""
    parentColumn = row.text(4)
    words = Words(title: row.text(5), zh: row.text(6))
    listWords = Words(title: row.text(7), zh: row.text(8))
    isOptional = row.truth(9)
    knownOn = row.text(10)
    period = row.text(11)
    source = row.isNull(12) ? nil : Int(row.integer(12))
  }
}

/// A row of `history_field`.
private struct FieldRow {
  let id: Int64
  let record: Int64
  let isAsOf: Bool
  /// `nil` where the row does not make sense.
  let stored: StoredField?

  init(_ row: Statement, types: Int) {
    id = row.integer(0)
    record = row.integer(1)
    isAsOf = row.truth(14)
    func number(_ column: Int32) -> Number? {
      row.text(column).flatMap { try? Number(parsing: $0) }
    }
    let oneOf = row.isNull(6) ? nil : Int(row.integer(6))
    guard oneOf.map({ (0..<types).contains($0) }) ?? true,
      (0...Int64(Number.decimals)).contains(row.integer(5)),
      let type = ValueType(storedName: row.text(4) ?? "", oneOf: oneOf),
      let inputScale = number(7), let holding = Holding(rawValue: row.text(20) ?? "")
    else {
      stored = nil
      return
    }
    stored = StoredField(
      id: id,
      field: FieldSchema(
        name: row.text(2) ?? "", words: Words(title: row.text(18), zh: row.text(19)), type: type,
        decimals: Int(row.integer(5)), inputScale: inputScale, lowest: number(8),
        lowestIncluded: row.truth(9), highest: number(10), highestIncluded: row.truth(11),
        isOptional: row.truth(12), isKey: row.truth(13), role: row.text(15),
        source: row.isNull(16) ? nil : Int(row.integer(16)), externalName: row.text(17)),
      column: row.text(3) ?? "", holding: holding, hasMissing: row.truth(21))
  }
}
