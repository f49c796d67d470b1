package import Columns
import Numbers
package import Semantics

/// A value as it came out for one application.
package struct TracedValue: Hashable, Sendable {
  /// `Status` bits.
  package var status: UInt8
  /// `.missing` where the status says missing or error.
  package var constant: Constant

  package init(status: UInt8, constant: Constant) {
    self.status = status
    self.constant = constant
  }

  package var isMissing: Bool { status == Status.missing }
  package var isError: Bool { status & Status.error != 0 }
}

/// All values of all nodes for one application, by the same engine with nothing thrown away.
package struct Trace: Sendable {
  package let program: Program
  private let values: [NodeID: [TracedValue]]

  init(_ program: Program, values: [NodeID: [TracedValue]]) {
    self.program = program
    self.values = values
  }

  /// A node's values: one, or for a list's rows or a series' months as many as there are.
  package func values(of node: NodeID) -> [TracedValue] { values[node] ?? [] }

  /// The value of a node of the book or the application.
  package func value(of node: NodeID) -> TracedValue {
    values[node]?.first ?? TracedValue(status: Status.missing, constant: .missing)
  }
}

extension Engine {
  /// Runs one application of a table and keeps every value.
  package func trace(_ table: RecordTable, row: Int) throws(BindingError) -> Trace {
    let one = table.gathering([row])
    let binding = try Binding(program, one)
    let nodes = program.nodes.indices.map { NodeID($0) }
    let wanted = nodes.filter { program[$0].domain != .book }
    var builder = PlanBuilder<ExactLanes>(program, binding: binding, bookValues: bookValues)
    builder.keepsAll = true
    let plan = try builder.build(wanted: wanted)
    let scratch = Scratch(plan)
    let bound = BoundTable(one, binding)
    scratch.prepare(bound, rows: 0..<1, given: [])
    Executor(plan: plan, scratch: scratch).run()
    var values: [NodeID: [TracedValue]] = [:]
    for id in nodes {
      if let constant = bookValues[id] {
        let status = constant == .missing ? Status.missing : Status.present
        values[id] = [TracedValue(status: status, constant: constant)]
      } else if let location = plan.locations[id] {
        let reader = LocationReader(location, program[id].type, scratch)
        let count = bound.count(of: program[id].domain, 0..<1)
        values[id] = (0..<count).map {
          TracedValue(
            status: reader.status($0), constant: text(reader.constant($0), location, id, one))
        }
      } else if let constant = plan.constantNodes[id] {
        values[id] = [TracedValue(status: Status.present, constant: constant)]
      }
    }
    return Trace(program, values: values)
  }

  /// Texts are codes in a column's dictionary; a trace shows the text itself.
  private func text(
    _ constant: Constant, _ location: Plan<ExactLanes>.Location, _ id: NodeID, _ table: RecordTable
  ) -> Constant {
    guard program[id].type == .text, case .number(let code) = constant,
      let names = dictionary(of: id, table), let position = code.integer,
      names.indices.contains(position)
    else { return constant }
    return .text(names[position])
  }

  /// The distinct texts a text node's codes stand for: those of the field it comes from.
  private func dictionary(of id: NodeID, _ table: RecordTable) -> [String]? {
    let node = program[id]
    guard case .field(let position) = node.operation else {
      return node.operation.operands.lazy.compactMap { operand in
        self.program[operand].type == .text ? self.dictionary(of: operand, table) : nil
      }.first
    }
    if case .rows(let list) = node.domain {
      let schema = program.lists[list]
      let name = schema.record.fields[position].name
      return table.list(schema.name)?.columns.first { $0.name == name }?.column.dictionary
    }
    return table.column(program.record.fields[position].name)?.dictionary
  }
}
