import Numbers
import RunRecord
package import Simulation

extension Statistics {
  /// One line a period and product, `all` for all together; what is not available is empty.
  package var csv: String {
    var lines = [["period", "first", "last", "product"] + BusinessMetric.allCases.map(\.name)]
    for row in rows {
      var groups = Array(zip(products, row.byProduct))
      if let total = row.total { groups.insert(("all", total), at: 0) }
      for (product, values) in groups {
        lines.append(
          [row.period.name, "\(row.period.first)", "\(row.period.last)", CSVText.cell(product)]
            + BusinessMetric.allCases.map { values[$0].plain ?? "" })
      }
    }
    return lines.map { $0.joined(separator: ",") + "\n" }.joined()
  }
}

extension MetricValue {
  /// Digits without grouping; `nil` for what is not available.
  var plain: String? {
    switch self {
    case .count(let count): String(count)
    case .money(let amount): amount.grouped(decimals: 2, separator: nil)
    case .share(let share): share.description
    case .unavailable: nil
    }
  }
}
