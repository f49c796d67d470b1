import Diagnostics
import Foundation
import Registry
import RegistryFixture
import SQLite
import Testing

@testable import CommandLineTool

@Suite("registry reconcile") struct ReconcileTests {
  /// One of each kind: live alone, staged, base, late, the wrong arm, another day, no place.
  private static func scene() throws -> LoggedScene {
    let logged = try LoggedScene()
    let (first, second) = (logged.scene.first, logged.scene.second)
    try logged.write([
      try logged.decision(first, 1, at: "06:30:00", sequence: 1),
      try logged.decision(first, 2, at: "11:30:00", sequence: 1),
      try logged.decision(second, 1, at: "12:30:00", sequence: 2, place: 7),
      try logged.decision(first, 2, at: "12:31:00", sequence: 2, place: 40),
      try logged.decision(first, 2, at: "12:40:00", sequence: 2, place: 12),
      try logged.decision(first, 2, at: "12:41:00", sequence: 2, decidedOn: "2026-02-28"),
      try logged.decision(first, 2, at: "12:42:00", sequence: 2),
    ])
    return logged
  }

  /// The lines of a table, rows in the order of the alphabet, for versions stand in that of their digests.
  private func sorted(_ text: String, rows: Range<Int>) -> [String] {
    var lines = text.split(separator: "\n").map(String.init)
    lines.replaceSubrange(rows, with: lines[rows].sorted())
    return lines
  }

