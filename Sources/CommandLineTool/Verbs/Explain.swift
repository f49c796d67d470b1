import Columns
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
    "book", help: "The rule book, where --rules does not name it.", isRequired: false)
  private static let rules = Option<String>.text(
    "rules", valueName: "book", help: "The rule book: a file, or a folder that holds one.")
  private static let id = Option<String>.text(
    "id", valueName: "id", help: "The key of the application.")
  private static let with = Option<String>.text(
    "with", valueName: "facts",
    help: """
      Sets facts directly, as in 'tax_paid_12m = 4_999.99, tax_level = missing': those of one \
      application in place of its own, or without data a case of nothing else.
      """)
  private static let explanationFormat = Option<ExplanationFormat>.choice(
    "format", help: "How to print; html is one page without scripts.", default: .text)
  static let outFile = Option<String>.text(
    "out", valueName: "file", help: "Writes to this file instead of standard output.")

  /// Says why one application is decided as it is.
  static let explain = Verb(
    "explain", "Explain the decision of one application.",
    discussion: """
      Every rule with the values under its condition, whether it fired or not; for each comparison \
      the smallest change of one value that would turn the rule; what was missing and why; how the \
      line came about and which cap bound it; table rows, points, reference values, assumptions.

      Facts that --with sets are marked. They are fields, 'let' and 'output' names, 'score.points', \
      'score.pd' and 'table.column'; what is set is seen whatever consent says. A case without data \
      leaves all else out: what is not given is missing, and refers where a rule needs it.
      """,
    accepts: [rules, id, with, explanationFormat, outFile] + DataOptions.all + [book]
  ) { arguments, console in
    guard let path = arguments[rules] ?? arguments.all(book).first else {
      throw UsageError("missing option '\(rules.parameter.label)'")
    }
    let (book, program) = try RuleBook.open(path, console)
    let facts = try arguments[with].map { try RuleBook.setting($0, in: book, console) }
    let explanation: Explanation
    if let facts, !DataOptions.areGiven(arguments) {
      guard arguments[id] == nil else {
        throw UsageError("missing option '\(DataOptions.data.parameter.label)'")
      }
      let alone = facts.alone
      explanation = try Explainer(
        Engine(alone.program), RecordTable([alone.values], of: alone.program)
      ).explanation(of: 0)
    } else {
      let id = try arguments.required(id)
      let (table, _) = try DataOptions.load(arguments, schema: InputSchema(program), console)
      guard let row = program.row(of: id, in: table) else {
        throw ToolError(
          .badInput, "no \(program.record.name) '\(id)' in the data",
          remedy: "the data holds \(Number(table.count).grouped(decimals: 0, separator: ","))")
      }
      if let facts {
        let one = table.gathering([row]).setting(facts.values, of: facts.program)
        explanation = try Explainer(Engine(facts.program), one).explanation(of: 0)
      } else {
        explanation = try Explainer(Engine(program), table).explanation(of: row)
      }
    }
    let text =
      switch arguments[explanationFormat] ?? .text {
      case .text: ExplanationText.render(explanation)
      case .json: explanation.json.pretty
      case .html: ExplanationPage.page(explanation).rendered
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
