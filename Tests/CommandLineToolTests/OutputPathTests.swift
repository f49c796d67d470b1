import Foundation
import Registry
import Testing

@testable import CommandLineTool

@Suite("outputs that would destroy something") struct OutputPathTests {
  private func refused(_ run: ToolRun, _ words: String) {
    #expect(run.messages == "error: \(words)\nhelp: name another file\n")
    #expect(run.output == "")
    #expect(run.code == 2)
  }

  @Test("verify-log --out replaces no log, key, book, and no file of another kind")
  func heads() throws {
    let bank = try DecisionBank(["other.txt": "not heads\n", "heads.json": ""])
    #expect(bank.decide("--log", "@/log.ndjson").code == 0)
    let path = bank.folder.path
    try FileManager.default.createSymbolicLink(
      atPath: "\(path)/link.ndjson", withDestinationPath: "\(path)/log.ndjson")
    let before = try bank.folder.text("log.ndjson")
    for (out, words) in [
      ("@/log.ndjson", "the output '@/log.ndjson' would replace '@/log.ndjson', which is read"),
      ("@/link.ndjson", "the output '@/link.ndjson' would replace '@/log.ndjson', which is read"),
      ("@/key", "the output '@/key' would replace '@/key', which is read"),
      ("@/lines.rules", "the output '@/lines.rules' would replace '@/lines.rules', which is read"),
      ("@/other.txt", "the output '@/other.txt' exists and does not hold heads of decision logs"),
    ] {
      refused(bank.verify("--log-key", "@/key", "--out", out), words)
    }
    #expect(try bank.folder.text("log.ndjson") == before)
    #expect(try bank.folder.text("other.txt") == "not heads\n")
    // An empty file, and earlier heads, are replaced.
    #expect(bank.verify("--out", "@/heads.json").code == 0)
    #expect(bank.verify("--out", "@/heads.json").code == 0)
    refused(
      bank.verify("--heads", "@/heads.json", "--out", "@/heads.json"),
      "the output '@/heads.json' would replace '@/heads.json', which is read")
  }

  @Test("reproduce --out replaces neither the registry nor a log")
  func page() throws {
    let logged = try LoggedScene()
    try logged.write([try logged.decision(logged.scene.first, 1, at: "06:30:00", sequence: 1)])
    func reproduce(_ out: String) -> ToolRun {
      logged.scene.run("reproduce", "--log", "@/log.ndjson", "--out", out, "\(LoggedScene.chain):1")
    }
    refused(
      reproduce("#/registry.db"),
      "the output '#/registry.db' would replace '#/registry.db', which is read")
    refused(
      reproduce("@/log.ndjson"),
      "the output '@/log.ndjson' would replace '@/log.ndjson', which is read")
    refused(reproduce("@/key"), "the output '@/key' exists and does not hold a page")
    #expect(reproduce("@/page.html").code == 0)
    #expect(reproduce("@/page.html").code == 0)
  }

  @Test("decide --log is no other file")
  func log() throws {
    let bank = try DecisionBank()
    for (name, words) in [
      ("lines.rules", "line 1 is no header of a decision log"),
      ("key", "line 1 is no header of a decision log"),
    ] {
      let before = try bank.folder.text(name)
      let run = bank.decide("--log", "@/\(name)")
      #expect(run.code == 3)
      #expect(
        run.messages == """
          error: the decision log '@/\(name)' cannot be continued: \(words)
          help: keep the file as it is, and write to another one or to a folder

          """)
      #expect(try bank.folder.text(name) == before)
    }
  }
}
