import Diagnostics
import Engine
import History
import Intake
import Reports
import Semantics

/// One run of `history`.
struct HistoryRun {
  let arguments: Arguments
  let console: Console
  let path: String

  init(_ arguments: Arguments, _ console: Console) {
    self.arguments = arguments
    self.console = console
    path = arguments[Verb.historyFile]
  }

  /// Refuses options that are another action's.
  func allow(_ allowed: any Accepted...) throws(UsageError) {
    let options: [any Accepted] = [
      Verb.format, Verb.historyOut, Verb.identified, Verb.customers, Verb.customersFrom,
      Verb.order, Verb.formerDigest,
    ]
    let names = allowed.map(\.parameter.name)
    for option in options.map(\.parameter)
    where arguments.texts[option.name] != nil && !names.contains(option.name) {
      let action = arguments[Verb.historyAction]
      throw UsageError(
        Phrase("'\(action)' takes no '--\(option.name)'", "“\(action)”没有选项“--\(option.name)”"))
    }
  }

  func show() throws -> ExitCode {
    try allow(Verb.format)
    let history = try History(path: path)
    let progress = Progress(
      console, Phrase("counting", "统计中"),
      total: history.schema.record.fields.count
        + history.schema.lists.reduce(0) { $0 + $1.record.fields.count })
    let summary = try history.summary { done, _ in progress.move(to: done) }
    progress.finish()
    switch arguments[Verb.format] ?? .text {
    case .text: console.write(HistoryText.render(summary, in: console.language))
    case .json: console.write(summary.json.pretty)
    }
    return .good
  }
}
