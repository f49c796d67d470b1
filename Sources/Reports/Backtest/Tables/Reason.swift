import Diagnostics
import RunRecord

/// Why a figure of a backtest is not there: a stable id for machines, and words.
struct Reason: Hashable {
  let id: String
  let words: Phrase

  init(_ id: String, _ words: Phrase) {
    self.id = id
    self.words = words
  }

  var value: Summary.Value { .unavailable(id, words) }
  var cell: RunTable.Cell { .unavailable(id, words) }

  static let ofNothing = Reason("of_nothing", Phrase("a share or average of nothing", "分母为零"))
  static let outOfRange = Reason(
    "out_of_range", Phrase("beyond what numbers hold", "超出数值范围"))
  static let noLine = Reason("no_line", Phrase("the book has no output 'line'", "规则书没有输出“line”"))
  static let noDates = Reason(
    "no_dates", Phrase("the applications have no as-of date", "申请没有决策日"))
  static let asideHasNoDate = Reason(
    "aside_has_no_date",
    Phrase(
      "rows in quarantine have no date, and the run is of some months or customers",
      "隔离行没有可读的日期或客户，而本次运行只取部分月份或客户"))
  static let asideHasNoCustomer = Reason(
    "aside_has_no_customer",
    Phrase(
      "applications kept aside have no customer to cluster by", "隔离的申请没有可供聚类的客户"))
  static let noRecorded = Reason(
    "no_recorded", Phrase("the history holds no recorded decisions", "历史库中没有审批记录"))
  static let noPastVersion = Reason(
    "no_past_version",
    Phrase(
      "none of the books at hand decided an application; name those of the past with --past",
      "所给规则书均未审批过任何申请；请用 --past 指定以往版本"))

  /// What no part of the run computes.
  static func notComputed(_ metric: BacktestMetric) -> (id: String, words: Phrase) {
    ("not_computed", Phrase("this run does not compute it", "本次运行未计算该指标"))
  }
}
