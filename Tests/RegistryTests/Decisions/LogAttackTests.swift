import Diagnostics
import Testing

@testable import Registry

@Suite("attacks on the decision log") struct LogAttackTests {
  @Test("any byte changed is found, and its line is named")
  func everyByte() throws {
    let folder = try LogFolder()
    let lines = try folder.log(6)
    let bytes = Array(lines.joined().utf8)
    var starts = [0]
    for line in lines { starts.append(starts.last! + line.utf8.count) }
    var generator = SplitMix(seed: 7)
    // The ends of lines and of hashes are the places where a mistake would hide.
    let edges = starts.dropFirst().flatMap { [$0 - 1, $0 - 2, $0 - 3, $0 - 70] }
    let places = edges + (0..<500).map { _ in Int(generator.next() % UInt64(bytes.count)) }
    for place in places {
      var altered = bytes
      altered[place] ^= UInt8(1 + generator.next() % 255)
      try folder.write(altered, "log.ndjson")
      let fault = try folder.walk().fault
      let line = starts.lastIndex { $0 <= place }! + 1
      #expect(fault?.line == line, "byte \(place): \(String(describing: fault))")
    }
  }

  @Test("every bit of one record changed is found")
  func everyBit() throws {
    let folder = try LogFolder()
    let lines = try folder.log(2)
    let bytes = Array(lines.joined().utf8)
    let start = lines[0].utf8.count + lines[1].utf8.count
    for place in start..<bytes.count {
      var altered = bytes
      altered[place] ^= UInt8(1 << (place % 8))
      try folder.write(altered, "log.ndjson")
      #expect(try folder.walk().fault?.line == 3, "byte \(place)")
    }
  }

  @Test(
    "lines dropped, doubled, swapped, taken from another chain, or added",
    arguments: [
      ("dropped", [0, 1, 3, 4], "line 3 is decision 3 where decision 2 should stand"),
      ("doubled", [0, 1, 2, 2, 3, 4], "line 4 is decision 2 where decision 3 should stand"),
      ("swapped", [0, 1, 3, 2, 4], "line 3 is decision 3 where decision 2 should stand"),
      ("without a header", [1, 2, 3], "line 1 is no header of a decision log"),
      ("two headers", [0, 0, 1], "line 2 is no record of a decision log"),
      (
        "of another chain", [0, 1, 12],
        "line 3 does not follow the line before it: it names another hash"
      ),
      ("nothing", [], "the file is empty"),
    ])
  func lines(_ name: String, _ order: [Int], _ words: String) throws {
    let folder = try LogFolder()
    var lines = try folder.log(9)
    lines += try folder.log(4, "other.ndjson", .made(chain: "ff0102030405060708090a0b0c0d0e0f"))
    try folder.write(order.flatMap { Array(lines[$0].utf8) }, "log.ndjson")
    #expect(try folder.walk().fault?.words.text(in: .english) == words)
  }

