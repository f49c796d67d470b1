package import Semantics

/// What two versions do to the same cases, compared: whom they take, with what lines, and when.
package struct Comparison: Sendable {
  /// The outcome matrix and the swap sets.
  package let sets: OutcomeSets
  /// `nil` where cases have no date.
  package let statistics: PairStatistics?

  /// - Parameters:
  ///   - recorded: what the bank decided, where that is known.
  ///   - outcomes: what became of the loans, where that is known.
  package init(
    _ ledger: CaseLedger, recorded: RecordedDecisions?, outcomes: LoanOutcomes?,
    scenario: Scenario, threads: Int = 2
  ) {
    sets = OutcomeSets(ledger, recorded, outcomes, scenario, threads: threads)
    guard ledger.dates.count == ledger.count, let timeline = Timeline(ledger.dates) else {
      statistics = nil
      return
    }
    let groupings = CaseGrouping.all(ledger)
    let errors = CaseErrors(ledger)
    let customers = CustomerTally(
      ledger, recorded, groupings, timeline, errors, threads: threads)
    statistics = PairStatistics(
      ledger, groupings, timeline, customers, errors, threads: threads)
  }
}
