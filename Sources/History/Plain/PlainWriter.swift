import SQLite
import Semantics

/// Writes parts into the tables that anyone can query.
final class PlainWriter {
  private let schema: StoredSchema
  private let statements: [Statement]

  init(_ database: Database, _ schema: StoredSchema) throws(SQLiteError) {
    self.schema = schema
    var statements: [Statement] = []
    for record in schema.records {
      statements.append(try PlainTable(record, in: schema).insertion(in: database))
    }
    self.statements = statements
  }

  /// Writes the rows of all records of a part.
  func write(_ part: Part) throws(SQLiteError) {
    guard let key = schema.records[0].schema.key else { return }
    let keys = PlainColumn(
      part.records[0].columns[key], schema.records[0].fields[key].field.type)
    for (place, (record, rows)) in zip(schema.records, part.records).enumerated() {
      var columns = zip(record.fields, rows.columns).map { PlainColumn($1, $0.field.type) }
      if place == 0 {
        for (list, children) in zip(schema.records, part.records).dropFirst()
        where list.list?.isOptional == true {
          columns.append(
            PlainColumn(truths: children.given ?? Array(repeating: 1, count: part.count)))
        }
      }
      let parents = place == 0 ? nil : (keys, rows.counts)
      try Self.insert(columns, count: rows.count, parents, statements[place])
    }
  }

  /// Runs a statement for each row; child rows begin with their parent's key.
  static func insert(
    _ columns: [PlainColumn], count: Int, _ parents: (keys: PlainColumn, counts: [Int32])?,
    _ statement: Statement
  ) throws(SQLiteError) {
    var scratch = PlainScratch(columns: columns.count + 1)
    let first: Int32 = parents == nil ? 0 : 1
    var parent = 0
    var left = parents?.counts.first ?? 0
    for row in 0..<count {
      scratch.begin()
      if let parents {
        while left == 0 {
          parent += 1
          left = parents.counts[parent]
        }
        left -= 1
        parents.keys.bind(parent, to: statement, 0, &scratch)
      }
      for (index, column) in columns.enumerated() {
        column.bind(row, to: statement, first + Int32(truncatingIfNeeded: index), &scratch)
      }
      _ = try statement.step()
    }
  }
}

extension PlainTable {
  /// The statement that adds a row with values for all written columns.
  func insertion(in database: Database) throws(SQLiteError) -> Statement {
    let columns = writtenColumns
    let places = columns.map { _ in "?" }.joined(separator: ", ")
    let names = columns.map(Database.quoted).joined(separator: ", ")
    return try database.prepare(
      "INSERT INTO \(Database.quoted(tableName))(\(names)) VALUES(\(places))")
  }
}
