import Columns
import Intake
import SQLite

/// The parts of a history as they are stored, for work on the file itself.
struct StoredParts {
  let schema: StoredSchema
  let directory: SegmentDirectory
  let reader: SegmentReader
  private let plan: ReadingPlan

  init(_ database: Database, _ schema: StoredSchema) throws(HistoryError) {
    self.schema = schema
    directory = try storing(database.path) { () throws(SQLiteError) in
      try SegmentDirectory(reading: database)
    }
    reader = SegmentReader(database, directory)
    plan = try ReadingPlan(schema, for: schema.input, words: nil)
  }

  /// The rows of a part in the history's own names and codes.
  func table(_ index: Int) throws(HistoryError) -> RecordTable {
    try plan.read(index, count: directory.partSizes[index], reader)
  }

  /// The same, as it was written.
  func part(_ index: Int) throws(HistoryError) -> Part {
    try Self.part(of: table(index), schema)
  }

  /// Rows that fit one part, as they are written.
  static func part(of table: RecordTable, _ schema: StoredSchema) throws(HistoryError) -> Part {
    var scratch = CodeScratch()
    return try PartPlan(table, input: schema.input, into: schema).whole(scratch: &scratch)
  }
}
