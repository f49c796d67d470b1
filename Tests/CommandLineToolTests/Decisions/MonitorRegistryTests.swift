import Diagnostics
import Foundation
import Registry
import RegistryFixture
import Semantics
import Testing

@testable import CommandLineTool

/// What `monitor` asks of the registry by whose versions was decided, and what it writes there.
@Suite("monitor with a registry") struct MonitorRegistryTests {
  /// A bank that decides by a version whose evidence its registry has signed for.
  private struct Scene {
    let registry: ReleasedRegistry
    let bank: DecisionBank
    let version: String

    /// - Parameter signsFiles: whether the validator signed for the tables beside the record, too.
    init(signsFiles: Bool = true) throws {
      let checked = try check(
        bookAt: "lines.rules", reader: .memory(["lines.rules": DecisionBank.book]))
      let program = try #require(checked.program)
      version = program.digest
      let evidence = try MonitorTests.evidence(version)
      let names = ["rules.csv", "segments.csv", "risk_observed.csv", "summary.json"]
      let files = try names.map { name in
        (name: name, bytes: Array(try #require(evidence["evidence/\(name)"]).utf8))
      }
      registry = try ReleasedRegistry()
      try registry.release(
        program, run: Array(try #require(evidence["evidence/run.json"]).utf8),
        files: signsFiles ? EvidenceRun.digest(of: files) : nil)
      bank = try DecisionBank(evidence)
      #expect(bank.decide("--log", "@/log.ndjson").code == 0)
    }

    func monitor(_ more: String..., registry path: String? = nil) -> ToolRun {
      var run = bank.run(
        [
          "monitor", "--log", "@/log.ndjson", "--evidence", "@/evidence/run.json", "--plan",
          "@/plan.json", "--registry", path ?? registry.store.path,
        ] + more)
      run.output = run.output.replacing(version.short, with: "<v>")
      run.messages = run.messages.replacing(version.short, with: "<v>")
      return run
    }

    func registry(_ words: String...) -> ToolRun {
      var run = bank.run(["registry"] + words + ["--registry", registry.store.path])
      run.output = run.output.replacing(version.short, with: "<v>")
      return run
    }

    func write(_ text: String, to name: String) throws {
      try text.write(
        toFile: "\(bank.folder.path)/\(name)", atomically: true, encoding: .utf8)
    }
  }

  @Test("the run is the one that was signed for, and says whose; without a person none is opened")
  func signed() throws {
    let scene = try Scene()
    let run = scene.monitor()
    #expect(run.code == 1)
    #expect(run.messages == "no review is opened: name who opens it by --by\n")
    #expect(
      run.output.split(separator: "\n").prefix(2) == [
        "3 decisions; 0 corrected ones are left out, 0 have masked fields",
        "evidence: scenario base, signed for <v> in production by bo (event 2)",
      ])
    let csv = scene.monitor("--format", "csv", "--language", "zh")
    #expect(
      csv.messages == """
        证据：情景 base，由 bo 为 production 的 <v> 签署（事件 2）
        未开启复核：请用 --by 指明开启人

        """)
    #expect(csv.output.hasPrefix("version,family,figure,"))
    let unsigned = try Scene(signsFiles: false)
    #expect(
      unsigned.monitor("--format", "csv").messages == """
        evidence: scenario base, signed for <v> in production by bo (event 2)
        nobody signed for the tables beside it: check the folder with 'verify-run'
        no review is opened: name who opens it by --by

        """)
  }

  @Test("evidence that was not signed for, or whose tables were changed since, is refused")
  func changed() throws {
    let scene = try Scene()
    func refused(_ words: String, help: String, registry: String? = nil) {
      let run = scene.monitor(registry: registry)
      #expect(run.messages == "error: \(words)\nhelp: \(help)\n")
      #expect(run.output == "")
      #expect(run.code == 1)
    }
    let folder = scene.bank.folder.path
    // The undecided of A02 are a breach: who writes more of them into the evidence hides it.
    let rules = try String(contentsOfFile: "\(folder)/evidence/rules.csv", encoding: .utf8)
    try scene.write(rules.replacing("1,20,0,10", with: "1,20,0,66"), to: "evidence/rules.csv")
    refused(
      "a table or figure beside the evidence is not what was signed for",
      help: "find it with 'verify-run'")
    try scene.write(rules, to: "evidence/rules.csv")
    let summary = try String(contentsOfFile: "\(folder)/evidence/summary.json", encoding: .utf8)
    try scene.write(summary.replacing("0.3", with: "0.1"), to: "evidence/summary.json")
    refused(
      "a table or figure beside the evidence is not what was signed for",
      help: "find it with 'verify-run'")
    try scene.write(summary, to: "evidence/summary.json")
    let other = try ReleasedRegistry()
    refused(
      "the evidence is of the version <v>, which the registry does not hold",
      help: "name the run.json that was given to 'rulebench registry validate'",
      registry: other.store.path)
    let record = try String(contentsOfFile: "\(folder)/evidence/run.json", encoding: .utf8)
    try scene.write(
      record.replacing("rulebench backtest", with: "rulebench backtest --live"),
      to: "evidence/run.json")
    refused(
      "the evidence is no run that was signed for <v>",
      help: "name the run.json that was given to 'rulebench registry validate'")
    try scene.write(record, to: "evidence/run.json")
    #expect(scene.monitor().code == 1)
    let key = try #require(scene.registry.keys["bo"]).key.fingerprint
    try scene.registry.act(
      "se",
      .keyRevoked(
        KeyRevocation(person: "bo", fingerprint: key, compromisedSince: 2, because: "stolen")))
    refused(
      "the evidence was signed for <v> by a key in other hands (event 2)",
      help: "name the run.json that was given to 'rulebench registry validate'")
  }

