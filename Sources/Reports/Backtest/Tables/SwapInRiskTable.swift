import Diagnostics
import Numbers
import RunRecord
import Simulation

extension RiskFigures {
  /// What the swap-ins come to under each method, the interval over methods, and the bounds apart.
  var swapInTable: RunTable {
    RunTable(
      "swap_in_risk", Phrase("How risky the swap-ins may be", "换入客户的风险区间"), note: swapInNote,
      columns: [
        .init("method", Phrase("method", "方法"), .text),
        .init("n_bad", Phrase("expected bad", "预期不良笔数"), .decimal),
        .init("swap_in.bad_rate", Phrase("bad rate", "不良率"), .share),
        .init("swap_in.bad_rate_by_amount", Phrase("by amount", "按金额"), .share),
        .init("bad_rate", Phrase("candidate's bad rate", "候选版不良率"), .share),
        .init(
          "expected_loss.amount.candidate", Phrase("candidate's loss", "候选版预期损失"), .money),
        .init("expected_loss.amount.delta", Phrase("Δ loss", "预期损失差额"), .money),
        .init("expected_loss.rate.candidate", Phrase("loss rate", "损失率"), .share),
        .init("expected_loss.rate.delta", Phrase("Δ loss rate", "损失率差额"), .points),
        .init("feeds_gates", Phrase("feeds gates", "用于门槛"), .text),
      ],
      rows: methodRows + rangeRows + boundRows)
  }

  private var swapInNote: Phrase {
    let swap = swapIns
    var note = Phrase(
      """
      \(swap.count) swap-ins, \(swap.seen) of which were observed (\(swap.seenBad) bad) and count as seen; the interval \
      runs over methods
      """,
      "换入 \(swap.count) 笔，其中 \(swap.seen) 笔已观察（不良 \(swap.seenBad) 笔），按实际计；区间取自各方法")
    if swap.unscored > 0 {
      note =
        note
        + Phrase(
          "; \(swap.unscored) without a score are judged by the rate of all observed",
          "；\(swap.unscored) 笔无评分，按全部已观察不良率计")
    }
    if let fit = swap.fit {
      let curve = "ln(p ÷ (1 − p)) = \(fit.intercept) + (\(fit.slope)) × "
      note =
        note
        + Phrase(
          "; \(curve)points, \(fit.steps) steps", "；\(curve)分数，迭代 \(fit.steps) 步")
    }
    return note
  }

  private var methodRows: [[RunTable.Cell]] {
    swapIns.rows.map { row -> [RunTable.Cell] in
      let method = RunTable.Cell.label(row.method.id, row.method.words)
      switch row.figures {
      case .failure(let gap):
        let gaps = [RunTable.Cell](repeating: .gap(gap), count: 8)
        return [method] + gaps + [.claim(false)]
      case .success(let figures): return [method] + cells(figures) + [.claim(true)]
      }
    }
  }

  private func cells(_ figures: SwapInRisk.Figures) -> [RunTable.Cell] {
    let live = losses.found?.live
    let gap = RunTable.Cell.gap(losses.gap ?? .noCases)
    let difference = { (own: Number?, other: Number?) -> Number? in
      guard let own, let other else { return nil }
      return own.subtracting(other)
    }
    let loss: [RunTable.Cell] =
      figures.loss.map { own -> [RunTable.Cell] in
        [
          .yuan(own.amount), .yuan(difference(own.amount, live?.amount)), .number(own.rate),
          .number(difference(own.rate, live?.rate)),
        ]
      } ?? [RunTable.Cell](repeating: gap, count: 4)
    return [
      .number(figures.bads), .number(figures.badRate), .number(figures.badRateByAmount),
      .number(figures.candidateBadRate),
    ] + loss
  }

  private var rangeRows: [[RunTable.Cell]] {
    guard swapIns.range != nil else { return [] }
    let figures = swapIns.rows.compactMap(\.figures.found)
    let ends: [(String, Phrase, ([Number]) -> Number?)] = [
      ("lowest", Phrase("lowest of the methods", "各方法最低"), { $0.min() }),
      ("highest", Phrase("highest of the methods", "各方法最高"), { $0.max() }),
    ]
    return ends.map { id, words, end -> [RunTable.Cell] in
      // Each column's own end: cells of different methods may stand side by side.
      let columns = figures.map(cells)
      let row = (0..<8).map { column -> RunTable.Cell in
        let numbers = columns.compactMap { cells -> Number? in
          if case .number(let value) = cells[column] { value } else { nil }
        }
        return end(numbers).map { .number($0) } ?? columns[0][column]
      }
      return [.label(id, words)] + row + [.claim(true)]
    }
  }

  private var boundRows: [[RunTable.Cell]] {
    guard let bounds = swapIns.bounds else { return [] }
    return [
      [.label("bound_low", Phrase("bound: none of the unseen bad", "界限：未观察者全好"))]
        + cells(bounds.low) + [.claim(false)],
      [.label("bound_high", Phrase("bound: all of the unseen bad", "界限：未观察者全坏"))]
        + cells(bounds.high) + [.claim(false)],
    ]
  }

  /// The bands of reference scores by which swap-ins are judged.
  var scoreBandTable: RunTable {
    RunTable(
      "score_bands", Phrase("Observed loans and swap-ins by reference score", "按参考评分段的已观察贷款与换入"),
      note: Phrase(
        "tenths of the observed, ties kept together, joined where they hold fewer than the scenario's minimum",
        "按已观察贷款十等分，同分不拆，少于情景最低笔数的相邻段合并"),
      columns: [
        .init("up_to", Phrase("points up to", "分数上限"), .decimal),
        .init("n_observed", Phrase("observed", "已观察"), .count),
        .init("n_bad", Phrase("bad", "不良"), .count),
        .init("bad_rate", Phrase("bad rate", "不良率"), .share),
        .init("n_swap_in_unseen", Phrase("swap-ins unseen", "未观察的换入"), .count),
      ],
      rows: swapIns.bands.map { band in
        [
          band.upTo.flatMap { Number(Int128($0), decimals: 3) }.map { .number($0) }
            ?? .label("highest", Phrase("above all these", "以上各段之上")),
          .count(band.observed), .count(band.bad), .number(band.rate), .count(band.unseen),
        ]
      })
  }
}
