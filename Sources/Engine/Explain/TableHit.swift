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

extension DecisionTable {
  /// The rows that are true of inputs, in text order; none where an input is in error.
  func rowsTrue(of inputs: [TracedValue]) -> [Int] {
    guard inputs.allSatisfy({ !$0.isError }) else { return [] }
    let isNamed = missingIsNamed
    return rows.indices.filter { row in
      inputs.indices.allSatisfy { column in
        rows[row].cells[column].truth(
          of: inputs[column].constant, missingIsNamed: isNamed[column]) == true
      }
    }
  }
}
