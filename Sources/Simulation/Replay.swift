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
      let status = decisions.kept[node]?.status
      let count = status?.reduce(0) { $0 + ($1 == Status.missing ? 1 : 0) } ?? 0
      return AssumptionCount(assumption: index, applications: count)
    }
  }
}

/// A program with nodes added that are missing exactly where an assumption was used.
struct AssumptionProbe {
  private(set) var program: Program
  /// By assumption.
  private(set) var nodes: [NodeID?] = []

  init(_ program: Program) {
    self.program = program
    for assumption in program.assumptions {
      nodes.append(node(of: assumption))
    }
  }

  /// What the engine is to keep.
  var kept: [NodeID] { Array(Set(nodes.compactMap { $0 })).sorted() }

  private mutating func node(of assumption: Assumption) -> NodeID? {
    guard program[assumption.node].domain == .application else { return nil }
    guard case .aggregate(var question) = program[assumption.node].operation,
      question.skippingMissing
    else { return assumption.node }
    // The same question without skipping is missing where there was something to skip.
    question.skippingMissing = false
    question.assumption = nil
    var node = program[assumption.node]
    node.operation = .aggregate(question)
    node.mayBeMissing = true
    program.nodes.append(node)
    return NodeID(program.nodes.count - 1)
  }
}
