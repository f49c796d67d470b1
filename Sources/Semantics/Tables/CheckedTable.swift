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

  /// Whether the answer of a call that brings this may be missing.
  ///
  /// An output may be missing; or a missing argument may leave a row undecided: every cell but `any` does,
  /// unless the column says somewhere what missing means; or no row is true of a missing argument, which
  /// `otherwise` is never taken for.
  func mayBeMissing(of arguments: [InputDomain], oneOfs: [OneOfType]) -> Bool {
    if table.otherwise == .missing || table.rows.contains(where: { $0.output == .missing }) {
      return true
    }
    let undecides = table.columns.indices.contains { column in
      arguments[column].mayBeMissing && !namesMissing[column]
        && table.rows.contains { $0.cells[column] != .any }
    }
    return undecides || leavesMissingOpen(arguments, oneOfs)
  }

  /// Whether `otherwise` stands for a case in which an argument of a column that names `missing` is missing.
  private func leavesMissingOpen(_ arguments: [InputDomain], _ oneOfs: [OneOfType]) -> Bool {
    guard table.otherwise != nil else { return false }
    let open = table.columns.indices.filter { arguments[$0].mayBeMissing && namesMissing[$0] }
    guard !open.isEmpty else { return false }
    let cases = CaseSpace(
      zip(table.columns, arguments).map {
        CaseSpace.Input(name: $0.name, type: $0.type, domain: $1)
      },
      rows: table.rows.map(\.cells), oneOfs: oneOfs)
    var budget = SearchBudget()
    return open.contains { column in
      let count = cases.columns[column].classes.count
      // Missing is a column's last class.
      let isMissing = cases.replacing(
        column, of: cases.whole, by: BitSet(count - 1..<count, count: count))
      do {
        return try cases.uncovered(of: isMissing, by: cases.trueCases, &budget) != nil
      } catch {
        return true
      }
    }
  }
}
