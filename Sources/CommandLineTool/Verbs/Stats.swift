import Diagnostics
import Engine
import History
import Intake
import Numbers
import Reports
import SQLite
import Simulation

/// How statistics are written.
enum StatisticsFormat: String, CaseIterable, Sendable { case text, json, csv }

extension Verb {
  private static let statisticsHistory = Option<String>.text(
    "history", valueName: "file", help: Phrase("The history file.", "历史文件。"), isRequired: true)
  private static let at = Option<CalendarDate>.date(
    "at",
    help: Phrase(
      "The date of the statistics; what became known later is not counted.",
      "统计日；此后才获知的不计入。"), isRequired: true)
  private static let from = Option<CalendarDate>.date(
    "from",
    help: Phrase("The first day that is counted.", "统计起始日。"),
    defaultText: Phrase(
      "the begin of the year, by day of the month, by year of the history",
      "当年年初；按日统计时为当月月初，按年统计时为历史库的起始"))
  private static let grain = Option<Grain>.choice(
    "grain", help: Phrase("The length of the periods.", "统计周期。"), default: .month)
  private static let product = Option<String>.text(
    "product", help: Phrase("Only this product.", "只统计该产品。"))
  private static let statisticsFormat = Option<StatisticsFormat>.choice(
    "format", help: Phrase("How to print.", "输出格式。"), default: .text)

  /// Counts the real business of a history.
  static let stats = Verb(
    "stats", Phrase("Count the real business of a history.", "统计历史库中的真实业务。"),
    discussion: Phrase(
      """
      Applications, customers, pass rate with what is pending apart, credit lines, loan balances and flows, by the \
      standard's own definitions (5.3.3): by period, for each product and for all together. What the history does not \
      hold is not available, never 0. docs/metrics.md defines each figure by its name.
      """,
      """
      按《银税合作》规范 5.3.3 的口径统计申请、客户、通过率（待定另列）、授信额度、贷款余额与发生额：\
      按统计期，分产品及合计。历史库没有的数据显示为无，而不是 0。各指标的定义见 docs/metrics.md。
      """),
    accepts: [statisticsHistory, at, from, grain, product, statisticsFormat, outFile]
  ) { arguments, console in
    let path = try arguments.required(statisticsHistory)
    let request = StatisticsRequest(
      at: try arguments.required(at), from: arguments[from], grain: arguments[grain] ?? .month,
      product: arguments[product])
    let statistics = try counted(path, request)
    let text =
      switch arguments[statisticsFormat] ?? .text {
      case .text: StatisticsText.render(statistics, in: console.language)
      case .json: statistics.json.pretty
      case .csv: statistics.csv
      }
    try console.deliver(text, to: arguments[outFile])
    return .good
  }

  private static func counted(
    _ path: String, _ request: StatisticsRequest
  ) throws -> Statistics {
    let history = try History(path: path)
    do {
      return try Statistics(
        BusinessTables(history.database(), record: history.schema.record), request)
    } catch let error as StatisticsError {
      throw ToolError(.badInput, error.words)
    } catch let error as SQLiteError {
      throw HistoryError.store(path: path, error)
    }
  }
}
