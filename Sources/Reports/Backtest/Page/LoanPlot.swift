import Diagnostics
import Markup
import Numbers
import RunRecord

/// A stock of loans over time: both versions as lines, what was seen as dots, and how far draws strayed as areas.
///
/// From the last application on no loan is added: the lines go on dotted on a shaded ground, since what runs off there
/// is a projection of the loans that are there by then, and none of the book.
struct LoanPlot {
  private(set) var plot: Plot
  /// What the marks of the drawing mean, behind the title of its stock.
  private(set) var legend: Phrase

  /// `nil` where the table does not have the stock.
  ///
  /// - Parameter product: id of the product whose rows are drawn; all together where not said.
  init?(
    _ page: BacktestPage, _ table: RunTable, _ metric: String, product wanted: String = "all"
  ) {
    let rows = Self.rows(of: wanted, table)
    guard let live = table.column("\(metric).live"),
      let candidate = table.column("\(metric).candidate"), !rows.isEmpty
    else { return nil }
    let actual = table.column("\(metric).actual").flatMap { column in
      rows.contains { $0[column].number != nil } ? column : nil
    }
    let bands = wanted == "all" ? Self.bands(page, table, rows, metric) : []
    let stocks = [live, candidate, actual].compactMap(\.self)
    let values =
      rows.flatMap { row in stocks.compactMap { row[$0].number?.drawn } }
      + bands.flatMap { band in band.points.map { $0.high } }
    let last = page.header.window.flatMap { window in
      table.column("to").flatMap { to in
        rows.firstIndex { ($0[to].key ?? "") >= window.last }
      }
    }
    let period = table.column("period") ?? 0
    plot = Plot(x: .periods(rows.map { $0[period].key ?? "" }), y: .yuan(values))
    plot.bands = bands
    legend =
      actual == nil
      ? Phrase(
        ": expected by the scenario, with no loans by month to hold it against", "：情景预期值，无逐月实际数据可对照"
      )
      : Phrase(
        ": lines as expected by the scenario, dots as seen under the versions in force then",
        "：线为情景预期值，圆点为当时在用版本下的实际值")
    if !bands.isEmpty {
      legend =
        legend + Phrase("; shaded, where nine of ten draws lie", "；着色带为九成抽样结果所在区间")
    }
    if let last, last + 1 < rows.count { markRunOff(from: last, to: rows.count - 1) }
    func points(_ column: Int, _ places: Range<Int>) -> [Plot.Point] {
      places.map { place in
        let number = rows[place][column].number
        let amount = number.map { FigureText.phrase($0, .init(.money, moneyDecimals: 0)) }
        return Plot.Point(
          Double(place), number?.drawn,
          title: amount.map { "\(rows[place][period].key ?? ""): \($0.text(in: .english))" })
      }
    }
    let end = last.map { $0 + 1 } ?? rows.count
    for (column, style, name) in [
      (live, "one", Phrase("live", "现行版")), (candidate, "two", Phrase("candidate", "候选版")),
    ] {
      let isWhole = end == rows.count
      plot.series.append(
        .init(isWhole ? .drawnWords(name) : .empty, class: style, .line, points(column, 0..<end)))
      guard !isWhole else { continue }
      plot.series.append(
        .init(
          .drawnWords(name), class: "\(style) after", .line,
          points(column, end - 1..<rows.count)))
    }
    if let actual {
      plot.series.append(
        .init(
          .drawnWords(Phrase("actual", "实际")), class: "three", .dots,
          points(actual, rows.indices)))
    }
  }

  private static func rows(of wanted: String, _ table: RunTable) -> [[RunTable.Cell]] {
    guard let product = table.column("product") else { return table.rows }
    return table.rows.filter { $0[product].key == wanted }
  }

  private mutating func markRunOff(from last: Int, to end: Int) {
    let (low, high) = (plot.y.ticks.first?.value ?? 0, plot.y.ticks.last?.value ?? 1)
    plot.bands.insert(
      .init(class: "beyond", [(Double(last), low, high), (Double(end), low, high)]), at: 0)
    plot.guides.append(
      .init(.x, at: Double(last), .drawnWords(Phrase("run-off", "存量到期"))))
    legend =
      legend
      + Phrase(
        "; from the last application on no loan is added, and the loans there are run off as projected",
        "；最后一笔申请之后不再新增贷款，灰底部分为存量到期的推算值")
  }

  /// Between which ends the draws lie at the end of each period, by version; none where nothing was drawn.
  private static func bands(
    _ page: BacktestPage, _ table: RunTable, _ rows: [[RunTable.Cell]], _ metric: String
  ) -> [Plot.Band] {
    guard let drawn = page.table("balance_bands"), let figure = drawn.column("figure"),
      let month = drawn.column("month"), let to = table.column("to")
    else { return [] }
    let byMonth = Dictionary(
      drawn.rows.filter { $0[figure].key == metric }.map { ($0[month].key ?? "", $0) },
      uniquingKeysWith: { first, _ in first })
    return [("live", "one"), ("candidate", "two")].compactMap { version, style in
      guard let low = drawn.column("\(version).low"), let high = drawn.column("\(version).high")
      else { return nil }
      let points = rows.enumerated().compactMap {
        place, row -> (x: Double, low: Double, high: Double)? in
        guard let ends = byMonth[String((row[to].key ?? "").prefix("2025-01".count))],
          let below = ends[low].number, let above = ends[high].number
        else { return nil }
        return (Double(place), below.drawn, above.drawn)
      }
      return points.isEmpty ? nil : Plot.Band(class: style, points)
    }
  }
}
