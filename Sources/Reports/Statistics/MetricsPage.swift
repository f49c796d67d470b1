import Diagnostics
import Simulation

/// docs/metrics.md: every metric by its name, from the definitions themselves.
package enum MetricsPage {
  package static var markdown: String {
    let counts = """
      # Metrics of the real business

      What `rulebench stats` counts, by the names that JSON, CSV and gates use. The page is made from \
      `Sources/Simulation/Statistics/MetricDefinition.swift` (`make problems`); a test holds it to that.

      - **As known at the date.** What was decided after the date of the statistics is pending at it.
      - **Periods** are days, months, quarters or years (5.3.2), the first cut where the counting begins and the last at \
      the date. Applications belong to the period of their own date, also when they are decided later.
      - **Over longer periods** flows add; stocks are those of the last day; distinct customers are counted anew; ratios \
      are recomputed from their parts.
      - **Together** is never netted: a customer with lines of two products counts once among the customers, and both \
      lines count. Applications of which no product is known stand in the total alone, and are told.
      - **Rows in quarantine** have no date that was read and so no period; their count is told below the tables, and a \
      reader may add it to what was not decided.
      - **Not available** is what the history does not tell of the whole period, never 0: without `recorded` there are no \
      decisions, without `performance` no balances; the applications are told of up to the end of the month of the last \
      one, the decisions up to the end of that of the last decision, the loans up to the last month end. Loans are known \
      by month: a day that ends no month has no balance, and part of a month has no flows. The history holds every loan of \
      its applications from the first draw on (import checks it), so before the first there is none.
      - **Amounts** are exact: whole fen are added. A ratio is rounded once, half to even: shares at the 12th decimal, \
      amounts at the fen.


      """
    var lines = [
      "| metric | | unit | over periods | formula | denominator | clause |",
      "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for metric in Metric.allCases {
      let definition = metric.definition
      lines.append(
        row([
          "`\(metric.name)`", definition.title.text(in: .english), definition.unit.rawValue,
          definition.kind.rawValue, definition.formula.text(in: .english),
          definition.denominator.map { "`\($0.name)`" } ?? "", definition.clause ?? "",
        ]))
    }
    lines += ["", "## 指标口径", "", "| 指标 | 名称 | 口径 |", "| --- | --- | --- |"]
    for metric in Metric.allCases {
      let definition = metric.definition
      lines.append(
        row([
          "`\(metric.name)`", definition.title.text(in: .chinese),
          definition.formula.text(in: .chinese),
        ]))
    }
    return counts + lines.joined(separator: "\n") + "\n"
  }

  private static func row(_ cells: [String]) -> String {
    "| \(cells.joined(separator: " | ")) |"
  }
}
