package import Columns
import Numbers
import Semantics

/// Traces applications of one table, one after the other; the plan is made once.
///
/// One tracer serves one thread: it reuses its scratch memory.
package final class Tracer {
  private let program: Program
  private let table: RecordTable
  private let plan: Plan<ExactLanes>
  private let bound: BoundTable
  private let scratch: Scratch<ExactLanes>
  private let executor: Executor<ExactLanes>
  /// What does not depend on the application.
  private let bookEntries: [Trace.Entry]
  private let located: [(node: NodeID, location: Plan<ExactLanes>.Location)]
  /// Position of each list in the table.
  private let lists: [Int?]

  package init(_ engine: Engine, _ table: RecordTable) throws(BindingError) {
    let program = engine.program
    self.program = program
    self.table = table
    let binding = try Binding(program, table)
    let nodes = program.nodes.indices.map { NodeID($0) }
    var builder = PlanBuilder<ExactLanes>(
      program, binding: binding, bookValues: engine.bookValues)
    builder.keepsAll = true
    let plan = try builder.build(wanted: nodes.filter { program[$0].domain != .book })
    self.plan = plan
    bound = BoundTable(table, binding)
    scratch = Scratch(plan)
    executor = Executor(plan: plan, scratch: scratch)
    bookEntries = nodes.map { node in
      if let known = engine.bookValues[node] { return .one(known) }
      guard let constant = plan.constantNodes[node] else { return .none }
      let status = constant == .missing ? Status.missing : Status.present
      return .one(TracedValue(status: status, constant: constant))
    }
    located = nodes.compactMap { node in
      guard engine.bookValues[node] == nil, let location = plan.locations[node] else { return nil }
      return (node, location)
    }
    lists = program.lists.map { schema in table.lists.firstIndex { $0.name == schema.name } }
  }

  /// Every node's value for a row of the table.
  package func trace(_ row: Int) -> Trace {
    scratch.prepare(bound, rows: row..<row + 1, given: [])
    executor.run()
    var entries = bookEntries
    for (node, location) in located {
      let domain = program[node].domain
      let reader = LocationReader(plan, location, program[node].type, scratch)
      let read = { (index: Int) in
        TracedValue(status: reader.status(index), constant: reader.constant(index))
      }
      switch domain {
      case .book, .application: entries[node.index] = .one(read(0))
      case .rows, .series:
        let count = bound.count(of: domain, row..<row + 1)
        entries[node.index] = .many((0..<count).map(read))
      }
    }
    let missingLists = lists.map { position in
      position.map { table.lists[$0].validity.map { $0[row] == 0 } ?? false } ?? true
    }
    return Trace(program, entries: entries, missingLists: missingLists)
  }
}
