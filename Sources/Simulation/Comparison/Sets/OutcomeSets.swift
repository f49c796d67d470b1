import Engine
import Numbers
import Semantics

/// The outcome matrix and the swap sets of two versions.
package struct OutcomeSets: Hashable, Sendable {
  /// By the live outcome, then the candidate's, in the order approve, refer, decline; lines are offered on approve and
  /// proposed on refer.
  package let matrix: [[PairFigures]]
  /// In is approved.
  package let strictly: SwapSets
  /// In is approved, by a version or by the person to whom it refers.
  package let afterReferral: SwapSets
  package let live: Referrals
  package let candidate: Referrals

  init(
    _ ledger: CaseLedger, _ recorded: RecordedDecisions?, _ outcomes: LoanOutcomes?,
    _ scenario: Scenario, threads: Int
  ) {
    let classes = CaseClasses(ledger, recorded, scenario)
    let grid = CaseGrid(ledger, classes, outcomes, threads: threads)
    let shown = PairFigures.Shown(ledger, outcomes)
    let places = 0..<classes.count
    var cells = [[CellSums]](
      repeating: Array(repeating: CellSums(), count: 3), count: 3)
    for live in places {
      for candidate in places {
        cells[Int(classes.outcome(of: live).rawValue)][
          Int(classes.outcome(of: candidate).rawValue)
        ].add(grid[live, candidate], times: Number.unitsPerOne)
      }
    }
    matrix = cells.map { $0.map { PairFigures($0, shown) } }
    let onlyApproved = places.map { $0 == 0 ? Number.unitsPerOne : 0 }
    strictly = SwapSets(grid, chances: onlyApproved, shown)
    afterReferral = SwapSets(grid, chances: classes.chances, shown)
    live = Referrals(
      classes, places.map { live in places.reduce(0) { $0 + grid[live, $1].applications } })
    candidate = Referrals(
      classes,
      places.map { candidate in places.reduce(0) { $0 + grid[$1, candidate].applications } })
  }
}
