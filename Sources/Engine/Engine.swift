package import Columns
import Dispatch
import Numbers
package import Semantics
import Synchronization

/// How a run goes about its work; no choice changes a decision.
package struct RunOptions: Sendable {
  package var threads: Int
  /// Applications a batch; a batch also ends at 262,144 child rows.
  package var batch: Int
  /// Nodes of the application's domain whose values are wanted beside the outputs.
  package var keep: [NodeID]
  /// Decide every row in 128-bit integers.
  package var exactOnly: Bool
  /// Called now and then with the applications done so far, from any thread.
  package var progress: (@Sendable (Int) -> Void)?

  package init(
    threads: Int = 2, batch: Int = 4096, keep: [NodeID] = [], exactOnly: Bool = false,
    progress: (@Sendable (Int) -> Void)? = nil
  ) {
    self.threads = max(1, threads)
    self.batch = max(1, batch)
    self.keep = keep
    self.exactOnly = exactOnly
    self.progress = progress
  }
}

/// Runs a program over tables of applications: the one engine behind every verb.
package final class Engine: Sendable {
  package let program: Program
  let bookValues: [NodeID: TracedValue]
  private let fast = Mutex<Prepared<FastLanes>?>(nil)
  private let exact = Mutex<Prepared<ExactLanes>?>(nil)
  private let traced = Mutex<TracePlan?>(nil)

  package init(_ program: Program) {
    self.program = program
    bookValues = BookValues.fold(program)
  }

  /// Decides every application of a table.
  ///
  /// Lanes of doubles settle what they can prove; the rows they cannot are gathered and decided in 128-bit integers.
  package func decide(_ table: RecordTable, options: RunOptions = RunOptions())
    throws(BindingError) -> Decisions
  {
    let binding = try Binding(program, table)
    if options.exactOnly || binding.hasWideColumn {
      let prepared = try prepare(exact, binding, options.keep, lookUps: false)
      var decisions = run(prepared, table, options).decisions
      decisions.exactRows = table.count
      return decisions
    }
    let prepared = try prepare(fast, binding, options.keep, lookUps: table.count > 256)
    var (decisions, escaped) = run(prepared, table, options)
    guard !escaped.isEmpty else { return decisions }
    var rest = options
    rest.exactOnly = true
    rest.progress = nil
    let gathered = table.gathering(escaped)
    decisions.replace(escaped, with: try decide(gathered, options: rest))
    return decisions
  }

  private func prepare<L: LaneKernels>(
    _ cache: borrowing Mutex<Prepared<L>?>, _ binding: Binding, _ keep: [NodeID], lookUps: Bool
  ) throws(BindingError) -> Prepared<L> {
    // Under the lock, so that threads that begin together wait for one plan instead of making one each.
    try cache.withLock { known throws(BindingError) in
      if let known, known.binding == binding, known.keep == keep, known.lookUps == lookUps {
        return known
      }
      let prepared = try Prepared<L>(
        program, binding, bookValues: bookValues, keep: keep, lookUps: lookUps)
      known = prepared
      return prepared
    }
  }

  /// The plan for tracing some nodes of tables of a layout.
  func tracePlan(_ binding: Binding, of wanted: [NodeID]?) throws(BindingError) -> TracePlan {
    try traced.withLock { known throws(BindingError) in
      if let known, known.binding == binding, known.wanted == wanted { return known }
      let plan = try TracePlan(program, binding, bookValues: bookValues, wanted: wanted)
      known = plan
      return plan
    }
  }

  /// Runs all batches; gives the rows that escaped, ascending.
  private func run<L: LaneKernels>(
    _ prepared: Prepared<L>, _ table: RecordTable, _ options: RunOptions
  ) -> (decisions: Decisions, escaped: [Int]) {
    let bound = BoundTable(table, prepared.binding, prepared.plan.texts)
    let buffers = DecisionBuffers(prepared, count: table.count)
    let batches = Batches(bound, prepared.plan.domains, size: options.batch)
    let next = Atomic<Int>(0)
    let done = Atomic<Int>(0)
    let escaped = Mutex<[Int]>([])
    let threads = min(options.threads, max(1, batches.ranges.count))
    let work: @Sendable () -> Void = {
      prepared.withScratch { scratch in
        let executor = Executor(plan: prepared.plan, scratch: scratch)
        while true {
          let (batch, _) = next.add(1, ordering: .relaxed)
          guard batch < batches.ranges.count else { break }
          let rows = batches.ranges[batch]
          scratch.prepare(bound, rows: rows, given: [])
          executor.run()
          buffers.write(executor, first: rows.lowerBound)
          if L.usesOwnDecimals {
            let own = (0..<rows.count).filter { executor.escaped($0) }
            if !own.isEmpty {
              escaped.withLock { $0.append(contentsOf: own.map { $0 + rows.lowerBound }) }
            }
          }
          if let progress = options.progress {
            progress(done.add(rows.count, ordering: .relaxed).newValue)
          }
        }
      }
    }
    if threads == 1 {
      work()
    } else {
      DispatchQueue.concurrentPerform(iterations: threads) { _ in work() }
    }
    return (buffers.finish(bound.texts), escaped.withLock { $0.sorted() })
  }
}

/// The ranges of applications that are run at once.
struct Batches {
  static let rowBound = 262_144
  let ranges: [Range<Int>]

  init(_ table: BoundTable, _ domains: [Domain], size: Int) {
    var ranges: [Range<Int>] = []
    let lists = domains.filter { if case .rows = $0 { true } else { false } }
    var start = 0
    while start < table.count {
      var end = min(start + size, table.count)
      // Halve until the child rows fit; one application's own rows always run together.
      while end - start > 1,
        lists.contains(where: { table.count(of: $0, start..<end) > Self.rowBound })
      { end = start + (end - start) / 2 }
      ranges.append(start..<end)
      start = end
    }
    self.ranges = ranges
  }
}

/// Values of the book's own nodes: constants, parameters and what is computed from them alone.
enum BookValues {
  static func fold(_ program: Program) -> [NodeID: TracedValue] {
    let wanted = program.nodes.indices.map { NodeID($0) }.filter { program[$0].domain == .book }
    var builder = PlanBuilder<ExactLanes>(
      program, binding: .empty(program), bookValues: [:], isFolding: true)
    // A book's own nodes read no columns, so nothing can be unbound.
    guard let plan = try? builder.build(wanted: wanted) else { return [:] }
    return ConstantReader(plan).values(of: wanted, program)
  }
}

/// Runs a plan once over nothing but given values and reads single results.
struct ConstantReader {
  private let plan: Plan<ExactLanes>
  private let scratch: Scratch<ExactLanes>

  init(_ plan: Plan<ExactLanes>) {
    self.plan = plan
    scratch = Scratch(plan)
    scratch.prepare(
      BoundTable(RecordTable(count: 1, columns: []), .none, plan.texts), rows: 0..<1, given: [])
    Executor(plan: plan, scratch: scratch).run()
  }

  func values(of nodes: [NodeID], _ program: Program) -> [NodeID: TracedValue] {
    var result: [NodeID: TracedValue] = [:]
    for id in nodes {
      guard let location = plan.locations[id] else { continue }
      let reader = LocationReader(plan, location, program[id].type, scratch)
      result[id] = TracedValue(status: reader.status(0), constant: reader.constant(0))
    }
    return result
  }
}
