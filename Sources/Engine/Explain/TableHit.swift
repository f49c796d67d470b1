package import Semantics

/// Which rows of a decision table were true of an application.
package struct TableHit: Sendable {
  package struct Cell: Sendable {
    package var column: String
    package var test: CellTest
    package var input: NamedValue
  }
  package struct Row: Sendable {
    /// Position in the table's rows.
    package var index: Int
    package var cells: [Cell]
    package var output: Constant
  }
  /// Position in `Program.tables`.
  package var table: Int
  package var node: NodeID
  package var inputs: [NamedValue]
  /// In text order; none where `otherwise` holds or an input leaves the table undecided.
  package var rows: [Row]
  package var value: NamedValue
  package var tookOtherwise: Bool
}

extension TableHit {
  /// The hit of a table's node; `nil` for any other node.
  init?(_ node: NodeID, _ trace: Trace, _ names: NodeNames) {
    guard case .table(let position, let operands) = trace.program[node].operation else {
      return nil
    }
    let table = trace.program.tables[position]
    let inputs = operands.map { NamedValue($0, trace, names) }
    let hits = table.rowsTrue(of: inputs.map(\.value))
    self.table = position
    self.node = node
    self.inputs = inputs
    rows = (table.policy == .first ? Array(hits.prefix(1)) : hits).map { index in
      let row = table.rows[index]
      return Row(
        index: index,
        cells: zip(table.columns, zip(row.cells, inputs)).map {
          Cell(column: $0.name, test: $1.0, input: $1.1)
        }, output: row.output)
    }
    value = NamedValue(node, trace, names)
    tookOtherwise =
      hits.isEmpty && value.value.isPresent && inputs.allSatisfy { $0.value.isPresent }
  }
}

extension CellTest {
  /// Whether the cell is true of a value; `nil` where a missing value leaves it undecided.
  func holds(of value: Constant) -> Bool? {
    guard case .tests(let negated, let tests) = self else { return true }
    if value == .missing { return tests.contains(.missing) ? !negated : nil }
    let hit = tests.contains { test in
      switch test {
      case .equal(let wanted): wanted == value
      case .range(let range): range.holds(of: value)
      case .missing: false
      }
    }
    return hit != negated
  }
}

extension ValueRange {
  /// Whether a number or date lies in the range.
  func holds(of value: Constant) -> Bool {
    func isIn<T: Comparable>(_ value: T, _ low: T?, _ high: T?) -> Bool {
      if let low, lowerIncluded ? value < low : value <= low { return false }
      if let high, upperIncluded ? value > high : value >= high { return false }
      return true
    }
    switch value {
    case .number(let number): return isIn(number, lower?.number, upper?.number)
    case .date(let date): return isIn(date, lower?.date, upper?.date)
    default: return false
    }
  }
}
