import Foundation
import Registry
import Testing

@testable import CommandLineTool

@Suite("verify-log") struct VerifyLogTests {
  @Test("replays to equal records and tells the head")
  func good() throws {
    let bank = try DecisionBank()
    _ = bank.decide("--log", "@/log.ndjson")
    let run = bank.verify("--log-key", "@/key")
    let head = try #require(try DecisionLogWalk("\(bank.folder.path)/log.ndjson").head)
    #expect(run.messages == "")
    #expect(
      run.output == """
        @/log.ndjson: 3 decisions, 3 replayed to equal records
          \(head.chain) 3 \(head.head)
        1 log holds: 3 decisions, 3 replayed to equal records, 0 not replayable

        """)
    #expect(run.code == 0)
  }

  @Test("without a version only the chain is walked, and it says so")
  func chainOnly() throws {
    let bank = try DecisionBank()
    _ = bank.decide("--log", "@/log.ndjson")
    let run = bank.run(["verify-log", "@/log.ndjson"])
    #expect(
      run.output.hasSuffix(
        "1 log holds: 3 decisions; none is replayed: name its version with --rules, --bundle or --registry\n"
      ))
    #expect(run.code == 0)
  }

  @Test("a version that nobody gave is named")
  func unknownVersion() throws {
    let bank = try DecisionBank(["small.rules": Samples.book])
    _ = bank.decide("--log", "@/log.ndjson")
    let version = try bank.decisions()[0].source.version
    let run = bank.run(["verify-log", "@/log.ndjson", "--rules", "@/small.rules"])
    #expect(
      run.output.hasSuffix(
        "3 decisions are not replayed: nobody gave their version \(version)\n"))
    #expect(run.code == 1)
  }

  @Test("the wrong key")
  func wrongKey() throws {
    let bank = try DecisionBank()
    _ = bank.decide("--log", "@/log.ndjson")
    let run = bank.verify("--log-key", "@/other.key")
    let (own, other) = (
      try IdentifierKey(file: "\(bank.folder.path)/key").id,
      try IdentifierKey(file: "\(bank.folder.path)/other.key").id
    )
    #expect(
      run.messages == """
        error: '@/log.ndjson' was written under the key \(own), and the key given is \(other)
        help: name the key by which it was written

        """)
    #expect(run.code == 3)
  }

  @Test("another outcome, another figure or other inputs in a chain written anew are named")
  func forged() throws {
    for (from, to, words) in [
      (
        #""outcome":"refer""#, #""outcome":"approve""#,
        "it is logged as 'approve' and replays to 'refer'"
      ),
      (#""line":"9000""#, #""line":"9001""#, "its 'proposed' is not what it replays to"),
      (#""code":"A01""#, #""code":"A07""#, "its 'reasons' is not what it replays to"),
    ] {
      let bank = try DecisionBank()
      _ = bank.decide("--log", "@/log.ndjson")
      try bank.forge { decision in
        if decision.number == 2 { decision.decision = decision.decision.replacing(from, with: to) }
      }
      let run = bank.verify()
      #expect(run.code == 1)
      #expect(
        run.output.hasPrefix(
          "@/log.ndjson: line 3, decision 2, does not replay: \(words)\n"), "\(run.output)")
    }
    let bank = try DecisionBank()
    _ = bank.decide("--log", "@/log.ndjson")
    try bank.forge { $0.inputs = $0.inputs.replacing("4999.99", with: "6000") }
    #expect(
      bank.verify().output.hasPrefix(
        "@/log.ndjson: line 3, decision 2, does not replay: its 'proposed' is not what it replays to\n"
      ))
    let other = try DecisionBank()
    _ = other.decide("--log", "@/log.ndjson")
    try other.forge { $0.inputs = $0.inputs.replacing("4999.99", with: "much") }
    #expect(
      other.verify().output.hasPrefix(
        "@/log.ndjson: line 3, decision 2, does not replay: its inputs do not fit the version\n"))
  }

  @Test("all that is logged of a decision is compared, byte for byte, masked or not")
  func exact() throws {
    let inputs = "its inputs are not as its version writes them"
    let changes: [(words: String, change: (inout LoggedDecision) -> Void)] = [
      ("its day is not that of its inputs", { $0.asOf = "2026-02-12" }),
      (inputs, { $0.inputs = $0.inputs.replacing("{\"applied", with: "{\"zz\":1,\"applied") }),
      (inputs, { $0.inputs = $0.inputs.replacing("{\"applied", with: "{ \"applied") }),
      (inputs, { $0.inputs = $0.inputs.replacing("4999.99", with: "4999.990") }),
      (inputs, { $0.inputs = $0.inputs.replacing("\"4999.99\"", with: "4999.99") }),
      (inputs, { $0.inputs = $0.inputs.replacing(",\"note\":null", with: "") }),
      (inputs, { $0.masked = ["amount"] }),
      (
        "its record is none of its version",
        {
          $0.masked = ["amount"]
          $0.inputs = $0.inputs.replacing("\"amount\":\"4999.99\",", with: "")
          $0.decision = #"{"outcome":"approve","offered":{},"reasons":[],"undecided":[]}"#
        }
      ),
      // Letters that compare alike and are other bytes.
      (
        "its 'reasons' is not what it replays to",
        { $0.decision = $0.decision.replacing("Caf\u{E9}", with: "Cafe\u{301}") }
      ),
    ]
    for (words, change) in changes {
      let bank = try DecisionBank([
        "lines.rules": DecisionBank.book.replacing("Small", with: "Caf\u{E9}")
      ])
      _ = bank.decide("--log", "@/log.ndjson")
      try bank.forge { if $0.number == 2 { change(&$0) } }
      let run = bank.verify()
      #expect(
        run.output.hasPrefix("@/log.ndjson: line 3, decision 2, does not replay: \(words)\n"),
        "\(run.output)")
      #expect(run.code == 1)
    }
  }

  @Test(
    "every chain of which a head is known is asked for, and every correction that is none named")
  func named() throws {
    let bank = try DecisionBank()
    _ = bank.decide("--log", "@/log.ndjson")
    _ = bank.decide("--log", "@/logs")
    _ = bank.decide("--log", "@/logs")
    #expect(bank.run(["verify-log", "@/logs", "@/log.ndjson", "--out", "@/heads.json"]).code == 0)
    let heads = try LogHeads.read("\(bank.folder.path)/heads.json")
    let chain = try bank.chain()
    try bank.forge { if $0.number > 1 { $0.supersedes = DecisionID(chain: chain, number: 1) } }
    let head = try #require(try DecisionLogWalk("\(bank.folder.path)/log.ndjson").head)
    try Data((try LogHeads.text(heads.filter { $0.chain != chain }) + "").utf8).write(
      to: URL(filePath: "\(bank.folder.path)/heads.json"))
    let run = bank.verify("--heads", "@/heads.json")
    let missing = heads.filter { $0.chain != chain }.sorted { $0.chain < $1.chain }
    #expect(missing.count == 2)
    #expect(
      run.output == """
        @/log.ndjson: 3 decisions, 3 replayed to equal records
          \(chain) 3 \(head.head)
        decision \(chain):2 corrects \(chain):1, which is of another application
        decision \(chain):3 corrects \(chain):1, which is of another application
        no log of the chain \(missing[0].chain) is given, of which 3 decisions are known
        no log of the chain \(missing[1].chain) is given, of which 3 decisions are known

        """)
    #expect(run.code == 1)
  }

  @Test("a file of heads that names something else than chains and hashes")
  func noHeads() throws {
    let head = Artefact.digest(of: "x".utf8)
    for text in [
      #"{"log_heads":[{"chain":"\u001b[2J","head":"\#(head)","records":3}]}"#,
      #"{"log_heads":[{"chain":"000102030405060708090a0b0c0d0e0f","head":"x","records":3}]}"#, "{}",
    ] {
      let bank = try DecisionBank(["heads.json": text + "\n"])
      _ = bank.decide("--log", "@/log.ndjson")
      let run = bank.verify("--heads", "@/heads.json")
      #expect(run.code == 3)
      #expect(
        run.messages == """
          error: '@/heads.json' holds no heads of decision logs
          help: 'verify-log --out' writes such a file

          """)
    }
  }

  @Test("a line changed, and heads that are kept apart")
  func heads() throws {
    let bank = try DecisionBank()
    _ = bank.decide("--log", "@/log.ndjson")
    #expect(bank.verify("--out", "@/heads.json").code == 0)
    let head = try #require(try DecisionLogWalk("\(bank.folder.path)/log.ndjson").head)
    #expect(
      try bank.folder.text("heads.json") == """
        {"log_heads":[{"chain":"\(head.chain)","head":"\(head.head)","records":3}]}

        """)
    // What comes after a head does not matter to it.
    _ = bank.decide("--log", "@/log.ndjson")
    #expect(bank.verify("--heads", "@/heads.json").code == 0)

    let lines = try bank.folder.text("log.ndjson").split(separator: "\n").map { $0 + "\n" }
    func write(_ text: String) throws {
      try Data(text.utf8).write(to: URL(filePath: "\(bank.folder.path)/log.ndjson"))
    }
    try write(lines.prefix(3).joined())
    #expect(bank.verify().code == 0)
    #expect(
      bank.verify("--heads", "@/heads.json").output == """
        @/log.ndjson: the chain does not have the head that is known of it: 3 decisions, \(head.head)
          before it 2 decisions hold

        """)
    try write(lines.prefix(4).joined().replacing("4999.99", with: "4999.98"))
    let run = bank.verify()
    #expect(
      run.output == """
        @/log.ndjson: line 3 was altered: it does not have the hash that it states
          before it 1 decision holds

        """)
    #expect(run.code == 1)
    try write(lines.joined())
    #expect(
      bank.run(["verify-log", "@/logs", "--heads", "@/heads.json"]).messages.hasPrefix(
        "error: the folder '@/logs' holds no decision log\n"))
  }
}
