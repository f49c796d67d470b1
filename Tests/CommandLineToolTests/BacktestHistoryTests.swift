import Columns
import Foundation
import History
import Intake
import Semantics
import Testing

@testable import CommandLineTool

@Suite("backtest --history") struct BacktestHistoryTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path()

  private func program(_ path: String) throws -> Program {
    try #require(try check(bookAt: path, reader: .disk).program)
  }

  /// A history of what a folder of CSV holds, in two imports where it is cut.
  private func make(
    _ file: String, _ programs: [Program], folder: String, consents: String? = nil,
    cutAt: Int? = nil
  ) throws {
    let schema = try InputSchema(programs[0]).merged(with: InputSchema(programs[1]))
    let table = try #require(load(IntakeRequest(folder: folder), schema: schema).table)
    let rows = Array(0..<table.count)
    let pieces = cutAt.map { [Array(rows[$0...]), Array(rows[..<$0])] } ?? [rows]
    let side = SideTable.consent.schema
    let consents = try consents.map {
      try #require(load(IntakeRequest(files: ["consent": $0]), schema: side).table)
    }
    for (index, piece) in pieces.enumerated() {
      _ = try History.importing(into: file, schema: schema, at: "2026-01-01") {
        (writing) throws(HistoryError) in
        try writing.append(table.gathering(piece), input: schema)
        if index == 0, let consents { try writing.append(side: consents, input: side) }
        return "{}"
      }
    }
  }

  /// The report without the lines that say where the data is from.
  private func report(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.hasPrefix("history") && !$0.hasPrefix("  consent to be processed") }
      .map { $0.split(separator: " ").joined(separator: " ") }
      .joined(separator: "\n")
  }

  @Test("the report of the samples is the same from CSV and from histories of one part and of two")
  func samples() throws {
    let books = ["v1", "v2"].map { Self.root + "Models/tax_line/\($0)" }
    let programs = try books.map { try program($0) }
    let folder = try TemporaryFolder(["note.txt": ""])
    let versions = ["--live", books[0], "--candidate", books[1]]
    let expected = ToolRun(["backtest"] + versions + ["--data", Self.root + "Samples"])
    #expect(expected.code == 0)
    for (name, cut) in [("one.db", nil), ("two.db", 800)] as [(String, Int?)] {
      let file = folder.path + "/" + name
      try make(file, programs, folder: Self.root + "Samples", cutAt: cut)
      for months in [[], ["--month", "2025-03..2025-04"]] {
        let run = ToolRun(["backtest"] + versions + ["--history", file] + months)
        let csv = ToolRun(["backtest"] + versions + ["--data", Self.root + "Samples"] + months)
        #expect(run.code == 0, "\(run.messages)")
        #expect(report(run.output) == report(csv.output))
        #expect(
          run.output.contains("not recorded, the history holds no consents"), "\(run.output)")
      }
    }
  }

  private func small() throws -> (folder: TemporaryFolder, versions: [String]) {
    let folder = try TemporaryFolder([
      "live/small.rules": Samples.book,
      "candidate/small.rules": Samples.book.replacing("= 5_000", with: "= 4_000"),
      "data/applications.csv": Samples.applications,
      "consents.csv": """
      application,source,subject,scope,valid_from,valid_until,withdrawn_on
      1,tax,firm,modelling,2026-01-01,2026-12-31,
      2,tax,firm,modelling,2026-01-01,,2026-06-01
      2,tax,firm,decision,2026-01-01,,
      3,tax,firm,modelling,2026-01-01,2026-06-30,

      """,
    ])
    let versions = ["--live", folder.path + "/live", "--candidate", folder.path + "/candidate"]
    let programs = try ["live", "candidate"].map { try program("\(folder.path)/\($0)") }
    try make(
      folder.path + "/h.db", programs, folder: folder.path + "/data",
      consents: folder.path + "/consents.csv")
    return (folder, versions)
  }

  @Test(
    "customers without consent on the day leave, counted",
    arguments: [
      ("2026-05-31", 3, "0 customers without one, 0 applications"),
      // Withdrawn on the first of June: it held the day before for the last time.
      ("2026-06-01", 2, "1 customer without one, 1 application"),
      ("2026-06-30", 2, "1 customer without one, 1 application"),
      ("2026-07-01", 1, "2 customers without one, 2 applications"),
      ("2027-01-01", 0, "3 customers without one, 3 applications"),
    ])
  func consent(day: String, applications: Int, words: String) throws {
    let (folder, versions) = try small()
    let arguments =
      ["backtest"] + versions + ["--history", folder.path + "/h.db", "--processed-on", day]
    let run = ToolRun(arguments)
    #expect(run.code == 0, "\(run.messages)")
    #expect(
      run.output.contains(
        "  consent to be processed on \(day): \(words) left out of all figures\n"),
      "\(run.output)")
    let json = ToolRun(arguments + ["--format", "json"])
    #expect(json.output.contains("\"applications\": \(applications),"), "\(json.output)")
    #expect(json.output.contains("\"applications_left_out\": \(3 - applications)"))
  }

  @Test("a history and other data exclude each other; a file that is none is refused")
  func refusals() throws {
    let (folder, versions) = try small()
    let both = ToolRun(
      ["backtest"] + versions
        + ["--history", folder.path + "/h.db", "--data", folder.path + "/data"])
    #expect(both.code == 2)
    #expect(both.messages.contains("'--history' and '--data' cannot be given together"))
    let none = ToolRun(
      ["backtest"] + versions + ["--history", folder.path + "/consents.csv"])
    #expect(none.code == 4)
  }
}
