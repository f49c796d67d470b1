import Diagnostics
import Numbers
import Syntax

/// A table whose cells are resolved, with what its calls ask of it.
struct CheckedTable {
  var table: DecisionTable
  /// Type of each column as written, or the field that lends it.
  var columnSpans: [SourceSpan]
  /// Whether some cell of the column says what a missing input means.
  var namesMissing: [Bool]
  /// Whether some call may bring a missing value in the column.
  var mayBringMissing: [Bool]
  /// Between which bounds the calls' values of each column lie; `nil` before the first call.
  var bounds: [ValueRange?]
  /// The range of the field that lends the column its type, for a table that nothing calls.
  var fieldBounds: [ValueRange]
  /// Whether every row could be read: only then completeness is judged.
  var isWhole: Bool

  /// Whether a call's answer may be missing, where these of its arguments may be.
  ///
  /// An output may be missing; or a missing argument may leave a row undecided: every cell but `any` does,
  /// unless the column says somewhere what missing means.
  func mayBeMissing(where arguments: [Bool]) -> Bool {
    if table.otherwise == .missing || table.rows.contains(where: { $0.output == .missing }) {
      return true
    }
    return table.columns.indices.contains { column in
      arguments[column] && !namesMissing[column]
        && table.rows.contains { $0.cells[column] != .any }
    }
  }
}
