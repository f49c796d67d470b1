package import Columns
import Numbers
package import Semantics

/// Traces applications of one table; the plan is made once, and neighbouring rows run together.
///
/// One tracer serves one thread: it reuses its scratch memory.
package final class Tracer {
  /// Rows that run at once where they are asked for in order; a trace keeps every node, so it is few.
  private static let batch = 256
  private static let childRowBound = 8192

  /// A node whose values are read after a run.
  private struct Source {
    let index: Int
    let domain: Domain
    let isSingle: Bool
    let reader: LocationReader<ExactLanes>
  }

  private let program: Program
  private let table: RecordTable
  private let bound: BoundTable
  private let scratch: Scratch<ExactLanes>
  private let executor: Executor<ExactLanes>
  private let domains: [Domain]
  /// What does not depend on the application.
  private let bookEntries: [Trace.Entry]
  private let sources: [Source]
  /// Position of each list in the table.
  private let lists: [Int?]
  /// The rows whose values the scratch holds.
  private var current = 0..<0

  /// A tracer of some nodes and what they are computed from, or of all.
  package init(
    _ engine: Engine, _ table: RecordTable, of wanted: [NodeID]? = nil
  ) throws(BindingError) {
    let program = engine.program
    self.program = program
    self.table = table
    let binding = try Binding(program, table)
    let traced = try engine.tracePlan(binding, of: wanted)
    let (nodes, plan) = (traced.nodes, traced.plan)
    bound = BoundTable(table, binding, plan.texts)
    let scratch = Scratch(plan)
    self.scratch = scratch
    executor = Executor(plan: plan, scratch: scratch)
    domains = plan.domains.filter { if case .rows = $0 { true } else { false } }
    bookEntries = program.nodes.indices.map { index in
      if let known = engine.bookValues[NodeID(index)] { return .one(known) }
      guard let constant = plan.constantNodes[NodeID(index)] else { return .none }
      let status = constant == .missing ? Status.missing : Status.present
      return .one(TracedValue(status: status, constant: constant))
    }
    sources = nodes.compactMap { node in
      guard engine.bookValues[node] == nil, let location = plan.locations[node] else { return nil }
      let domain = program[node].domain
      return Source(
        index: node.index, domain: domain, isSingle: domain == .book || domain == .application,
        reader: LocationReader(plan, location, program[node].type, scratch))
    }
    lists = program.lists.map { schema in table.lists.firstIndex { $0.name == schema.name } }
  }

  /// Every node's value for a row of the table.
  package func trace(_ row: Int) -> Trace {
    if !current.contains(row) { run(from: row) }
    let place = row - current.lowerBound
    var entries = bookEntries
    for source in sources {
      let reader = source.reader
      if source.isSingle {
        entries[source.index] = .one(value(reader, place))
      } else {
        let first = bound.count(of: source.domain, current.lowerBound..<row)
        let count = bound.count(of: source.domain, row..<row + 1)
        entries[source.index] = .many((first..<first + count).map { value(reader, $0) })
      }
    }
    let missingLists = lists.map { position in
      position.map { table.lists[$0].validity.map { $0[row] == 0 } ?? false } ?? true
    }
    return Trace(program, entries: entries, missingLists: missingLists)
  }

  private func value(_ reader: LocationReader<ExactLanes>, _ index: Int) -> TracedValue {
    TracedValue(status: reader.status(index), constant: reader.constant(index))
  }

  /// Runs a row, and those after it where rows are asked for in order.
  private func run(from row: Int) {
    let isNear = !current.isEmpty && (0..<Self.batch).contains(row - current.upperBound)
    var end = isNear ? min(row + Self.batch, table.count) : row + 1
    while end - row > 1,
      domains.contains(where: { bound.count(of: $0, row..<end) > Self.childRowBound })
    { end = row + (end - row) / 2 }
    current = row..<end
    scratch.prepare(bound, rows: current, given: [])
    executor.run()
  }
}
