import Numbers
import Semantics
import Syntax

extension SideTable {
  /// How each loan went: one row a loan and month, without gaps from the month of its first draw.
  ///
  /// `drawn`, `cured`, `recovered` and `written_off` are flows of the month in yuan; `balance` is the principal not yet
  /// repaid at its end, non-performing included until written off, and `days_past_due` stand at its end too.
  package static let performance = SideTable(
    "performance", Words(title: "Loan by month", zh: "贷款逐月表现"), file: "performance.csv",
    fields: [
      .application(),
      FieldSchema(
        name: "month_end", words: Words(title: "Last day of the month", zh: "月末日"), type: .date),
      .amount("drawn", "Drawn in the month", zh: "当月放款"),
      .amount("balance", "Balance at month end", zh: "月末贷款余额"),
      FieldSchema(
        name: "days_past_due", words: Words(title: "Days past due at month end", zh: "月末逾期天数"),
        type: .integer, lowest: .zero, highest: Number(100_000)),
      .amount("cured", "Cured in the month", zh: "当月转回正常"),
      .amount("recovered", "Recovered in the month", zh: "当月收回不良"),
      .amount("written_off", "Written off in the month", zh: "当月核销"),
    ], uniqueBy: ["application", "month_end"])
}
