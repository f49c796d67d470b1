import Intake
import Numbers
import SQLite
import Semantics
import Syntax

/// The statement that makes a record's table, with words for people as comments, which `.schema` shows.
struct PlainTable {
  private let record: StoredRecord
  private let schema: StoredSchema

  init(_ record: StoredRecord, in schema: StoredSchema) {
    self.record = record
    self.schema = schema
  }

  var tableName: String { record.table }

  /// The table and its indexes.
  var definition: String { "\(table);\n\(indexes)" }

  /// Columns that a row is written to, in the table's order: those with exact values.
  ///
  /// The parent's key comes first, and whether optional lists are given last.
  var writtenColumns: [String] {
    [record.parentColumn].compactMap { $0 } + record.fields.map(\.column)
      + givenLists.map(Self.givenColumn)
  }

  /// Lists of the decided record that may be missing, which no child row tells from empty ones.
  private var givenLists: [ListSchema] {
    record.list == nil ? schema.input.lists.filter(\.isOptional) : []
  }

  static func givenColumn(_ list: ListSchema) -> String { "has_\(list.name)" }

  var table: String {
    var lines: [(column: String, comment: String)] = []
    if let parent = record.parentColumn, let key = schema.records[0].keyField {
      lines.append(
        (
          "\(Database.quoted(parent)) \(key.field.type.columnType) NOT NULL",
          "the key of its \(schema.records[0].schema.name)"
        ))
    }
    for stored in record.fields {
      let required = stored.field.isKey || !stored.field.isOptional && !mayLack(stored.field)
      lines.append(
        (
          "\(Database.quoted(stored.column)) \(stored.field.type.columnType)"
            + (required ? " NOT NULL" : ""), comment(stored)
        ))
      if stored.hasShownColumn {
        let scale = "1" + String(repeating: "0", count: stored.field.decimals) + ".0"
        lines.append(
          (
            "\(Database.quoted(stored.field.name)) REAL AS (\(Database.quoted(stored.column)) / \(scale)) VIRTUAL",
            "the same with its decimal point, for reading"
          ))
      }
    }
    for list in givenLists {
      lines.append(
        (
          "\(Database.quoted(Self.givenColumn(list))) INTEGER NOT NULL",
          "0 where its \(list.name) are missing, as opposed to none"
        ))
    }
    let body = lines.enumerated().map { index, line in
      let end = index + 1 < lines.count ? "," : ""
      return "  \(line.column)\(end) -- \(line.comment)\n"
    }.joined()
    let own = record.schema.words
    let words = own == Words() ? record.list?.words ?? own : own
    let heading = [words.title, words.zh].compactMap { $0 }.joined(separator: " · ")
    return
      "CREATE TABLE \(Database.quoted(record.table))(\(heading.isEmpty ? "" : " -- \(Self.line(heading))")\n\(body))"
  }

  /// A one-of type that takes unlisted codes for missing makes its fields so.
  private func mayLack(_ field: FieldSchema) -> Bool {
    field.type.oneOfIndex.map { schema.input.oneOfs[$0].otherwise == .missing } ?? false
  }

  var indexes: String {
    if let parent = record.parentColumn {
      return
        "CREATE INDEX \(Database.quoted("\(record.table)_parent")) ON \(Database.quoted(record.table))(\(Database.quoted(parent)));"
    }
    guard let key = record.keyField else {
      // Rows beside the applications name theirs by the decided record's name.
      let names = record.fields.map(\.column)
      guard let reference = names.first(where: { $0 == schema.sideReference }) else { return "" }
      return
        "CREATE INDEX \(Database.quoted("\(record.table)_\(reference)")) ON \(Database.quoted(record.table))(\(Database.quoted(reference)));"
    }
    return
      "CREATE UNIQUE INDEX \(Database.quoted("\(record.table)_key")) ON \(Database.quoted(record.table))(\(Database.quoted(key.column)));"
  }

  private func comment(_ stored: StoredField) -> String {
    let field = stored.field
    let unit: String =
      switch field.type {
      case .boolean: "1 true, 0 false"
      case .date: "date"
      case .text: "text"
      case .oneOf(let index):
        "one of " + schema.input.oneOfs[index].values.map(\.name).joined(separator: ", ")
      case .money where field.decimals == 2: "money in fen"
      case .integer, .months, .days: field.type.storedName
      default: "\(field.type.storedName) × 10^\(field.decimals)"
      }
    return Self.line(
      [unit, field.words.title, field.words.zh].compactMap { $0 }.joined(separator: " · "))
  }

  /// A comment ends with its line.
  private static func line(_ text: String) -> String {
    String(text.map { $0.isNewline ? " " : $0 })
  }
}

extension StoredRecord {
  /// The field by which child rows find their parent.
  var keyField: StoredField? { schema.key.map { fields[$0] } }
}

extension ValueType {
  /// The declared type of a plain column.
  var columnType: String {
    switch self {
    case .text, .date, .oneOf: "TEXT"
    case .boolean, .integer, .decimal, .money, .rate, .share, .months, .days: "INTEGER"
    }
  }
}
