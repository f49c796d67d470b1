import Columns
import Dispatch
package import Engine
import Semantics
import Synchronization

/// What was missing where rules could not be decided.
package struct UndecidedCauses: Sendable {
  package struct Cause: Hashable, Sendable {
    package var reason: MissingCause.Reason
    /// The field, list, table or expression.
    package var place: String
    /// Applications with an undecided rule for this cause.
    package var applications: Int
    /// Undecided rules by this cause, by rule of the program; ascending.
    package var rules: [RuleCount]
  }
  package struct RuleCount: Hashable, Sendable {
    /// Position in `Program.rules`.
    package var rule: Int
    package var applications: Int
  }
  /// Applications with an undecided rule.
  package var applications: Int
  /// Of these, those that were walked to their causes: all, or every so manieth.
  package var examined: Int
  /// Those with most applications first, then by place.
  package var causes: [Cause]

  package init(applications: Int, examined: Int, causes: [Cause]) {
    self.applications = applications
    self.examined = examined
    self.causes = causes
  }

  /// Whether the counts are of a sample.
  package var isSample: Bool { examined < applications }
}

extension Replay {
  /// Walks undecided rules down to what was missing, row by row through the engine's traces.
  func undecidedCauses(
    _ options: BacktestOptions, program: Program
  ) throws(BindingError) -> UndecidedCauses {
    let (rows, pairs) = undecidedRows
    // Systematic: every stride-th row, so that the choice hangs on nothing but the rows.
    let stride = max(1, (pairs + max(1, options.causeLimit) - 1) / max(1, options.causeLimit))
    let examined = Swift.stride(from: 0, to: rows.count, by: stride).map { rows[$0] }
    let engine = Engine(program)
    let names = NodeNames(program)
    let wanted = program.rules.indices
      .filter { decisions.undecidedPlanes[$0 / 8].isEmpty == false }
      .map { program.rules[$0].condition }
    // Fails here, once and in this thread, if at all.
    if !examined.isEmpty { _ = try Tracer(engine, table, of: wanted) }
    // Neighbouring rows go to one thread, whose tracer runs them together.
    let chunk = 256
    let chunks = (examined.count + chunk - 1) / chunk
    let threads = max(1, min(options.threads, chunks))
    let next = Atomic<Int>(0)
    let sum = Mutex(CauseCounts())
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      guard !examined.isEmpty, let tracer = try? Tracer(engine, table, of: wanted) else { return }
      var own = CauseCounts()
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < chunks else { break }
        for row in examined[index * chunk..<min(examined.count, (index + 1) * chunk)] {
          own.add(tracer.trace(row), decisions, row, names)
        }
      }
      sum.withLock { $0.add(own) }
    }
    return UndecidedCauses(
      applications: rows.count, examined: examined.count,
      causes: sum.withLock { $0.sorted })
  }

  /// Rows with an undecided rule, ascending, and how many undecided rules they have together.
  private var undecidedRows: (rows: [Int], pairs: Int) {
    let planes = decisions.undecidedPlanes.filter { !$0.isEmpty }
    guard !planes.isEmpty else { return ([], 0) }
    var pairs = 0
    var rows: [Int] = []
    for row in 0..<decisions.count {
      var bits = 0
      for plane in planes { bits += plane[row].nonzeroBitCount }
      if bits > 0 {
        rows.append(row)
        pairs += bits
      }
    }
    return (rows, pairs)
  }
}

/// Causes counted by one thread, or by all.
private struct CauseCounts {
  struct Key: Hashable {
    var reason: MissingCause.Reason
    var place: String
  }
  var applications: [Key: Int] = [:]
  var byRule: [Key: [Int: Int]] = [:]

  /// Adds the causes of an application's undecided rules.
  mutating func add(_ trace: Trace, _ decisions: Decisions, _ row: Int, _ names: NodeNames) {
    var seen: Set<Key> = []
    for rule in trace.program.rules.indices where decisions.undecided(rule, row) {
      let causes = CauseFinder.causes(
        of: trace.program.rules[rule].condition, in: trace, names: names)
      let keys = Set(causes.map { Key(reason: $0.reason, place: $0.place) })
      for key in keys { byRule[key, default: [:]][rule, default: 0] += 1 }
      seen.formUnion(keys)
    }
    for key in seen { applications[key, default: 0] += 1 }
  }

  mutating func add(_ other: CauseCounts) {
    applications.merge(other.applications, uniquingKeysWith: +)
    byRule.merge(other.byRule) { $0.merging($1, uniquingKeysWith: +) }
  }

  var sorted: [UndecidedCauses.Cause] {
    applications.map { key, count in
      UndecidedCauses.Cause(
        reason: key.reason, place: key.place, applications: count,
        rules: (byRule[key] ?? [:]).sorted { $0.key < $1.key }
          .map { UndecidedCauses.RuleCount(rule: $0.key, applications: $0.value) })
    }
    .sorted {
      ($1.applications, $0.place, $0.reason.id) < ($0.applications, $1.place, $1.reason.id)
    }
  }
}
