import Diagnostics
import Engine
import Markup
import Reports
import Semantics

/// How a book is written for people.
enum DocumentFormat: String, CaseIterable, Sendable { case markdown, html }

extension Verb {
  private static let documentFormat = Option<DocumentFormat>.choice(
    "format",
    help: Phrase("How to print; html is one page without scripts.", "输出格式；html 为不含脚本的单个页面。"),
    default: .markdown)

  /// Writes a book as a text for people.
  static let docs = Verb(
    "docs", Phrase("Write a rule book as a text for people.", "把规则书写成便于阅读的文档。"),
    discussion: Phrase(
      """
      Rules by section with their clauses, parameters, reference values with their history, tables, scorecards, and \
      every input with its source. '--language zh' writes it in Chinese.
      """,
      """
      按环节列出规则及其依据，参数、参考值及其历史、决策表、评分卡，以及每个输入字段的数据来源。\
      用 '--language en' 输出英文文档。
      """),
    accepts: [documentFormat, outFile, RuleBook.path]
  ) { arguments, console in
    let (checked, program) = try RuleBook.open(arguments[RuleBook.path], console)
    let document = BookDocument.document(
      program, checked.names, in: console.language(of: checked.language))
    let text =
      switch arguments[documentFormat] ?? .markdown {
      case .markdown: document.markdown
      case .html: document.page.rendered
      }
    try console.deliver(text, to: arguments[outFile])
    return .good
  }
}
