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
      run.messages
        == "error: '@/log.ndjson' was written under the key \(own), and the key given is \(other)\n"
    )
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
