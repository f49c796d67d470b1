package import Semantics

/// What two versions do to the same cases, compared: whom they take, with what lines, by which rules, and when.
///
/// All are sums of whole numbers over cases and customers, so that neither threads nor the order of cases change a
/// figure; only the intervals are estimates.
package struct Comparison: Sendable {
  /// The outcome matrix and the swap sets.
  package let sets: OutcomeSets
  package let intervals: HeadlineIntervals
  /// Of line, rate and term, as far as both books decide them.
  package let migrations: [Migration]
  package let rules: RuleComparison
  /// All cases, by first grant or renewal, and by each field.
  package let segments: [SegmentFigures]
  /// Cases below which a share says nothing.
  package let minimumSupport: Int
  /// Both are `nil` where cases have no date.
  package let statistics: PairStatistics?
  package let openLoop: OpenLoop?
  /// The programs, whose rules are named by place.
  package let live: Program
  package let candidate: Program

  /// - Parameters:
  ///   - recorded: what the bank decided, where that is known.
  ///   - outcomes: what became of the loans, where that is known.
  package init(
    _ ledger: CaseLedger, recorded: RecordedDecisions?, outcomes: LoanOutcomes?,
    scenario: Scenario, threads: Int = 2
  ) {
    // Intervals are sums in the order of customers, one after the other: the rest need not wait for them.
    let others = max(1, threads - 1)
    (intervals, (sets, migrations)) = Blocks.both(threads: threads) {
      HeadlineIntervals(ledger)
    } _: {
      (
        OutcomeSets(ledger, recorded, outcomes, scenario, threads: others),
        Migration.all(ledger, threads: others)
      )
    }
    minimumSupport = scenario.minimumSupport
    live = ledger.live.program
    candidate = ledger.candidate.program
    let timeline = ledger.dates.count == ledger.count ? Timeline(ledger.dates) : nil
    rules = RuleComparison(ledger, timeline, threads: threads)
    let groupings = CaseGrouping.all(ledger)
    guard let timeline else {
      segments = SegmentFigures.all(ledger, groupings, renewals: nil, threads: threads)
      (statistics, openLoop) = (nil, nil)
      return
    }
    let errors = CaseErrors(ledger)
    let flows = groupings.map { FlowTally(ledger, $0, timeline, errors, threads: threads) }
    let customers = CustomerTally(
      ledger, recorded, groupings, timeline, errors, threads: threads)
    segments = SegmentFigures.all(
      ledger, groupings, renewals: customers.renewals, threads: threads)
    statistics = PairStatistics(ledger, flows, timeline, customers)
    openLoop = OpenLoop(
      ledger, flows[0].pair(0..<timeline.count(.day), value: 0), customers)
  }
}
