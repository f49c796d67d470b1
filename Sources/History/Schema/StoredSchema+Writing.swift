import Intake
import Numbers
import SQLite
import Semantics
import Syntax

extension StoredSchema {
  /// Makes the tables of a new history, as yet without indexes, and describes them in it.
  func create(in database: Database) throws(SQLiteError) {
    try database.execute(HistoryFormat.tables)
    try writeTypes(to: database)
    for record in records {
      try database.execute(PlainTable(record, in: self).table)
      try write(record, to: database)
    }
  }

  private func writeTypes(to database: Database) throws(SQLiteError) {
    for (id, type) in input.oneOfs.enumerated() {
      let otherwise: Int? =
        switch type.otherwise {
        case nil: nil
        case .missing: -1
        case .value(let position): position
        }
      try database.run(
        "INSERT INTO history_type VALUES(?, ?, ?)", Value(id), Value(type.name), Value(otherwise))
      for (position, value) in type.values.enumerated() {
        try database.run(
          "INSERT INTO history_value VALUES(?, ?, ?, ?, ?)", Value(id), Value(position),
          Value(value.name), Value(value.zh), Value(type.ranks?[position]))
        for (place, code) in value.codes.enumerated() {
          try database.run(
            "INSERT INTO history_code VALUES(?, ?, ?, ?)", Value(id), Value(position),
            Value(place), Value(code))
        }
      }
    }
  }

  private func write(_ record: StoredRecord, to database: Database) throws(SQLiteError) {
    func name(_ position: Int?) -> Value {
      Value(position.map { record.schema.fields[$0].name })
    }
    let (words, listWords) = (record.schema.words, record.list?.words)
    try database.run(
      "INSERT INTO history_record VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", Value(record.id),
      Value(record.schema.name), Value(record.list?.name), Value(record.table),
      Value(record.parentColumn), Value(words.title), Value(words.zh),
      Value(listWords?.title), Value(listWords?.zh), Value(record.list?.isOptional ?? false),
      name(record.list?.knownOn), name(record.list?.period), Value(record.list?.source))
    for (position, stored) in record.fields.enumerated() {
      try write(stored, at: position, of: record, to: database)
    }
  }

  private func write(
    _ stored: StoredField, at position: Int, of record: StoredRecord, to database: Database
  ) throws(SQLiteError) {
    let field = stored.field
    let values: [Value] = [
      Value(stored.id), Value(record.id), Value(field.name), Value(stored.column),
      .text(field.type.storedName), Value(field.decimals), Value(field.type.oneOfIndex),
      .text(field.inputScale.description), Value(field.lowest?.description),
      Value(field.lowestIncluded), Value(field.highest?.description),
      Value(field.highestIncluded), Value(field.isOptional), Value(field.isKey),
      Value(position == record.schema.asOf), Value(field.role), Value(field.source),
      Value(field.externalName), Value(field.words.title), Value(field.words.zh),
      .text(stored.holding.rawValue), Value(stored.hasMissing),
    ]
    let places = values.map { _ in "?" }.joined(separator: ", ")
    try database.prepare("INSERT INTO history_field VALUES(\(places))").run(values)
  }
}

extension ValueType {
  /// The word of rule books for the type; a one-of type's values stand apart.
  var storedName: String {
    switch self {
    case .boolean: "boolean"
    case .text: "text"
    case .date: "date"
    case .integer: "integer"
    case .decimal: "decimal"
    case .money: "money"
    case .rate: "rate"
    case .share: "share"
    case .months: "months"
    case .days: "days"
    case .oneOf: "one of"
    }
  }

  var oneOfIndex: Int? { if case .oneOf(let index) = self { index } else { nil } }

  /// The type of a stored name.
  init?(storedName: String, oneOf: Int?) {
    if storedName == ValueType.oneOf(0).storedName, let oneOf {
      self = .oneOf(oneOf)
      return
    }
    let plain: [ValueType] = [
      .boolean, .text, .date, .integer, .decimal, .money, .rate, .share, .months, .days,
    ]
    guard let type = plain.first(where: { $0.storedName == storedName }) else { return nil }
    self = type
  }
}
