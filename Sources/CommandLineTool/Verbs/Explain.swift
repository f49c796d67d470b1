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
  private static let id = Option<String>.text(
    "id", valueName: "id", help: "The key of the application.", isRequired: true)
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
      """,
    accepts: [RuleBook.rules, id, explanationFormat, outFile] + DataOptions.all
  ) { arguments, console in
    let (_, program) = try RuleBook.open(try arguments.required(RuleBook.rules), console)
    let (table, _) = try DataOptions.load(arguments, schema: InputSchema(program), console)
    let id = try arguments.required(id)
    guard let row = program.row(of: id, in: table) else {
      throw ToolError(
        .badInput, "no \(program.record.name) '\(id)' in the data",
        remedy: "the data holds \(Number(table.count).grouped(decimals: 0, separator: ","))")
    }
    let explanation = try Explainer(Engine(program), table).explanation(of: row)
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
