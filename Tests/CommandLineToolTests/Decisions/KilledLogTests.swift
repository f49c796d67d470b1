import Foundation
import Glibc
import Registry
import Testing

@testable import CommandLineTool

/// Kills the built tool while it writes; where it is not built beside the tests nothing can be killed.
@Suite("a killed decide", .enabled(if: BuiltTool.isThere, "the product is not built"))
struct KilledLogTests {
  @Test("leaves whole records, and none is out that the log does not have", arguments: 0..<12)
  func killed(_ round: Int) throws {
    let lines = (1...4_000).map {
      #"{"id":"K\#($0)","customer":"C\#($0 % 700)","applied_on":"2026-01-10","level":"A","amount":"2.5","is_new":true,"sales":[]}"#
    }
    let bank = try DecisionBank(["many.ndjson": lines.joined(separator: "\n") + "\n"])
    let pid = try spawn(
      [
        "decide", "--rules", "@/lines.rules", "--data", "@/many.ndjson", "--log", "@/log.ndjson",
        "--log-key", "@/key",
      ], in: bank, to: "out.ndjson")
    // From before the first line to well within the writing.
    usleep(useconds_t(20_000 + round * 23_000))
    kill(pid, SIGKILL)
    var status: Int32 = 0
    waitpid(pid, &status, 0)

    guard FileManager.default.fileExists(atPath: "\(bank.folder.path)/log.ndjson") else {
      // Killed before it began: then nothing is out either.
      #expect(try bank.folder.text("out.ndjson") == "")
      return
    }
    let walk = try DecisionLogWalk("\(bank.folder.path)/log.ndjson")
    switch walk.fault?.cause {
    case nil, .torn: break
    default: Issue.record("\(String(describing: walk.fault))")
    }
    let out = try bank.folder.text("out.ndjson").split(separator: "\n")
      .filter { $0.hasSuffix("\"}") && $0.contains("\"logged\":") }
    #expect(out.count <= walk.records)
    for line in out.suffix(1) {
      let name = try #require(line.split(separator: "\"").dropLast().last)
      let id = try #require(DecisionID(name))
      #expect(id.number <= walk.records)
    }
    #expect(bank.run(["verify-log", "@/log.ndjson"]).code == (walk.fault == nil ? 0 : 1))
  }

  @Test("two at once, each with a file of its own in the folder; on one file the second is refused")
  func twoAtOnce() throws {
    let lines = (1...2_000).map {
      #"{"id":"K\#($0)","customer":"C\#($0)","applied_on":"2026-01-10","amount":"2.5","is_new":true}"#
    }
    let bank = try DecisionBank(["many.ndjson": lines.joined(separator: "\n") + "\n"])
    func start(_ log: String, _ out: String) throws -> pid_t {
      try spawn(
        [
          "decide", "--rules", "@/lines.rules", "--data", "@/many.ndjson", "--log", log,
          "--log-key", "@/key",
        ], in: bank, to: out)
    }
    let pids = try (0..<3).map { try start("@/logs", "out\($0)") }
    for pid in pids { #expect(end(of: pid) == 0) }
    let files = try DecisionLogWalk.files(at: "\(bank.folder.path)/logs")
    #expect(files.count == 3)
    for file in files {
      let walk = try DecisionLogWalk(file)
      #expect(walk.fault == nil)
      #expect(walk.records == 2_000)
    }
    let writer = try DecisionLogWriter(
      at: "\(bank.folder.path)/one.ndjson",
      DecisionLogHeader(
        started: .now, key: "0", bundle: nil, semantics: 1, conformance: "sha256:c"))
    #expect(end(of: try start("@/one.ndjson", "out")) == 4)
    withExtendedLifetime(writer) {}
  }

  @Test("of processes that correct one decision at once one does")
  func corrected() throws {
    let line =
      #"{"id":"K1","customer":"C1","applied_on":"2026-01-10","amount":"2.5","is_new":true}"# + "\n"
    let bank = try DecisionBank(["one.ndjson": line])
    let decide = [
      "decide", "--rules", "@/lines.rules", "--data", "@/one.ndjson", "--log", "@/logs",
      "--log-key", "@/key",
    ]
    #expect(end(of: try spawn(decide, in: bank, to: "out")) == 0)
    let file = try #require(try DecisionLogWalk.files(at: "\(bank.folder.path)/logs").first)
    let chain = try #require(try DecisionLogWalk(file).header).chain
    let pids = try (0..<4).map {
      try spawn(decide + ["--supersedes", "\(chain):1"], in: bank, to: "out\($0)")
    }
    #expect(pids.map { end(of: $0) }.sorted() == [0, 3, 3, 3])
    #expect(bank.run(["verify-log", "@/logs"]).code == 0)
  }

  private func end(of pid: pid_t) -> Int32 {
    var status: Int32 = 0
    waitpid(pid, &status, 0)
    return status >> 8 & 0xFF
  }

  /// Starts the tool with its output in a file.
  private func spawn(
    _ arguments: [String], in bank: DecisionBank, to out: String
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(
      &actions, STDOUT_FILENO, "\(bank.folder.path)/\(out)", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    let words = [BuiltTool.path] + arguments.map { $0.replacing("@", with: bank.folder.path) }
    var pointers = words.map { strdup($0) } + [nil]
    defer { pointers.forEach { free($0) } }
    var environment: [UnsafeMutablePointer<CChar>?] = [nil]
    var pid: pid_t = 0
    let code = posix_spawn(&pid, BuiltTool.path, &actions, nil, &pointers, &environment)
    try #require(code == 0)
    return pid
  }
}
