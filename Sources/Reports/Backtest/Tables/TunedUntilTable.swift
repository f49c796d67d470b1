import Diagnostics
import Numbers
package import RunRecord
package import Simulation

extension TunedRisk {
  /// The main figures of risk on what the candidate may have been fitted to, and on what came after.
  package var table: RunTable {
    RunTable(
      "tuned_until_risk",
      Phrase("Risk before and after the candidate was tuned", "候选版调优数据之前与之后的风险"),
      note: Phrase(
        "tuned until \(until), that day included: what was fitted is not its own judge",
        "调优截至 \(until)（含当日）：用于调优的数据不能检验自身"),
      columns: [
        .init("figure", Phrase("figure", "指标"), .text),
        .init("before", Phrase("until that day", "截止日及以前"), .decimal),
        .init("after", Phrase("after it", "截止日以后"), .decimal),
      ],
      rows: zip(before.headCells, after.headCells).map {
        [.label($0.id, $0.words), $0.cell, $1.cell]
      })
  }
}

private typealias HeadCell = (id: String, words: Phrase, cell: RunTable.Cell)

extension RiskFigures {
  /// The figures that are set side by side, named as in their own tables.
  fileprivate var headCells: [HeadCell] {
    func observedCells(
      _ group: ObservedRisk.Group, _ name: String, _ words: Phrase
    ) -> [HeadCell] {
      let rate = observed.found?[group]
      let gap = observed.gap.map { RunTable.Cell.gap($0) }
      return [
        (name, words, gap ?? .number(rate?.rate)),
        (
          "\(name)_by_amount",
          Phrase("\(words.english), by amount", "\(words.chinese)（按金额）"),
          gap ?? .number(rate?.rateByAmount)
        ),
      ]
    }
    func loss(_ value: (ExpectedLosses) -> RunTable.Cell) -> RunTable.Cell {
      switch losses {
      case .success(let losses): value(losses)
      case .failure(let gap): .gap(gap)
      }
    }
    var cells: [HeadCell] = [
      ("n_applications", Phrase("applications", "申请笔数"), .count(cases))
    ]
    cells += observedCells(
      .live, "observed_bad_rate.live", Phrase("observed bad rate, live", "已观察不良率（现行版）"))
    cells += observedCells(
      .candidate, "observed_bad_rate.candidate",
      Phrase("observed bad rate, candidate", "已观察不良率（候选版）"))
    cells.append(("swap_in.count", Phrase("swap-ins", "换入笔数"), .count(swapIns.count)))
    for row in swapIns.rows {
      let rate: RunTable.Cell =
        switch row.figures {
        case .success(let figures): .number(figures.badRate)
        case .failure(let gap): .gap(gap)
        }
      cells.append(
        (
          "swap_in.bad_rate.\(row.method.id)",
          Phrase(
            "swap-in bad rate, \(row.method.words.english)", "换入不良率，\(row.method.words.chinese)"),
          rate
        ))
    }
    cells += [
      (
        "expected_loss.rate.live", Phrase("expected loss rate, live", "预期损失率（现行版）"),
        loss { .number($0.live.rate) }
      ),
      (
        "expected_loss.rate.candidate",
        Phrase("expected loss rate, candidate", "预期损失率（候选版）"),
        loss { .number($0.candidate.rate) }
      ),
      (
        "break_even.loss", Phrase("break-even by loss", "盈亏平衡不良率（按损失）"),
        breakEvenLoss.cell
      ),
      (
        "break_even.hurdle", Phrase("break-even by return", "盈亏平衡不良率（按收益）"),
        breakEvenHurdle.cell
      ),
    ]
    for quality in qualities {
      let (id, words) = (quality.statement.rawValue, quality.statement.words)
      let auc: RunTable.Cell =
        switch quality.figures {
        case .success(let found): .number(found.auc)
        case .failure(let gap): .gap(gap)
        }
      cells.append(
        ("auc.\(id)", Phrase("AUC, \(words.english)", "AUC 值，\(words.chinese)"), auc))
    }
    for (statement, found) in zip(RiskStatement.allCases, calibrations) {
      let words = statement.words
      let ends: [HeadCell] =
        switch found {
        case .failure(let gap):
          [
            (
              "calibration.\(statement.rawValue)",
              Phrase("stated chance, \(words.english)", "所述概率，\(words.chinese)"), .gap(gap)
            )
          ]
        case .success(let calibration):
          [
            (
              "calibration.\(statement.rawValue).predicted",
              Phrase("stated chance, \(words.english)", "所述概率，\(words.chinese)"),
              .number(calibration.total.predicted)
            ),
            (
              "calibration.\(statement.rawValue).observed",
              Phrase("bad rate of the same loans, \(words.english)", "同批贷款不良率，\(words.chinese)"),
              .number(calibration.total.observed)
            ),
          ]
        }
      cells += ends
    }
    return cells
  }
}
