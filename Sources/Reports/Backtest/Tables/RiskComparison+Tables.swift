package import RunRecord
package import Simulation

extension RiskComparison {
  /// The tables of risk, in the order of a report.
  package var tables: [RunTable] {
    [
      figures.observedTable, figures.swapInTable, figures.scoreBandTable, figures.breakEvenTable,
      figures.lossTable, figures.calibrationTable, figures.discriminationTable,
      figures.stabilityTable,
    ]
  }
}
