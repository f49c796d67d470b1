import Diagnostics
import Numbers
import RunRecord
import Simulation

extension Backcast {
  /// The scenario's own test by month.
  var table: RunTable {
    func ratio(_ part: Int128, _ whole: Int128) -> RunTable.Cell {
      .number(Number(part, over: whole))
    }
    return RunTable(
      "backcast", Phrase("The booked loans, projected and seen", "存量贷款回测：预测与实际"),
      note: Phrase(
        "booked lines, rates and terms as recorded; draws, repayment and defaults by the scenario alone",
        "额度、利率、期限取自放款记录；用信、还款与违约全按情景假设"),
      columns: [
        .init("month", Phrase("Month", "月份"), .text),
        .init("balance.projected", Phrase("Balance, projected", "余额，预测"), .money),
        .init("balance.actual", Phrase("Balance, actual", "余额，实际"), .money),
        .init("balance.ratio", Phrase("Projected ÷ actual", "预测 ÷ 实际"), .decimal),
        .init("defaulted.projected", Phrase("Defaulted, projected", "违约，预测"), .money),
        .init("defaulted.actual", Phrase("Defaulted, actual", "违约，实际"), .money),
        .init("defaulted.ratio", Phrase("Projected ÷ actual", "预测 ÷ 实际"), .decimal),
        .init("drawn.projected", Phrase("Drawn, projected", "发放，预测"), .money),
        .init("drawn.actual", Phrase("Drawn, actual", "发放，实际"), .money),
        .init("limit.low", Phrase("Ratio at least", "比值下限"), .decimal),
        .init("limit.high", Phrase("Ratio at most", "比值上限"), .decimal),
      ],
      rows: months.map { month in
        let (own, seen) = (month.projected, month.actual)
        return [
          .text(month.month.monthName), .fen(own.balance), .fen(seen.balance),
          ratio(own.balance, seen.balance), .fen(own.defaulted), .fen(seen.defaulted),
          ratio(own.defaulted, seen.defaulted), .fen(own.drawn), .fen(seen.drawn),
          .number(band?.lowerBound, else: .noBand), .number(band?.upperBound, else: .noBand),
        ]
      })
  }
}

extension RunTable.Cell {
  /// The scenario does not say how well it must project what is known.
  fileprivate static let noBand = Self.unavailable(
    "no_band", Phrase("the scenario states no band of the backcast", "情景未规定回测区间"))
}
