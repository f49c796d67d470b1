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
    case "attribution": bars("approvals.shapley", "pass_rate.shapley", "approvals")
    case "funnel": bars("share.candidate", "n.candidate", "n_candidate")
    case "rules": bars("first.delta", "first_hit.delta", "n_first.delta")
    case "who_loses": bars("n_losers", "losers", "n")
    case "segments": bars("pass_rate.delta", "n_approved.delta")
    case "swap_in_risk": MethodIntervals(page: page, table: table)?.part ?? TableView(table).part
    case "calibration": CalibrationPlot(table)?.part ?? TableView(table).part
    case "roc": CurvePlot(table)?.part ?? TableView(table).part
    case "frontier": FrontierPlot(table)?.part ?? TableView(table).part
    default: TableView(table).part
    }
  }

  /// The table with a bar a row for the first of these columns that it has.
  private func bars(_ names: String...) -> HTML {
    var view = TableView(table)
    guard
      let column = names.lazy.compactMap({ name in
        table.columns.firstIndex { $0.name == name }
      }).first
    else { return view.part }
    // Sums would dwarf their parts.
    let values = table.rows.map { row in
      BacktestPage.totals.contains(row[0].key ?? "") ? nil : row[column].number?.drawn
    }
    let known = values.compactMap { $0 }
    guard let least = known.min(), let greatest = known.max() else { return view.part }
    let mark = RowMark(min(least, 0), max(greatest, 0), guides: [(0, "zero")])
    view.marks = (
      title: .words(table.columns[column].title),
      drawings: values.map { value in
        value.map { mark.bar(from: 0, to: $0, class: $0 < 0 ? "down" : "up") } ?? .empty
      }
    )
    return view.part
  }
}
