import Diagnostics
import Engine
import Reports
import RunRecord
import Simulation

/// What came of a run: its tables, figures and gates, and the record of it.
struct RunResult {
  let tables: [RunTable]
  let summary: Summary
  let gates: [Gate.Result]
  let record: RunRecord
  let audit: LookaheadAudit?
  private let books: RunBooks

  /// - Parameter notDecided: applications that the history keeps aside, where it can be told.
  init(_ run: BacktestRun, _ books: RunBooks, _ history: HistoryName, notDecided: Int?) throws {
    let tables = run.tables(tunedUntil: books.request.tunedUntil)
    let summary = run.summary(notDecided: notDecided)
    let gates = books.gates.map { $0.result(for: summary) }
    self.books = books
    self.tables = tables
    self.summary = summary
    self.gates = gates
    audit = run.audit
    record = try RunRecord(run, books, history, tables, summary, gates)
  }

  /// Whether every gate is met.
  var isGood: Bool { gates.allSatisfy(\.isMet) }

  /// The files of the run's folder; the page opens to readers of a language, all else is the same in every one.
  func files(in language: Language) throws -> [(name: String, bytes: [UInt8])] {
    var files = tables.map { (name: $0.name + ".csv", bytes: Array($0.csv.utf8)) }
    files.append((RunFiles.summary, Array(summary.json.pretty.utf8)))
    files.append((RunFiles.record, Array(try record.json().utf8)))
    files.append((RunFiles.page, Array(try page(books, in: language).utf8)))
    return files
  }

  /// Writes the folder, where one is named, and says what came of it and of the gates.
  ///
  /// - Returns: whether every gate is met.
  func deliver(to folder: OutputFolder?, _ console: Console) throws -> ExitCode {
    if let folder {
      try folder.write(try files(in: console.language))
      console.print(
        Phrase(
          "wrote '\(folder.path)': \(tables.count) tables, result \(record.result)",
          "已写入“\(folder.path)”：\(tables.count) 张表，结果摘要 \(record.result)"))
    }
    for result in gates {
      let unit = summary.figures.first { $0.name == result.gate.figure }?.unit ?? .number
      let line = result.line(unit).filled(in: console.language)
      console.print(console.outputStyle(result.isMet ? .green : .red, line))
    }
    return isGood ? .good : .no
  }
}

/// The files of a run beside those of its tables.
enum RunFiles {
  /// By which a folder of ours is known.
  static let record = "run.json"
  static let summary = "summary.json"
  static let page = "report.html"
  static let names = [record, summary, page]

  /// Whether a file holds tables or figures, which are the same in every language and no part of the record.
  static func areFigures(_ name: String) -> Bool { name != record && name != page }
}
