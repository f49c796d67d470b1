import Columns
import Diagnostics
import Engine
import Intake
import Markup
import Numbers
import Reports
import Semantics

/// How an explanation is printed.
enum ExplanationFormat: String, CaseIterable, Sendable { case text, json, html }

extension Verb {
  private static let book = Positional(
    "book", help: Phrase("The rule book, where --rules does not name it.", "规则书；已用 --rules 指明时不写。"),
    isRequired: false)
  private static let rules = Option<String>.text(
    "rules", valueName: "book", help: RuleBook.rules.parameter.help)
  private static let id = Option<String>.text(
    "id", valueName: "id", help: Phrase("The key of the application.", "申请的主键。"))
  private static let with = Option<String>.text(
    "with", valueName: "facts",
    help: Phrase(
      """
      Sets facts directly, as in 'tax_paid_12m = 4_999.99, tax_level = missing': those of one \
      application in place of its own, or without data a case of nothing else.
      """,
      """
      直接设定事实，如“tax_paid_12m = 4_999.99, tax_level = missing”：替换某笔申请自身的数值；\
      没有数据时，则构成只含这些事实的案例。
      """))
  private static let table = Option<String>.text(
    "table", valueName: "name",
    help: Phrase(
      "Runs this decision table alone on the values that --with gives its columns.",
      "单独运行该决策表，各列的取值由 --with 给出。"))
  private static let explanationFormat = Option<ExplanationFormat>.choice(
    "format",
    help: Phrase(
      "How to print; html is one page without scripts.", "输出格式；html 为不含脚本的单个页面。"), default: .text)
  static let outFile = Option<String>.text(
    "out", valueName: "file",
    help: Phrase(
      "Writes to this file instead of standard output.", "写入该文件，而不是标准输出。"))

  /// Says why one application is decided as it is.
  static let explain = Verb(
    "explain", Phrase("Explain the decision of one application.", "解释一笔申请的决定。"),
    discussion: Phrase(
      """
      Every rule with the values under its condition, whether it fired or not; for each comparison \
      the smallest change of one value that would turn the rule; what was missing and why; how the \
      line came about and which cap bound it; table rows, points, reference values, assumptions.

      Facts that --with sets are marked. They are fields, 'let' and 'output' names, 'score.points', \
      'score.pd' and 'table.column'; what is set is seen whatever consent says. A case without data \
      leaves all else out: what is not given is missing, and refers where a rule needs it.
      """,
      """
      逐条列出规则（无论命中与否）及其条件中的数值；每个比较中，单个数值最少变动多少规则的结果就会改变；\
      缺失了什么、为什么；额度如何得出、受哪个上限约束；命中的决策表行、评分、参考值与假定。

      用 --with 设定的事实会标明。可设定字段、指标与输出、“评分卡.points”、“评分卡.pd”和“表名.列名”；\
      设定的值不受授权限制。没有数据的案例不含其他内容：未给出的按缺失处理，规则需要它时转人工。
      """),
    accepts: [rules, id, with, table, explanationFormat, outFile] + DataOptions.all + [book]
  ) { arguments, console in
    guard let path = arguments[rules] ?? arguments.all(book).first else {
      throw UsageError.missing(rules.parameter)
    }
    let (book, program) = try RuleBook.open(path, console)
    if let table = arguments[table] {
      guard let facts = arguments[with] else { throw UsageError.missing(with.parameter) }
      let run = try RuleBook.run(table: table, on: facts, in: book, program, console)
      console.write(
        TableRunText.render(run, of: program, in: console.language(of: book.language)))
      return .good
    }
    let facts = try arguments[with].map { try RuleBook.setting($0, in: book, console) }
    let explanation: Explanation
    if let facts, !DataOptions.areGiven(arguments) {
      guard arguments[id] == nil else {
        throw UsageError.missing(DataOptions.data.parameter)
      }
      let alone = facts.alone
      explanation = try Explainer(
        Engine(alone.program), RecordTable([alone.values], of: alone.program)
      ).explanation(of: 0)
    } else {
      let id = try arguments.required(id)
      let (table, _) = try DataOptions.load(arguments, schema: InputSchema(program), console)
      guard let row = program.row(of: id, in: table) else {
        let count = Number(table.count).grouped(decimals: 0, separator: ",")
        throw ToolError(
          .badInput,
          Phrase(
            "no \(program.record.name) '\(id)' in the data",
            "数据中没有 \(program.record.name)“\(id)”"),
          remedy: Phrase("the data holds \(count)", "数据中共有 \(count) 笔"))
      }
      if let facts {
        let one = table.gathering([row]).setting(facts.values, of: facts.program)
        explanation = try Explainer(Engine(facts.program), one).explanation(of: 0)
      } else {
        explanation = try Explainer(Engine(program), table).explanation(of: row)
      }
    }
    let language = console.language(of: book.language)
    let text =
      switch arguments[explanationFormat] ?? .text {
      case .text: ExplanationText.render(explanation, in: language)
      case .json: explanation.json.pretty
      case .html: ExplanationPage.page(explanation, in: language).rendered
      }
    if let path = arguments[outFile] {
      try FileSystem.replace(path, with: Array(text.utf8))
    } else {
      console.write(text)
    }
    return .good
  }
}

extension Program {
  /// The first row whose key reads so.
  fileprivate func row(of id: String, in table: RecordTable) -> Int? {
    guard let key = record.key, let column = table.column(record.fields[key].name) else {
      return nil
    }
    if let texts = column.dictionary {
      guard let code = texts.firstIndex(of: id) else { return nil }
      return (0..<table.count).first { column.isPresent($0) && column.scaled($0) == Int128(code) }
    }
    guard let number = try? Number(parsing: id),
      let scaled = number.scaled(toDecimals: column.decimals)
    else { return nil }
    return (0..<table.count).first { column.isPresent($0) && column.scaled($0) == scaled }
  }
}
