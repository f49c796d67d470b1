import Semantics
package import Syntax

/// Which rules hit how often under both versions, in all and by period, and how many cases remain after each section.
package struct RuleComparison: Hashable, Sendable {
  /// Rules of both versions, paired by code: the candidate's in its order, then those that only the live version has.
  package let rules: [Pair]
  /// By rule of `rules`.
  package let hits: [Hits]
  /// Cases of whose outcome an output that is not known is the reason, not a rule.
  package let byOutput: (live: Int, candidate: Int)
  package let funnel: [FunnelStep]
  /// By grain from month on, the periods in which there are cases; empty where they have no date.
  package let periods: [Grain: [PeriodHits]]

  /// A rule by its place in each version's program; `nil` where that has none of its code.
  package struct Pair: Hashable, Sendable {
    package let live: Int?
    package let candidate: Int?
  }

  /// How often a rule hit under each version that has it.
  package struct Hits: Hashable, Sendable {
    package let live: RuleHits?
    package let candidate: RuleHits?
  }

  package struct PeriodHits: Hashable, Sendable {
    package let period: Period
    package let applications: Int
    /// By rule of `rules`.
    package let hits: [Hits]
  }

  package static func == (left: Self, right: Self) -> Bool {
    left.rules == right.rules && left.hits == right.hits && left.byOutput == right.byOutput
      && left.funnel == right.funnel && left.periods == right.periods
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(rules)
    hasher.combine(hits)
    hasher.combine(funnel)
  }

  init(_ ledger: CaseLedger, _ timeline: Timeline?, threads: Int) {
    let months = timeline?.count(.month) ?? 1
    let live = Side(ledger.live, ledger, timeline, threads: threads)
    let candidate = Side(ledger.candidate, ledger, timeline, threads: threads)
    let (old, new) = (ledger.live.program.rules, ledger.candidate.program.rules)
    let places = Dictionary(
      old.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    let kept = Set(new.map(\.code))
    let rules =
      new.enumerated().map { Pair(live: places[$1.code], candidate: $0) }
      + old.enumerated().filter { !kept.contains($1.code) }.map {
        Pair(live: $0.offset, candidate: nil)
      }
    func hits(_ live: [RuleHits], _ candidate: [RuleHits]) -> [Hits] {
      rules.map { rule in
        Hits(live: rule.live.map { live[$0] }, candidate: rule.candidate.map { candidate[$0] })
      }
    }
    self.rules = rules
    self.hits = hits(live.hits(0..<months), candidate.hits(0..<months))
    byOutput = (live.tally.firstByOutput, candidate.tally.firstByOutput)
    funnel = FunnelStep.all(
      of: ledger.count, live.dropped(0..<months), candidate.dropped(0..<months))
    guard let timeline else {
      periods = [:]
      return
    }
    var cases = [Int](repeating: 0, count: months)
    for date in ledger.dates { cases[timeline.number(of: date, .month)] += 1 }
    periods = Dictionary(
      uniqueKeysWithValues: [Grain.month, .quarter, .year].map { grain in
        (
          grain,
          (0..<timeline.count(grain)).compactMap { number -> PeriodHits? in
            let steps = timeline.parts(number, grain, of: .month)
            let applications = cases[steps].reduce(0, +)
            guard applications > 0, let period = timeline.period(number, grain) else { return nil }
            return PeriodHits(
              period: period, applications: applications,
              hits: hits(live.hits(steps), candidate.hits(steps)))
          }
        )
      })
  }

  /// How often each rule of a version hit, in its program's order.
  func hits(_ place: KeyPath<Pair, Int?>, _ side: KeyPath<Hits, RuleHits?>) -> [RuleHits] {
    let placed = zip(rules, hits).compactMap { pair, hits in
      pair[keyPath: place].flatMap { place in hits[keyPath: side].map { (place, $0) } }
    }
    return placed.sorted { $0.0 < $1.0 }.map(\.1)
  }

  /// One version's hits by month.
  private struct Side {
    let program: Program
    let tally: HitTally

    init(_ cases: VersionCases, _ ledger: CaseLedger, _ timeline: Timeline?, threads: Int) {
      program = cases.program
      let planes = HitPlanes(cases)
      let empty = HitTally(cases.program, periods: timeline?.count(.month) ?? 1)
      tally = Blocks.sum(of: ledger.count, threads: threads, from: empty) { tally, rows in
        tally.add(
          planes, rows: rows,
          periods: timeline.map { timeline in
            rows.map { timeline.number(of: ledger.dates[$0], .month) }
          } ?? [])
      } merge: {
        $0.add($1)
      }
    }

    func hits(_ months: Range<Int>) -> [RuleHits] {
      months.reduce(into: Array(repeating: RuleHits(), count: program.rules.count)) { sum, month in
        for (rule, hits) in tally.rules(program, period: month).enumerated() { sum[rule].add(hits) }
      }
    }

    /// Cases by the section of the first rule that hits them; under no section those of outputs alone.
    func dropped(_ months: Range<Int>) -> [SectionKind?: Int] {
      var dropped: [SectionKind?: Int] = [:]
      for month in months {
        let hits = tally.earliestHits(program, period: month)
        for (rule, count) in zip(program.rules, hits) { dropped[rule.section, default: 0] += count }
        dropped[nil, default: 0] += hits.last ?? 0
      }
      return dropped
    }
  }
}

/// How many cases nothing has declined or referred once a section is through.
package struct FunnelStep: Hashable, Sendable {
  /// `nil` for outputs that are not known, of cases that no rule hit.
  package let section: SectionKind?
  package let liveRemaining: Int
  package let candidateRemaining: Int
  package let liveDropped: Int
  package let candidateDropped: Int

  fileprivate static func all(
    of count: Int, _ live: [SectionKind?: Int], _ candidate: [SectionKind?: Int]
  ) -> [FunnelStep] {
    let named = SectionKind.allCases.filter { live[$0] != nil || candidate[$0] != nil }
    var (left, right) = (count, count)
    return (named.map { $0 } + [nil]).map { (section: SectionKind?) in
      let (first, second) = (live[section] ?? 0, candidate[section] ?? 0)
      left -= first
      right -= second
      return FunnelStep(
        section: section, liveRemaining: left, candidateRemaining: right, liveDropped: first,
        candidateDropped: second)
    }
  }
}

extension Backtest {
  /// Takes over how often rules hit, which a replay that keeps a ledger leaves to the comparison.
  mutating func takeHits(from comparison: RuleComparison) {
    live.rules = comparison.hits(\.live, \.live)
    candidate.rules = comparison.hits(\.candidate, \.candidate)
    (live.firstByOutput, candidate.firstByOutput) = comparison.byOutput
  }
}
