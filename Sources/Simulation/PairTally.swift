import Columns
import Dispatch
import Engine
import Numbers

/// Counts of both versions over the same rows.
///
/// All are integers, so partial counts of threads and parts add up the same in any order.
struct PairTally {
  /// One version's part of it.
  struct Side {
    var months: MonthTallies
    /// `nil` where a ledger is kept, from which they are counted.
    var hits: HitTally?
  }
  var live: Side
  var candidate: Side
  /// By live outcome × candidate outcome.
  var counts = [Int](repeating: 0, count: 9)
  var liveLines = [Int128](repeating: 0, count: 9)
  var candidateLines = [Int128](repeating: 0, count: 9)

  init(
    _ live: ReplayedVersion, _ candidate: ReplayedVersion, months: ClosedRange<Int32>?,
    countsHits: Bool
  ) {
    func side(_ version: ReplayedVersion) -> Side {
      Side(
        months: MonthTallies(months), hits: countsHits ? HitTally(version.program) : nil)
    }
    self.live = side(live)
    self.candidate = side(candidate)
  }

  /// Counts a part.
  static func tally(
    _ first: Replay, _ second: Replay, countsHits: Bool, threads: Int
  ) -> PairTally {
    let cohorts = Cohorts(second.version.program.asOfDates(in: second.table))
    return Blocks.sum(
      of: first.decisions.count, threads: threads,
      from: PairTally(
        first.version, second.version, months: cohorts.months, countsHits: countsHits)
    ) {
      $0.add(first, second, cohorts, rows: $1)
    } merge: {
      $0.add($1)
    }
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

  mutating func add(_ other: PairTally) {
    live.add(other.live)
    candidate.add(other.candidate)
    counts.add(other.counts)
    liveLines.add(other.liveLines)
    candidateLines.add(other.candidateLines)
  }

  func matrix(_ first: ReplayedVersion, _ second: ReplayedVersion) -> [[MatrixCell]] {
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
    _ replay: Replay, rows: Range<Int>, months cohorts: [Int32], lines values: [Int128]?
  ) {
    let decisions = replay.decisions
    for (index, row) in rows.enumerated() {
      let month = Int(cohorts[index])
      let outcome = Int(decisions.outcomes[row])
      months[month].outcomes[outcome] += 1
      if let values, outcome < 2 { months[month].lines[outcome] += values[index] }
    }
    if let system = decisions.systemReferrals {
      for (index, row) in rows.enumerated() where system[row] != 0 {
        months[Int(cohorts[index])].errors += 1
        if decisions.outcomes[row] == Outcome.refer.rawValue {
          months[Int(cohorts[index])].systemReferrals += 1
        }
      }
    }
    hits?.add(replay.hits, rows: rows)
  }

  fileprivate mutating func add(_ other: Self) {
    months.add(other.months)
    if let more = other.hits { hits?.add(more) }
  }
}

extension Array where Element: AdditiveArithmetic {
  /// Adds element by element.
  mutating func add(_ other: [Element]) {
    for index in indices { self[index] += other[index] }
  }
}

extension DispatchQueue {
  /// Runs a body in so many threads; in this one where it is one.
  static func perform(threads: Int, _ body: @Sendable () -> Void) {
    if threads <= 1 { body() } else { concurrentPerform(iterations: threads) { _ in body() } }
  }
}
