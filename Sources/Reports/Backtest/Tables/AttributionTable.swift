import Diagnostics
import Numbers
package import RunRecord
import Semantics
package import Simulation

extension Attribution {
  /// `attribution`: a row a change, its shares of Δ approvals, Δ line, Δ expected loss, and of Δ balance and Δ loss of the
  /// loans; what they add up to, what only several changes do together, and renamed rules, which do nothing.
  package var tables: [RunTable] {
    let figures = quantities
    var table = RunTable(
      "attribution", Phrase("Which change did it", "变化归因"), note: note,
      columns: [
        .init("change", Phrase("change", "变更"), .text),
        .init("title", Phrase("title", "说明"), .text),
        .init("old", Phrase("live", "现行版"), .text),
        .init("new", Phrase("candidate", "候选版"), .text),
      ] + figures.flatMap(\.columns))
    for (index, change) in changes.enumerated() {
      table.rows.append(
        [
          .text(change.name), .label(change.name, change.change.title),
          .optional(change.change.oldText), .optional(change.change.newText),
        ] + figures.flatMap { $0.cells($0.effects[index]) })
    }
    for rename in renames {
      table.rows.append(
        [
          .text(rename.name), .label("renamed", Phrase("renamed", "更名")),
          .optional(rename.old), .optional(rename.new),
        ] + figures.flatMap { $0.none })
    }
    if figures.contains(where: { $0.remainder != nil }) {
      table.rows.append(
        Self.heading("remainder", Phrase("not of single loans", "非单笔贷款所致"))
          + figures.flatMap(\.rest))
    }
    table.rows.append(
      Self.heading("interaction", Phrase("together only", "交互作用"))
        + figures.flatMap { $0.interaction })
    table.rows.append(
      Self.heading("total", Phrase("total", "合计")) + figures.flatMap { $0.sum })
    return [table]
  }

  private static func heading(_ id: String, _ words: Phrase) -> [RunTable.Cell] {
    [.label(id, words), .empty, .empty, .empty]
  }

  private var quantities: [Quantity] {
    var quantities = [
      Quantity(
        id: "approvals", title: Phrase("approvals", "通过笔数"), unit: .decimal,
        effects: changes.map(\.approvals), total: approvals)
    ]
    if let line {
      quantities.append(
        Quantity(
          id: "line", title: Phrase("line", "授信额度"), unit: .money,
          effects: changes.compactMap(\.line), total: line))
    }
    if case .success(let loans)? = loans {
      for (metric, own) in [
        (BacktestMetric.balance, loans.balance), (.loanLossLife, loans.loss),
      ] {
        quantities.append(
          Quantity(
            id: metric.name, title: metric.definition.title, unit: .money, effects: own.effects,
            total: own.total, remainder: own.remainder))
      }
    }
    for (index, judge) in judges.enumerated() {
      quantities.append(
        Quantity(
          id: "expected_loss.\(judge.name)",
          title: Phrase("expected loss, ", "预期损失，") + judge.title, unit: .money,
          effects: changes.map { $0.losses[index] }, total: losses[index]))
    }
    return quantities
  }

  private var note: Phrase {
    var sentences = [methodNote]
    if !merged.isEmpty {
      let groups = merged.map { $0.joined(separator: " + ") }.joined(separator: "; ")
      sentences.append(
        Phrase("one change, because they do not check apart: \(groups)", "不能分开成立，合为一项：\(groups)"))
    }
    let brought = changes.filter { !$0.change.brings.isEmpty }.map { change in
      "\(change.name): \(change.change.brings.joined(separator: ", "))"
    }
    if !brought.isEmpty {
      let list = brought.joined(separator: "; ")
      sentences.append(Phrase("new things that changes bring: \(list)", "随变更新增：\(list)"))
    }
    for judge in judges where judge.unknown > 0 {
      sentences.append(
        Phrase("without a probability of default by ", "违约概率未知（")
          + judge.title
          + Phrase(
            ": \(judge.unknown) touched applications, their loss counts as 0",
            "）的受影响申请：\(judge.unknown)笔，损失计为0"))
    }
    sentences += loanNotes
    if !reconciles {
      sentences.append(
        Phrase(
          "the shares do not add up to the difference that the replay counts",
          "各项之和与回放所计差额不一致"))
    }
    return Phrase.joined(sentences, by: Phrase("; ", "；"))
  }

