import Diagnostics
import Markup
import Numbers
import RunRecord

/// The statistics by day, month, quarter or year, one grain at a time.
///
/// Which one is seen hangs on radio buttons alone, so that it can be chosen without a script and in print.
struct TimeView {
  static let tables = [
    "statistics_by_day", "statistics_by_month", "statistics_by_quarter", "statistics_by_year",
  ]

  let tables: [RunTable]

  var html: HTML {
    .group(tables.map { TableView($0).part })
  }
}
