import RunRecord
import Simulation

extension RiskComparison {
  /// The tables of risk, in the order of a report.
  func tables(_ words: FieldWords) -> [RunTable] {
    [
      figures.observedTable, figures.swapInTable, figures.scoreBandTable, figures.breakEvenTable,
      figures.lossTable, figures.calibrationTable, figures.discriminationTable,
      figures.stabilityTable(words),
    ]
  }
}
