import Diagnostics
import Markup
import Numbers
import RunRecord

/// The loans of both versions and those that were seen, by month, quarter or year, one grain at a time.
struct LoansView {
  static let tables = GrainSwitch.grains.map { "loans_by_\($0.name)" }

  let page: BacktestPage
  private var figures: PageFigures { page.figures }

  /// Balances that are drawn and shown; the others are in the files.
  private static let charts: [(metric: String, title: Phrase)] = [
    ("balance", Phrase("Loan balance", "贷款余额")),
    ("balance_with_opening", Phrase("Loan balance with the opening book", "含期初存量的贷款余额")),
    ("non_performing", Phrase("Non-performing balance", "不良贷款余额")),
  ]
  private static let shown =
    ["product", "period"]
    + [
      "balance", "average_daily_balance", "average_balance_of_month_ends", "balance_with_opening",
      "non_performing",
    ].flatMap { metric in
      MetricSide.allCases.map { $0.name(of: metric) } + ["\(metric).actual"]
    }

  var html: HTML {
    .group([
      inclusive,
      GrainSwitch(id: "loans") { grain in
        page.table("loans_by_\(grain)").map { panel(grain, $0) }
      }.html,
    ])
  }

  private func panel(_ grain: String, _ table: RunTable) -> HTML {
    var view = TableView(table)
    view.shown = Self.shown
    view.lead = .group(
      Self.charts.compactMap { chart in
        LoanPlot(page, table, chart.metric).map { plot in
          ChartFigure(
            id: "loans-\(grain)-\(chart.metric)", caption: chart.title + plot.legend,
            plot: plot.plot
          ).html
        }
      } + products(grain, table))
    return view.part
  }

  /// The balances product by product, never netted; days are in the file.
  private func products(_ grain: String, _ table: RunTable) -> [HTML] {
    guard grain != "day", let product = table.column("product") else { return [] }
    var names: [(key: String, words: Phrase)] = []
    for row in table.rows {
      if let key = row[product].key, let words = row[product].words, key != "all",
        !names.contains(where: { $0.key == key })
      {
        names.append((key, words))
      }
    }
    return names.enumerated().compactMap { number, name in
      LoanPlot(page, table, "balance", product: name.key).map { plot in
        ChartFigure(
          id: "loans-\(grain)-product-\(number)",
          caption: Phrase("Loan balance, product ", "贷款余额，产品 ") + name.words, plot: plot.plot
        ).html
      }
    }
  }

  /// What of both versions' balances counts as inclusive finance, and how many customers.
  private var inclusive: HTML {
    guard figures.number("inclusive_balance.live") != nil else { return .empty }
    func pair(_ metric: BacktestMetric) -> HTML {
      .group([
        figures.html(MetricSide.live.name(of: metric.name)), " → ",
        figures.html(MetricSide.candidate.name(of: metric.name)),
      ])
    }
    return .tag(
      "p", [:],
      [
        .words("of which inclusive finance, live → candidate: balance ", "其中普惠口径（现行版 → 候选版）：余额 "),
        pair(.inclusiveBalance), .words(", customers ", "，客户数 "), pair(.inclusiveCustomers),
      ])
  }
}

extension BacktestPage {
  /// Whether the history tells of loans by month, against which balances can be held.
  var hasObservedLoans: Bool {
    guard let table = table("loans_by_month"), let actual = table.column("balance.actual") else {
      return false
    }
    return !table.numbers(actual).isEmpty
  }
}
