import Columns
import Diagnostics
import Intake
import Registry
import Semantics

extension Verb {
  private static let rules = Option<String>.text(
    "rules", valueName: "book", help: RuleBook.rules.parameter.help)

  /// Decides applications; one record a line.
  static let decide = Verb(
    "decide", Phrase("Decide applications; one JSON record a line.", "对申请逐笔决策，每行输出一条 JSON 记录。"),
    discussion: Phrase(
      """
      Each line is a JSON object: the book's digest, the outcome, what is offered or proposed, the \
      reasons with the values they compared, what is missing and why, what was assumed, and the \
      reference values of the day. Decimals are strings. With --log the decision's place in the log stands last.

      With --bundle each application is decided by the version that is live for its dates, its \
      province (a field of that name) and its customer's place among a hundred, and the line says \
      which: version, environment, product, arm, bundle, sequence. A bundle that does not hold, or \
      is no longer good, is refused as by verify-bundle. With --on and --replay the versions of \
      another day are asked, and each line says so by replayed_on.
      """,
      """
      每行一个 JSON 对象：规则书的摘要值、结论、给出或建议的额度等输出、各项原因及其比较的数值、缺失的内容\
      及缘由、采用的假定，以及当日的参考值。小数以字符串表示。使用 --log 时，末尾为该决策在日志中的位置。

      使用 --bundle 时，每笔申请由对其日期、省份（同名字段）和客户在百分位中的位置生效的版本决策，\
      并在行中注明：version、environment、product、arm、bundle、sequence。\
      不成立或已失效的发布包按 verify-bundle 的方式拒绝。使用 --on 与 --replay 时按另一日的版本回看，\
      并在每行以 replayed_on 注明。
      """),
    accepts: [
      rules, DoorOptions.bundle, DoorOptions.trust, DoorOptions.environment, DoorOptions.product,
      DoorOptions.on, DoorOptions.replay, RegistryOptions.keygen,
    ] + DataOptions.all + DecisionLogging.options
  ) { arguments, console in
    guard arguments[DoorOptions.bundle] != nil else {
      try arguments.refuse(
        [
          DoorOptions.on, DoorOptions.replay, DoorOptions.trust, DoorOptions.environment,
          DoorOptions.product, RegistryOptions.keygen,
        ], without: DoorOptions.bundle)
      try DecisionLogging.check(arguments)
      let (_, program) = try RuleBook.open(try arguments.required(rules), console)
      let (table, _) = try DataOptions.load(
        arguments, schema: InputSchema(program), console)
      let all = DecidedTable.Share(program: program, rows: Array(0..<table.count))
      let log = try DecisionLogging(
        arguments, deciding: table.count, by: [program], bundle: nil)
      let source = LoggedDecision.Source(version: program.digest)
      try decide(table, [all], arguments, DecisionLines(log, console), console) { _ in source }
      return .good
    }
    return try DoorAnswer.answering(console) {
      try arguments.refuse([rules], beside: DoorOptions.bundle)
      let replayed = try OpenedBundle.replayedDay(arguments, today: Timestamp.now.bankDay)
      try DecisionLogging.check(arguments)
      let before = try OpenedBundle(arguments, console)
      let schema = try before.schema()
      let (table, _) = try DataOptions.load(arguments, schema: schema, console)
      // Whoever holds his applications back until a halt has come decides nothing by what was there before it.
      let opened = try before.again(arguments, console)
      let assigned = try opened.assign(table, schema)
      let log = try DecisionLogging(
        arguments, deciding: table.count, by: opened.versions, bundle: opened.verified.digest)
      let lines = DecisionLines(log, console, replayed: replayed)
      try decide(table, opened.shares(assigned), arguments, lines, console) { assigned[$0].source }
      return .good
    }
  }

  /// Decides all rows and prints their records.
  ///
  /// - Parameter source: by which version, and by what right, a row is decided.
  private static func decide(
    _ table: RecordTable, _ shares: [DecidedTable.Share], _ arguments: Arguments,
    _ lines: DecisionLines, _ console: Console, by source: (Int) -> LoggedDecision.Source
  ) throws {
    let deciding = Progress(console, Phrase("deciding", "决策中"), total: table.count)
    let decided = try DecidedTable(
      table, shares, threads: DataOptions.threadCount(arguments),
      progress: { deciding.move(to: $0) })
    deciding.finish()
    let progress = Progress(console, Phrase("writing", "写出中"), total: table.count)
    var lines = lines
    for row in 0..<table.count {
      if console.outputIsClosed { break }
      try lines.add(
        decided.explanation(of: row), row: row, of: table, by: source(row), at: .now)
      if row & 0xFF == 0 { progress.move(to: row) }
    }
    try lines.finish()
    progress.finish()
  }
}
