package import Columns
package import Intake
import SQLite
import Semantics

extension HistoryImport {
  /// Adds rows to a table beside the applications, which is made where there is none.
  ///
  /// It is a plain table only, of the record's name and without parts: replay does not read it.
  /// - Parameters:
  ///   - table: rows that fit `input`.
  ///   - input: the record alone, whose lists are not stored.
  package func append(side table: RecordTable, input: InputSchema) throws(HistoryError) {
    let side = try StoredSchema(planningSide: input, besides: stored)
    let record = side.records[0]
    let columns = try SideColumns(record, table, types: input.oneOfs, book: input.name)
    try storing(database.path) { () throws(SQLiteError) in
      let plain = PlainTable(record, in: side)
      if try !database.hasTable(record.table) { try database.execute(plain.definition) }
      let statement = try plain.insertion(in: database)
      try PlainWriter.insert(columns.columns, count: table.count, parents: nil, statement)
    }
  }
}

/// The columns of a side table, whose rows stand as they came.
private struct SideColumns {
  let columns: [CellColumn]

  init(
    _ record: StoredRecord, _ table: RecordTable, types: [OneOfType], book: String
  ) throws(HistoryError) {
    var scratch = CodeScratch()
    let rows = (0..<table.count).map { Int32($0) }
    var columns: [CellColumn] = []
    for field in record.fields {
      let adoption = try ColumnAdoption(
        field, from: table.column(field.field.name), types: types, book: book)
      columns.append(
        CellColumn(adoption.gathering(rows, scratch: &scratch), field.field.type))
    }
    self.columns = columns
  }
}

extension Database {
  /// Whether there is a table of a name.
  func hasTable(_ name: String) throws(SQLiteError) -> Bool {
    try integer(
      "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND lower(name) = lower(?)",
      .text(name)) != 0
  }
}
