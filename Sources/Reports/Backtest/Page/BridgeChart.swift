import Diagnostics
import Markup
import Numbers
import RunRecord

/// How the live book becomes the candidate's: bars from the one to the other, of the balance and of the loss.
struct BridgeChart {
  private static let amounts: [(column: String, title: Phrase)] = [
    ("balance", Phrase("Loan balance, from the live version to the candidate", "贷款余额：由现行版到候选版")),
    ("loss", Phrase("Loss over the loans' lives, likewise", "全周期损失：由现行版到候选版")),
  ]

  private let table: RunTable
  private let plots: [(column: String, title: Phrase, plot: Plot)]

  /// `nil` where the table has no amounts by step.
  init?(_ table: RunTable) {
    self.table = table
    plots = Self.amounts.compactMap { column, title in
      Self.plot(table, column).map { (column, title, $0) }
    }
    if plots.isEmpty { return nil }
  }

  var part: HTML {
    var view = TableView(table)
    view.lead = .group(
      plots.map { ChartFigure(id: "bridge-\($0.column)", caption: $0.title, plot: $0.plot).html })
    return view.part
  }

  private static func plot(_ table: RunTable, _ name: String) -> Plot? {
    guard let column = table.column(name), table.rows.count > 1,
      table.numbers(column).count == table.rows.count
    else { return nil }
    var steps: [(key: String, from: Double, to: Double, amount: Number)] = []
    var level = 0.0
    for row in table.rows {
      let (key, amount) = (row[0].key ?? "", row[column].number ?? .zero)
      let isTotal = ["live", "candidate"].contains(key)
      let from = isTotal ? 0 : level
      level = from + amount.drawn
      steps.append((key, from, level, amount))
    }
    let levels = steps.flatMap { [$0.from, $0.to] }
    // Room for the words over the highest bar.
    var plot = Plot(
      x: Plot.Axis(
        .empty,
        ticks: [(-0.5, .empty)]
          + table.rows.enumerated().map { place, row in
            (Double(place), .drawnWords(row[0].words ?? Phrase(verbatim: "")))
          } + [(Double(table.rows.count) - 0.5, .empty)]),
      y: .yuan(levels + [(levels.max() ?? 0) * 1.08]))
    plot.nameRoom = 8
    let isInMillions = Plot.Axis.isInMillions(levels)
    plot.steps = steps.enumerated().map { place, step in
      let style: String
      switch step.key {
      case "live": style = "one"
      case "candidate": style = "two"
      default: style = step.amount.isNegative ? "down" : "up"
      }
      let isSigned = !["live", "candidate"].contains(step.key)
      return Plot.Step(
        Double(place), from: step.from, to: step.to, class: style,
        .drawnWords(words(step.amount, isInMillions, isSigned: isSigned)))
    }
    return plot
  }

  /// An amount over its bar; what is not nothing never reads as nothing.
  private static func words(_ amount: Number, _ isInMillions: Bool, isSigned: Bool) -> Phrase {
    guard isInMillions, let millions = amount.divided(by: Number(1_000_000)) else {
      return FigureText.phrase(amount, .init(.money, isSigned: isSigned, moneyDecimals: 0))
    }
    let decimals = (1...6).first { decimals in
      millions.rounded(.halfEven, toDecimals: decimals)?.isZero == false
    }
    return FigureText.phrase(
      millions, .init(.money, isSigned: isSigned, moneyDecimals: decimals ?? 1))
  }
}
