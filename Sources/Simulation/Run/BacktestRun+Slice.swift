package import Numbers

extension BacktestRun {
  /// The same run over the cases up to a day, and over those after it; `nil` where cases have no date.
  ///
  /// What only the whole history tells (match rate, measures) is in neither.
  package func split(after day: CalendarDate) -> (before: BacktestRun, after: BacktestRun)? {
    guard ledger.dates.count == ledger.count else { return nil }
    let rows = Array(0..<ledger.count)
    return (
      gathering(rows.filter { ledger.dates[$0] <= day.packed }),
      gathering(rows.filter { ledger.dates[$0] > day.packed })
    )
  }

  private func gathering(_ rows: [Int]) -> BacktestRun {
    BacktestRun(
      backtest: backtest, ledger: ledger.gathering(rows), scenario: scenario,
      recorded: recorded?.gathering(rows), outcomes: outcomes?.gathering(rows))
  }
}
