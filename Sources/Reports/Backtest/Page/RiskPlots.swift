import Diagnostics
import Markup
import Numbers
import RunRecord

/// Both versions' lines out of a table with a row a version and point, named shortly: the table says all of it.
private func versionSeries(
  _ table: RunTable, version: Int, x: Int, y: Int, _ shape: Plot.Series.Shape
) -> [Plot.Series] {
  var keys: [(key: String, words: Phrase)] = []
  for row in table.rows {
    if let key = row[version].key, let words = row[version].words,
      !keys.contains(where: { $0.key == key })
    {
      keys.append((key, words))
    }
  }
  return zip(keys, ["one", "two"] + Array(repeating: "faint", count: max(0, keys.count - 2))).map {
    key, style in
    Plot.Series(
      .drawnWords(MetricSide(rawValue: key.key)?.title ?? key.words), class: style, shape,
      table.rows.filter { $0[version].key == key.key }.compactMap { row in
        guard let across = row[x].number, let up = row[y].number else { return nil }
        return Plot.Point(
          across.drawn, up.drawn,
          title: "\(across.asPercent(decimals: 2)), \(up.asPercent(decimals: 2))")
      })
  }
}

/// Predicted against observed bad rates: on the diagonal a version's own risk is right.
struct CalibrationPlot {
  private let table: RunTable
  private let plot: Plot

  /// `nil` where the table has no such columns.
  init?(_ table: RunTable) {
    guard let version = table.column("statement", "version"),
      let predicted = table.column("predicted"),
      let observed = table.column("bad_rate")
    else { return nil }
    let ends = (table.numbers(predicted) + table.numbers(observed)).map(\.drawn)
    var plot = Plot(
      x: .of(Phrase("predicted", "预测"), .share, ends, fromZero: true),
      y: .of(Phrase("observed", "实际"), .share, ends, fromZero: true))
    plot.hasDiagonal = true
    plot.width = 520
    plot.height = 340
    var bands = table
    bands.rows.removeAll { $0[1].key == "all" }
    plot.series = versionSeries(
      bands, version: version, x: predicted, y: observed, .lineWithDots)
    self.table = table
    self.plot = plot
  }

  var part: HTML {
    var view = TableView(table)
    view.lead =
      ChartFigure(
        id: table.name,
        caption: Phrase(
          "Predicted against observed; below the dotted line a version expects more bad loans than there were.",
          "预测与实际；位于虚线下方表示版本预期的坏贷款多于实际。"), plot: plot
      ).html
    return view.part
  }
}

/// Shares of bad against shares of good that a score would have stopped.
struct CurvePlot {
  private let table: RunTable
  private let plot: Plot

  /// `nil` where the table has no such columns.
  init?(_ table: RunTable) {
    guard let version = table.column("statement", "version"),
      let good = table.column("false_share", "share_of_good", "false_positive_rate"),
      let bad = table.column("true_share", "share_of_bad", "true_positive_rate")
    else { return nil }
    var plot = Plot(
      x: .of(Phrase("share of good stopped", "被拦下的好贷款占比"), .share, [0, 1]),
      y: .of(Phrase("share of bad stopped", "被拦下的坏贷款占比"), .share, [0, 1]))
    plot.hasDiagonal = true
    plot.width = 520
    plot.height = 340
    plot.series = versionSeries(table, version: version, x: good, y: bad, .line)
    // Curves end in the same corner: their names would hide there.
    for index in plot.series.indices { plot.series[index].points.sort { $0.x > $1.x } }
    self.table = table
    self.plot = plot
  }

  var part: HTML {
    var view = TableView(table)
    view.lead = ChartFigure(id: table.name, caption: table.title, plot: plot).html
    view.isFolded = true
    return view.part
  }
}

/// Points of a sweep: who passes against what is lost, with both versions marked.
struct FrontierPlot {
  private let table: RunTable
  private let plot: Plot

  /// `nil` where the table has no such columns.
  init?(_ table: RunTable) {
    guard let y = table.column("expected_loss.rate", "expected_loss"),
      let x = table.column("pass_rate", "customer_line", "line")
    else { return nil }
    let dominated = table.column("dominated", "is_dominated")
    var plot = Plot(
      x: .of(table.columns[x].title, table.columns[x].unit, table.numbers(x).map(\.drawn)),
      y: .of(table.columns[y].title, table.columns[y].unit, table.numbers(y).map(\.drawn)))
    plot.height = 320
    plot.nameRoom = 24
    func points(_ isWanted: ([RunTable.Cell]) -> Bool) -> [Plot.Point] {
      table.rows.filter(isWanted).compactMap { row in
        guard let across = row[x].number, let up = row[y].number else { return nil }
        return Plot.Point(
          across.drawn, up.drawn,
          title: "\(across.asPercent(decimals: 2)), \(up.asPercent(decimals: 2))")
      }.sorted { $0.x < $1.x }
    }
    func isDominated(_ row: [RunTable.Cell]) -> Bool {
      dominated.map { ["yes", "true", "dominated", "1"].contains(row[$0].key ?? "") } ?? false
    }
    // The two versions are marks of their own, not points of the frontier.
    func isVersion(_ row: [RunTable.Cell]) -> Bool {
      row.contains { $0.key == "live" || $0.key == "candidate" }
    }
    plot.series = [
      Plot.Series(.empty, class: "faint", .dots, points(isDominated)),
      Plot.Series(
        .empty, class: "two edge", .lineWithDots, points { !isDominated($0) && !isVersion($0) }),
    ]
    for (key, shape, style) in [
      ("live", Plot.Mark.Shape.square, "one"), ("candidate", .diamond, "two"),
    ] {
      for row in table.rows {
        guard let name = row.first(where: { $0.key == key }), let words = name.words,
          let across = row[x].number, let up = row[y].number
        else { continue }
        plot.marks.append(
          .init(across.drawn, up.drawn, shape, class: style, .drawnWords(words)))
      }
    }
    self.table = table
    self.plot = plot
  }

  var part: HTML {
    var view = TableView(table)
    view.lead = ChartFigure(id: table.name, caption: table.title, plot: plot).html
    return view.part
  }
}
