package import Columns
package import History
import Intake
package import Semantics

/// All that a backtest with a scenario found; what could not be computed is `nil`, and reports say why.
package struct BacktestRun: Sendable {
  /// The counts of the replay.
  package var backtest: Backtest
  package var ledger: CaseLedger
  package var scenario: Scenario
  /// `nil` where the history has no recorded decisions.
  package var recorded: RecordedDecisions?
  /// `nil` where the history does not tell what became of loans.
  package var outcomes: LoanOutcomes?
  /// What loans did by month; `nil` where the history does not tell.
  package var observed: ObservedLoans?
  /// The loans that the book opens with; `nil` of a run over all of the history, and where it does not tell.
  package var earlier: EarlierLoans?
  /// How far the replay can be trusted; `nil` where nothing is recorded.
  package var matchRate: MatchRate?
  package var overrides: Overrides?
  package var support: Support
  /// Both versions compared, case by case.
  package var comparison: Comparison
  /// What each change does to approvals, line and loss; `nil` where nobody asked, or it cannot be told.
  package var attribution: Attribution?
  /// What the changes touch, where the run is a shard: who judges is known only of all.
  var touched: TouchedHistory?
  /// The loans of both versions by month, or why there are none; `nil` where nobody asked.
  package var balances: Result<BalanceResults, BalanceGap>?
  /// How far balances and returns hang on each assumption; `nil` where nobody asked, or the run has no balances.
  package var tornado: Tornado?
  /// What the versions' approvals risk.
  package var risk: RiskComparison
  /// Whether decisions hang on what was not known when they were made; `nil` where nobody asked.
  package var audit: LookaheadAudit?

  package init(
    backtest: Backtest, ledger: CaseLedger, scenario: Scenario, recorded: RecordedDecisions?,
    outcomes: LoanOutcomes?, threads: Int = 2
  ) {
    self.backtest = backtest
    self.ledger = ledger
    self.scenario = scenario
    self.recorded = recorded
    self.outcomes = outcomes
    overrides = recorded.map { Overrides($0, outcomes) }
    support = Support(ledger, outcomes, minimum: scenario.minimumSupport)
    comparison = Comparison(
      ledger, recorded: recorded, outcomes: outcomes, scenario: scenario, threads: threads)
    self.backtest.takeHits(from: comparison.rules)
    risk = RiskComparison(
      ledger, recorded: recorded, outcomes: outcomes, scenario: scenario)
  }

  /// Replays applications under both versions and judges them by a scenario.
  ///
  /// - Parameters:
  ///   - parts: the applications, with the columns of `LedgerRequest.columns` beside those that the versions read.
  ///   - history: where they are from, with what was recorded of them; `nil` for data that is no history.
  ///   - past: versions of the past, for the match rate.
  /// - Throws: what reading throws; a `BindingError` where the data lacks what a version reads.
  package init(
    live: Program, candidate: Program, parts: any TableParts, options: BacktestOptions,
    request: LedgerRequest, scenario: Scenario, history: History?, past: [Program]
  ) throws {
    let (backtest, kept) = try Backtest.replaying(
      live: live, candidate: candidate, table: parts, options: options, ledger: request)
    let ledger =
      kept ?? CaseLedger(joining: [], live: live, candidate: candidate, request, threads: 1)
    let database = try history?.database()
    let recorded = try database.flatMap { try RecordedDecisions($0, of: ledger) }
    self.init(
      backtest: backtest, ledger: ledger, scenario: scenario, recorded: recorded,
      outcomes: try LoanOutcomes(database, of: ledger, recorded: recorded, scenario),
      threads: options.threads)
    observed = try ObservedLoans(database, of: ledger, scenario, months: options.months)
    earlier = try history.flatMap {
      try EarlierLoans(database, record: $0.schema.record, of: ledger, scenario, options)
    }
    if let history, let recorded {
      matchRate = try MatchRate(
        ledger, recorded, books: past + [live, candidate], threads: options.threads
      ) { try history.replayParts(reading: $0) }
    }
  }
}

extension History {
  /// The history as one version reads it.
  fileprivate func replayParts(reading version: Program) throws -> any TableParts {
    var schema = InputSchema(version)
    schema.reading = version.columnsReplayed
    return try replayParts(for: schema, words: version.wordsReplayed)
  }
}
