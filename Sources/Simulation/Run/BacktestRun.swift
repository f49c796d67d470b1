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

  package init(
    backtest: Backtest, ledger: CaseLedger, scenario: Scenario, recorded: RecordedDecisions?,
    outcomes: LoanOutcomes?
  ) {
    self.backtest = backtest
    self.ledger = ledger
    self.scenario = scenario
    self.recorded = recorded
    self.outcomes = outcomes
  }
}
