import Diagnostics
import Foundation
import Glibc
import Testing

@testable import Registry

@Suite("the decision log") struct DecisionLogTests {
  // The hashes were reckoned by Python's hashlib over the bytes of each line before ',"hash":', the names and the key's id by
  // its hmac with the key 00 01 02 … 1f.
  private static let lines = """
    {"format":"rulebench decision log 1","chain":"000102030405060708090a0b0c0d0e0f","started":"2026-03-01T09:00:00Z","key":"0fe6146685078e44","bundle":"sha256:b","semantics":1,"conformance":"sha256:c","hash":"sha256:e3512abb64c96d849d3188943f39dbf0c6ea6439b22d67db0f2608c6cda38c66"}
    {"n":1,"previous":"sha256:e3512abb64c96d849d3188943f39dbf0c6ea6439b22d67db0f2608c6cda38c66","at":"2026-03-01T09:00:01Z","version":"sha256:v","environment":"production","product":"tax_line","place":37,"province":"浙江","decided_on":"2026-03-01","chosen_at":"2026-03-01T08:59:59Z","bundle":"sha256:b","sequence":7,"application":"da78f890f5354d9d43bbfd0fbd6ba543","customer":"0a79182c06f359641c149249f01bd673","as_of":"2026-02-28","inputs":{"level":"A","amount":"1.5"},"decision":{"outcome":"approve"},"hash":"sha256:1c048f61d1722d3c453db2d9e9964ae7f800837e95c386dd4a225234ca6fc0a3"}
    {"n":2,"previous":"sha256:1c048f61d1722d3c453db2d9e9964ae7f800837e95c386dd4a225234ca6fc0a3","at":"2026-03-01T09:00:02Z","version":"sha256:v","masked":["amount","level"],"inputs":{},"decision":{"outcome":"refer"},"supersedes":"000102030405060708090a0b0c0d0e0f:1","hash":"sha256:035d6c4ae7906de3b947b4dd39b9019a8caf8811f991788c9ed747c18a636fb6"}

    """

  private static let decisions = [
    LoggedDecision(
      number: 1,
      previous: "sha256:e3512abb64c96d849d3188943f39dbf0c6ea6439b22d67db0f2608c6cda38c66",
      at: .made(1),
      source: LoggedDecision.Source(
        version: "sha256:v", environment: "production", product: "tax_line", place: 37,
        province: "浙江", decidedOn: "2026-03-01", chosenAt: .made(-1), bundle: "sha256:b",
        sequence: 7),
      application: IdentifierKey.counting.token(.application, of: "A1"),
      customer: IdentifierKey.counting.token(.customer, of: "C1"), asOf: "2026-02-28",
      inputs: #"{"level":"A","amount":"1.5"}"#, decision: #"{"outcome":"approve"}"#),
    LoggedDecision(
      number: 2,
      previous: "sha256:1c048f61d1722d3c453db2d9e9964ae7f800837e95c386dd4a225234ca6fc0a3",
      at: .made(2), source: LoggedDecision.Source(version: "sha256:v"), application: nil,
      customer: nil, asOf: nil, masked: ["amount", "level"], inputs: "{}",
      decision: #"{"outcome":"refer"}"#,
      supersedes: DecisionID("000102030405060708090a0b0c0d0e0f:1")),
  ]

  @Test("is written to the byte as the format says, and read back")
  func format() throws {
    let folder = try LogFolder()
    do {
      let writer = try DecisionLogWriter(at: folder.file("log.ndjson"), .made())
      for decision in Self.decisions { writer.append(decision) }
      try writer.flush()
    }
    #expect(try folder.text("log.ndjson") == Self.lines)
    var read: [LoggedDecision] = []
    let walk = try DecisionLogWalk(folder.file("log.ndjson")) { decision, header in
      #expect(header == .made())
      read.append(decision)
    }
    #expect(walk.fault == nil)
    #expect(read == Self.decisions)
    #expect(walk.masked == 1)
    #expect(
      walk.head
        == LogHead(
          chain: "000102030405060708090a0b0c0d0e0f", records: 2,
          head: "sha256:035d6c4ae7906de3b947b4dd39b9019a8caf8811f991788c9ed747c18a636fb6"))
  }

