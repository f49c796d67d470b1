import Columns
import Diagnostics
import Engine
import Foundation
import Intake
import Numbers
import Semantics
import Testing

@testable import SampleBank

/// The past rule books as files, and what they decide of the files.
@Suite("The bank's past decisions")
struct PastDecisionsTests {
  static func program(at path: String) throws -> Program {
    let book = try check(bookAt: path, reader: .disk)
    return try #require(book.program)
  }

  @Test("are made by books that check without a word and name themselves by digest")
  func books() throws {
    let sample = try #require(MadeSample.usual)
    let versions = try sample.rows("versions/versions")
    #expect(versions.map { $0["file"] } == ["tax_lending_1.rules", "tax_lending_2.rules"])
    #expect(versions.map { $0["in_force_from"] } == ["2023-01-01", "2024-07-01"])
    for row in versions {
      let path = sample.folder.appending(path: "versions/\(row["file"])").path()
      let book = try check(bookAt: path, reader: .disk)
      #expect(book.diagnostics.map(\.id) == [])
      let program = try #require(book.program)
      #expect(program.digest == row["version"])
    }
  }

  @Test("are those that a replay over the files gives: match rate 100 %")
  func matchRate() throws {
    let sample = try #require(MadeSample.usual)
    let recorded = try sample.rows("recorded")
    let applied = try sample.rows("applications").map { $0["applied_on"] }
    let versions = try sample.rows("versions/versions")
    var matched = 0
    for (index, version) in versions.enumerated() {
      let path = sample.folder.appending(path: "versions/\(version["file"])").path()
      let program = try Self.program(at: path)
      let input = try load(
        IntakeRequest(folder: sample.folder.path()), schema: InputSchema(program))
      let decisions = try Engine(program).decide(try #require(input.table))
      let next = index + 1 < versions.count ? versions[index + 1]["in_force_from"] : "9999"
      let line = try #require(program.outputs.firstIndex { $0.name == "line" })
      let rate = try #require(program.outputs.firstIndex { $0.name == "rate" })
      for (row, record) in recorded.enumerated()
      where applied[row] >= version["in_force_from"] && applied[row] < next {
        #expect(record["version"] == version["version"])
        #expect(record["system_outcome"] == "\(decisions.outcome(row))", "\(record["application"])")
        matched += 1
        guard record["override_reason"].isEmpty, decisions.outcome(row) == .approve else {
          continue
        }
        #expect(record.fen("decided_line") == decisions.number(line, row)?.fen)
        let offered = try #require(decisions.number(rate, row))
        let written = try Number(parsing: record["rate"])
        #expect(written == offered)
      }
    }
    #expect(matched == 1_500)
  }

  @Test("are settled by people, or pending, and booked for no more than decided")
  func people() throws {
    let sample = try #require(MadeSample.usual)
    let applied = try sample.rows("applications").map { $0["applied_on"] }
    var finals: Set<String> = []
    for (row, day) in zip(try sample.rows("recorded"), applied) {
      let system = row["system_outcome"]
      let final = row["final_outcome"]
      finals.insert("\(system) \(final)")
      // A person is named by a reason, and never made a referral of a decision.
      #expect((system == final) == row["override_reason"].isEmpty)
      #expect((final == "refer") == row["decided_on"].isEmpty)
      if final == "refer" { #expect(system == "refer") } else { #expect(row["decided_on"] >= day) }
      #expect((final == "approve") == !row["decided_line"].isEmpty)
      #expect((final == "approve") == !row["rate"].isEmpty)
      if let booked = row.fen("booked_line") {
        let decided = try #require(row.fen("decided_line"))
        #expect(booked > 0 && booked <= decided)
      }
    }
    #expect(
      finals == [
        "approve approve", "approve decline", "decline decline", "decline approve",
        "refer approve", "refer decline", "refer refer",
      ])
  }
}

extension Number {
  /// Money in fen.
  fileprivate var fen: Int? { scaled(toDecimals: 2).map { Int($0) } }
}

extension BookReader {
  /// Reads from the disk.
  static let disk = BookReader(
    text: { try String(contentsOfFile: $0, encoding: .utf8) }, names: { _ in nil })
}
