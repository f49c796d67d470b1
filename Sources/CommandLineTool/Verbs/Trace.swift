import Diagnostics
import Engine
import Reports
import Semantics
import Trials

/// How a verb prints what hangs together.
enum DrawingFormat: String, CaseIterable, Sendable { case text, json, dot }

extension Verb {
  static let drawingFormat = Option<DrawingFormat>.choice(
    "format", help: Phrase("How to print; dot is read by Graphviz.", "输出格式；dot 供 Graphviz 绘图。"),
    default: .text)

  /// Says which clauses a book carries out, by which rules, and which tests show it.
  static let trace = Verb(
    "trace",
    Phrase(
      "Follow each clause of the policy to its rules and their tests.", "按政策条款列出所依据的规则及其测试。"),
    discussion: Phrase(
      """
      A rule's 'basis' names the clauses it rests on, parted by semicolons. Under each clause stand its rules, \
      and under each rule the tests in which it fires; last come rules without a clause.
      """,
      """
      规则的依据写明其所依据的条款，以分号隔开。每个条款下列出规则，每条规则下列出使其命中的测试；\
      未注明依据的规则列在最后。
      """),
    accepts: [drawingFormat, outFile, RuleBook.path]
  ) { arguments, console in
    let (checked, program) = try RuleBook.open(arguments[RuleBook.path], console)
    let tests = TrialBook(program) { checked.variant(parameters: $0, facts: $1) }
    let trace = ClauseTrace(program, firings: try firings(of: tests))
    let language = console.language(of: checked.language)
    let text =
      switch arguments[drawingFormat] ?? .text {
      case .text: trace.text(in: language)
      case .json: trace.json.pretty
      case .dot: trace.drawing(in: language).text
      }
    try console.deliver(text, to: arguments[outFile])
    return .good
  }
}