  @Test("a record cut anywhere is torn, those before it hold, and nothing is written behind it")
  func torn() throws {
    let folder = try LogFolder()
    let lines = try folder.log(3)
    let whole = Array(lines.joined().utf8)
    let last = lines[3].utf8.count
    for cut in 1..<last {
      try folder.write(whole.dropLast(cut), "log.ndjson")
      let walk = try folder.walk()
      #expect(walk.fault == DecisionLogFault(.torn(bytes: last - cut), line: 4))
      #expect(walk.records == 2)
    }
    try folder.write(whole.dropLast(100), "log.ndjson")
    do {
      _ = try DecisionLogWriter(at: folder.file("log.ndjson"), .made())
      Issue.record("a torn log was continued")
    } catch let error as DecisionLogError {
      #expect(
        error.message.text(in: .english) == """
          the decision log '\(folder.file("log.ndjson"))' cannot be continued: line 4 is torn: its \
          \(last - 100) bytes have no end, so it was being written when its process stopped
          """)
      #expect(
        error.remedy?.text(in: .english)
          == "keep the file as it is, and write to another one or to a folder")
    }
    #expect(try folder.bytes("log.ndjson") == Array(whole.dropLast(100)))
  }

  @Test("a torn end for which somebody has signed is one no more; every other head still counts")
  func settled() throws {
    let folder = try LogFolder()
    let lines = try folder.log(3)
    let longer = try #require(try folder.walk().head)
    try folder.write(lines.joined().utf8.dropLast(9), "log.ndjson")
    let head = try #require(try folder.walk().head)
    #expect(head.records == 2)
    #expect(try folder.walk().fault?.isTorn == true)
    #expect(!(try folder.walk().isSettled))
    let settled = try folder.walk(heads: [head])
    #expect(settled.fault == nil)
    #expect(settled.isSettled)
    var earlier = head
    (earlier.records, earlier.head) = (1, "sha256:x")
    #expect(try folder.walk(heads: [earlier, head]).fault?.cause == .notHead(earlier))
    // The line was whole once.
    #expect(try folder.walk(heads: [longer]).fault?.cause == .notHead(longer))
    #expect(try folder.walk(heads: [head, longer]).fault?.cause == .notHead(longer))
  }

  @Test(
    "a time long before that of the lines before it is named; a clock may be set back by minutes")
  func backwards() throws {
    let folder = try LogFolder()
    func log(_ times: [Int64]) throws -> DecisionLogFault? {
      let name = "\(times).ndjson"
      let writer = try DecisionLogWriter(at: folder.file(name), .made())
      for time in times {
        var decision = LoggedDecision.made(1)
        decision.at = .made(time)
        writer.append(decision)
      }
      try writer.flush()
      return try folder.walk(name).fault
    }
    // The header says that the log was begun at nine.
    #expect(try log([0, -300, 0, 600, 300]) == nil)
    #expect(try log([-301])?.line == 2)
    let fault = try #require(try log([700, 800, 499, 900]))
    #expect(fault.line == 4)
    #expect(
      fault.words.text(in: .english)
        == "line 4 says it was written at 2026-03-01T09:08:19Z, and a line before it at 2026-03-01T09:13:20Z: the clock was set back, or somebody chose the time"
    )
    #expect(
      fault.words.text(in: .chinese)
        == "第 4 行自称写于 2026-03-01T09:08:19Z，而其前已有 2026-03-01T09:13:20Z 写入的行：时钟被回拨，或时间由人选定")
  }

  @Test("a chain cut at a line's end, or written anew, is not the one whose head is known")
  func heads() throws {
    let folder = try LogFolder()
    let lines = try folder.log(5)
    let head = try #require(try folder.walk().head)
    #expect(try folder.walk(heads: [head]).fault == nil)
    let words =
      "the chain does not have the head that is known of it: 5 decisions, \(head.head)"

    try folder.write(lines.dropLast().joined().utf8, "log.ndjson")
    #expect(try folder.walk().fault == nil)
    #expect(try folder.walk(heads: [head]).fault?.words.text(in: .english) == words)

    let writer = try DecisionLogWriter(at: folder.file("forged.ndjson"), .made())
    for number in [1, 2, 9, 4, 5] { writer.append(.made(number)) }
    try writer.flush()
    #expect(try folder.walk("forged.ndjson").fault == nil)
    #expect(
      try folder.walk("forged.ndjson", heads: [head]).fault
        == DecisionLogFault(.notHead(head), line: 6))
    // A head of another chain says nothing of this one.
    let other = LogHead(chain: "ff0102030405060708090a0b0c0d0e0f", records: 9, head: "sha256:x")
    #expect(try folder.walk("forged.ndjson", heads: [other]).fault == nil)
  }

  @Test(
    "a chain that was written anew and signed again does not have the heads that were signed before"
  )
  func earlierHeads() throws {
    let bank = try TestRegistry()
    let folder = try LogFolder()
    func checkpoint(_ head: LogHead?) throws {
      try bank.act("zhou.yan", .checkpoint(Checkpoint(logHeads: [try #require(head)])))
    }
    try folder.log(3)
    let first = try #require(try folder.walk().head)
    try checkpoint(first)
    // The third decision is another one, and one more follows.
    let writer = try DecisionLogWriter(at: folder.file("forged.ndjson"), .made())
    for number in [1, 2, 9, 4] { writer.append(.made(number)) }
    try writer.flush()
    try checkpoint(try folder.walk("forged.ndjson").head)
    let heads = try bank.store.signedHeads(by: try SSHKeygen())
    #expect(heads.map(\.records) == [3, 4])
    #expect(
      try folder.walk("forged.ndjson", heads: heads).fault?.words.text(in: .english)
        == "the chain does not have the head that is known of it: 3 decisions, \(first.head)")
    // Nor can the chain that was there before be told any more from one that was changed.
    #expect(try folder.walk(heads: heads).fault?.cause == .notHead(heads[1]))
  }

  @Test("a checkpoint whose signature does not hold has signed no head")
  func forgedHead() throws {
    let bank = try TestRegistry()
    try bank.act("zhou.yan", .checkpoint(Checkpoint(logHeads: [])))
    var forger = try Forger(bank)
    forger.rows.append(forger.rows[1])
    let head = LogHead(
      chain: "ff0102030405060708090a0b0c0d0e0f", records: 9, head: Sample.digest("x"))
    try forger.edit(2) { $0.body = .checkpoint(Checkpoint(logHeads: [head])) }
    try forger.rechain()
    try forger.write()
    let store = try RegistryStore(path: forger.path)
    do {
      _ = try store.signedHeads(by: try SSHKeygen())
      Issue.record("a forged head counts")
    } catch {
      #expect(error.reason == .wrongSignature)
      #expect(error.position == 2)
    }
  }

  @Test("a checkpoint takes no head that goes back, nor another one of as many records")
  func headsGoForward() throws {
    let bank = try TestRegistry()
    let chain = "ff0102030405060708090a0b0c0d0e0f"
    func sign(_ records: Int, _ head: String) throws {
      try bank.act(
        "zhou.yan",
        .checkpoint(
          Checkpoint(logHeads: [LogHead(chain: chain, records: records, head: Sample.digest(head))])
        ))
    }
    try sign(5, "five")
    try sign(5, "five")
    for (records, head) in [(4, "four"), (5, "other"), (0, "none")] {
      do {
        try sign(records, head)
        Issue.record("\(records) \(head) was signed")
      } catch let error as RegistryError {
        #expect(error.reason == .downgrade)
        #expect(
          error.message.text(in: .english)
            == "the decision log \(chain) had 5 records at the last checkpoint and is not what it was"
        )
        #expect(error.message.text(in: .chinese) == "决策日志 \(chain) 上次检查点有 5 条记录，现已与当时不符")
      }
    }
    try sign(6, "six")
  }

  @Test("two heads of one chain that contradict each other are refused")
  func twoHeads() throws {
    let folder = try LogFolder()
    try folder.log(3)
    let head = try #require(try folder.walk().head)
    var other = head
    other.head = "sha256:other"
    #expect(try folder.walk(heads: [head, other]).fault?.line == 1)
  }
}

/// SplitMix64 (Steele, Lea, Flood 2014).
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