  @Test("a run that was replaced by another before anything rested on it is no evidence any more")
  func replaced() throws {
    let scene = try Scene()
    let checked = try check(
      bookAt: "lines.rules", reader: .memory(["lines.rules": DecisionBank.book]))
    let program = try #require(checked.program)
    let registry = try ReleasedRegistry()
    let plan = ReleasePlan(from: registry.time)
    let record = "\(scene.bank.folder.path)/evidence/run.json"
    try registry.approve(
      program, plan: plan, by: [],
      run: Array(try Data(contentsOf: URL(filePath: record))))
    let path = registry.store.path
    #expect(
      scene.monitor(registry: path).output.contains("\nevidence: scenario base, signed for <v>"))
    var validation = try #require(
      registry.store.state.versions[program.digest]?.validations.first?.validation)
    let other = Array("another run".utf8)
    validation.runs[0].run = Artefact.digest(of: other)
    try registry.act("bo", .validated(validation), artefacts: [other])
    for (person, role) in [("ri", "risk"), ("po", "product")] {
      try registry.approve(
        program, as: role, by: person, plan: plan, evidence: [validation.runs[0].run])
    }
    try registry.schedule(program, plan: plan)
    let refused = scene.monitor(registry: path)
    #expect(
      refused.messages == """
        error: no release of <v> rests on the evidence, which event 2 signed, and other runs were asked for since
        help: name the run.json that was given to 'rulebench registry validate'

        """)
    #expect(refused.code == 1)
  }

  @Test("a person is asked for before anything is read, and must be known")
  func persons() throws {
    let scene = try Scene()
    let nowhere = scene.bank.run(
      ["monitor", "--log", "@/none", "--evidence", "@/none", "--by", "op"])
    #expect(nowhere.code == 2)
    #expect(nowhere.messages.hasPrefix("error: '--by' needs '--registry'\n"))
    let stranger = scene.monitor("--by", "nobody")
    #expect(stranger.output == "")
    #expect(
      stranger.messages == """
        error: the policy knows no person 'nobody'
        help: it knows an, bo, cu, he, op, po, re, ri or se

        """)
    #expect(stranger.code == 1)
  }

  @Test("a breach opens one review, another figure another, until somebody closes them")
  func review() throws {
    let scene = try Scene()
    let opened = scene.monitor("--by", "op")
    #expect(opened.code == 1)
    #expect(opened.messages == "event 6: a review of <v> is opened\n")
    let event = try #require(try scene.registry.store.events(from: 6).first)
    #expect(
      event.event.body
        == .reviewOpened(
          ReviewOpening(
            version: scene.version, because: "a monitored figure is beyond its limits",
            breaches: ["undecided_rate A02"])))
    let due = scene.registry("due")
    #expect(due.code == 1)
    #expect(
      due.output
        == "OVERDUE  look at small_line <v>, live in production, and close the review: 'a monitored figure is beyond its limits' (undecided_rate A02, event 6)\n"
    )
    let again = scene.monitor("--by", "ri")
    #expect(again.code == 1)
    #expect(
      again.messages
        == "the review of <v> that event 6 opened is open still: no other is opened\n")
    #expect(
      scene.monitor("--by", "ri", "--language", "zh").messages
        == "事件 6 对 <v> 开启的复核尚未结束，不再另开\n")
    #expect(try scene.registry.store.events(from: 7).isEmpty)
    // The PSI of the level is 0.139: beyond a tenth, and not under review yet.
    try scene.write(
      #"{"format": "rulebench monitoring plan 1", "least_decisions": 3, "pass_rate": "10%", "psi": "0.1"}"#,
      to: "plan.json")
    #expect(scene.monitor("--by", "op").messages == "event 7: a review of <v> is opened\n")
    #expect(
      try scene.registry.store.events(from: 7).map(\.event.body) == [
        .reviewOpened(
          ReviewOpening(
            version: scene.version, because: "a monitored figure is beyond its limits",
            breaches: ["psi level"]))
      ])
    #expect(
      scene.monitor("--by", "op").messages
        == "the reviews of <v> that events 6, 7 opened are open still: no other is opened\n")
    for review in ["6", "7"] {
      let closed = scene.registry(
        "close-review", "--because", "a holiday week", "--by", "po", "--key",
        "\(scene.registry.folder)/po", review)
      #expect(closed.code == 0, "\(closed.messages)")
    }
    #expect(scene.registry("due").output == "nothing is due\n")
    let anew = scene.monitor("--by", "op")
    #expect(anew.messages == "event 10: a review of <v> is opened\n")
    #expect(
      try scene.registry.store.events(from: 10).map(\.event.body) == [
        .reviewOpened(
          ReviewOpening(
            version: scene.version, because: "2 monitored figures are beyond their limits",
            breaches: ["undecided_rate A02", "psi level"]))
      ])
  }
}
