import Columns
import Dispatch
import Engine
import Semantics
import Synchronization

/// Causes of undecided rules, counted part after part.
///
/// Where there are more undecided rules than the limit, a sample of the applications stands for all: those whose place
/// in the history is a multiple of a power of two, the least that keeps within the limit. Which one is known only at
/// the end, so that counts are kept by *level*, the power of two that a place is a multiple of; what the applications
/// are cut into, and in which order parts come, does not show. Of a large history a sample is looked at from the start,
/// for each walk costs as much as deciding a hundred applications.
struct CauseTally {
  /// Applications of a history in whose places causes are looked for at most.
  private static let looked = 16_384
  /// Levels up to this are told apart.
  private static let top = 30
  private let limit: Int
  /// Levels below are not walked, whatever is counted.
  private let floor: Int
  private var applications = 0
  /// By level: undecided rules of applications, and those applications.
  private var pairs = [Int](repeating: 0, count: top + 1)
  private var rows = [Int](repeating: 0, count: top + 1)
  private var causes: [CauseCounts]
  /// Levels below are not walked any more.
  private(set) var least = 0

  /// - Parameters:
  ///   - limit: undecided rules that are walked at most.
  ///   - history: applications of the whole history, of which this may count a part.
  init(limit: Int, history: Int) {
    self.limit = max(1, limit)
    let strides = (history - 1) / Self.looked
    floor = strides < 1 ? 0 : Int.bitWidth - strides.leadingZeroBitCount
    least = floor
    causes = Array(repeating: CauseCounts(), count: Self.top + 1)
  }

  private static func level(of place: Int) -> Int { min(top, place.trailingZeroBitCount) }

  mutating func add(_ other: CauseTally) {
    applications += other.applications
    pairs.add(other.pairs)
    rows.add(other.rows)
    for level in causes.indices { causes[level].add(other.causes[level]) }
    least = leastLevel
  }

  /// The level that keeps within the limit by what has been counted; it only rises as more is.
  private var leastLevel: Int {
    var sum = pairs[floor...].reduce(0, +)
    var level = floor
    while sum > limit, level < Self.top {
      sum -= pairs[level]
      level += 1
    }
    return level
  }

  var result: UndecidedCauses {
    var sum = CauseCounts()
    for level in leastLevel...Self.top { sum.add(causes[level]) }
    return UndecidedCauses(
      applications: applications, examined: rows[leastLevel...].reduce(0, +), causes: sum.sorted)
  }

  /// Walks the undecided rules of a part down to what was missing, row by row through the engine's traces.
  ///
  /// - Parameters:
  ///   - places: by row of the part its place in the history.
  ///   - empty: nothing counted yet.
  ///   - least: levels below this need no walk, whatever is still to come.
  init(
    _ replay: Replay, places: [Int]?, first: Int, counted empty: CauseTally, least: Int,
    threads: Int
  ) throws(BindingError) {
    self = empty
    func place(_ row: Int) -> Int { places?[row] ?? first + row }
    let decisions = replay.decisions
    let planes = decisions.undecidedPlanes.filter { !$0.isEmpty }
    var undecided: [Int] = []
    for row in planes.isEmpty ? 0..<0 : 0..<decisions.count {
      var bits = 0
      for plane in planes { bits += plane[row].nonzeroBitCount }
      guard bits > 0 else { continue }
      undecided.append(row)
      let level = Self.level(of: place(row))
      pairs[level] += bits
      rows[level] += 1
    }
    applications = undecided.count
    let walked = max(least, leastLevel)
    let examined = undecided.filter { Self.level(of: place($0)) >= walked }
    guard !examined.isEmpty else { return }
    let version = replay.version
    // Those alone, so that a tracer runs no row in between.
    let table = replay.table.gathering(examined)
    // Fails here, once and in this thread, if at all.
    _ = try Tracer(version.engine, table, of: version.openConditions)
    // Neighbouring rows go to one thread, whose tracer runs them together.
    let chunk = 256
    let chunks = (examined.count + chunk - 1) / chunk
    let next = Atomic<Int>(0)
    let sum = Mutex(causes)
    let levels = examined.map { Self.level(of: place($0)) }
    DispatchQueue.perform(threads: min(threads, chunks)) {
      guard let tracer = try? Tracer(version.engine, table, of: version.openConditions)
      else { return }
      var own = Array(repeating: CauseCounts(), count: Self.top + 1)
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < chunks else { break }
        for position in index * chunk..<min(examined.count, (index + 1) * chunk) {
          let row = examined[position]
          own[levels[position]].add(tracer.trace(position), decisions, row, version.names)
        }
      }
      sum.withLock { sum in
        for level in sum.indices { sum[level].add(own[level]) }
      }
    }
    causes = sum.withLock { $0 }
  }
}

/// Causes with their applications.
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
