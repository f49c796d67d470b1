import Foundation
import Registry
import Testing

@testable import CommandLineTool

/// A bank of three applications with lists, a customer and a key, and what its decision logs hold.
struct DecisionBank {
  static let book = """
    rulebook lines "Lines"
    decides application
    record application {
      id text key
      customer text role customer
      applied_on date as_of
      level one of A "1", B "2", C "A" optional
      amount money in 万 [0, 1_000万]
      share share optional
      is_new boolean
      note text optional
      sales list of sale optional
    }
    record sale parent application {
      sold_on date known_on
      buyer text optional
      total money
    }
    facts { let sold = sum of total in sales where sold_on within 12 months to applied_on }
    admission {
      undecided: refer
      refer A01 "Small" when amount < 5_000
      decline A02 "Lowest level" when level = C
      refer A03 "Sold little" when sold < 100
    }
    line { output line: money = round(amount * 2, down to 1_000) }

    """

  static let applications = """
    {"id":"K1","customer":"C1","applied_on":"2026-01-10","level":"A","amount":"2.5","share":"12.5%","is_new":true,"note":"plain \\"text\\", 中文","sales":[{"sold_on":"2025-12-01","buyer":"B1","total":"110.50"}]}
    {"id":"K2","customer":"C2","applied_on":"2026-02-11","amount":"0.499999","is_new":false,"sales":[]}
    {"id":"K3","customer":"C1","applied_on":"2026-03-12","level":"1","amount":3,"share":0.125,"is_new":"true","note":null,"sales":null}

    """

  let folder: TemporaryFolder

  init(_ files: [String: String] = [:]) throws {
    folder = try TemporaryFolder(
      [
        "lines.rules": Self.book, "in.ndjson": Self.applications,
        "key": String(repeating: "0123456789abcdef", count: 4) + "\n",
        "other.key": String(repeating: "00", count: 32) + "\n", "logs/.keep": "",
      ].merging(files) { $1 })
    for name in ["key", "other.key"] {
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o600], ofItemAtPath: "\(folder.path)/\(name)")
    }
  }

  func decide(_ more: String...) -> ToolRun {
    run(
      ["decide", "--rules", "@/lines.rules", "--data", "@/in.ndjson", "--log-key", "@/key"] + more)
  }

  /// Runs a command line with `@` for the folder.
  func run(_ arguments: [String]) -> ToolRun {
    var run = ToolRun(arguments.map { $0.replacing("@", with: folder.path) })
    run.output = run.output.replacing(folder.path, with: "@")
    run.messages = run.messages.replacing(folder.path, with: "@")
    return run
  }

  func verify(_ more: String...) -> ToolRun {
    run(["verify-log", "@/log.ndjson", "--rules", "@/lines.rules"] + more)
  }

  /// The decisions of a log.
  func decisions(_ name: String = "log.ndjson") throws -> [LoggedDecision] {
    var decisions: [LoggedDecision] = []
    let walk = try DecisionLogWalk("\(folder.path)/\(name)") { decision, _ in
      decisions.append(decision)
    }
    #expect(walk.fault == nil)
    return decisions
  }

  func chain(_ name: String = "log.ndjson") throws -> String {
    try #require(try DecisionLogWalk("\(folder.path)/\(name)").header).chain
  }

  /// Writes a log anew, hashes and all, as one would who may write the file.
  func forge(_ change: (inout LoggedDecision) -> Void) throws {
    let path = "\(folder.path)/log.ndjson"
    let header = try #require(try DecisionLogWalk(path).header)
    var decisions = try decisions()
    try FileManager.default.removeItem(atPath: path)
    let writer = try DecisionLogWriter(at: path, header)
    for index in decisions.indices {
      change(&decisions[index])
      writer.append(decisions[index])
    }
    try writer.flush()
  }
}
