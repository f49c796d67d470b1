import Diagnostics
import Markup
import Numbers
import RunRecord

/// How far the candidate's cover moves with each assumption: in each row a bar from the cover with the assumption at its low
/// end over the cover as it stands to that at its high end.
struct TornadoChart {
  private static let shown = [
    "assumption", "value.low", "value", "value.high", "cover.low", "cover.high", "raroc.low",
    "raroc.high", "balance.low", "balance.high",
  ]

  private let table: RunTable
  private let rows: [(low: Double, high: Double)?]
  private let base: Double
  private let mark: RowMark
  /// Whether the cover of 1 lies near enough to be drawn.
  private let hasLimit: Bool

  /// `nil` where the table has no cover by assumption.
  init?(page: BacktestPage, table: RunTable) {
    guard let low = table.column("cover.low"), let high = table.column("cover.high"),
      let base = page.figures.number("cover.candidate")?.drawn
    else { return nil }
    let rows = table.rows.map { row in
      row[low].number.flatMap { low in row[high].number.map { (low.drawn, $0.drawn) } }
    }
    let ends = rows.compactMap { $0 }.flatMap { [$0.0, $0.1] } + [base]
    guard let least = ends.min(), let greatest = ends.max() else { return nil }
    let width = greatest - least
    hasLimit = least - width < 1 && 1 < greatest + width && base != 1
    (self.table, self.rows, self.base) = (table, rows, base)
    let guides = [(base, "zero")] + (hasLimit ? [(1, "limit")] : [])
    mark = RowMark(
      hasLimit ? min(least, 1) : least, hasLimit ? max(greatest, 1) : greatest, guides: guides)
  }

  var part: HTML {
    var view = TableView(table)
    view.shown = Self.shown
    view.lead = .tag(
      "p", class: "note", [:],
      [
        .tag("span", class: "key one", [:], [.words("■ at its low end", "■ 下调后")]), " ",
        .tag("span", class: "key two", [:], [.words("■ at its high end", "■ 上调后")]),
        .words(
          " of the assumption; the line is the cover as it stands",
          "；竖线为现行假设下的覆盖倍数"),
        hasLimit ? .words(", the dashed one a cover of 1", "，虚线为覆盖倍数 1") : .empty,
      ])
    view.marks = (title: .words("cover", "覆盖倍数"), drawings: rows.map(drawing))
    return view.part
  }

  private func drawing(_ ends: (low: Double, high: Double)?) -> HTML {
    guard let ends else { return .empty }
    // The shorter one above where both lie on the same side.
    let bars = [(ends.low, "one"), (ends.high, "two")].filter { $0.0 != base }
      .sorted { ($0.0 - base).magnitude > ($1.0 - base).magnitude }
    return mark.bars(bars.map { (from: base, to: $0.0, style: $0.1) })
  }
}
