import Diagnostics
import Numbers
import RunRecord

/// An identity that must hold between figures of the page.
struct Reconciliation {
  let statement: Phrase
  /// `nil` where it could not be looked at.
  let holds: Bool?

  init(_ statement: Phrase, holds: Bool?) {
    self.statement = statement
    self.holds = holds
  }

  /// All that the page's figures and tables can be held to.
  static func all(_ page: BacktestPage) -> [Reconciliation] {
    let figures = page.figures
    func sum(_ names: String...) -> Number? {
      names.reduce(Optional(Number.zero)) { total, name in
        total.flatMap { total in figures.number(name).flatMap { total.adding($0) } }
      }
    }
    func equal(_ left: Number?, _ right: Number?) -> Bool? {
      guard let left, let right else { return nil }
      return left == right
    }
    let outcomes = MetricSide.allCases.filter { $0 != .delta }.map { side in
      equal(
        sum(
          side.name(of: "n_approved"), side.name(of: "n_referred"), side.name(of: "n_declined"),
          side.name(of: "n_not_decided")), figures.number(side.name(of: "n_applications")))
    }
    return [
      Reconciliation(
        Phrase(
          "approved + referred + declined + not decided = applications, for both versions",
          "通过 + 转人工 + 拒绝 + 未决策 = 申请笔数（两版）"),
        holds: outcomes.contains(nil) ? nil : outcomes.allSatisfy { $0 == true }),
      Reconciliation(
        Phrase(
          "the cells of the outcome matrix add up to the applications decided",
          "结论矩阵各格合计 = 已决策申请笔数"),
        holds: equal(
          page.total("matrix", "n_applications"),
          sum("n_approved.live", "n_referred.live", "n_declined.live"))),
      Reconciliation(
        Phrase("both in + swapped out = approved, live", "两版均通过 + 换出 = 现行版通过"),
        holds: equal(sum("both_in.count", "swap_out.count"), sum("n_approved.live"))),
      Reconciliation(
        Phrase("both in + swapped in = approved, candidate", "两版均通过 + 换入 = 候选版通过"),
        holds: equal(sum("both_in.count", "swap_in.count"), sum("n_approved.candidate"))),
      Reconciliation(
        Phrase(
          "what the changes do to approvals adds up to the difference", "各变更的归因合计 = 通过笔数变化"),
        holds: equal(page.total("attribution", "approvals.shapley"), sum("n_approved.delta"))),
    ] + LoanReconciliation(page: page).all
  }
}

extension BacktestPage {
  /// The sum of a column over the rows that are no sums themselves; `nil` without one.
  fileprivate func total(_ name: String, _ column: String) -> Number? {
    guard let table = table(name), let column = table.column(column) else { return nil }
    return table.rows.filter { !Self.totals.contains($0[0].key ?? "") }
      .compactMap { $0[column].number }.reduce(Optional(Number.zero)) { total, number in
        total?.adding(number)
      }
  }
}
