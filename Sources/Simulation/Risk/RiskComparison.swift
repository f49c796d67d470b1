package import Numbers
package import Semantics

/// The risk of both versions, as far as outcomes that were seen let it be told (METHOD §3).
package struct RiskComparison: Sendable {
  package let figures: RiskFigures
  /// The same up to the day until which the candidate was tuned, and after it: what was fitted is not its own judge.
  package let tuned: Tuned?

  package struct Tuned: Sendable {
    package let until: CalendarDate
    /// `nil` where cases have no date.
    package let halves: (before: RiskFigures, after: RiskFigures)?
  }

  /// - Parameters:
  ///   - outcomes: what became of the loans; `nil` where that is not known.
  ///   - tunedUntil: the last day whose outcomes the candidate was made with.
  package init(
    _ ledger: CaseLedger, _ outcomes: LoanOutcomes?, _ scenario: Scenario,
    tunedUntil: CalendarDate? = nil
  ) {
    func figures(_ rows: [Int]) -> RiskFigures {
      RiskFigures(
        RiskCases(ledger: ledger, outcomes: outcomes, scenario: scenario, rows: rows))
    }
    let all = Array(0..<ledger.count)
    self.figures = figures(all)
    tuned = tunedUntil.map { day in
      guard ledger.dates.count == ledger.count else { return Tuned(until: day, halves: nil) }
      return Tuned(
        until: day,
        halves: (
          figures(all.filter { ledger.dates[$0] <= day.packed }),
          figures(all.filter { ledger.dates[$0] > day.packed })
        ))
    }
  }
}
