import RunRecord
import Simulation

extension BalanceResults {
  /// Balances and returns, in the order of the page.
  func tables(_ words: FieldWords) -> [RunTable] {
    [bridgeTable, returnsTable, segmentReturnsTable(words)] + [backcast?.table].compactMap(\.self)
      + loanTables + (opening?.tables ?? []) + vintages.tables
      + [bands?.table, switchDay?.table].compactMap(\.self)
  }
}
