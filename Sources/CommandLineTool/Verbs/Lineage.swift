import Diagnostics
import Engine
import Numbers
import Reports
import Semantics

extension Verb {
  private static let names = Positional(
    "name",
    help: Phrase(
      "Only what hangs on this output, rule, value or input, and what it hangs on.",
      "只看与该输出、规则、指标或输入字段相关的上下游。"),
    isRequired: false, isRepeated: true)

  private static let catalogue = Option<String>.text(
    "catalogue", valueName: "file",
    help: Phrase("The catalogue of facts that a bank may receive.", "银行可获取的数据清单。"),
    defaultText: Phrase(
      "the nearest catalogue.csv in the book's folder or above", "规则书所在文件夹或其上级中最近的 catalogue.csv"))
  private static let day = Option<CalendarDate>.date(
    "at", help: Phrase("The day for which the catalogue is read.", "按该日的数据清单检查。"),
    defaultText: Phrase("after its last change", "最近一次变更后"))

  /// Says which rules and inputs each output hangs on, with the inputs' sources.
  static let lineage = Verb(
    "lineage",
    Phrase("Show which rules and inputs each output hangs on.", "列出每个输出所依赖的规则与输入字段。"),
    discussion: Phrase(
      """
      For each output and rule: the values, tables, parameters and inputs behind it. Then each input with its source, \
      the consent it needs, its place in the catalogue, and the rules and outputs it is used by. The exit code is 1 \
      where a field is neither listed nor explained, or the book's purpose is none of those it is listed for.
      """,
      """
      先列出每个输出和每条规则背后的指标、决策表、参数与输入字段，再列出每个输入字段的数据来源、\
      所需授权、在数据清单中的编码，以及使用它的规则与输出。字段既未列入清单又未说明理由，\
      或规则书用途超出其许可用途时，退出码为 1。
      """),
    accepts: [catalogue, day, drawingFormat, outFile, RuleBook.path, names]
  ) { arguments, console in
    let (checked, program) = try RuleBook.open(arguments[RuleBook.path], console)
    let asked = try arguments.all(names).flatMap { try things(named: $0, of: program) }
    var lineage = Lineage(program, checked.names, of: asked)
    if let path = arguments[catalogue] ?? CatalogueFile.path(above: arguments[RuleBook.path]) {
      lineage = lineage.checked(
        against: try CatalogueFile.read(path, on: arguments[day], console))
    }
    let language = console.language(of: checked.language)
    let text =
      switch arguments[drawingFormat] ?? .text {
      case .text: lineage.text(in: language)
      case .json: lineage.json.pretty
      case .dot: lineage.drawing(in: language).text
      }
    try console.deliver(text, to: arguments[outFile])
    let findings = lineage.check?.findings ?? []
    for finding in findings {
      console.say((Phrase("error: ", "错误：") + finding.words).filled(in: language))
    }
    return findings.isEmpty ? .good : .no
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
