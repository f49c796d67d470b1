import Columns
import Intake
import Numbers
import SQLite
import Semantics

/// Reads the columns of a side table, whose rows stand in a plain table alone.
struct SideReader {
  private let record: StoredRecord
  private let types: [OneOfType]
  private let database: Database

  init(_ side: SideTable, besides stored: StoredSchema, in database: Database) throws(HistoryError)
  {
    record = try StoredSchema(planningSide: side.schema, besides: stored).records[0]
    types = side.schema.oneOfs
    self.database = database
  }

  /// All rows of one field.
  func column(_ name: String) throws(SQLiteError) -> Column {
    guard let field = record.fields.first(where: { $0.field.name == name }) else {
      return Column(.int32([]))
    }
    var values: [Int128] = []
    var validity: [UInt8] = []
    var codes: [String: Int128] = [:]
    var dictionary: [String]?
    switch field.field.type {
    case .oneOf(let index):
      dictionary = types[index].values.map(\.name)
      for (code, name) in (dictionary ?? []).enumerated() { codes[name] = Int128(code) }
    case .text: dictionary = []
    default: break
    }
    let statement = try database.prepare(
      "SELECT \(Database.quoted(field.column)) FROM \(Database.quoted(record.table))")
    while try statement.step() {
      validity.append(statement.isNull(0) ? 0 : 1)
      if statement.isNull(0) {
        values.append(0)
      } else if field.field.type == .date {
        values.append(
          Int128(statement.withText(0) { CalendarDate(parsing: $0) }?.packed ?? 0))
      } else if dictionary != nil {
        let text = statement.text(0) ?? ""
        if let code = codes[text] {
          values.append(code)
        } else {
          codes[text] = Int128(codes.count)
          values.append(Int128(codes.count - 1))
          dictionary?.append(text)
        }
      } else {
        values.append(Int128(statement.integer(0)))
      }
    }
    return Column(
      .wide(values), validity: validity.contains(0) ? validity : nil,
      decimals: field.field.decimals, dictionary: dictionary)
  }
}
