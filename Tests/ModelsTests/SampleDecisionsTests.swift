import Columns
import Engine
import Foundation
import Intake
import Numbers
import Semantics
import Syntax
import Testing

/// Both bank-tax lines against `Samples/expected`, which a program outside the house worked out.
@Suite("Decisions on the samples")
struct SampleDecisionsTests {
  @Test("are those worked out apart from the engine, row by row", arguments: ["v1", "v2"])
  func expected(version: String) throws {
    let program = try ShippedBooks.program("tax_line/\(version)")
    let folder = ShippedBooks.root.appending(path: "Samples").path
    let input = try load(IntakeRequest(folder: folder), schema: InputSchema(program))
    let table = try #require(input.table)
    #expect(table.count == 2_000)
    let decisions = try Engine(program).decide(table)
    let expected = try rows("Samples/expected/tax_line_\(version).csv")
    #expect(expected.count == 2_000)
    for (row, wanted) in expected.enumerated() {
      let found = described(decisions, row, program)
      #expect(found == kept(wanted), "\(wanted[0])")
    }
  }

  /// Outcome, line, term, rate and reasons of a row as the expected files write them.
  private func described(_ decisions: Decisions, _ row: Int, _ program: Program) -> [String] {
    let outputs = ["line", "term", "rate"].map { name in
      program.outputs.firstIndex { $0.name == name }
        .flatMap { decisions.number($0, row) }.map { "\($0)" } ?? ""
    }
    let reasons = program.rules.enumerated().compactMap { index, rule -> String? in
      if decisions.fired(index, row) { return rule.code }
      let isOpen = decisions.undecided(index, row) && rule.undecided?.effect != .ignore
      return isOpen ? rule.code + "?" : nil
    }
    return ["\(decisions.outcome(row))"] + outputs + [reasons.joined(separator: " ")]
  }

  /// The expected row without its id; a declined application is given nothing.
  private func kept(_ row: [String]) -> [String] {
    let isDeclined = row[1] == "decline"
    let outputs = row[2...4].map { text in
      isDeclined ? "" : (try? Number(parsing: text)).map { "\($0)" } ?? text
    }
    return [row[1]] + outputs + [row[5]]
  }

  private func rows(_ path: String) throws -> [[String]] {
    let text = try String(contentsOf: ShippedBooks.root.appending(path: path), encoding: .utf8)
    return text.split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }
}
