import Columns
import Numbers
package import Semantics

/// One case decided by a single table, row by row and cell by cell.
package struct TableRun: Sendable {
  package struct Row: Sendable {
    /// What each cell says of its input: true, false, or `nil` for undecided.
    package var cells: [Bool?]
    /// Whether the row is true, false or undecided (`nil`).
    package var truth: Bool? {
      cells.contains(false) ? false : cells.contains(nil) ? nil : true
    }
  }
  package var table: DecisionTable
  package var inputs: [Constant]
  package var rows: [Row]
  package var answer: TracedValue

  /// Runs a table of a program on a value for each of its columns.
  ///
  /// The engine decides it as it would within the book: over a record that has the table's columns for fields.
  package init(_ position: Int, of program: Program, on inputs: [Constant]) throws(BindingError) {
    let table = program.tables[position]
    self.table = table
    self.inputs = inputs
    let isNamed = table.missingIsNamed
    rows = table.rows.map { row in
      Row(
        cells: inputs.indices.map {
          row.cells[$0].truth(of: inputs[$0], missingIsNamed: isNamed[$0])
        })
    }
    let (alone, node) = program.alone(position, with: inputs)
    let values = Dictionary(uniqueKeysWithValues: inputs.enumerated().map { ($0, $1) })
    let tracer = try Tracer(Engine(alone), RecordTable([values], of: alone))
    answer = tracer.trace(0).value(of: node)
  }
}

extension Program {
  /// A program that does nothing but look up one table, whose columns are the fields of its record.
  ///
  /// Fields take as many decimals as the inputs have.
  fileprivate func alone(_ position: Int, with inputs: [Constant]) -> (Program, NodeID) {
    let table = tables[position]
    var alone = self
    alone.tables = [table]
    alone.lists = []
    alone.scorecards = []
    alone.definitions = []
    alone.rules = []
    alone.outputs = []
    alone.assumptions = []
    alone.tests = []
    alone.record = RecordSchema(
      name: table.name, words: table.words,
      fields: zip(table.columns, inputs).map { column, input in
        FieldSchema(
          name: column.name, type: column.type, decimals: input.number?.leastDecimals ?? 0,
          isOptional: true)
      }, key: nil, asOf: nil)
    alone.nodes = alone.record.fields.enumerated().map { index, field in
      Node(
        operation: .field(index), type: field.type, decimals: field.decimals,
        domain: .application, mayBeMissing: true, mayFail: false, span: nil)
    }
    let node = NodeID(alone.nodes.count)
    alone.nodes.append(
      Node(
        operation: .table(0, inputs.indices.map { NodeID($0) }), type: table.outputType,
        decimals: table.outputDecimals, domain: .application, mayBeMissing: true, mayFail: false,
        span: nil))
    return (alone, node)
  }
}
