import Columns
import Engine
import Semantics

/// One version's decisions of a table, with what its aggregation needs.
struct Replay {
  let program: Program
  let decisions: Decisions
  let table: RecordTable
  /// Position of the money output named `line`.
  let line: Int?
  private let probe: AssumptionProbe

  init(
    _ program: Program, _ table: RecordTable, _ options: BacktestOptions, doneBefore: Int
  ) throws(BindingError) {
    self.program = program
    self.table = table
    probe = AssumptionProbe(program)
    line = program.outputs.firstIndex {
      $0.name == "line" && program[$0.node].type == .money
    }
    let progress = options.progress.map { progress in
      { @Sendable (done: Int) in progress(doneBefore + done) }
    }
    decisions = try Engine(probe.program).decide(
      table,
      options: RunOptions(threads: options.threads, keep: probe.kept, progress: progress))
  }

  /// Applications by assumption.
  var assumptionCounts: [AssumptionCount] {
    program.assumptions.indices.map { index in
      guard let node = probe.nodes[index] else { return AssumptionCount(assumption: index) }
      guard let kept = decisions.kept[node], case .bytes(let used) = kept.column.storage else {
        return AssumptionCount(assumption: index)
      }
      let count = used.indices.count { used[$0] != 0 && kept.status($0) == Status.present }
      return AssumptionCount(assumption: index, applications: count)
    }
  }
}

/// A program with nodes added that are true exactly where an assumption was used.
struct AssumptionProbe {
  private(set) var program: Program
  /// By assumption.
  private(set) var nodes: [NodeID?] = []

  init(_ program: Program) {
    self.program = program
    for assumption in program.assumptions { nodes.append(isUsed(assumption)) }
  }

  /// What the engine is to keep.
  var kept: [NodeID] { Array(Set(nodes.compactMap { $0 })).sorted() }

  private mutating func isUsed(_ assumption: Assumption) -> NodeID? {
    if case .aggregate(let question) = program[assumption.node].operation,
      question.skippingMissing
    {
      return skips(question)
    }
    let isMissing = add(.isMissing(assumption.node), like: assumption.node)
    switch program[assumption.node].domain {
    case .application: return isMissing
    case .rows(let list):
      return add(.aggregate(Aggregation(kind: .any, list: list, value: isMissing)), .application)
    case .book, .series: return nil
    }
  }

  /// Whether some row's condition is missing, or a row counts whose value or key is.
  private mutating func skips(_ question: Aggregation) -> NodeID {
    let domain = Domain.rows(list: question.list)
    let values = [question.value, question.key].compactMap { $0 }
      .map { add(.isMissing($0), domain) }
    var skipped = values.count == 1 ? values[0] : add(.or(values), domain)
    if let mask = question.mask {
      let counts = values.isEmpty ? [] : [add(.and([mask, skipped]), domain)]
      let parts = [add(.isMissing(mask), domain)] + counts
      skipped = parts.count == 1 ? parts[0] : add(.or(parts), domain)
    }
    return add(
      .aggregate(
        Aggregation(
          kind: .any, list: question.list, value: skipped, consent: question.consent)),
      .application)
  }

  private mutating func add(_ operation: Operation, like node: NodeID) -> NodeID {
    add(operation, program[node].domain)
  }

  private mutating func add(_ operation: Operation, _ domain: Domain) -> NodeID {
    program.nodes.append(
      Node(
        operation: operation, type: .boolean, decimals: 0, domain: domain, mayBeMissing: true,
        mayFail: true, span: nil))
    return NodeID(program.nodes.count - 1)
  }
}
