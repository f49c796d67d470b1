import Diagnostics
import Markup
import Numbers
import RunRecord

/// The statistics by day, month, quarter or year, one grain at a time.
///
/// Which one is seen hangs on radio buttons alone, so that it can be chosen without a script and in print.
struct TimeView {
  private static let grains: [(name: String, title: Phrase)] = [
    ("day", Phrase("day", "日")), ("month", Phrase("month", "月")),
    ("quarter", Phrase("quarter", "季")), ("year", Phrase("year", "年")),
  ]
  static let tables = grains.map { "statistics_by_\($0.name)" }

  let tables: [RunTable]
  /// First and last day of the applications.
  let window: (first: String, last: String)?

  /// The grains that there are, the one to begin with, and their tables.
  private var shown: [(name: String, title: Phrase, table: RunTable)] {
    Self.grains.compactMap { grain in
      guard let table = tables.first(where: { $0.name == "statistics_by_\(grain.name)" }) else {
        return nil
      }
      return (grain.name, grain.title, markingParts(of: Self.together(table)))
    }
  }

  /// The rows of all cases; those of single groups are in the file alone.
  private static func together(_ table: RunTable) -> RunTable {
    guard let field = table.column("field") else { return table }
    var table = table
    table.rows.removeAll { $0[field].key != "all" }
    return table
  }

  /// The table with the periods marked that the applications do not fill, which the note tells.
  private func markingParts(of table: RunTable) -> RunTable {
    guard let window, let from = table.column("from"), let to = table.column("to") else {
      return table
    }
    var table = table
    for row in table.rows.indices {
      guard case .text(let period) = table.rows[row][0], let first = table.rows[row][from].key,
        let last = table.rows[row][to].key
      else { continue }
      // Days as texts are in the order of the calendar.
      let (begins, ends) = (max(first, window.first), min(last, window.last))
      guard begins > first || ends < last else { continue }
      let (start, end) = (String(begins.dropFirst(5)), String(ends.dropFirst(5)))
      table.rows[row][0] = .label(
        period,
        Phrase("\(period) (part: \(start) to \(end))", "\(period)（不足整期：\(start) 至 \(end)）"))
      table.note =
        (table.note.map { $0 + Phrase("; ", "；") } ?? Phrase(verbatim: ""))
        + Phrase(
          "\(period) holds applications of \(begins) to \(ends) only, and is no whole period",
          "\(period) 仅含 \(begins) 至 \(ends) 的申请，不足整期")
    }
    return table
  }

  var html: HTML {
    let shown = shown
    let first = shown.first { $0.name == "month" }?.name ?? shown.first?.name
    let choices = shown.flatMap { grain -> [HTML] in
      var attributes = [
        HTML.Attribute("type", "radio"), HTML.Attribute("name", "grain"),
        HTML.Attribute("id", "grain-\(grain.name)"), HTML.Attribute("class", "grain"),
      ]
      if grain.name == first { attributes.append(HTML.Attribute("checked", "")) }
      return [
        .element("input", attributes, []),
        .tag("label", ["for": "grain-\(grain.name)"], [.words("by ", "按"), .words(grain.title)]),
      ]
    }
    return .tag(
      "div", class: "grains", [:],
      choices
        + shown.map { grain in
          .tag("div", class: "panel \(grain.name)", [:], [panel(grain.name, grain.table)])
        })
  }

  private func panel(_ grain: String, _ table: RunTable) -> HTML {
    var view = TableView(table)
    view.shown =
      ["period", "n_applications"]
      + Self.charts.flatMap { chart in MetricSide.allCases.map { $0.name(of: chart.metric) } }
    view.lead = .group(
      Self.charts.compactMap { chart in
        plot(table, chart.metric, chart.title).map {
          ChartFigure(id: "\(grain)-\(chart.metric)", caption: chart.title, plot: $0).html
        }
      })
    return view.part
  }

  private static let charts: [(metric: String, title: Phrase)] = [
    ("pass_rate", Phrase("Pass rate", "通过率")),
    ("n_approved", Phrase("Approvals", "通过笔数")),
    ("line_in_force", Phrase("Line in force", "有效授信额度")),
    ("new_line", Phrase("New line", "新增授信额度")),
    ("balance", Phrase("Loan balance", "贷款余额")),
  ]

  /// A line for each version over the periods.
  private func plot(_ table: RunTable, _ metric: String, _ title: Phrase) -> Plot? {
    guard let live = table.column("\(metric).live"),
      let candidate = table.column("\(metric).candidate"), !table.rows.isEmpty
    else { return nil }
    let unit = table.columns[live].unit
    let values = (table.numbers(live) + table.numbers(candidate)).map(\.drawn)
    guard !values.isEmpty else { return nil }
    var plot = Plot(
      x: periods(table), y: .of(axisTitle(unit), unit, values, fromZero: unit != .share))
    plot.series = [
      (live, "one", Phrase("live", "现行版")), (candidate, "two", Phrase("candidate", "候选版")),
    ]
    .map { column, style, name in
      Plot.Series(
        .drawnWords(name), class: style, .line,
        table.rows.enumerated().map { index, row in
          let number = row[column].number
          let period = row[0].key ?? ""
          return Plot.Point(
            Double(index), number?.drawn,
            title: number.map {
              "\(period): \(FigureText.phrase($0, .init(unit, moneyDecimals: 0)).text(in: .english))"
            })
        })
    }
    return plot
  }

  private func axisTitle(_ unit: RunTable.Unit) -> Phrase {
    switch unit {
    case .share: Phrase("share of applications", "占申请笔数")
    case .money: Phrase("yuan", "元")
    default: Phrase("applications", "笔数")
    }
  }

  /// Periods at even distances, as many of them named as there is room for.
  private func periods(_ table: RunTable) -> Plot.Axis {
    let count = table.rows.count
    let every = max(1, (count + 7) / 8)
    let ticks = table.rows.indices.filter { $0 % every == 0 || $0 == count - 1 }
      // The last name must not touch the one before it.
      .filter { $0 == count - 1 || count - 1 - $0 >= (every + 1) / 2 }
    let named: [(value: Double, words: HTML)] = ticks.map { index in
      (Double(index), HTML.text(table.rows[index][0].key ?? ""))
    }
    return Plot.Axis(.empty, ticks: named.count > 1 ? named : named + [(Double(count), .empty)])
  }
}
