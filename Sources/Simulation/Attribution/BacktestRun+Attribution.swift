package import Columns
import Semantics

extension BacktestRun {
  /// Finds what each change between the versions does, over the run's own cases and by its own judges.
  ///
  /// - Parameter parts: the applications that were replayed.
  /// - Throws: what reading throws; `AttributionError`.
  package mutating func attribute(
    _ plan: AttributionPlan, parts: any TableParts,
    options: AttributionOptions = AttributionOptions()
  ) throws {
    guard let touched = try whatIsTouched(plan, parts, options) else {
      attribution = try Attribution(
        replaying: plan, table: parts, ledger: ledger, judges: judges, options: options)
      return
    }
    try attribute(touched, options: options)
  }

  /// Attributes by what the changes touch, balances and losses among it where there are any.
  mutating func attribute(_ touched: TouchedHistory, options: AttributionOptions) throws {
    attribution = try Attribution(touched, ledger: ledger, judges: judges, options: options)
    try attributeLoans(touched, options: options)
  }

  /// Finds what the changes touch, for the run of all shards to attribute.
  package mutating func touch(
    _ plan: AttributionPlan, parts: any TableParts,
    options: AttributionOptions = AttributionOptions()
  ) throws {
    touched = try whatIsTouched(plan, parts, options)
  }

  private func whatIsTouched(
    _ plan: AttributionPlan, _ parts: any TableParts, _ options: AttributionOptions
  ) throws -> TouchedHistory? {
    try TouchedHistory(
      plan, table: parts, ledger: ledger, keepsOffers: scenario.hasLoans, options: options)
  }
}

extension Scenario {
  /// Whether it says what becomes of loans, so that there are any to attribute.
  var hasLoans: Bool { balances != nil }
}
