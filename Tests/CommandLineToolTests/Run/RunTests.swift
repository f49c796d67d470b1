import Columns
import Foundation
import History
import Intake
import SQLite
import Semantics
import Testing

@testable import CommandLineTool

@Suite("Runs that are kept") struct RunTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path()

  /// A folder with a history of the samples in one import, and one in two: other parts, the same order.
  private static let folder = Result {
    let folder = try TemporaryFolder(["note.txt": ""])
    let programs = try ["v1", "v2"].map {
      try #require(try check(bookAt: root + "Models/tax_line/\($0)", reader: .disk).program)
    }
    let schema = try InputSchema(programs[0]).merged(with: InputSchema(programs[1]))
    let table = try #require(
      Intake.load(IntakeRequest(folder: root + "Samples"), schema: schema).table)
    for (name, cuts) in [("one", [table.count]), ("two", [700, table.count])] {
      var first = 0
      for cut in cuts {
        let rows = Array(first..<cut)
        first = cut
        _ = try History.importing(
          into: "\(folder.path)/\(name).db", schema: schema, at: "2026-01-01"
        ) { (writing) throws(HistoryError) in
          try writing.append(table.gathering(rows), input: schema)
          return "{}"
        }
      }
    }
    return folder
  }

  private static func run(_ words: [String], history: String = "one", out: String?) throws
    -> ToolRun
  {
    let folder = try folder.get()
    return ToolRun(
      [
        "backtest", "--live", root + "Models/tax_line/v1", "--candidate",
        root + "Models/tax_line/v2", "--history", "\(folder.path)/\(history).db", "--scenario",
        root + "Models/scenarios/base.rules", "--processed-on", "2026-06-30",
      ] + words + (out.map { ["--out", "\(folder.path)/\($0)"] } ?? []))
  }

  /// The files of a run's folder by name.
  private static func files(_ name: String) throws -> [String: [UInt8]] {
    let path = "\(try folder.get().path)/\(name)"
    let names = try #require(FileSystem.names(in: path))
    return try Dictionary(
      uniqueKeysWithValues: names.map { ($0, try FileSystem.read("\(path)/\($0)")) })
  }

  @Test("threads and parts change no byte of what a run writes")
  func layouts() throws {
    let first = try Self.run(["--threads", "1", "--tuned-until", "2024-12-31"], out: "threads1")
    #expect(first.code == 0, "\(first.messages)")
    var expected = try Self.files("threads1")
    #expect(expected["summary.json"] != nil && expected["matrix.csv"] != nil)
    for threads in ["2", "3"] {
      _ = try Self.run(
        ["--threads", threads, "--tuned-until", "2024-12-31"], out: "threads" + threads)
      #expect(try Self.files("threads" + threads) == expected)
    }
    let two = try Self.run(
      ["--threads", "2", "--tuned-until", "2024-12-31"], history: "two", out: "parts")
    #expect(two.code == 0, "\(two.messages)")
    var parts = try Self.files("parts")
    // The record and the page name another history.
    for name in ["run.json", "report.html"] { (parts[name], expected[name]) = (nil, nil) }
    #expect(parts == expected)
    #expect(first.output.split(separator: " ").last == two.output.split(separator: " ").last)
  }

  @Test("shards merged are the whole, byte for byte")
  func shards() throws {
    let path = try Self.folder.get().path
    let asked = ["--gate", "pass_rate.delta <= 100pp", "--tornado"]
    let whole = try Self.run(asked, out: "whole")
    #expect(whole.code == 0, "\(whole.messages)")
    var files: [String] = []
    for index in [3, 1, 2] {
      let shard = try Self.run(
        asked + ["--shard", "\(index)/3", "--threads", "\(index)"],
        history: index == 2 ? "one" : "one", out: "shard\(index)")
      #expect(shard.code == 0, "\(shard.messages)")
      files.append("\(path)/shard\(index)")
    }
    let merged = ToolRun(["merge"] + files + ["--out", "\(path)/merged"])
    #expect(merged.code == 0, "\(merged.messages)")
    let (left, right) = (try Self.files("merged"), try Self.files("whole"))
    #expect(right["tornado.csv"] != nil && right["gate_flips.csv"] != nil)
    #expect(left.keys.sorted() == right.keys.sorted())
    for (name, bytes) in right { #expect(left[name] == bytes, "\(name)") }

    let short = ToolRun(["merge"] + files.dropLast() + ["--out", "\(path)/other"])
    #expect(short.code == 3)
    #expect(short.messages == "error: missing: shard 2/3\n")
    let twice = ToolRun(["merge", files[0], files[1], files[1], "--out", "\(path)/other"])
    #expect(twice.code == 3)
    #expect(twice.messages.hasSuffix("are both shard 1/3\n"), "\(twice.messages)")
    #expect(FileSystem.status("\(path)/other") == nil)
  }

  @Test("a run is verified; what was tampered with is told")
  func verification() throws {
    let path = try Self.folder.get().path
    #expect(try Self.run(["--tornado"], out: "verified").code == 0)
    let good = ToolRun("verify-run", "\(path)/verified/run.json")
    #expect(good.code == 0, "\(good.output) \(good.messages)")
    #expect(good.output.hasPrefix("the run is as its record says: "))
    let table = "\(path)/verified/matrix.csv"
    let bytes = try FileSystem.read(table)
    try FileSystem.replace(table, with: bytes + [10])
    let tampered = ToolRun("verify-run", "\(path)/verified/run.json")
    #expect(tampered.code == 1)
    #expect(tampered.output == "the file '\(table)' is not what the run wrote\n")
    try FileSystem.replace(table, with: bytes)

    let record = "\(path)/verified/run.json"
    let text = String(decoding: try FileSystem.read(record), as: UTF8.self)
    let other = text.replacing("one.db", with: "two.db")
    try FileSystem.replace(record, with: Array(other.utf8))
    let moved = ToolRun("verify-run", record)
    // The same applications in other parts are the same history by digest; the record alone is not what was written.
    #expect(moved.code == 1, "\(moved.output) \(moved.messages)")
    let book = text.replacing("Models/tax_line/v1", with: "Models/tax_line/v2")
    try FileSystem.replace(record, with: Array(book.utf8))
    let changed = ToolRun("verify-run", record)
    #expect(changed.code == 3)
    #expect(
      changed.messages.hasPrefix(
        "error: changed since the run: the live book '\(Self.root)Models/tax_line/v2'\n"),
      "\(changed.messages)")
  }

  @Test("a history that states the digest of other applications is no history of the run")
  func forgedHistory() throws {
    let path = try Self.folder.get().path
    let (forged, other) = ("\(path)/forged.db", "\(path)/other.db")
    try FileManager.default.copyItem(atPath: "\(path)/one.db", toPath: forged)
    let digest = try History(path: forged).digest
    #expect(try Self.run([], history: "forged", out: "forged").code == 0)
    let program = try #require(
      try check(bookAt: Self.root + "Models/tax_line/v1", reader: .disk).program)
    let schema = InputSchema(program)
    let table = try #require(
      Intake.load(IntakeRequest(folder: Self.root + "Samples"), schema: schema).table)
    _ = try History.importing(into: other, schema: schema, at: "2026-01-01") {
      (writing) throws(HistoryError) in
      try writing.append(table.gathering(Array(0..<300)), input: schema)
      return "{}"
    }
    let found = try History(path: other).digest
    try Database(path: other, access: .writing).run(
      "UPDATE history_state SET digest = ?", .text(digest))
    try FileManager.default.removeItem(atPath: forged)
    try FileManager.default.moveItem(atPath: other, toPath: forged)
    #expect(try History(path: forged).digest == digest)
    let run = ToolRun("verify-run", "\(path)/forged/run.json")
    #expect(run.code == 1)
    #expect(run.output == "")
    #expect(
      run.messages == """
        error: the history '\(forged)' does not hold: table 'history_state', row 1, column 'digest': the rows have the digest \(found), written is \(digest)
        help: go back to a copy that 'history verify' finds whole

        """)
  }

  @Test("a gate that is not met is named, and the answer is no")
  func gates() throws {
    let run = try Self.run(
      ["--gate", "n_applications.delta = 0", "--gate", "override_rate <= 5%", "--format", "json"],
      out: nil)
    #expect(run.code == 1)
    #expect(
      run.output.hasSuffix(
        """
        met     n_applications.delta = 0   is 0
        NOT MET override_rate <= 5%   is not available: the history holds no recorded decisions

        """), "\(run.output.suffix(300))")
    let unknown = try Self.run(["--gate", "pas_rate <= 3%"], out: nil)
    #expect(unknown.code == 2)
    #expect(
      unknown.messages.hasPrefix(
        "error: no metric is named 'pas_rate'; did you mean 'pass_rate'?\n"))
  }

  @Test("a folder that holds other things is refused, and stays as it is")
  func otherFolder() throws {
    let path = try Self.folder.get().path
    try FileSystem.makeFolder("\(path)/mine")
    try FileSystem.replace("\(path)/mine/letter.txt", with: [65])
    let run = try Self.run([], out: "mine")
    #expect(run.code == 4)
    #expect(
      run.messages == """
        error: '\(path)/mine' is not of a run and is not replaced
        help: name a folder that is empty or is not there

        """)
    #expect(FileSystem.names(in: "\(path)/mine") == ["letter.txt"])
  }
}
