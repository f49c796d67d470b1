/// Applications in parts that are read when they are wanted, so that no more of them than a few parts are in memory.
///
/// All parts have the same columns and lists in the same order, held in the same way (storage, decimals, whether there is
/// a validity); the dictionary of a text column is the part's own.
package protocol TableParts: Sendable {
  /// Rows of each part, in order.
  var partSizes: [Int] { get }
  /// Reads a part; from any thread.
  func part(_ index: Int) throws -> RecordTable
  /// The months (year × 12 + month − 1) of a part's as-of dates, known without reading it; `nil` where they are not.
  func months(ofPart index: Int) -> ClosedRange<Int32>?
}

extension TableParts {
  package func months(ofPart index: Int) -> ClosedRange<Int32>? { nil }
}

/// A table in memory is one part.
extension RecordTable: TableParts {
  package var partSizes: [Int] { [count] }
  package func part(_ index: Int) -> RecordTable { self }
}
