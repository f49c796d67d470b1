import Diagnostics
import Numbers
import RunRecord
import Simulation

extension HeadlineIntervals {
  /// Differences with their 95 % intervals.
  var table: RunTable {
    func row(
      _ id: String, _ title: Phrase, _ numbers: (Number, Number, Number)?,
      _ method: (String, Phrase),
      else reason: RunTable.Cell
    ) -> [RunTable.Cell] {
      [.label(id, title), .number(numbers?.0, else: reason), .number(numbers?.1, else: reason)]
        + [.number(numbers?.2, else: reason), .label(method.0, method.1)]
    }
    func numbers(_ estimate: Estimate?) -> (Number, Number, Number)? {
      estimate.map { ($0.delta, $0.low, $0.high) }
    }
    return RunTable(
      "intervals", Phrase("How sure the differences are", "差异的置信区间"),
      note: Phrase(
        """
        95 % intervals, clustered by customer, for cases to come; of the past itself the replay leaves nothing to chance
        """,
        "95% 置信区间，按客户聚类，用于推断未来；对历史本身，回放无抽样误差"),
      columns: [
        .init("metric", Phrase("Figure", "指标"), .text),
        .init("delta", Phrase("Difference", "差异"), .decimal),
        .init("low", Phrase("Low", "下限"), .decimal),
        .init("high", Phrase("High", "上限"), .decimal),
        .init("method", Phrase("Method", "方法"), .text),
      ],
      rows: [
        row(
          "pass_rate", Phrase("Pass rate", "通过率"),
          passRate.map { ($0.delta, $0.low, $0.high) },
          ("paired_by_customer", Phrase("paired difference, clustered by customer", "配对差异，按客户聚类")),
          else: .ofNothing),
        row(
          "customer_line", Phrase("Customers' highest lines", "各客户最高额度之和"), numbers(line),
          ("cluster_variance", Phrase("cluster variance of the sum", "合计的聚类方差")), else: .noLine),
        row(
          "line_per_customer", Phrase("Line per customer approved", "户均授信额度"),
          numbers(linePerCustomer),
          (
            "linearised_cluster_variance",
            Phrase("linearised cluster variance of the ratio", "比率的线性化聚类方差")
          ), else: .ofNothing),
      ])
  }
}
