import Diagnostics
import LoanBook
import RunRecord
import Simulation

extension BalanceBands {
  /// The middle nine tenths of all draws, by month and over all months.
  var table: RunTable {
    let ends: [(String, Phrase, KeyPath<LoanBands.Band, Int128>)] = [
      ("low", Phrase("5 % of draws below", "5% 分位"), \.low),
      ("median", Phrase("median", "中位数"), \.median),
      ("high", Phrase("95 % of draws below", "95% 分位"), \.high),
      ("mean", Phrase("mean", "均值"), \.mean),
    ]
    let versions = [
      ("live", Phrase("live", "现行版"), live), ("candidate", Phrase("candidate", "候选版"), candidate),
    ]
    func cells(_ band: (LoanBands) -> LoanBands.Band?) -> [RunTable.Cell] {
      versions.flatMap { _, _, bands in
        ends.map { _, _, end in band(bands).map { .fen($0[keyPath: end]) } ?? .empty }
      }
    }
    let figures: [(LoanBands.Figure, String, Phrase)] = [
      (.balance, "balance", Phrase("Loan balance", "贷款余额")),
      (.nonPerforming, "non_performing", Phrase("Non-performing", "不良贷款余额")),
      (.defaulted, "defaulted", Phrase("Defaulted", "新增违约")),
      (.writtenOff, "written_off", Phrase("Written off", "核销")),
    ]
    return RunTable(
      "balance_bands", Phrase("How far the loans may stray", "余额与损失的波动区间"),
      note: Phrase(
        """
        \(request.draws) draws by seed \(request.seed): in each month one factor strikes all borrowers alike; stocks \
        at the month's end, of all months together at the end of the last
        """,
        "按种子 \(request.seed) 抽样 \(request.draws) 次：每月一个共同因子作用于全部借款人；存量为月末数，合计行为最后一月月末数"),
      columns: [
        .init("figure", Phrase("Figure", "指标"), .text),
        .init("month", Phrase("Month", "月份"), .text),
      ]
        + versions.flatMap { name, title, _ in
          ends.map { end, words, _ in
            RunTable.Column("\(name).\(end)", title + Phrase(", ", "，") + words, .money)
          }
        },
      rows: figures.flatMap { figure, name, title -> [[RunTable.Cell]] in
        let label = RunTable.Cell.label(name, title)
        let whole =
          [label, .label("all", Phrase("all months", "全部月份"))] + cells { $0.whole(figure) }
        return [whole]
          + (live.first...live.last).map { month in
            [label, .text(month.monthName)] + cells { $0.band(figure, month) }
          }
      })
  }
}
