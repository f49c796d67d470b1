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
  /// What the calls bring in each column; `nil` before the first call.
  var brought: [InputDomain?]
  /// What a column of its type may hold, for a table that nothing calls.
  var assumed: [InputDomain]
  /// Whether every row could be read: only then completeness is judged.
  var isWhole: Bool

  /// What may come in a column.
  func domain(of column: Int) -> InputDomain { brought[column] ?? assumed[column] }

  /// Notes what a call brings in a column.
  mutating func bring(_ domain: InputDomain, in column: Int) {
    guard var known = brought[column] else {
      brought[column] = domain
      return
    }
    known.range = known.range.hull(domain.range)
    known.decimals = max(known.decimals, domain.decimals)
    known.mayBeMissing = known.mayBeMissing || domain.mayBeMissing
    brought[column] = known
  }

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
