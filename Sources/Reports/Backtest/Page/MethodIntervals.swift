import Diagnostics
import Markup
import Numbers
import RunRecord

/// The bad rate of the swap-ins by method as dots, the break-evens as lines through all of them.
///
/// The bounds that assume nothing are not drawn: beside them every method looks sure.
struct MethodIntervals {
  private let table: RunTable
  private let mark: RowMark
  private let guides: [(value: Double, style: String, words: HTML)]
  private let rate: Int
  private let low: Int?
  private let high: Int?

  /// `nil` where the table has no rates.
  init?(page: BacktestPage, table: RunTable) {
    // By amount, as the break-evens are.
    guard
      let rate = table.column("swap_in.bad_rate_by_amount", "swap_in.bad_rate")
    else { return nil }
    let low = table.column("swap_in.bad_rate.low")
    let high = table.column("swap_in.bad_rate.high")
    var guides: [(value: Double, style: String, words: HTML)] = []
    if let loss = page.figures.number("break_even.loss") {
      guides.append((loss.drawn, "limit", .words("loss", "损失")))
    }
    if let hurdle = page.figures.number("break_even.hurdle") {
      guides.append((hurdle.drawn, "two", .words("return", "收益")))
    }
    let drawn = table.rows.filter { Self.isDrawn($0) }
    let ends = [rate, low, high].compactMap { $0 }.flatMap { column in
      drawn.compactMap { $0[column].number?.drawn }
    }
    guard !ends.isEmpty else { return nil }
    let greatest = (ends + guides.map(\.value)).max() ?? 1
    self.table = table
    self.rate = rate
    self.low = low
    self.high = high
    self.guides = guides
    mark = RowMark(0, greatest * 1.08, guides: guides.map { ($0.value, $0.style) })
  }

  private static func isDrawn(_ row: [RunTable.Cell]) -> Bool {
    !(row[0].key ?? "").hasPrefix("bound")
  }

  var part: HTML {
    var view = TableView(table)
    view.marks = (mark.head(guides.map(\.words)), table.rows.map(drawing))
    return view.part
  }

  /// The methods alone, for the first page.
  var short: HTML {
    let rows = table.rows.filter {
      Self.isDrawn($0) && !["lowest", "highest"].contains($0[0].key) && $0[rate].number != nil
    }
    return .tag(
      "table", class: "bars methods", [:],
      [
        .tag(
          "thead", [:],
          [
            .tag(
              "tr", [:],
              [
                .tag("th", ["scope": "col"], [.words("method", "方法")]),
                .tag("th", class: "marks", [:], [mark.head(guides.map(\.words))]),
                .tag("th", class: "number", ["scope": "col"], [.words(table.columns[rate].title)]),
              ])
          ]),
        .tag(
          "tbody", [:],
          rows.map { row in
            .tag(
              "tr", [:],
              [
                .tag("th", ["scope": "row"], [.words(row[0].words ?? Phrase(verbatim: ""))]),
                .tag("td", class: "marks", [:], [drawing(row)]),
                .tag(
                  "td", class: "number", [:],
                  [.words(FigureText.phrase(row[rate].number ?? .zero, .init(.share)))]),
              ])
          }),
      ])
  }

  private func drawing(_ row: [RunTable.Cell]) -> HTML {
    guard Self.isDrawn(row), let point = row[rate].number?.drawn else { return .empty }
    return mark.interval(
      low: low.flatMap { row[$0].number?.drawn } ?? point,
      high: high.flatMap { row[$0].number?.drawn } ?? point, point: point, class: "up")
  }
}
