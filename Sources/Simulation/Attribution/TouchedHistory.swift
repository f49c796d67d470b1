package import Columns
import Semantics

/// What the changes between two versions touch in a history, from which any judge's attribution is reckoned.
package struct TouchedHistory: Sendable {
  let changes: ChangeSet
  let touched: TouchedCases
  /// Whether a version decides a line.
  let hasLine: Bool
  /// Whether it says what versions offer, which they do where they decide all that a loan hangs on.
  let hasOffers: Bool

  init(_ plan: AttributionPlan, touched: TouchedCases, keepsOffers: Bool) {
    (changes, hasLine, self.touched) = (plan.changes, plan.hasLine, touched)
    hasOffers = keepsOffers && plan.variants?.hasOffers ?? false
  }

  /// Decides all versions in between over the cases of a ledger, whose table is read again, each part once.
  ///
  /// - Parameter keepsOffers: whether loans are attributed, which hang on what is offered.
  /// - Returns: `nil` where a rule or output hangs on too many changes for all of its variants to be computed.
  /// - Throws: what reading a part throws.
  package init?(
    _ plan: AttributionPlan, table: any TableParts, ledger: CaseLedger, keepsOffers: Bool,
    options: AttributionOptions = AttributionOptions()
  ) throws {
    guard let variants = plan.variants else { return nil }
    let cases = LedgerCases(table, ledger, threads: options.threads)
    self.init(
      plan, touched: try cases.touched(variants, keepsOffers: keepsOffers, options),
      keepsOffers: keepsOffers)
  }
}
