import Diagnostics
import RunRecord

/// docs/metrics.md: every metric by its name, from the definitions themselves.
package enum MetricsPage {
  package static var markdown: String {
    business + "\n" + backtest
  }

  private static var business: String {
    let metrics = BusinessMetric.allCases.map { Entry(name: $0.name, definition: $0.definition) }
    return businessWords + english(metrics) + "\n## 指标口径\n\n" + chinese(metrics)
  }

  private static var backtest: String {
    let metrics = BacktestMetric.allCases.map { metric in
      Entry(
        name: metric.name + (metric.isByVersion ? " †" : "") + (metric.hasInterval ? " ‡" : ""),
        definition: metric.definition)
    }
    return backtestWords + english(metrics) + "\n## 回测指标口径\n\n" + chinese(metrics)
  }

  private struct Entry {
    var name: String
    var definition: MetricDefinition
  }

  private static let businessWords = """
    # Metrics of the real business

    What `rulebench stats` counts, by the names that JSON, CSV and gates use. The page is made from \
    `Sources/RunRecord/Metrics` (`make problems`); a test holds it to that.

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

  private static let backtestWords = """
    # Metrics of a backtest

    What `rulebench backtest` finds, by the names that gates, `summary.json`, CSV files and the page use, made from \
    `Sources/RunRecord/Metrics/BacktestMetric.swift`. Those with † are of each version and stand as `NAME.live`, \
    `NAME.candidate` and `NAME.delta`, the candidate's less the live one's; a gate that names no side means the \
    candidate's. The others are of both versions together. The measures of a scenario stand beside them under their own \
    names, of each version.

    The differences of those with ‡ have a 95 % interval for cases to come, clustered by customer: `NAME.delta.low` and \
    `NAME.delta.high` (`intervals.csv` names the method of each).

    A figure that cannot be had is `{"unavailable": REASON}`, never 0, and fails the gates that ask for it. \
    `bad_rate.bound_low` and `bad_rate.bound_high` assume nothing about the swap-ins and feed no gate.


    """

  private static func english(_ entries: [Entry]) -> String {
    rows(
      [
        "metric", "", "unit", "over periods", "formula", "denominator", "horizon", "method",
        "clause",
      ],
      entries.map { entry in
        let definition = entry.definition
        return [
          code(entry.name), definition.title.text(in: .english), definition.unit.rawValue,
          definition.kind.rawValue, definition.formula.text(in: .english),
          definition.denominator.map(code) ?? "", definition.horizon?.text(in: .english) ?? "",
          definition.method?.text(in: .english) ?? "", definition.clause ?? "",
        ]
      })
  }

  private static func chinese(_ entries: [Entry]) -> String {
    rows(
      ["指标", "名称", "口径", "表现期", "方法"],
      entries.map { entry in
        let definition = entry.definition
        return [
          code(entry.name), definition.title.text(in: .chinese),
          definition.formula.text(in: .chinese), definition.horizon?.text(in: .chinese) ?? "",
          definition.method?.text(in: .chinese) ?? "",
        ]
      })
  }

  /// A table without the columns in which nothing stands.
  private static func rows(_ heads: [String], _ rows: [[String]]) -> String {
    let used = heads.indices.filter { column in rows.contains { !$0[column].isEmpty } }
    let all = [heads, heads.map { _ in "---" }] + rows
    return all.map { row in "| \(used.map { row[$0] }.joined(separator: " | ")) |\n" }.joined()
  }

  private static func code(_ name: String) -> String {
    let words = name.split(separator: " ")
    return (["`\(words[0])`"] + words.dropFirst().map(String.init)).joined(separator: " ")
  }
}
