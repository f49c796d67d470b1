import Diagnostics
import History

extension HistoryRun {
  /// Proves which state the file is in, or names the first thing that does not hold.
  func verify() throws -> ExitCode {
    try allow(Verb.formerDigest)
    let history = try History(path: path)
    console.print(history.digest)
    return .good
  }

  /// Erases customers by order; what was removed is said.
  func erase() throws -> ExitCode {
    try allow(Verb.customers, Verb.customersFrom, Verb.order)
    throw ToolError(.failure, Phrase(verbatim: "not yet"))
  }
}
