import Diagnostics
import Numbers
import Reports
import RunRecord
import Semantics

/// The rules of a run, read and checked: both versions, the scenario, books of the past, and the gates.
struct RunBooks {
  let request: RunRequest
  let live: Program
  let candidate: Program
  /// The books that they are of, which can be cut into changes.
  let checked: (live: CheckedBook, candidate: CheckedBook)
  let scenario: Scenario
  /// Books of the past by the path of each.
  let past: [(path: String, program: Program)]
  let gates: [Gate]

  /// - Throws: where something cannot be read or does not hold; its problems are shown first.
  init(_ request: RunRequest, _ console: Console) throws {
    let (liveBook, candidateBook) = (
      try RuleBook.open(request.live, console), try RuleBook.open(request.candidate, console)
    )
    checked = (liveBook.book, candidateBook.book)
    let books = (liveBook.program, candidateBook.program)
    let scenario = try ScenarioFile.open(
      request.scenario, live: books.0, candidate: books.1, console)
    self.scenario = scenario
    live = try books.0.inMarket(of: scenario)
    candidate = try books.1.inMarket(of: scenario)
    gates = try request.gates.map { text in
      do throws(GateError) {
        return try Gate(parsing: text, measures: scenario.measureUnits)
      } catch {
        throw UsageError(error.words)
      }
    }
    past = try BookPaths.books(at: request.past).map { path in
      (path, try RuleBook.open(path, console).program)
    }
    // A run is of the books themselves: a folder may hold others tomorrow.
    var named = request
    named.past = past.map(\.path)
    self.request = named
  }

  /// What differs from the books that a record names.
  func changes(since record: RunRecord) -> [Phrase] {
    var changes: [Phrase] = []
    func compare(_ title: Phrase, _ recorded: RunRecord.Source, _ digest: String) {
      guard recorded.digest != digest else { return }
      changes.append(title + Phrase(" '\(recorded.path)'", "“\(recorded.path)”"))
    }
    compare(Phrase("the live book", "现行版"), record.live, live.digest)
    compare(Phrase("the candidate", "候选版"), record.candidate, candidate.digest)
    compare(Phrase("the scenario", "情景"), record.scenario, scenario.digest)
    for (recorded, book) in zip(record.past, past) {
      compare(Phrase("the past version", "以往版本"), recorded, book.program.digest)
    }
    return changes
  }
}

extension Program {
  /// The program with the references that a scenario reads.
  ///
  /// - Throws: where one has no value on the scenario's day, which checking the scenario tells first.
  fileprivate func inMarket(of scenario: Scenario) throws(ToolError) -> Program {
    guard case .at(let day) = scenario.market else { return self }
    guard let program = inMarket(of: day) else {
      throw ToolError(
        .badInput,
        Phrase("a reference of '\(name)' has no value on \(day)", "“\(name)”的参考数据在 \(day) 没有取值"))
    }
    return program
  }
}

extension ToolError {
  /// Books or data that are not those of a record.
  static func changed(_ what: [Phrase]) -> ToolError {
    ToolError(
      .badInput,
      Phrase("changed since the run: ", "运行之后已变更：") + .joined(what, by: Phrase(", ", "、")),
      remedy: Phrase(
        "bring back what the record names by digest, or run the backtest again",
        "请恢复记录中摘要所指的内容，或重新回测"))
  }
}
