import Diagnostics
import Numbers
import RunRecord
import Simulation

extension HeadlineIntervals {
  /// The ends of the interval of a metric's difference; `nil` where the metric has none, or it cannot be told.
  func ends(of metric: BacktestMetric) -> (delta: Number, low: Number, high: Number)? {
    let estimate: Estimate? =
      switch metric {
      case .passRate: nil
      case .lineTotal: lineTotal
      case .customerLine: customerLine
      default: linePerCustomer
      }
    return metric == .passRate
      ? passRate.map { ($0.delta, $0.low, $0.high) }
      : estimate.map { ($0.delta, $0.low, $0.high) }
  }

  /// Differences with their 95 % intervals.
  var table: RunTable {
    func row(_ metric: BacktestMetric, _ method: (String, Phrase)) -> [RunTable.Cell] {
      let ends = self.ends(of: metric)
      let reason: RunTable.Cell = metric == .passRate ? .ofNothing : .noLine
      let unit = metric.definition.unit
      return [
        .label(metric.name, metric.definition.title), .label(unit.rawValue, unit.title),
        .number(ends?.delta, else: reason), .number(ends?.low, else: reason),
        .number(ends?.high, else: reason), .label(method.0, method.1),
      ]
    }
    let sum = ("cluster_variance", Phrase("cluster variance of the sum", "合计的聚类方差"))
    return RunTable(
      "intervals", Phrase("How sure the differences are", "差异的置信区间"),
      note: Phrase(
        """
        95 % intervals, clustered by customer, for cases to come; of the past itself the replay leaves nothing to chance
        """,
        "95% 置信区间，按客户聚类，用于推断未来；对历史本身，回放无抽样误差"),
      columns: [
        .init("metric", Phrase("Figure", "指标"), .text),
        .init("unit", Phrase("Unit", "单位"), .text),
        .init("delta", Phrase("Difference", "差异"), .decimal),
        .init("delta.low", Phrase("Low", "下限"), .decimal),
        .init("delta.high", Phrase("High", "上限"), .decimal),
        .init("method", Phrase("Method", "方法"), .text),
      ],
      rows: [
        row(
          .passRate,
          ("paired_by_customer", Phrase("paired difference, clustered by customer", "配对差异，按客户聚类"))),
        row(.lineTotal, sum), row(.customerLine, sum),
        row(
          .linePerCustomer,
          (
            "linearised_cluster_variance",
            Phrase("linearised cluster variance of the ratio", "比率的线性化聚类方差")
          )),
      ])
  }
}
