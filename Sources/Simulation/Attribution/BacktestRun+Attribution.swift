package import Columns

extension BacktestRun {
  /// Finds what each change between the versions does, over the run's own cases and by its own judges.
  ///
  /// - Parameter parts: the applications that were replayed.
  /// - Throws: what reading throws; `AttributionError`.
  package mutating func attribute(
    _ plan: AttributionPlan, parts: any TableParts,
    options: AttributionOptions = AttributionOptions()
  ) throws {
    attribution = try Attribution(
      plan, table: parts, ledger: ledger, judges: judges, options: options)
  }

  /// Finds what the changes touch, for the run of all shards to attribute.
  package mutating func touch(
    _ plan: AttributionPlan, parts: any TableParts,
    options: AttributionOptions = AttributionOptions()
  ) throws {
    touched = try TouchedHistory(plan, table: parts, ledger: ledger, options: options)
  }
}
