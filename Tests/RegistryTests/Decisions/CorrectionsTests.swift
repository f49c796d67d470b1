import Diagnostics
import Testing

@testable import Registry

private let first = "000102030405060708090a0b0c0d0e0f"
private let second = "ff0102030405060708090a0b0c0d0e0f"

/// A decision of an application, so many seconds after nine, that may correct another one.
private func made(
  _ application: Int, at second: Int64, correcting id: String? = nil
) -> LoggedDecision {
  var decision = LoggedDecision.made(application)
  decision.at = .made(second)
  decision.supersedes = id.flatMap { DecisionID($0) }
  return decision
}

@Suite("corrections of decisions") struct CorrectionsTests {
  /// What cannot be, of two logs that are walked one after the other.
  private static func faults(
    _ one: [LoggedDecision], _ other: [LoggedDecision] = []
  ) throws -> [Corrections.Fault] {
    let folder = try LogFolder()
    for (name, chain, decisions) in [("a", first, one), ("b", second, other)] {
      let writer = try DecisionLogWriter(at: folder.file(name + ".ndjson"), .made(chain: chain))
      for decision in decisions { writer.append(decision) }
      try writer.flush()
    }
    var corrections = Corrections()
    let files = try DecisionLogWalk.files(at: folder.path)
    for file in files {
      let walk = try DecisionLogWalk(file) { corrections.add($0, $1) }
      #expect(walk.fault == nil)
    }
    return try corrections.faults(in: files)
  }

  @Test("of a decision before it, in its own log or another, and again of the correction")
  func good() throws {
    #expect(
      try Self.faults(
        [
          made(1, at: 1), made(1, at: 1, correcting: "\(first):1"),
          made(2, at: 9, correcting: "\(second):1"),
        ],
        [made(2, at: 9), made(1, at: 10, correcting: "\(first):2")]) == [])
  }

  @Test(
    "what cannot be is named",
    arguments: [
      (
        [made(1, at: 1), made(1, at: 2, correcting: "\(first):9")], [LoggedDecision](),
        "decision \(first):2 corrects \(first):9, which none of these logs holds",
        "决策 \(first):2 更正 \(first):9，而后者不在所给日志之中"
      ),
      (
        [made(1, at: 1, correcting: "0\(first.dropFirst(1).dropLast(1))a:1")], [],
        "decision \(first):1 corrects 000102030405060708090a0b0c0d0e0a:1, which none of these logs holds",
        "决策 \(first):1 更正 000102030405060708090a0b0c0d0e0a:1，而后者不在所给日志之中"
      ),
      (
        [made(1, at: 1, correcting: "\(first):1")], [],
        "decision \(first):1 corrects \(first):1, which was not made before it",
        "决策 \(first):1 更正 \(first):1，而后者并非作于其前"
      ),
      (
        [made(1, at: 1, correcting: "\(first):2"), made(1, at: 2)], [],
        "decision \(first):1 corrects \(first):2, which was not made before it",
        "决策 \(first):1 更正 \(first):2，而后者并非作于其前"
      ),
      (
        [made(1, at: 1, correcting: "\(second):1")], [made(1, at: 2)],
        "decision \(first):1 corrects \(second):1, which was not made before it",
        "决策 \(first):1 更正 \(second):1，而后者并非作于其前"
      ),
      (
        [made(1, at: 1), made(2, at: 2, correcting: "\(first):1")], [],
        "decision \(first):2 corrects \(first):1, which is of another application",
        "决策 \(first):2 更正 \(first):1，而后者属于另一笔申请"
      ),
      (
        [made(1, at: 1), made(1, at: 2, correcting: "\(first):1")],
        [made(1, at: 2, correcting: "\(first):1")],
        "decision \(second):1 corrects \(first):1, which \(first):2 corrects already",
        "决策 \(second):1 更正 \(first):1，而后者已由 \(first):2 更正"
      ),
    ])
  func bad(
    _ one: [LoggedDecision], _ other: [LoggedDecision], _ english: String, _ chinese: String
  ) throws {
    let faults = try Self.faults(one, other)
    #expect(faults.map { $0.words.text(in: .english) } == [english])
    #expect(faults.map { $0.words.text(in: .chinese) } == [chinese])
  }

  @Test("names made by two keys say nothing of each other")
  func otherKey() throws {
    let folder = try LogFolder()
    var header = DecisionLogHeader.made(chain: second)
    header.key = "ffffffffffffffff"
    try folder.log(1, "a.ndjson")
    let writer = try DecisionLogWriter(at: folder.file("b.ndjson"), header)
    writer.append(made(1, at: 2, correcting: "\(first):1"))
    try writer.flush()
    var corrections = Corrections()
    let files = try DecisionLogWalk.files(at: folder.path)
    for file in files { _ = try DecisionLogWalk(file) { corrections.add($0, $1) } }
    #expect(try corrections.faults(in: files).map(\.cause) == [.otherApplication])
  }
}
