package import Columns
package import Intake
import Numbers
import SQLite
import Semantics
import Synchronization

/// The parts of a history as a book reads them.
package final class HistoryParts: TableParts {
  package let partSizes: [Int]
  private let path: String
  private let plan: ReadingPlan
  private let directory: SegmentDirectory
  /// Readers that no thread uses at the moment.
  private let idle = Mutex<[LentReader]>([])

  /// A reader on its way between threads.
  ///
  /// `@unchecked`: a connection has no locks of its own; who takes it out of `idle` is the only one to use it.
  private struct LentReader: @unchecked Sendable { let reader: SegmentReader }

  init(_ history: History, plan: ReadingPlan) throws(HistoryError) {
    path = history.path
    self.plan = plan
    let database = try HistoryFile.open(path, .reading)
    directory = try storing(path) { () throws(SQLiteError) in
      try SegmentDirectory(reading: database)
    }
    partSizes = directory.partSizes
  }

  package func months(ofPart index: Int) -> ClosedRange<Int32>? { directory.partMonths[index] }

  /// Reads a part; each thread that reads at the same time has a connection of its own.
  package func part(_ index: Int) throws -> RecordTable {
    let lent =
      try idle.withLock { $0.popLast() }
      ?? LentReader(reader: SegmentReader(HistoryFile.open(path, .reading), directory))
    let table = try plan.read(index, count: partSizes[index], lent.reader)
    try lent.reader.rest()
    idle.withLock { $0.append(lent) }
    return table
  }
}

extension History {
  /// The parts of the history with the columns that a schema reads, in its names and codes.
  ///
  /// - Parameter words: fields whose texts are wanted, a list's field as `list.field`; other text columns have codes
  ///   alone. `nil` means all.
  /// - Throws: `otherRecord`, `absentList`, `absentField`, `otherType`, `missingValues`, `unlistedValue`, `store`.
  package func parts(
    for schema: InputSchema, words: Set<String>? = nil
  ) throws(HistoryError) -> HistoryParts {
    try HistoryParts(self, plan: ReadingPlan(stored, for: schema, words: words))
  }
}
