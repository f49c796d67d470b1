import Columns
package import RunRecord
package import Semantics

extension BacktestRun {
  /// What a shard hands over: all from which its results are reckoned, without names of applications or customers.
  package var columns: ColumnFile {
    var file = ColumnFile()
    ledger.write(into: &file)
    recorded?.write(into: &file)
    outcomes?.write(into: &file)
    observed?.write(into: &file)
    earlier?.write(into: &file)
    matchRate?.write(into: &file)
    backtest.write(into: &file)
    touched?.write(into: &file)
    return file
  }

  /// The run of all customers, of which each shard holds some; equal to the run that was never cut.
  ///
  /// - Parameters:
  ///   - shards: every shard once, in any order.
  ///   - books: both versions, for the attribution.
  ///   - past: versions of the past.
  /// - Throws: `ColumnFile.Fault` where a file lacks something; `ChangeError`; `AttributionError`.
  package init(
    merging shards: [ColumnFile], live: Program, candidate: Program, scenario: Scenario,
    books: (live: CheckedBook, candidate: CheckedBook), past: [Program],
    draws: DrawRequest? = nil, options: AttributionOptions = AttributionOptions()
  ) throws {
    var ledgers: [CaseLedger] = []
    var recorded: [RecordedDecisions] = []
    var outcomes: [LoanOutcomes] = []
    var observed: [(loans: ObservedLoans, groups: LoanGroups)] = []
    var earlier: [EarlierLoans] = []
    var rates: [MatchRate] = []
    var counts: [Backtest] = []
    for file in shards {
      let own = try CaseLedger(file, live: live, candidate: candidate)
      ledgers.append(own)
      if let told = try ObservedLoans(file) { observed.append((told, LoanGroups(products: own))) }
      if let told = try EarlierLoans(file) { earlier.append(told) }
      if let told = try RecordedDecisions(file) { recorded.append(told) }
      if let told = try LoanOutcomes(file) { outcomes.append(told) }
      if let told = try MatchRate(file) { rates.append(told) }
      counts.append(try Backtest(file, live: live, candidate: candidate))
    }
    let chained = CaseLedger(chaining: ledgers, live: live, candidate: candidate)
    // The history's own order: places are distinct.
    let order = chained.places.indices.sorted { chained.places[$0] < chained.places[$1] }
    var positions = [Int](repeating: 0, count: order.count)
    for (position, row) in order.enumerated() { positions[row] = position }
    let starts = ledgers.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count) }
    var ledger = chained.gathering(order)
    ledger.measures = chained.measures
    let decisions = RecordedDecisions(chaining: recorded)?.gathering(order)
    self.init(
      backtest: Backtest(merging: counts, live: live, candidate: candidate, ledger), ledger: ledger,
      scenario: scenario, recorded: decisions,
      outcomes: LoanOutcomes(chaining: outcomes)?.gathering(order))
    self.observed = ObservedLoans(
      chaining: observed, groups: LoanGroups(products: self.ledger))?.gathering(order)
    self.earlier = EarlierLoans(uniting: earlier)
    matchRate = MatchRate(
      merging: rates, versionNames: decisions?.versionNames ?? [],
      books: past + [live, candidate]
    ) { part, row in positions[starts[part] + row] }
    projectBalances(draws: draws, threads: options.threads)
    let touched = try TouchedHistory(
      merging: shards, live: books.live, candidate: books.candidate, scenario: scenario,
      options: options
    ) { part, row in positions[starts[part] + row] }
    if let touched { try attribute(touched, options: options) }
  }
}
