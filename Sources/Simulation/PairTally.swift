import Columns
import Dispatch
import Engine
import Numbers
import Synchronization

/// Counts of both versions over the same rows.
///
/// All are integers, so partial counts of threads add up the same in any order.
struct PairTally {
  /// One version's part of it.
  struct Side {
    /// By cohort × outcome.
    var outcomes: [Int]
    /// By cohort: rows in error; those of them that are referred.
    var errors: [Int]
    var systemReferrals: [Int]
    /// By cohort × (approve, refer), scaled as the output is.
    var lines: [Int128]
    var hits: HitTally
  }
  var live: Side
  var candidate: Side
  /// By live outcome × candidate outcome.
  var counts = [Int](repeating: 0, count: 9)
  var liveLines = [Int128](repeating: 0, count: 9)
  var candidateLines = [Int128](repeating: 0, count: 9)

  /// Rows that are counted at once; a multiple of eight, and few enough to stay in cache.
  private static let block = 8192

  private init(_ first: Replay, _ second: Replay, cohorts: Int) {
    func side(_ replay: Replay) -> Side {
      Side(
        outcomes: [Int](repeating: 0, count: cohorts * 3),
        errors: [Int](repeating: 0, count: cohorts),
        systemReferrals: [Int](repeating: 0, count: cohorts),
        lines: [Int128](repeating: 0, count: cohorts * 2),
        hits: HitTally(replay.program))
    }
    live = side(first)
    candidate = side(second)
  }

  static func tally(
    _ first: Replay, _ second: Replay, _ cohorts: Cohorts, threads: Int
  ) -> PairTally {
    let count = first.decisions.count
    let blocks = (count + block - 1) / block
    let empty = PairTally(first, second, cohorts: cohorts.count)
    let next = Atomic<Int>(0)
    let sum = Mutex(empty)
    DispatchQueue.concurrentPerform(iterations: max(1, min(threads, blocks))) { _ in
      var own = empty
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < blocks else { break }
        own.add(first, second, cohorts, rows: index * block..<min(count, (index + 1) * block))
      }
      sum.withLock { $0.add(own) }
    }
    return sum.withLock { $0 }
  }

  private mutating func add(
    _ first: Replay, _ second: Replay, _ cohorts: Cohorts, rows: Range<Int>
  ) {
    let months = cohorts.indices(of: rows)
    let liveLines = first.lines(of: rows)
    let candidateLines = second.lines(of: rows)
    live.add(first, rows: rows, months: months, lines: liveLines)
    candidate.add(second, rows: rows, months: months, lines: candidateLines)
    let (from, to) = (first.decisions.outcomes, second.decisions.outcomes)
    for (index, row) in rows.enumerated() {
      let cell = Int(from[row]) * 3 + Int(to[row])
      counts[cell] += 1
      if let liveLines { self.liveLines[cell] += liveLines[index] }
      if let candidateLines { self.candidateLines[cell] += candidateLines[index] }
    }
  }

  private mutating func add(_ other: PairTally) {
    live.add(other.live)
    candidate.add(other.candidate)
    counts.add(other.counts)
    liveLines.add(other.liveLines)
    candidateLines.add(other.candidateLines)
  }

  func matrix(_ first: Replay, _ second: Replay) -> [[MatrixCell]] {
    (0..<3).map { from in
      (0..<3).map { to in
        let cell = from * 3 + to
        return MatrixCell(
          count: counts[cell], liveLine: first.lineSum(liveLines[cell]),
          candidateLine: second.lineSum(candidateLines[cell]))
      }
    }
  }
}

extension PairTally.Side {
  fileprivate mutating func add(
    _ replay: Replay, rows: Range<Int>, months: [Int32], lines values: [Int128]?
  ) {
    let decisions = replay.decisions
    for (index, row) in rows.enumerated() {
      let month = Int(months[index])
      let outcome = Int(decisions.outcomes[row])
      outcomes[month * 3 + outcome] += 1
      if let values, outcome < 2 { lines[month * 2 + outcome] += values[index] }
    }
    if let system = decisions.systemReferrals {
      for (index, row) in rows.enumerated() where system[row] != 0 {
        errors[Int(months[index])] += 1
        if decisions.outcomes[row] == Outcome.refer.rawValue {
          systemReferrals[Int(months[index])] += 1
        }
      }
    }
    hits.add(replay, rows: rows)
  }

  fileprivate mutating func add(_ other: Self) {
    outcomes.add(other.outcomes)
    errors.add(other.errors)
    systemReferrals.add(other.systemReferrals)
    lines.add(other.lines)
    hits.add(other.hits)
  }
}

extension Array where Element: AdditiveArithmetic {
  /// Adds element by element.
  mutating func add(_ other: [Element]) {
    for index in indices { self[index] += other[index] }
  }
}

extension Replay {
  /// The lines of some rows, scaled, 0 where there is none; `nil` without such an output.
  func lines(of rows: Range<Int>) -> [Int128]? {
    guard let line else { return nil }
    let column = decisions.outputs[line]
    var values: [Int128] =
      switch column.storage {
      case .bytes(let all): all[rows].map { Int128($0) }
      case .int32(let all): all[rows].map { Int128($0) }
      case .lanes(let all): all[rows].map { Int128(Int64($0)) }
      case .wide(let all): Array(all[rows])
      }
    if let status = decisions.outputStatuses[line] {
      for (index, row) in rows.enumerated() where status[row] != Status.present {
        values[index] = 0
      }
    }
    return values
  }

  /// A sum of lines as money.
  func lineSum(_ scaled: Int128) -> Number? {
    line.flatMap { Number(scaled, decimals: decisions.outputs[$0].decimals) }
  }
}

extension VersionResult {
  init(_ replay: Replay, _ side: PairTally.Side, causes: UndecidedCauses) {
    program = replay.program
    byMonth = side.errors.indices.map { month in
      Figures(
        approvals: side.outcomes[month * 3], referrals: side.outcomes[month * 3 + 1],
        declines: side.outcomes[month * 3 + 2], errors: side.errors[month],
        systemReferrals: side.systemReferrals[month],
        offeredLine: replay.lineSum(side.lines[month * 2]),
        proposedLine: replay.lineSum(side.lines[month * 2 + 1]))
    }
    total = byMonth.reduce(into: byMonth.isEmpty ? Figures() : byMonth[0].zeroed) { $0.add($1) }
    rules = side.hits.rules(replay.program)
    firstByOutput = side.hits.firstByOutput
    undecided = causes
    assumptions = replay.assumptionCounts
  }
}

extension Figures {
  fileprivate var zeroed: Figures {
    Figures(
      offeredLine: offeredLine.map { _ in .zero }, proposedLine: proposedLine.map { _ in .zero })
  }

  fileprivate mutating func add(_ other: Figures) {
    approvals += other.approvals
    referrals += other.referrals
    declines += other.declines
    errors += other.errors
    systemReferrals += other.systemReferrals
    // Sums of lines stay far below the bound of a number: 10²⁶ for each of 10¹² applications.
    offeredLine = offeredLine.flatMap { sum in other.offeredLine.flatMap { sum.adding($0) } }
    proposedLine = proposedLine.flatMap { sum in other.proposedLine.flatMap { sum.adding($0) } }
  }
}
