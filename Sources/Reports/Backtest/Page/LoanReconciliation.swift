import Diagnostics
import Numbers
import RunRecord

/// What the figures and tables of loans by month can be held to.
///
/// Expected amounts are rounded to the fen where they are printed: sums of them may differ by half a fen for each.
struct LoanReconciliation {
  let page: BacktestPage

  var all: [Reconciliation] {
    [
      Reconciliation(
        Phrase(
          """
          loans of all products by month: opening + drawn − repaid − guarantor paid − written off = closing, for both \
          versions, but for half a fen a rounded amount
          """,
          "各产品合计、逐月：期初 + 发放 − 归还 − 代偿 − 核销 = 期末（两版；每个舍入金额容差半分）"),
        holds: ofBoth(identity)),
      Reconciliation(
        Phrase(
          """
          the opening book by month: opening + drawn − repaid − written off = closing, but for half a fen a rounded amount
          """,
          "期初存量逐月：期初 + 发放 − 归还 − 核销 = 期末（每个舍入金额容差半分）"),
        holds: opening),
      Reconciliation(
        Phrase(
          "loan balance of the first page = that of the month of the last application, for both versions",
          "首页贷款余额 = 最后申请月的月末余额（两版）"),
        holds: ofBoth(standing)),
      Reconciliation(
        Phrase(
          "the steps of the balance bridge add up to the candidate's balance, but for half a fen a rounded amount",
          "余额变动桥各步合计 = 候选版余额（每个舍入金额容差半分）"),
        holds: bridge),
    ]
  }

  private func ofBoth(_ holds: (MetricSide) -> Bool?) -> Bool? {
    let both = [MetricSide.live, .candidate].map(holds)
    return both.contains(nil) ? nil : both.allSatisfy { $0 == true }
  }

  /// Whether an amount is at most half a fen away from nothing for each that was rounded.
  private static func isRounding(_ gap: Number, of count: Int) -> Bool {
    Number(Int128(5 * count), decimals: 3).map { gap.magnitude <= $0 } ?? false
  }

  /// By month, the rows of all products together.
  private var months: (table: RunTable, rows: [[RunTable.Cell]])? {
    guard let table = page.table("loans_by_month"), let product = table.column("product") else {
      return nil
    }
    return (table, table.rows.filter { $0[product].key == "all" })
  }

  private func identity(_ side: MetricSide) -> Bool? {
    guard let (table, rows) = months else { return nil }
    func column(_ name: String) -> Int? { table.column(side.name(of: name)) }
    let out = [
      "scheduled", "prepaid", "recovered", "guarantor_paid", "written_off",
    ].compactMap(column)
    guard let closing = column("balance"), let drawn = column("drawn"), out.count == 5 else {
      return nil
    }
    var opening = Number.zero
    for row in rows {
      var gap = row[drawn].number.flatMap { opening.adding($0) }
      for part in out + [closing] {
        gap = gap.flatMap { gap in row[part].number.flatMap { gap.subtracting($0) } }
      }
      // Two stocks at both ends, and six flows, each the difference of two rounded sums.
      guard let gap, let next = row[closing].number else { return nil }
      guard Self.isRounding(gap, of: 2 * 2 + 6 * 2) else { return false }
      opening = next
    }
    return true
  }

  /// From its second row on: the first is where it stands.
  private var opening: Bool? {
    guard let table = page.table("opening_book"), let product = table.column("product"),
      let closing = table.column("balance.projected"),
      let drawn = table.column("drawn.projected")
    else { return nil }
    let out = ["scheduled", "prepaid", "recovered", "written_off"].compactMap {
      table.column("\($0).projected")
    }
    let rows = table.rows.filter { $0[product].key == "all" }
    for (before, row) in zip(rows, rows.dropFirst()) {
      var gap = before[closing].number.flatMap { opening in
        row[drawn].number.flatMap { opening.adding($0) }
      }
      for part in out + [closing] {
        gap = gap.flatMap { gap in row[part].number.flatMap { gap.subtracting($0) } }
      }
      // Two stocks at both ends, and five flows, each the difference of two rounded sums.
      guard let gap, Self.isRounding(gap, of: 2 * 2 + 5 * 2) else { return false }
    }
    return true
  }

  private func standing(_ side: MetricSide) -> Bool? {
    guard let (table, rows) = months, let to = table.column("to"),
      let balance = table.column(side.name(of: "balance")),
      let figure = page.figures.number(side.name(of: "balance")), let window = page.header.window,
      let row = rows.first(where: { ($0[to].key ?? "") >= window.last })
    else { return nil }
    return row[balance].number == figure
  }

  private var bridge: Bool? {
    guard let table = page.table("balance_bridge"), let column = table.column("balance"),
      let total = table.rows.last?[column].number
    else { return nil }
    let sum = table.rows.dropLast().reduce(Optional(Number.zero)) { sum, row in
      sum.flatMap { sum in row[column].number.flatMap { sum.adding($0) } }
    }
    return sum?.subtracting(total).map { Self.isRounding($0, of: table.rows.count) }
  }
}
