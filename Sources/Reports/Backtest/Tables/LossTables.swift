import Diagnostics
import Numbers
import RunRecord
import Simulation

extension RiskFigures {
  /// What both versions are expected to lose, by one judge.
  var lossTable: RunTable {
    let title = Phrase("Expected loss, by one judge of both versions", "预期损失（两版同一评判）")
    guard let losses = losses.found else {
      return .gap("expected_loss", title, losses.gap ?? .noCases)
    }
    let groups: [(ObservedRisk.Group, ExpectedLoss)] = [
      (.live, losses.live), (.candidate, losses.candidate), (.bothIn, losses.bothIn),
      (.swapIn, losses.swapIn), (.swapOut, losses.swapOut),
    ]
    let ends: [(String, Phrase, ReferralLoss?)] = [
      (
        "live_after_referral", Phrase("live, after referral", "现行版（含转人工后）"),
        losses.liveAfterReferral
      ),
      (
        "candidate_after_referral", Phrase("candidate, after referral", "候选版（含转人工后）"),
        losses.candidateAfterReferral
      ),
    ]
    var rows = groups.map { group, loss -> [RunTable.Cell] in
      let bases = loss.casesByBasis.map { RunTable.Cell.count($0) }
      let cells: [RunTable.Cell] = [
        group.cell, .count(loss.cases), .fen(loss.line), .yuan(loss.amount), .number(loss.rate),
        .number(loss.badRate),
      ]
      return cells + bases
    }
    rows += ends.map { id, words, loss -> [RunTable.Cell] in
      [
        .label(id, words), .number(loss?.cases), .yuan(loss?.line), .yuan(loss?.amount),
        .number(loss?.rate), .empty, .empty, .empty, .empty,
      ]
    }
    return RunTable(
      "expected_loss", title,
      note: Phrase(
        """
        Σ chance of a bad loan × loss given default × exposure; the chance is the observed outcome, else the reference \
        model's, else the rate of all observed; exposure is the version's own line × the scenario's share; loss \
        assumed unaffected by line and rate; both in with the candidate's lines
        """,
        "Σ 不良概率 × 违约损失率 × 敞口；概率取实际结果，否则取参考模型，再否则取全部已观察不良率；敞口为该版本额度 × 情景比例；假设损失不受额度和利率影响；两版均通过者按候选版额度"
      ),
      columns: [
        .init("group", Phrase("group", "群体"), .text),
        .init("n_applications", Phrase("applications", "申请笔数"), .decimal),
        .init("line_total", Phrase("line", "授信额度"), .money),
        .init("expected_loss.amount", Phrase("expected loss", "预期损失"), .money),
        .init("expected_loss.rate", Phrase("share of line", "占额度"), .share),
        .init("bad_rate_by_amount", Phrase("chance of bad by line", "不良概率（按额度）"), .share),
        .init("n_observed", Phrase("judged by outcome", "按实际结果"), .count),
        .init("n_reference_model", Phrase("by reference model", "按参考模型"), .count),
        .init("n_observed_rate", Phrase("by observed rate", "按已观察不良率"), .count),
      ],
      rows: rows)
  }

  /// Both break-evens of the swap-ins.
  var breakEvenTable: RunTable {
    RunTable(
      "break_even", Phrase("Bad rate the swap-ins may have", "换入可承受的不良率"),
      note: Phrase(
        """
        by line: up to the first rate the candidate loses no more of its line than the live version, up to the second \
        the swap-ins' own return meets the hurdle, interest taken as free of VAT and without a guarantee fee
        """,
        "按额度计：前者以内候选版损失率不高于现行版；后者以内换入部分自身 RAROC 达到门槛，利息按免征增值税且无担保费计"),
      columns: [
        .init("break_even", Phrase("break-even", "盈亏平衡"), .text),
        .init("bad_rate_by_amount", Phrase("bad rate by amount", "不良率（按金额）"), .share),
      ],
      rows: [
        [
          .label("loss", Phrase("candidate loses as much as live", "候选版损失率等于现行版")),
          breakEvenLoss.cell,
        ],
        [
          .label("hurdle", Phrase("swap-ins' RAROC meets the hurdle", "换入 RAROC 达到门槛")),
          breakEvenHurdle.cell,
        ],
      ])
  }
}

extension BreakEven {
  /// The rate, or in words why there is none between 0 and 1.
  var cell: RunTable.Cell {
    switch self {
    case .rate(let rate): .number(rate)
    case .noneNeeded: .unavailable("none_needed", Phrase("met even if all are bad", "全坏亦满足"))
    case .notReachable:
      .unavailable("not_reachable", Phrase("not met even if none is bad", "全好亦不满足"))
    case .unavailable(let gap): .gap(gap)
    }
  }
}
