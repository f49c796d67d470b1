import Columns
import Diagnostics
import Engine
import History
import Intake
import Reports
import RunRecord
import Semantics
import Simulation

extension Verb {
  static let live = Option<String>.text(
    "live", valueName: "book", help: Phrase("The version in force.", "现行版。"), isRequired: true)
  static let candidate = Option<String>.text(
    "candidate", valueName: "book", help: Phrase("The version that may follow it.", "候选版。"),
    isRequired: true)
  static let month = Option<MonthRange>(
    "month", valueName: "month",
    help: Phrase(
      "Only applications of this month, such as 2025-03, or of months such as 2025-01..2025-06.",
      "只取该月的申请，如 2025-03，或若干个月的申请，如 2025-01..2025-06。"),
    expected: Phrase(
      "a month such as 2025-03, or two such as 2025-01..2025-06",
      "月份，如 2025-03，或起止月份，如 2025-01..2025-06"), read: MonthRange.init)

  static let audit = Flag(
    "audit-lookahead",
    help: Phrase(
      """
      Decides anew with all changed that was known only after the as-of date, and names the fields that leak; the \
      answer is no where one does.
      """,
      "改动决策日之后才获知的一切内容并重新决策，指出存在前视的字段；若有则结论为否。"))

  /// Replays a history under two versions.
  static let backtest = Verb(
    "backtest", Phrase("Compare two versions over past applications.", "用历史申请比较两个版本。"),
    discussion: Phrase(
      """
      Outcomes, errors, pass rate and lines by month; the matrix of outcomes; for each rule how \
      often it was the first reason, one of the reasons and the only one; what was missing where \
      rules were undecided; in which months the data holds the fields the candidate reads.
      """,
      """
      按月给出结论、出错笔数、通过率与授信额度；两版结论的对照矩阵；每条规则作为首个原因、原因之一、\
      唯一原因的次数；规则待定时缺失的是什么；候选版读取的字段在哪些月份有数据。
      """),
    accepts: [live, candidate, format, month, HistoryOptions.history, audit]
      + [HistoryOptions.processedOn] + RunParameters.all + DataOptions.all
  ) { arguments, console in
    if RunParameters.areGiven(arguments) {
      return try fullBacktest(
        arguments, live: try arguments.required(live), candidate: try arguments.required(candidate),
        format: arguments[format] ?? .text, console)
    }
    let (_, live) = try RuleBook.open(try arguments.required(live), console)
    let (_, candidate) = try RuleBook.open(try arguments.required(candidate), console)
    let input = try ReplayInput(arguments, live: live, candidate: candidate, console)
    let progress = Progress(
      console, Phrase("deciding", "决策中"), total: input.parts.partSizes.reduce(0, +) * 2)
    var options = input.options
    options.progress = { progress.move(to: $0) }
    var backtest = try Backtest(
      live: live, candidate: candidate, table: input.parts, options: options)
    backtest.history = input.history
    progress.finish()
    let audit =
      arguments[audit]
      ? try lookaheadAudit(
        input.parts, input.options, live: live, candidate: candidate, console) : nil
    let text =
      switch arguments[format] ?? .text {
      case .text:
        BacktestText.render(backtest, in: console.language)
          + (audit?.text(in: console.language) ?? "")
      case .json: backtest.json(with: audit).pretty
      }
    console.write(text)
    return audit?.leaks.isEmpty == false ? .no : .good
  }

  /// Decides anew with all changed that was known only after the as-of date.
  static func lookaheadAudit(
    _ parts: any TableParts, _ options: BacktestOptions, live: Program, candidate: Program,
    _ console: Console
  ) throws -> LookaheadAudit {
    let applications = parts.partSizes.reduce(0, +)
    let progress = Progress(
      console, Phrase("auditing", "核查中"),
      total: LookaheadAudit.decisions(of: applications))
    var options = options
    options.progress = { progress.move(to: $0) }
    let audit = try LookaheadAudit(
      live: live, candidate: candidate, table: parts, options: options)
    progress.finish()
    return audit
  }
}

/// The applications that a backtest replays, and how.
struct ReplayInput {
  var parts: any TableParts
  var options: BacktestOptions
  var history: HistoryName?

  /// From a history file, or read from the data that the arguments name.
  init(
    _ arguments: Arguments, live: Program, candidate: Program, _ console: Console
  ) throws {
    options = BacktestOptions(
      threads: DataOptions.threadCount(arguments), months: arguments[Verb.month]?.indices)
    if let path = arguments[HistoryOptions.history] {
      guard !DataOptions.areGiven(arguments) else {
        throw UsageError.conflict(HistoryOptions.history.parameter, DataOptions.data.parameter)
      }
      let opened = try HistoryOptions.open(
        path, processedOn: HistoryOptions.processedOn(arguments), live: live, candidate: candidate,
        showsKeys: arguments[Verb.audit],
        console)
      (parts, history) = (opened.parts, opened.name)
      options.processing = opened.processing
      // What is kept aside has no date that was read.
      if options.months == nil {
        options.leftOut = try Quarantine.count(
          of: live.record.name, in: opened.history.database())
      }
    } else {
      let schema = try InputSchema(live).merged(with: InputSchema(candidate))
      let (table, intake) = try DataOptions.load(arguments, schema: schema, console)
      parts = table
      options.leftOut = intake.skipped
      options.excluded = intake.causes.map { Exclusion(cause: $0.key, rows: $0.value) }
        .sorted { ($1.rows, $0.cause) < ($0.rows, $1.cause) }
    }
  }
}
