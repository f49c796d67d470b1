import Engine

/// Sums of cases by period of their date and by group: what adds up over time.
struct FlowTally: Sendable {
  /// One version's part of a group.
  struct Side: Sendable {
    var outcomes = InlineArray<3, Int>(repeating: 0)
    var errors = 0
    /// Of approved cases.
    var offered = CellSums.LineSums()
    /// Months of approved cases that have a term, and how many have.
    var terms = 0
    var termed = 0

    mutating func add(_ other: Self) {
      for outcome in 0..<3 { outcomes[outcome] += other.outcomes[outcome] }
      errors += other.errors
      offered.add(other.offered)
      terms += other.terms
      termed += other.termed
    }
  }
  struct Pair: Sendable {
    var live = Side()
    var candidate = Side()
    mutating func add(_ other: Self) {
      live.add(other.live)
      candidate.add(other.candidate)
    }
  }

  let grouping: CaseGrouping
  /// By period of the grouping's step × value.
  private var pairs: [Pair]

  /// The sums of a period made of some steps.
  func pair(_ steps: Range<Int>, value: Int) -> Pair {
    steps.reduce(into: Pair()) { $0.add(pairs[$1 * grouping.values.count + value]) }
  }

  init(
    _ ledger: CaseLedger, _ grouping: CaseGrouping, _ timeline: Timeline, _ errors: CaseErrors,
    threads: Int
  ) {
    self.grouping = grouping
    let values = grouping.values.count
    let empty = [Pair](repeating: Pair(), count: timeline.count(grouping.step) * values)
    pairs = Blocks.sum(of: ledger.count, threads: threads, from: empty) { pairs, rows in
      let places = rows.map {
        timeline.number(of: ledger.dates[$0], grouping.step) * values + grouping.value(of: $0)
      }
      pairs.withUnsafeMutableBufferPointer { pairs in
        for (position, index) in rows.enumerated() {
          pairs[places[position]].live.add(ledger.live, errors.live, index)
          pairs[places[position]].candidate.add(ledger.candidate, errors.candidate, index)
        }
      }
    } merge: { sum, other in
      for index in sum.indices { sum[index].add(other[index]) }
    }
  }
}

extension FlowTally.Side {
  @inline(__always) mutating func add(
    _ version: VersionCases, _ errors: [Bool], _ index: Int
  ) {
    let outcome = version.outcomes[index]
    outcomes[Int(outcome)] += 1
    if !errors.isEmpty, errors[index] { self.errors += 1 }
    guard outcome == Outcome.approve.rawValue else { return }
    if !version.lines.isEmpty, version.lines[index] > 0 {
      offered.add(
        line: version.lines[index], rate: version.rates.isEmpty ? -1 : version.rates[index])
    }
    if !version.terms.isEmpty, version.terms[index] >= 0 {
      terms += Int(version.terms[index])
      termed += 1
    }
  }
}

/// Which cases have a rule or an output in error; empty where none has.
struct CaseErrors: Sendable {
  let live: [Bool]
  let candidate: [Bool]

  init(_ ledger: CaseLedger) {
    live = Self.errors(ledger.live, ledger.count)
    candidate = Self.errors(ledger.candidate, ledger.count)
  }

  private static func errors(_ version: VersionCases, _ count: Int) -> [Bool] {
    let planes = version.failed.filter { !$0.isEmpty }
    guard !planes.isEmpty || !version.openOutputs.isEmpty else { return [] }
    var errors = [Bool](repeating: false, count: count)
    for plane in planes {
      for index in errors.indices { errors[index] = errors[index] || plane[index] != 0 }
    }
    for (index, bits) in version.openOutputs.enumerated() where OpenOutputs(bits: bits).hasError {
      errors[index] = true
    }
    return errors
  }
}
