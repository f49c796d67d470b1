import Diagnostics
import Markup
import Numbers
import RunRecord

/// The statistics by day, month, quarter or year, one grain at a time.
struct TimeView {
  static let tables = GrainSwitch.grains.map { "statistics_by_\($0.name)" }

  let tables: [RunTable]
  /// First and last day of the applications.
  let window: (first: String, last: String)?

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
    GrainSwitch(id: "statistics") { grain in
      tables.first { $0.name == "statistics_by_\(grain)" }
        .map { panel(grain, markingParts(of: Self.together($0))) }
    }.html
  }

  private func panel(_ grain: String, _ table: RunTable) -> HTML {
    var view = TableView(table)
    view.shown =
      ["period", "n_applications"]
      + Self.charts.flatMap { chart in
        MetricSide.allCases.map { $0.name(of: chart.metric) } + ["\(chart.metric).actual"]
      }
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
    let actual = table.column("\(metric).actual")
      .flatMap { table.numbers($0).isEmpty ? nil : $0 }
    let seen = actual.map { table.numbers($0).map(\.drawn) } ?? []
    var plot = Plot(
      x: .periods(table.rows.map { $0[0].key ?? "" }),
      y: .of(axisTitle(unit), unit, values + seen, fromZero: unit != .share))
    let sides: [(Int?, String, Phrase)] = [
      (live, "one", Phrase("live", "现行版")), (candidate, "two", Phrase("candidate", "候选版")),
      (actual, "three", Phrase("actual", "实际")),
    ]
    plot.series = sides.compactMap { column, style, name in
      guard let column else { return nil }
      return Plot.Series(
        .drawnWords(name), class: style, column == actual ? .dots : .line,
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
}
