import Diagnostics
import Markup
import Numbers
import RunRecord

/// A table in its chapter, with the drawing that suits it.
struct PartView {
  let page: BacktestPage
  let table: RunTable

  var html: HTML {
    switch table.name {
    case "matrix", "line_migration", "rate_migration", "term_migration":
      HeatMap(table)?.part ?? TableView(table).part
    case "attribution": attribution("approvals.shapley", "pass_rate.shapley", "approvals")
    case "funnel": bars("share_remaining.candidate")
    case "rules": bars("n_first_hit.delta")
    case "who_loses": bars("n_lose")
    case "segments": bars("pass_rate.delta", "n_approved.delta")
    case "swap_in_risk": MethodIntervals(page: page, table: table)?.part ?? TableView(table).part
    case "calibration": CalibrationPlot(table)?.part ?? TableView(table).part
    case "roc": CurvePlot(table)?.part ?? TableView(table).part
    case "balance_bridge": BridgeChart(table)?.part ?? TableView(table).part
    case "returns": ReturnsStatement(table)?.part ?? TableView(table).part
    case "returns_by_segment": segmentReturns
    case "backcast": BackcastPlot(table)?.part ?? TableView(table).part
    case "opening_book": OpeningPlot(table)?.part ?? TableView(table).part
    case "vintages_by_quarter": VintageMap(table)?.part ?? TableView(table).part
    case "vintages_by_month": folded
    case "tornado": TornadoChart(page: page, table: table)?.part ?? TableView(table).part
    case "frontier": FrontierPlot(table)?.part ?? TableView(table).part
    default: TableView(table).part
    }
  }

  /// What the return covers; what it is made of is in the file.
  private var segmentReturns: HTML {
    var view = TableView(table)
    view.shown =
      ["field", "value", "span"]
      + ["balance_years", "rate", "loss_rate", "minimum_rate", "cover"].flatMap {
        ["\($0).candidate", "\($0).delta"]
      }
    return view.part
  }

  private var folded: HTML {
    var view = TableView(table)
    view.isFolded = true
    return view.part
  }

  /// What each change has of every difference; how it does alone of approvals only, the rest is in the file.
  private func attribution(_ names: String...) -> HTML {
    var view = barred(names)
    // In the versions' order: the change that did most may be the last.
    view.openRows = 40
    view.shown = table.columns.map(\.name).filter {
      !$0.contains(".") || $0.hasPrefix("approvals.")
        || $0.hasSuffix(".shapley") && (!$0.hasPrefix("expected_loss.") || $0.contains(".judge."))
    }
    return view.part
  }

  private func bars(_ names: String...) -> HTML { barred(names).part }

  /// The table with a bar a row for the first of these columns that it has.
  private func barred(_ names: [String]) -> TableView {
    var view = TableView(table)
    guard
      let column = names.lazy.compactMap({ name in
        table.columns.firstIndex { $0.name == name }
      }).first
    else { return view }
    // Sums would dwarf their parts.
    let values = table.rows.map { row in
      BacktestPage.totals.contains(row[0].key ?? "") ? nil : row[column].number?.drawn
    }
    let known = values.compactMap { $0 }
    guard let least = known.min(), let greatest = known.max() else { return view }
    let mark = RowMark(min(least, 0), max(greatest, 0), guides: [(0, "zero")])
    view.marks = (
      title: .words(table.columns[column].title),
      drawings: values.map { value in
        value.map { mark.bar(from: 0, to: $0, class: $0 < 0 ? "down" : "up") } ?? .empty
      }
    )
    return view
  }
}
