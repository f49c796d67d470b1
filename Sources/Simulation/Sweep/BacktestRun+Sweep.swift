package import Columns

extension BacktestRun {
  /// The candidate with some of its figures at every combination of some values, over the run's own cases and judged by
  /// the one judge of both versions.
  ///
  /// - Parameter table: the applications that were replayed, with the columns that the versions read.
  /// - Throws: `SweepError`; what reading the applications throws.
  package func sweep(
    _ versions: SweptVersions, gain: Sweep.Gain, table: any TableParts, threads: Int,
    progress: (@Sendable (Int) -> Void)? = nil
  ) throws -> Sweep {
    let history = try SweptHistory(
      versions, ledger: ledger, table: table, threads: threads, progress: progress)
    return Sweep(
      history, gain: gain, chances: judges.first?.probabilities,
      balances: gain == .balance ? try BalanceShares(self).shares : [], scenario: scenario,
      threads: threads)
  }
}
