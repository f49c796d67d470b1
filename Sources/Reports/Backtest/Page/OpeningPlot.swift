import Diagnostics
import Markup
import Numbers
import RunRecord

/// The opening book as it runs off: projected as lines, seen as dots; all of it, and of that what is in default.
struct OpeningPlot {
  private let table: RunTable
  /// Of all products together.
  private let rows: [[RunTable.Cell]]

  /// `nil` where the book holds nothing.
  init?(_ table: RunTable) {
    rows = table.rows.filter { $0[0].key == "all" }
    self.table = table
    guard !rows.isEmpty else { return nil }
  }

  private static let charts: [(name: String, caption: Phrase)] = [
    (
      "balance",
      Phrase(
        "Opening book, the same for both versions: projected as a line, seen as dots",
        "期初存量余额（两版相同）：线为预测值，圆点为实际值")
    ),
    (
      "non_performing",
      Phrase(
        "Non-performing money of it: projected as a line, seen as dots",
        "其中不良余额：线为预测值，圆点为实际值")
    ),
  ]

  var part: HTML {
    var view = TableView(table)
    view.lead = .group(
      Self.charts.compactMap { chart in
        plot(chart.name).map {
          ChartFigure(id: "opening-\(chart.name)", caption: chart.caption, plot: $0).html
        }
      })
    return view.part
  }

  private func plot(_ name: String) -> Plot? {
    guard let projected = table.column("\(name).projected"),
      let actual = table.column("\(name).actual"), let month = table.column("month")
    else { return nil }
    let months = rows.map { $0[month].key ?? "" }
    func points(_ column: Int) -> [Plot.Point] {
      rows.enumerated().map { place, row in
        let number = row[column].number
        let words = number.map { FigureText.phrase($0, .init(.money, moneyDecimals: 0)) }
        return Plot.Point(
          Double(place), number?.drawn,
          title: words.map { "\(months[place]): \($0.text(in: .english))" })
      }
    }
    let values = rows.flatMap { row in
      [projected, actual].compactMap { row[$0].number?.drawn }
    }
    var plot = Plot(x: .periods(months), y: .yuan(values))
    plot.series = [
      .init(.drawnWords(Phrase("projected", "预测")), class: "two", .line, points(projected)),
      .init(.drawnWords(Phrase("actual", "实际")), class: "three", .dots, points(actual)),
    ]
    return plot
  }
}