  @Test("tells by version and arm what is proven, and each decision that is not")
  func english() throws {
    let logged = try Self.scene()
    let run = logged.scene.run("reconcile", "--log", "@/log.ndjson")
    #expect(run.messages == "")
    #expect(run.code == 1)
    let chain = LoggedScene.chain
    #expect(
      sorted(run.output, rows: 2..<5) == [
        "  environment  product     version       arm     decisions  late  at most",
        "  ───────────  ──────────  ────────────  ──────  ─────────  ────  ───────",
        "  production   small_line  <v1>  all             2     1  0:30:00",
        "  production   small_line  <v1>  base            1     0",
        "  production   small_line  <v2>  staged          1     0",
        "decision \(chain):5 at 2026-03-01T12:40:00Z, by <v1>, should have been decided by <V2>",
        "decision \(chain):6 at 2026-03-01T12:41:00Z, by <v1>, was decided by another day: its version was chosen by 2026-02-28, on 2026-03-01",
        "decision \(chain):7 at 2026-03-01T12:42:00Z, by <v1>, names no place of its customer, while <V2> was staged for it",
        "4 decisions are proven (1 late: by a statement still good, at most 0:30:00 after what is live had changed), 3 are not",
        "5 of them decide an application that was decided before, and correct nothing",
      ])
  }

  @Test("in Chinese")
  func chinese() throws {
    let logged = try Self.scene()
    let run = logged.scene.run("reconcile", "--log", "@/log.ndjson", locale: .chinese)
    #expect(run.code == 1)
    let chain = LoggedScene.chain
    #expect(
      sorted(run.output, rows: 2..<5) == [
        "  环境        产品        版本          分组  决策笔数  滞后笔数  最长滞后",
        "  ──────────  ──────────  ────────────  ────  ────────  ────────  ────────",
        "  production  small_line  <v1>  全部         2         1   0:30:00",
        "  production  small_line  <v1>  原版         1         0",
        "  production  small_line  <v2>  灰度         1         0",
        "决策 \(chain):5（2026-03-01T12:40:00Z，版本 <v1>）应由 <V2> 决策",
        "决策 \(chain):6（2026-03-01T12:41:00Z，版本 <v1>）不是按当日决策：版本于 2026-03-01 按 2026-02-28 选定",
        "决策 \(chain):7（2026-03-01T12:42:00Z，版本 <v1>）未记载客户的分组位次，而当时 <V2> 正对其灰度发布",
        "已证实 4 笔（其中滞后 1 笔：依据当时仍有效的声明，距生效情况变化最长 0:30:00），未能证实 3 笔",
        "其中 5 笔的申请此前已有决策，且未注明更正",
      ])
  }

  @Test("the same chain twice is refused, by whatever name, wherever logs are read")
  func twice() throws {
    let logged = try Self.scene()
    try FileManager.default.copyItem(
      atPath: logged.log, toPath: "\(logged.scene.folder.path)/copy.ndjson")
    let words = """
      error: '@/log.ndjson' and '@/copy.ndjson' hold the same chain \(LoggedScene.chain), whose decisions would count twice
      help: give each log once

      """
    for run in [
      logged.scene.run("reconcile", "--log", "@/log.ndjson", "--log", "@/copy.ndjson"),
      logged.scene.run("verify-log", "@/log.ndjson", "@/copy.ndjson"),
      logged.scene.run(
        "reproduce", "--log", "@/log.ndjson", "--log", "@/copy.ndjson", "\(LoggedScene.chain):1"),
    ] {
      #expect(run.messages == words)
      #expect(run.output == "")
      #expect(run.code == 3)
    }
  }

  @Test("nothing is proven by a registry with a signature that does not hold")
  func forged() throws {
    let logged = try Self.scene()
    // Whoever may write the file, but holds no key, puts an older signature under a text of their own.
    let store = logged.scene.registry.store
    let last = try #require(try store.event(at: 12))
    var event = last.event
    (event.position, event.previous) = (13, last.hash)
    event.body = .checkpoint(Checkpoint(logHeads: []))
    let forged = try StoredEvent(event, signature: last.signature)
    try Database(path: store.path, access: .writing).run(
      "INSERT INTO event VALUES (?, ?, ?, ?)", .integer(13), .text(forged.text),
      Value(forged.signature), .text(forged.hash))
    for run in [
      logged.scene.run("reconcile", "--log", "@/log.ndjson"),
      logged.scene.run("reproduce", "--log", "@/log.ndjson", "\(LoggedScene.chain):1"),
    ] {
      #expect(run.code != 0)
      #expect(run.output == "")
      #expect(run.messages.hasPrefix("error: "))
    }
  }

  @Test("heads count from checkpoints whose signature holds, and all of them do")
  func heads() throws {
    let logged = try Self.scene()
    func verify() -> ToolRun {
      logged.scene.run("verify-log", "@/log.ndjson", "--registry", "#/registry.db")
    }
    func sign() throws -> LogHead {
      let head = try #require(try DecisionLogWalk(logged.log).head)
      try logged.scene.registry.act("re", .checkpoint(Checkpoint(logHeads: [head])))
      return head
    }
    let head = try sign()
    #expect(verify().code == 0)
    // Written anew, another customer in its third decision, one decision longer; then signed in a routine checkpoint.
    var decisions: [LoggedDecision] = []
    _ = try DecisionLogWalk(logged.log) { decision, _ in decisions.append(decision) }
    decisions[2].customer = String(repeating: "f", count: 32)
    decisions.append(decisions[6])
    try FileManager.default.removeItem(atPath: logged.log)
    try logged.write(decisions)
    _ = try sign()
    let run = verify()
    #expect(
      run.output == """
        @/log.ndjson: the chain does not have the head that is known of it: 7 decisions, \(head.head)
          before it 7 decisions hold

        """)
    #expect(run.code == 1)
    // Nor does it prove anything, and no decision of it is told on a page.
    let words =
      "the chain does not have the head that is known of it: 7 decisions, \(head.head)\n"
    let reconciled = logged.scene.run("reconcile", "--log", "@/log.ndjson")
    #expect(reconciled.output.hasPrefix("@/log.ndjson: " + words))
    #expect(reconciled.code == 1)
    let reproduced = logged.scene.run(
      "reproduce", "--log", "@/log.ndjson", "\(LoggedScene.chain):3")
    #expect(reproduced.messages == "error: '@/log.ndjson': " + words)
    #expect(reproduced.output == "")
    #expect(reproduced.code == 3)
  }

  @Test("a log with a torn last line holds again once somebody has signed for its end")
  func torn() throws {
    let logged = try Self.scene()
    let text = try logged.scene.folder.text("log.ndjson")
    try String(text.dropLast(50)).write(toFile: logged.log, atomically: true, encoding: .utf8)
    let heads = "\(logged.scene.folder.path)/heads.json"
    func verify(_ more: String...) -> ToolRun {
      logged.scene.run(["verify-log", "@/log.ndjson", "--registry", "#/registry.db"] + more)
    }
    let head = try #require(try DecisionLogWalk(logged.log).head)
    #expect(head.records == 6)
    let size = try #require(text.split(separator: "\n").last).utf8.count - 49
    let run = verify("--out", heads)
    #expect(
      run.output == """
        @/log.ndjson: line 8 is torn: its \(size) bytes have no end, so it was being written when its process stopped
          before it 6 decisions hold
          nobody was told of that line; sign for the end before it: '--out', then 'registry checkpoint --heads'
          \(head.chain) 6 \(head.head)

        """)
    #expect(run.code == 1)
    #expect(try LogHeads.read(heads) == [head])
    try logged.scene.registry.act("re", .checkpoint(Checkpoint(logHeads: [head])))
    let again = verify()
    #expect(
      again.output == """
        @/log.ndjson: 6 decisions, 6 replayed to equal records, then a torn line for whose end before it a checkpoint stands
          \(head.chain) 6 \(head.head)
        1 log holds: 6 decisions, 6 replayed to equal records, 0 not replayable

        """)
    #expect(again.code == 0)
  }
}
