import Diagnostics
import Numbers
package import RunRecord
package import Simulation

extension HiddenTruth {
  /// What each method made of outcomes that were hidden from it, beside the truth.
  package var table: RunTable {
    let truthCells: [RunTable.Cell] = [
      .number(truth.rate), .number(truth.interval?.low), .number(truth.interval?.high),
    ]
    let none = RunTable.Cell.empty
    var rows: [[RunTable.Cell]] = self.rows.map { row -> [RunTable.Cell] in
      let method = RunTable.Cell.label(row.method.id, row.method.words)
      switch row.inferred {
      case .failure(let gap): return [method, .gap(gap), none] + truthCells + [.gap(gap)]
      case .success(let figures):
        let miss = truth.rate.flatMap { figures.badRate.subtracting($0) }
        return [method, .number(figures.badRate), .number(miss)] + truthCells
          + [row.isMet.map { RunTable.Cell.claim($0) } ?? .ofNothing]
      }
    }
    if let range, let isWithinRange {
      rows.append(
        [
          .label(
            "interval",
            Phrase("truth within the interval over methods", "真实值在各方法区间内")),
          .text("\(range.low.asPercent(decimals: 2))–\(range.high.asPercent(decimals: 2))"), none,
        ] + truthCells + [.claim(isWithinRange)])
    }
    return RunTable(
      "hidden_truth", Phrase("Inference tried on outcomes that were hidden", "隐藏结果检验推断"),
      note: Phrase(
        """
        outcomes of \(hidden) observed loans that the live version does not approve were hidden, \(shown) were left to \
        infer from; the truth is that of the \(truth.observed) swap-ins among them, \(truth.bad) of which were bad
        """,
        "隐藏现行版不通过的 \(hidden) 笔已观察贷款的结果，以余下 \(shown) 笔推断；真实值取其中换入 \(truth.observed) 笔，不良 \(truth.bad) 笔"
      ),
      columns: [
        .init("method", Phrase("method", "方法"), .text),
        .init("swap_in.bad_rate", Phrase("inferred", "推断不良率"), .share),
        .init("miss", Phrase("inferred − true", "推断 − 真实"), .points),
        .init("truth", Phrase("true bad rate", "真实不良率"), .share),
        .init("truth.low", Phrase("from", "下限"), .share),
        .init("truth.high", Phrase("to", "上限"), .share),
        .init("is_met", Phrase("within", "在区间内"), .text),
      ],
      rows: rows)
  }
}
