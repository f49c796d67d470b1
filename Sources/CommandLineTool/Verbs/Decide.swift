import Columns
import Diagnostics
import Engine
import Intake
import Numbers
import Registry
import Semantics

extension Verb {
  /// Decides applications; one record a line.
  static let decide = Verb(
    "decide", Phrase("Decide applications; one JSON record a line.", "对申请逐笔决策，每行输出一条 JSON 记录。"),
    discussion: Phrase(
      """
      Each line is a JSON object: the book's digest, the outcome, what is offered or proposed, the \
      reasons with the values they compared, what is missing and why, what was assumed, and the \
      reference values of the day. Decimals are strings. With --log the decision's place in the log stands last.
      """,
      """
      每行一个 JSON 对象：规则书的摘要值、结论、给出或建议的额度等输出、各项原因及其比较的数值、缺失的内容\
      及缘由、采用的假定，以及当日的参考值。小数以字符串表示。使用 --log 时，末尾为该决策在日志中的位置。
      """),
    accepts: [RuleBook.rules] + DataOptions.all + DecisionLogging.options
  ) { arguments, console in
    let (_, program) = try RuleBook.open(try arguments.required(RuleBook.rules), console)
    let (table, _) = try DataOptions.load(
      arguments, schema: InputSchema(program), console)
    let log = try DecisionLogging(arguments, bundle: nil)
    try log?.prepare(program, applications: table.count)
    let engine = Engine(program)
    let deciding = Progress(
      console, Phrase("deciding", "决策中"), total: table.count)
    let decisions = try engine.decide(
      table,
      options: RunOptions(
        threads: DataOptions.threadCount(arguments), progress: { deciding.move(to: $0) }))
    deciding.finish()
    let explainer = try Explainer(engine, table)
    let progress = Progress(console, Phrase("writing", "写出中"), total: table.count)
    var lines = DecisionLines(log, console)
    for row in 0..<table.count {
      if console.outputIsClosed { break }
      let explanation = explainer.explanation(of: row, decided: decisions, at: row)
      try lines.add(
        explanation, row: row, of: table, by: LoggedDecision.Source(version: program.digest),
        at: .now)
      if row & 0xFF == 0 { progress.move(to: row) }
    }
    try lines.finish()
    progress.finish()
    return .good
  }
}
