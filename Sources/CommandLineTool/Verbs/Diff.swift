import Engine
import Semantics

extension Verb {
  private static let from = Positional("old", help: "The older version: a book or its folder.")
  private static let to = Positional("new", help: "The newer version.")
  private static let exitCode = Flag(
    "exit-code", help: "End with 1 where the versions differ.")

  /// Says what changes between two versions, in the words of the book.
  static let diff = Verb(
    "diff", "Say what changes between two versions of a rule book.",
    discussion: """
      Rules, parameters, table rows, scorecard bins, values, fields and tests that were added, \
      removed or changed, each with its title and the clause it rests on.
      """,
    accepts: [format, exitCode, from, to]
  ) { arguments, console in
    let (_, old) = try RuleBook.open(arguments[from], console)
    let (_, new) = try RuleBook.open(arguments[to], console)
    let difference = difference(from: old, to: new)
    let page = DifferencePage(old: old, new: new, difference: difference)
    switch arguments[format] ?? .text {
    case .json: console.write(page.json.pretty)
    case .text: page.show(console)
    }
    return arguments[exitCode] && !difference.changes.isEmpty ? .no : .good
  }
}
