import Diagnostics
import Engine
import Reports
import Semantics

extension Verb {
  private static let names = Positional(
    "name",
    help: Phrase(
      "Only what hangs on this output, rule, value or input, and what it hangs on.",
      "只看与该输出、规则、指标或输入字段相关的上下游。"),
    isRequired: false, isRepeated: true)

  /// Says which rules and inputs each output hangs on, with the inputs' sources.
  static let lineage = Verb(
    "lineage",
    Phrase("Show which rules and inputs each output hangs on.", "列出每个输出所依赖的规则与输入字段。"),
    discussion: Phrase(
      """
      For each output and rule: the values, tables, parameters and inputs behind it. Then each input with its source, \
      the consent it needs, and the rules and outputs it is used by.
      """,
      """
      先列出每个输出和每条规则背后的指标、决策表、参数与输入字段，再列出每个输入字段的数据来源、\
      所需授权，以及使用它的规则与输出。
      """),
    accepts: [drawingFormat, outFile, RuleBook.path, names]
  ) { arguments, console in
    let (checked, program) = try RuleBook.open(arguments[RuleBook.path], console)
    let asked = try arguments.all(names).flatMap { try things(named: $0, of: program) }
    let lineage = Lineage(program, checked.names, of: asked)
    let language = console.language(of: checked.language)
    let text =
      switch arguments[drawingFormat] ?? .text {
      case .text: lineage.text(in: language)
      case .json: lineage.json.pretty
      case .dot: lineage.drawing(in: language).text
      }
    try console.deliver(text, to: arguments[outFile])
    return .good
  }

  private static func things(named name: String, of program: Program) throws -> [NamedThing] {
    let names = BookNames(program)
    let found = names.things(named: name)
    guard found.isEmpty else { return found }
    let nearest = NearestName.of(name, among: names.things.map(\.name))
    throw ToolError(
      .badInput, Phrase("the book has nothing named '\(name)'", "规则书中没有“\(name)”"),
      remedy: nearest.map { Phrase("did you mean '\($0)'?", "是否想写“\($0)”？") })
  }
}
