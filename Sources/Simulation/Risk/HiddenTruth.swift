package import Numbers
package import Semantics

/// A trial of the inference itself: outcomes of what the live version does not approve are hidden, inferred, and shown.
///
/// Only histories that hold outcomes of what the live version would have declined can try it, such as those of a bank that
/// approved everything.
package struct HiddenTruth: Sendable {
  /// One method's guess beside the truth.
  package struct Row: Hashable, Sendable {
    package var method: InferenceMethod
    /// What the method infers of the swap-ins whose outcome was hidden.
    package var inferred: Result<SwapInRisk.Figures, RiskGap>
    /// Whether the inferred rate lies within the 95 % interval of the true one; `nil` where there is no rate.
    package var isMet: Bool?
  }

  /// Observed loans left to infer from, and those hidden.
  package let shown: Int
  package let hidden: Int
  /// The true rates of the swap-ins whose outcome was hidden.
  package let truth: BadRate
  package let rows: [Row]
  /// The lowest and highest rate over methods.
  package let range: (low: Number, high: Number)?
  package let fit: LogisticFit?

  /// Whether the true rate by count lies within the interval over methods.
  package var isWithinRange: Bool? {
    guard let range, let rate = truth.rate else { return nil }
    return range.low <= rate && rate <= range.high
  }

  /// `nil` where nothing is observed.
  package init?(_ ledger: CaseLedger, _ outcomes: LoanOutcomes?, _ scenario: Scenario) {
    guard var shown = outcomes else { return nil }
    let every = RiskCases(
      ledger: ledger, recorded: nil, outcomes: outcomes, scenario: scenario,
      rows: Array(0..<ledger.count))
    for row in every.rows where !every.isLiveIn(row) {
      shown.states[row] = LoanOutcomes.State.neverBooked.rawValue
    }
    // Swap-ins that nobody observed have no truth to be compared with, so they are left out of both.
    let cases = RiskCases(
      ledger: ledger, recorded: nil, outcomes: shown, scenario: scenario,
      rows: every.rows.filter { !every.isSwapIn($0) || every.isObserved($0) })
    let observed = ObservedRisk(cases)
    let risk = SwapInRisk(cases, observed, nil)
    let truth = BadRate(every) { every.isSwapIn($0) && every.isObserved($0) }
    self.shown = observed[.all].observed
    hidden = every.rows.count { every.isObserved($0) && !every.isLiveIn($0) }
    self.truth = truth
    range = risk.range
    fit = risk.fit
    rows = risk.rows.map { row in
      let rate = row.figures.found?.badRate
      return Row(
        method: row.method, inferred: row.figures,
        isMet: rate.flatMap { rate in
          truth.interval.map { $0.low <= rate && rate <= $0.high }
        })
    }
  }
}
