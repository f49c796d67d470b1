package import RunRecord
package import Simulation

extension Comparison {
  /// All tables of the comparison, in the order in which reports show them.
  package var tables: [RunTable] {
    [sets.matrixTable, sets.swapSetTable, sets.swapSetAfterReferralTable, sets.referralTable]
      + [intervals.table, Migration.summaryTable(migrations)] + migrations.map(\.table)
      + [funnelTable, ruleTable] + rulePeriodTables + [segmentTable, loserTable]
      + (openLoop.map { [$0.table] } ?? []) + (statistics?.tables(words) ?? [])
  }

  /// What the books call fields and values.
  var words: FieldWords {
    FieldWords(live, candidate)
  }
}