  @Test("names of decisions read as they are written, and nothing else does")
  func ids() {
    let chain = "000102030405060708090a0b0c0d0e0f"
    #expect(DecisionID("\(chain):12")?.description == "\(chain):12")
    for text in [
      "", ":1", "\(chain):0", "\(chain):01", "\(chain):-1", "\(chain):+1", "\(chain)",
      "\(chain):1:1", "\(chain.uppercased()):1", "0\(chain):1",
    ] {
      #expect(DecisionID(text) == nil, "\(text)")
    }
  }

  @Test("texts of any kind come back as they were")
  func texts() throws {
    let folder = try LogFolder()
    var decision = LoggedDecision.made(1)
    decision.source.province = "a\"b\\c,\n\u{7F}\u{85}\u{2028}浙江}"
    decision.masked = ["x,\"y"]
    decision.inputs = #"{"t":"},{\"\\","l":[{"a":[]},{}],"n":null}"#
    let writer = try DecisionLogWriter(at: folder.file("log.ndjson"), .made())
    writer.append(decision)
    try writer.flush()
    var read: LoggedDecision?
    _ = try DecisionLogWalk(folder.file("log.ndjson")) { found, _ in read = found }
    #expect(read?.source.province == decision.source.province)
    #expect(read?.masked == decision.masked)
    #expect(read?.inputs == decision.inputs)
  }

