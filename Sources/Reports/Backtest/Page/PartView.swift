import Diagnostics
import Markup
import Numbers
import RunRecord

/// A table in its chapter, with the drawing that suits it.
struct PartView {
  let page: BacktestPage
  let table: RunTable

  var html: HTML {
    TableView(table).part
  }
}
