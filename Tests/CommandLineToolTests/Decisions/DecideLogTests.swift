import Foundation
import Registry
import Testing

@testable import CommandLineTool

@Suite("decide --log") struct DecideLogTests {
  @Test("logs what is decided upon and what came of it, and names each decision")
  func logs() throws {
    let bank = try DecisionBank()
    let plain = bank.run(["decide", "--rules", "@/lines.rules", "--data", "@/in.ndjson"])
    let logged = bank.decide("--log", "@/log.ndjson")
    #expect(logged.messages == "")
    #expect(logged.code == 0)
    let chain = try bank.chain()
    let expected = plain.output.split(separator: "\n").enumerated().map { index, line in
      line.dropLast() + #","logged":"\#(chain):\#(index + 1)"}"#
    }
    #expect(logged.output == expected.map { $0 + "\n" }.joined())

    let decisions = try bank.decisions()
    // Python: hmac.new(bytes.fromhex("0123456789abcdef" * 4), b"application\0K1", "sha256").hexdigest()[:32], and so on.
    #expect(
      decisions.map(\.application) == [
        "692ceb2f2e38d1a7aafa8627912c37a1",
        "9bd1e49c523df356b3f1f3a2a600dc8e",
        "7413a35fd3878f241adf7c3ba3f9bd10",
      ])
    #expect(decisions[0].customer == decisions[2].customer)
    #expect(decisions[0].customer != decisions[1].customer)
    #expect(decisions.map(\.asOf) == ["2026-01-10", "2026-02-11", "2026-03-12"])
    // In the book's own terms: 'A' is the code of level C, "1" that of A; amounts came in 万.
    #expect(
      decisions.map(\.inputs) == [
        #"{"applied_on":"2026-01-10","level":"C","amount":"25000","share":"0.125","is_new":true,"note":"plain \"text\", 中文","sales":[{"sold_on":"2025-12-01","buyer":"B1","total":"110.5"}]}"#,
        #"{"applied_on":"2026-02-11","level":null,"amount":"4999.99","share":null,"is_new":false,"note":null,"sales":[]}"#,
        #"{"applied_on":"2026-03-12","level":"A","amount":"30000","share":"0.125","is_new":true,"note":null,"sales":null}"#,
      ])
    let text = try bank.folder.text("log.ndjson")
    for name in ["K1", "K2", "K3", "C1", "C2"] {
      #expect(!text.contains(#""\#(name)""#), "\(name)")
    }
  }

  @Test("goes on in the same file, and in a folder begins one of its own")
  func twice() throws {
    let bank = try DecisionBank()
    #expect(bank.decide("--log", "@/log.ndjson").code == 0)
    #expect(bank.decide("--log", "@/log.ndjson").code == 0)
    #expect(try bank.decisions().map(\.number) == [1, 2, 3, 4, 5, 6])
    #expect(bank.decide("--log", "@/logs").code == 0)
    #expect(bank.decide("--log", "@/logs").code == 0)
    #expect(try DecisionLogWalk.files(at: "\(bank.folder.path)/logs").count == 2)
  }

  @Test("masked fields stand nowhere in the log, and are named")
  func masks() throws {
    let bank = try DecisionBank()
    #expect(
      bank.decide("--log", "@/log.ndjson", "--mask", "amount", "--mask", "sales.buyer").code == 0)
    let decisions = try bank.decisions()
    #expect(
      decisions.map(\.masked) == [
        ["amount", "sales.buyer"], ["amount", "sales.buyer"], ["amount", "sales.buyer"],
      ])
    let text = try bank.folder.text("log.ndjson")
    #expect(!text.contains("4999.99"))
    #expect(!text.contains("B1"))
    #expect(!text.contains("operands"))
    let run = bank.verify()
    #expect(run.code == 0)
    #expect(
      run.output.hasSuffix(
        "1 log holds: 3 decisions, 0 replayed to equal records, 3 not replayable\n"))
  }

  @Test(
    "what cannot be logged is refused before anything is decided",
    arguments: [
      (
        ["--log", "@/log.ndjson", "--mask", "amont"],
        "error: 'lines' has no field 'amont' to mask; did you mean 'amount'?\n"
      ),
      (["--log", "@/log.ndjson", "--mask", "id"], "error: 'lines' has no field 'id' to mask\n"),
      (
        ["--log", "@/log.ndjson", "--mask", "applied_on"],
        "error: 'lines' has no field 'applied_on' to mask\n"
      ),
      (["--mask", "amount"], "error: '--log-key' needs '--log'\n"),
      (
        ["--log", "@/log.ndjson", "--supersedes", "x"],
        "error: 'x' names no decision: expected a chain and a number, as in 'logged'\n"
      ),
      (
        ["--log", "@/none/log.ndjson"],
        "error: cannot write '@/none/log.ndjson': No such file or directory\nhelp: see whether the path is right\n"
      ),
    ])
  func refusals(_ arguments: [String], _ words: String) throws {
    let bank = try DecisionBank()
    let run = bank.run(
      ["decide", "--rules", "@/lines.rules", "--data", "@/in.ndjson", "--log-key", "@/key"]
        + arguments)
    #expect(run.code != 0)
    #expect(run.output == "")
    #expect(run.messages.hasPrefix(words), "\(run.messages)")
    // Nor is a log begun.
    #expect(!FileManager.default.fileExists(atPath: "\(bank.folder.path)/log.ndjson"))
  }

  @Test("a correction names what it corrects; both stay")
  func supersedes() throws {
    let bank = try DecisionBank([
      "one.ndjson":
        #"{"id":"K2","customer":"C2","applied_on":"2026-02-11","amount":"0.6","is_new":false,"sales":[]}"#,
      "other.ndjson":
        #"{"id":"K9","customer":"C2","applied_on":"2026-02-11","amount":"0.6","is_new":false}"#,
    ])
    #expect(bank.decide("--log", "@/log.ndjson").code == 0)
    let chain = try bank.chain()
    func correct(_ file: String, _ id: String) -> ToolRun {
      bank.run([
        "decide", "--rules", "@/lines.rules", "--data", "@/\(file)", "--log", "@/log.ndjson",
        "--log-key", "@/key", "--supersedes", id,
      ])
    }
    #expect(
      correct("other.ndjson", "\(chain):2").messages
        == "error: decision \(chain):2 is of another application than the one given\n")
    #expect(
      correct("in.ndjson", "\(chain):2").messages.hasPrefix(
        "error: '--supersedes' corrects one decision, and 3 applications are given\n"))
    #expect(
      correct("one.ndjson", "\(chain):9").messages
        == "error: the log '@/log.ndjson' has no decision \(chain):9\n")
    #expect(correct("one.ndjson", "\(chain):2").code == 0)
    #expect(try bank.decisions().map { $0.supersedes?.number } == [nil, nil, nil, 2])
    #expect(
      correct("one.ndjson", "\(chain):2").messages == """
        error: decision \(chain):2 is corrected already, by \(chain):4
        help: correct that one

        """)
    #expect(correct("one.ndjson", "\(chain):4").code == 0)
    #expect(bank.verify().code == 0)
  }
}