  @Test("a log goes on where it ended")
  func continuing() throws {
    let folder = try LogFolder()
    let whole = try folder.log(4, "whole.ndjson").joined()
    for number in 1...4 {
      let writer = try DecisionLogWriter(
        at: folder.file("log.ndjson"),
        // A later process has another header; the chain keeps its own.
        number == 1 ? .made() : .made(chain: "ff0102030405060708090a0b0c0d0e0f"))
      #expect(
        writer.append(.made(number)).description == "000102030405060708090a0b0c0d0e0f:\(number)")
      try writer.flush()
    }
    #expect(try folder.text("log.ndjson") == whole)
  }

  @Test("two processes never write one file; in a folder each has its own")
  func twoProcesses() throws {
    let folder = try LogFolder()
    let first = try DecisionLogWriter(at: folder.file("log.ndjson"), .made())
    do {
      _ = try DecisionLogWriter(at: folder.file("log.ndjson"), .made())
      Issue.record("the second writer was let in")
    } catch let error as DecisionLogError {
      #expect(error.kind == .failure)
      #expect(
        error.message.text(in: .english)
          == "another process writes the decision log '\(folder.file("log.ndjson"))'")
      #expect(
        error.remedy?.text(in: .english)
          == "name a folder: each process then gets a file of its own")
    }
    #expect(try folder.walk().isBeingWritten)
    withExtendedLifetime(first) {}

    try withKnownFolder { path in
      let writers = try (0..<8).map { number in
        try DecisionLogWriter(
          at: path, .made(chain: "0\(number)0102030405060708090a0b0c0d0e0f".prefix(32) + ""))
      }
      for round in 1...5 {
        for writer in writers {
          writer.append(.made(round))
          try writer.flush()
        }
      }
      let files = try DecisionLogWalk.files(at: path)
      #expect(files == writers.map(\.path).sorted())
      #expect(
        files[3].hasSuffix("/decisions-20260301T090000Z-030102030405060708090a0b0c0d0e0f.ndjson"))
      for file in files {
        let walk = try DecisionLogWalk(file)
        #expect(walk.fault == nil)
        #expect(walk.records == 5)
      }
    }
  }

  private func withKnownFolder(_ body: (String) throws -> Void) throws {
    let folder = try LogFolder()
    try body(folder.path)
  }

  @Test("a log of another key is not continued")
  func otherKey() throws {
    let folder = try LogFolder()
    try folder.log(1)
    var header = DecisionLogHeader.made()
    header.key = "ffffffffffffffff"
    do {
      _ = try DecisionLogWriter(at: folder.file("log.ndjson"), header)
      Issue.record("another key was taken")
    } catch let error as DecisionLogError {
      #expect(
        error.message.text(in: .english)
          == "'\(folder.file("log.ndjson"))' was written under the key 0fe6146685078e44, and the key given is ffffffffffffffff"
      )
    }
  }

  @Test("a log that another engine began is not continued")
  func otherEngine() throws {
    let folder = try LogFolder()
    try folder.log(1)
    let path = folder.file("log.ndjson")
    var (other, later) = (DecisionLogHeader.made(), DecisionLogHeader.made())
    (other.conformance, later.semantics) = ("sha256:d", 2)
    for header in [other, later] {
      do {
        _ = try DecisionLogWriter(at: path, header)
        Issue.record("another engine was taken")
      } catch let error as DecisionLogError {
        #expect(
          error.message.text(in: .english)
            == "'\(path)' was begun by an engine to which rules mean something else")
        #expect(error.message.text(in: .chinese) == "“\(path)”由对规则解释不同的引擎写成")
        #expect(error.kind == .badInput)
      }
    }
  }

  @Test(
    "a log has its header from the moment at which it has its name, and leaves nothing beside it")
  func begun() throws {
    let folder = try LogFolder()
    let path = folder.file("log.ndjson")
    let writer = try DecisionLogWriter(at: path, .made())
    #expect(try folder.walk().head?.records == 0)
    withExtendedLifetime(writer) {}
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["log.ndjson"])
    // A file that somebody made beforehand is taken; one that is none is not.
    try folder.write([], "empty.ndjson")
    #expect(try DecisionLogWriter(at: folder.file("empty.ndjson"), .made()).head.records == 0)
    #expect(mkfifo(folder.file("pipe"), 0o600) == 0)
    #expect(symlink(folder.file("nowhere"), folder.file("link")) == 0)
    for (name, words) in [
      ("pipe", "'\(folder.file("pipe"))' is a pipe, expected a decision log"),
      ("link", "cannot write '\(folder.file("link"))': File exists"),
    ] {
      do {
        _ = try DecisionLogWriter(at: folder.file(name), .made())
        Issue.record("'\(name)' was written to")
      } catch let error as DecisionLogError {
        #expect(error.message.text(in: .english) == words)
      }
    }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        == ["empty.ndjson", "link", "log.ndjson", "pipe"])
  }

  @Test("a chain is given once, whatever its files are called")
  func sameChain() throws {
    let folder = try LogFolder()
    try folder.log(2)
    try folder.log(1, "other.ndjson", .made(chain: "ff0102030405060708090a0b0c0d0e0f"))
    let (log, other) = (folder.file("log.ndjson"), folder.file("other.ndjson"))
    #expect(try DecisionLogWalk.files(at: [log, other]) == [log, other])
    // A copy that ends earlier is the same chain, and a folder holds what is named beside it.
    try folder.write(
      Array(try folder.text("log.ndjson").split(separator: "\n")[0].utf8) + [10], "short.ndjson")
    for (paths, first, second) in [
      ([log, log], log, log),
      ([other, log, folder.file("short.ndjson")], log, folder.file("short.ndjson")),
      ([folder.path], log, folder.file("short.ndjson")),
    ] {
      do {
        _ = try DecisionLogWalk.files(at: paths)
        Issue.record("a chain was taken twice")
      } catch {
        #expect(
          error.message.text(in: .english)
            == "'\(first)' and '\(second)' hold the same chain 000102030405060708090a0b0c0d0e0f, whose decisions would count twice"
        )
        #expect(
          error.message.text(in: .chinese)
            == "“\(first)”与“\(second)”是同一条链 000102030405060708090a0b0c0d0e0f，其决策会被重复计数")
        #expect(error.remedy?.text(in: .english) == "give each log once")
        #expect(error.remedy?.text(in: .chinese) == "每个日志只给一次")
        #expect(error.kind == .badInput)
      }
    }
  }

  @Test("what is no plain file is not waited for")
  func pipe() throws {
    let folder = try LogFolder()
    let path = folder.file("pipe.ndjson")
    #expect(mkfifo(path, 0o600) == 0)
    do {
      _ = try DecisionLogWalk(path)
      Issue.record("a pipe was read")
    } catch let error as DecisionLogError {
      #expect(error.message.text(in: .english) == "'\(path)' is a pipe, expected a decision log")
    }
    #expect(throws: DecisionLogError.self) { try IdentifierKey(file: path) }
  }

  @Test("a folder without logs says so")
  func empty() throws {
    let folder = try LogFolder()
    #expect(throws: DecisionLogError.self) { try DecisionLogWalk.files(at: folder.path) }
  }
}
