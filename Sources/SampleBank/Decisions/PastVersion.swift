import Diagnostics
import Engine
import Numbers
import Semantics

/// A rule book that the bank once decided by, checked and ready to run.
final class PastVersion: Sendable {
  /// The file's name under `versions`.
  let file: String
  let text: String
  let inForceFrom: CalendarDate
  let program: Program
  let engine: Engine

  /// The canonical digest, `sha256:…`, by which decisions name the book.
  var id: String { program.digest }

  /// - Throws: `SampleProblem` where the book does not check.
  private init(file: String, text: String, inForceFrom: CalendarDate) throws(SampleProblem) {
    self.file = file
    self.text = text
    self.inForceFrom = inForceFrom
    let book = try? check(bookAt: file, reader: .memory([file: text]))
    guard let program = book?.program else {
      throw SampleProblem(
        words: Phrase(
          "the past rule book \(file) does not check", "以往规则书 \(file) 未通过检查"))
    }
    self.program = program
    engine = Engine(program)
  }

  /// The bank's two versions: one from the first day, one from the middle of the days asked for.
  static func all(_ request: SampleRequest) throws(SampleProblem) -> [PastVersion] {
    let middle = request.from.later(Int(request.to.days(since: request.from)) / 2)
    return [
      try PastVersion(
        file: "tax_lending_1.rules", text: PastRules.first + "\n", inForceFrom: request.from),
      try PastVersion(
        file: "tax_lending_2.rules", text: PastRules.second + "\n",
        inForceFrom: max(middle.startOfMonth, request.from.later(1))),
    ]
  }
}
