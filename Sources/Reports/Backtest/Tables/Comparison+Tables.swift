package import RunRecord
package import Simulation

extension Comparison {
  /// All tables of the comparison, in the order in which reports show them.
  package var tables: [RunTable] {
    [sets.matrixTable, sets.swapSetTable, sets.swapSetAfterReferralTable, sets.referralTable]
      + (statistics?.tables ?? [])
  }
}
