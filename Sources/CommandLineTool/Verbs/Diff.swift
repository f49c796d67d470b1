import Diagnostics
import Engine
import Semantics

extension Verb {
  private static let from = Positional(
    "old", help: Phrase("The older version: a book or its folder.", "旧版：规则书或其所在文件夹。"))
  private static let to = Positional("new", help: Phrase("The newer version.", "新版。"))
  private static let exitCode = Flag(
    "exit-code", help: Phrase("End with 1 where the versions differ.", "两版不同时以 1 退出。"))

  /// Says what changes between two versions, in the words of the book.
  static let diff = Verb(
    "diff",
    Phrase("Say what changes between two versions of a rule book.", "说明规则书两个版本之间改了什么。"),
    discussion: Phrase(
      """
      Rules, parameters, table rows, scorecard bins, values, fields and tests that were added, \
      removed or changed, each with its title and the clause it rests on.
      """,
      "新增、删除或修改的规则、参数、决策表行、评分卡分箱、取值、字段与测试，各附标题与所依据的条款。"),
    accepts: [format, exitCode, from, to]
  ) { arguments, console in
    let (_, old) = try RuleBook.open(arguments[from], console)
    let (newBook, new) = try RuleBook.open(arguments[to], console)
    let difference = difference(from: old, to: new)
    let page = DifferencePage(
      old: old, new: new, difference: difference, language: console.language(of: newBook.language))
    switch arguments[format] ?? .text {
    case .json: console.write(page.json.pretty)
    case .text: page.show(console)
    }
    return arguments[exitCode] && !difference.changes.isEmpty ? .no : .good
  }
}