  private var loanNotes: [Phrase] {
    switch loans {
    case .success(let loans)?:
      [
        Phrase(
          """
          balance at the end of the last month of applications and loss over the loans' lives are each loan's own \
          expectation under a version's line, rate, term and outcome; what is no single loan's, as the end of a \
          guarantor's pool, stands in a row of its own
          """,
          """
          余额（最后申请月月末）与全周期损失为各笔贷款在该版额度、利率、期限与结论下的期望；非单笔贷款所致的部分（如担保资金池用尽）\
          单列一行
          """)
      ]
        + (loans.sampled > 0
          ? [
            Phrase(
              "drawn orders for \(loans.sampled) loans to which too many changes matter",
              "\(loans.sampled) 笔贷款因相关变更过多按随机次序估计")
          ] : [])
    case .failure(let gap)?:
      [Phrase("balances and losses are not attributed: ", "未做余额与损失归因：") + gap.phrase]
    case nil: []
    }
  }

  private var methodNote: Phrase {
    switch method {
    case .exact:
      Phrase(
        """
        Shapley values, exact: a change's effect averaged over all orders of the changes; a customer's line is the \
        highest of his, found anew for each
        """,
        "沙普利值（精确）：按变更先后的所有次序取平均；客户额度取其最高一笔，逐一重算")
    case .drawnForSome(let customers, let draws, let seed):
      Phrase(
        """
        Shapley values, exact but for \(customers) customers to whom too many changes matter: for them \(draws) drawn \
        orders, seed \(seed)
        """,
        "沙普利值：除\(customers)个客户因相关变更过多按\(draws)个随机次序（种子\(seed)）估计外，均为精确值")
    case .drawn(let draws, let seed):
      Phrase(
        "Shapley values over \(draws) drawn orders, each with its reverse, seed \(seed)",
        "沙普利值：按\(draws)个随机次序（含逆序，种子\(seed)）估计")
    }
  }
}

/// The columns of one quantity.
private struct Quantity {
  let id: String
  let title: Phrase
  let unit: RunTable.Unit
  let effects: [Attribution.Effect]
  let total: Attribution.Total
  /// What no change has of it; `nil` where each part is some change's.
  var remainder: Number?

  private var isDrawn: Bool { effects.contains { $0.standardError != nil } }

  var columns: [RunTable.Column] {
    func column(_ suffix: String, _ words: Phrase) -> RunTable.Column {
      .init("\(id).\(suffix)", title + Phrase(": ", "：") + words, unit, group: .init(title, words))
    }
    return [column("shapley", Phrase("share of Δ", "差额归因"))]
      + (isDrawn ? [column("standard_error", Phrase("standard error", "标准误"))] : [])
      + [
        column("add_one_in", Phrase("alone", "单独加入")),
        column("leave_one_out", Phrase("as the last one", "最后加入")),
      ]
  }

  func cells(_ effect: Attribution.Effect) -> [RunTable.Cell] {
    [.number(effect.printed)]
      + (isDrawn ? [effect.standardError.map { .number($0) } ?? .empty] : [])
      + [.number(effect.addOneIn), .number(effect.leaveOneOut)]
  }

  var none: [RunTable.Cell] { columns.map { _ in .empty } }

  var sum: [RunTable.Cell] { [.number(total.difference)] + none.dropFirst() }

  var rest: [RunTable.Cell] {
    [remainder.map { .number($0) } ?? .empty] + none.dropFirst()
  }

  /// What is left when each has done its part alone stands where that part does.
  var interaction: [RunTable.Cell] {
    var cells = none
    cells[cells.count - 2] = .number(total.interaction)
    return cells
  }
}

extension RunTable.Cell {
  fileprivate static func optional(_ text: String?) -> Self { text.map { .text($0) } ?? .empty }
}
