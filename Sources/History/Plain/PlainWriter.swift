import SQLite
import Semantics

/// Writes the rows of parts into tables by statements.
final class PlainWriter {
  private let statements: [Statement]

  init(_ database: Database, _ schema: StoredSchema) throws(SQLiteError) {
    var statements: [Statement] = []
    for record in schema.records {
      statements.append(try PlainTable(record, in: schema).insertion(in: database))
    }
    self.statements = statements
  }

  /// Writes the rows of all records of a part.
  func write(_ part: PartCells) throws(SQLiteError) {
    for (place, rows) in part.records.enumerated() {
      try Self.insert(
        rows.plainColumns, count: rows.count,
        parents: place == 0 ? nil : (part.keys, rows.counts), statements[place])
    }
  }

  /// Runs a statement for each row; child rows begin with their parent's key.
  static func insert(
    _ columns: [CellColumn], count: Int, parents: (keys: CellColumn, counts: [Int32])?,
    _ statement: Statement
  ) throws(SQLiteError) {
    defer { withExtendedLifetime((columns, parents)) {} }
    let cells = columns.map(\.cells)
    var scratch = PlainScratch(columns: columns.count + 1)
    var parent = ParentCursor(counts: parents?.counts ?? [])
    let first: Int32 = parents == nil ? 0 : 1
    for row in 0..<count {
      scratch.begin()
      if let parents {
        statement.bind(0, parents.keys.cells, parent.next(), &scratch)
      }
      for (index, column) in cells.enumerated() {
        statement.bind(first + Int32(truncatingIfNeeded: index), column, row, &scratch)
      }
      _ = try statement.step()
    }
  }
}

/// Goes through child rows and knows each one's parent.
struct ParentCursor {
  private let counts: [Int32]
  private var parent = -1
  private var left: Int32 = 0

  init(counts: [Int32]) { self.counts = counts }

  /// The parent of the next child row.
  mutating func next() -> Int {
    while left == 0 {
      parent += 1
      left = counts[parent]
    }
    left -= 1
    return parent
  }
}

extension Statement {
  /// Binds a cell; `scratch` keeps what is no text until the statement has run.
  fileprivate func bind(
    _ index: Int32, _ cells: CellColumn.Cells, _ row: Int, _ scratch: inout PlainScratch
  ) {
    guard cells.isPresent(row) else {
      bindNull(index)
      return
    }
    switch cells.kind {
    case .number:
      if let wide = cells.wideNumber(row) {
        bind(index, kept: scratch.digits(wide))
      } else {
        bind(index, cells.values[row])
      }
    case .date: bind(index, kept: scratch.date(cells.values[row]))
    case .text: bind(index, kept: cells.text(row))
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
