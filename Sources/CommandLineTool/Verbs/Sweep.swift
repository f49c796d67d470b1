import Diagnostics
import Reports
import RunRecord
import Semantics
import Simulation

extension Verb {
  static let settings = Option<String>.text(
    "set", valueName: "values",
    help: Phrase(
      "A parameter or a table's cell and its values, such as 'minimum_tax=0..30_000 step 1_000' or 'multiple.vat.A=6..12'.",
      "参数或决策表单元格及其取值，如“minimum_tax=0..30_000 step 1_000”或“multiple.vat.A=6..12”。"),
    isRepeated: true)
  private static let gain = Option<Sweep.Gain>(
    "frontier", valueName: "gain",
    help: Phrase(
      "What is weighed against the expected loss: pass_rate, customer_line or balance.",
      "与预期损失权衡的收益指标：pass_rate、customer_line 或 balance。"),
    defaultText: Phrase(verbatim: "pass_rate"),
    expected: Phrase(
      "pass_rate, customer_line or balance, with ',expected_loss' behind it or not",
      "pass_rate、customer_line 或 balance，可接“,expected_loss”"),
    read: { text in
      let loss = ",expected_loss"
      return Sweep.Gain(
        rawValue: text.hasSuffix(loss) ? String(text.dropLast(loss.count)) : text)
    })
  private static let sweepFolder = Option<String>.text(
    "out", valueName: "folder",
    help: Phrase(
      "Writes the page, a CSV file of all points and one of the frontier; an earlier sweep there is replaced.",
      "写入报告页、全部组合的 CSV 与有效前沿的 CSV；已有的旧扫描结果会被替换。"))

  /// Decides a history with figures of the candidate at every combination of values.
  static let sweep = Verb(
    "sweep", Phrase("Vary figures of a book over past applications.", "在历史申请上扫描规则书的参数。"),
    discussion: Phrase(
      """
      Decides the history with parameters and table cells of the candidate at every combination of the values asked \
      for: pass rate and total line against expected loss, with the frontier, the live version and the candidate marked. \
      docs/sweep.md says how it is reckoned.
      """,
      """
      把候选版的参数与决策表单元格取遍所设各值的全部组合并回放历史：通过率、授信总额与预期损失的权衡，\
      给出有效前沿并标出现行版与候选版。算法见 docs/sweep.md。
      """),
    accepts: [live, candidate, settings, gain, HistoryOptions.history, RunParameters.scenario]
      + [month, HistoryOptions.processedOn, DataOptions.threads, sweepFolder]
  ) { arguments, console in
    let texts = arguments.all(settings)
    guard !texts.isEmpty else { throw UsageError.missing(settings.parameter) }
    let folder = try arguments[sweepFolder].map { path throws(ToolError) in
      try OutputFolder(path, of: .sweep)
    }
    let request = try RunRequest(
      arguments, live: try arguments.required(live), candidate: try arguments.required(candidate))
    let run = try SweepRun(
      request, settings: texts, gain: arguments[gain] ?? .passRate,
      threads: DataOptions.threadCount(arguments), console)
    if let folder {
      try run.write(to: folder, console)
    } else {
      console.write(run.text(in: console.language))
    }
    return .good
  }
}
