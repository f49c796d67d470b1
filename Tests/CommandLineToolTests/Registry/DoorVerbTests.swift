import Foundation
import Glibc
import Numbers
import Registry
import RegistryFixture
import Semantics
import Testing

@testable import CommandLineTool

/// What a pipeline sees of a registry: its verbs, their exit codes and JSON.
@Suite("fetch, verify-bundle and decide --bundle") struct DoorVerbTests {
  /// A registry of the last hours and a pipeline's own folder beside it.
  private struct Scene {
    let registry: ReleasedRegistry
    let folder: TemporaryFolder

    init() throws {
      registry = try ReleasedRegistry(
        start: Timestamp.now.adding(hours: -10), step: 300, engine: try .current())
      folder = try TemporaryFolder([
        "data.ndjson": """
        {"id": "1", "customer": "C1", "applied_on": "2026-03-10", "amount": 6000}
        {"id": "2", "customer": "C2", "applied_on": "2026-03-10", "amount": 9000}

        """
      ])
      _ = run("registry", "trust", "--registry", "#", "--out", "@/trust.json")
    }

    /// Runs a verb; `#` is the registry, `@` the pipeline's folder.
    func run(_ arguments: String...) -> ToolRun {
      let words = arguments.map {
        $0.replacing("#", with: registry.store.path).replacing("@", with: folder.path)
      }
      var run = ToolRun(words)
      run.output = run.output.replacing(folder.path, with: "@")
      run.messages = run.messages.replacing(folder.path, with: "@")
      return run
    }

    func fetch() -> ToolRun {
      run(
        "fetch", "--registry", "#", "--environment", "production", "--trust", "@/trust.json",
        "--out", "@/bundle.json")
    }

    func verify() -> ToolRun {
      run("verify-bundle", "--trust", "@/trust.json", "@/bundle.json")
    }

    func decide(_ more: String...) -> ToolRun {
      ToolRun(
        [
          "decide", "--bundle", "@/bundle.json", "--trust", "@/trust.json", "--data",
          "@/data.ndjson",
        ].map { $0.replacing("@", with: folder.path) } + more)
    }
  }

  /// A member of a JSON line, as far as a text or a number goes.
  private func member(_ name: String, of line: some StringProtocol) -> String? {
    guard let start = line.range(of: "\"\(name)\":")?.upperBound else { return nil }
    return String(line[start...].prefix { $0 != "," && $0 != "}" }.filter { $0 != "\"" })
  }

  @Test("what is live is fetched, judged, and decides")
  func good() throws {
    let scene = try Scene()
    let version = try ReleasedRegistry.program(least: 8_000)
    try scene.registry.release(version)
    let published = try scene.registry.publish()
    guard case .current(let current) = published.event.body else {
      Issue.record("no statement of what is live")
      return
    }
    let fetched = scene.fetch()
    #expect(fetched.messages == "")
    #expect(fetched.code == 0)
    let digest = Artefact.digest(of: try scene.folder.text("bundle.json").utf8)
    #expect(
      fetched.output == """
        {"environment":"production","sequence":1,"valid_until":"\(current.validUntil)","bundle":"\(digest)",\
        "live":[{"product":"small_line","version":"\(version.digest)","share":100,\
        "from":"\(current.live[0].from)","in_flight":"decision_date","review_by":"2027-06-30"}]}

        """)
    #expect(scene.verify() == fetched)
    let decided = scene.decide()
    #expect(decided.messages == "")
    #expect(decided.code == 0)
    let lines = decided.output.split(separator: "\n")
    #expect(lines.map { member("outcome", of: $0) } == ["decline", "approve"])
    for line in lines {
      #expect(
        line.hasSuffix(
          #""version":"\#(version.digest)","environment":"production","product":"small_line","#
            + #""bundle":"\#(digest)","sequence":1}"#))
    }
  }

  @Test("of two versions at a staged share each customer has one, by place")
  func staged() throws {
    let scene = try Scene()
    let first = try ReleasedRegistry.program(least: 5_000)
    let second = try ReleasedRegistry.program(least: 8_000)
    try scene.registry.release(first)
    let plan = ReleasePlan(from: scene.registry.time, share: 40)
    try scene.registry.approve(second, parent: first, plan: plan)
    let release = try scene.registry.schedule(second, plan: plan)
    guard case .scheduled(let scheduled) = release.event.body else {
      Issue.record("no release")
      return
    }
    try scene.registry.publish()
    #expect(scene.fetch().code == 0)
    let arm = Arm(salt: scheduled.salt)
    let customers = (0..<200).map { "C\($0)" }
    let data = customers.map {
      #"{"id": "\#($0)", "customer": "\#($0)", "applied_on": "2026-03-10", "amount": 6000}"#
    }
    try (data.joined(separator: "\n") + "\n").write(
      toFile: "\(scene.folder.path)/data.ndjson", atomically: true, encoding: .utf8)
    let decided = scene.decide()
    #expect(decided.code == 0)
    let lines = decided.output.split(separator: "\n")
    #expect(lines.count == customers.count)
    for (line, customer) in zip(lines, customers) {
      let place = arm.place(of: customer)
      #expect(member("id", of: line) == customer)
      #expect(member("arm", of: line) == "\(place)")
      #expect(member("version", of: line) == (place < 40 ? second : first).digest)
      // 6,000 is too little for the second version alone.
      #expect(member("outcome", of: line) == (place < 40 ? "decline" : "approve"))
    }
  }

  @Test("without a trust file nothing is believed, and none is made")
  func noTrust() throws {
    let scene = try Scene()
    try scene.registry.release(try ReleasedRegistry.program(least: 5_000))
    try scene.registry.publish()
    let run = scene.run(
      "fetch", "--registry", "#", "--environment", "production", "--trust", "@/none.json", "--out",
      "@/bundle.json")
    #expect(run.code == 2)
    #expect(
      run.messages == """
        error: no trust file '@/none.json'
        help: have it made by 'rulebench registry trust', and compare its digest by another way

        """)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: scene.folder.path).sorted()
        == ["data.ndjson", "trust.json"])
  }

  @Test("a checkpoint that moves the trust past a halt makes it refuse")
  func checkpoint() throws {
    let scene = try Scene()
    try scene.registry.release(try ReleasedRegistry.program(least: 5_000))
    try scene.registry.publish()
    #expect(scene.fetch().code == 0)
    try scene.registry.act(
      "op", .halted(Halt(environment: "production", because: "an outage")))
    let key = "\(scene.registry.folder)/op"
    let signed = scene.run(
      "registry", "checkpoint", "--registry", "#", "--trust", "@/trust.json", "--by", "op", "--key",
      key)
    #expect(signed.code == 0)
    for run in [scene.verify(), scene.decide()] {
      #expect(run.code == 11)
      #expect(
        run.messages == """
          error: the last fetch from 'production' was refused: halted
          help: refer all applications to people until a fetch succeeds

          """)
    }
  }

  @Test("a refusal is an exit code and JSON, and the last good bundle stays byte for byte")
  func refusals() throws {
    let scene = try Scene()
    let none = scene.fetch()
    #expect(none.code == 10)
    #expect(member("reason", of: none.output) == "nothing_live")
    #expect(
      none.messages == """
        error: nothing was ever published in 'production'
        help: have a release key sign what is live: 'rulebench registry publish'

        """)
    try scene.registry.release(try ReleasedRegistry.program(least: 5_000))
    try scene.registry.publish()
    #expect(scene.fetch().code == 0)
    let bundle = try scene.folder.text("bundle.json")
    let trust = try scene.folder.text("trust.json")
    let event = try scene.registry.act(
      "op", .halted(Halt(environment: "production", because: "an outage")))
    let halted = scene.fetch()
    #expect(halted.code == 11)
    #expect(
      halted.output
        == #"{"reason":"halted","message":"'small_line' is halted in 'production': an outage","#
        + #""remedy":"refer all applications to people","position":\#(event.event.position)}"#
        + "\n")
    #expect(try scene.folder.text("bundle.json") == bundle)
    // The refusal is remembered, and holds where the registry is out of reach.
    #expect(try scene.folder.text("trust.json") != trust)
    let path = scene.registry.store.path
    try FileManager.default.moveItem(atPath: path, toPath: path + ".away")
    #expect(scene.fetch().code == 4)
    for run in [scene.verify(), scene.decide()] {
      #expect(run.code == 11)
      #expect(
        run.messages == """
          error: the last fetch from 'production' was refused: halted
          help: refer all applications to people until a fetch succeeds

          """)
    }
    try FileManager.default.moveItem(atPath: path + ".away", toPath: path)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: scene.folder.path).sorted()
        == [
          "bundle.json", "data.ndjson", "trust.json", "trust.json.checked", "trust.json.lock",
        ])
  }

  @Test("checked signatures count where nobody else may write them, and may be lost at any time")
  func checkedSignatures() throws {
    let scene = try Scene()
    try scene.registry.release(try ReleasedRegistry.program(least: 5_000))
    try scene.registry.publish()
    let fetched = scene.fetch()
    #expect(fetched.code == 0)
    let path = "\(scene.folder.path)/trust.json.checked"
    let checked = try scene.folder.text("trust.json.checked")
    try FileManager.default.removeItem(atPath: path)
    #expect(scene.verify() == fetched)
    #expect(!FileManager.default.fileExists(atPath: path))
    #expect(scene.fetch() == fetched)
    #expect(try scene.folder.text("trust.json.checked") == checked)
    // A file that anyone may write is said not to count, and the next fetch makes it anew.
    chmod(path, 0o666)
    var noted = fetched
    noted.messages =
      "note: all signatures are checked again, '@/trust.json.checked' does not count: others may write it\n"
    #expect(scene.verify() == noted)
    #expect(scene.fetch() == noted)
    #expect(scene.fetch() == fetched)
    try "{}\n".write(toFile: path, atomically: true, encoding: .utf8)
    noted.messages =
      "note: all signatures are checked again, '@/trust.json.checked' does not count: this is no list of checked signatures: 'format' is absent\n"
    #expect(scene.verify() == noted)
    #expect(scene.fetch() == noted)
    #expect(try scene.folder.text("trust.json.checked") == checked)
  }

  @Test(
    "ended between its two writes, a fetch has left a bundle that holds, and the next one succeeds")
  func betweenWrites() throws {
    let scene = try Scene()
    let first = try ReleasedRegistry.program(least: 5_000)
    try scene.registry.release(first)
    try scene.registry.publish()
    #expect(scene.fetch().code == 0)
    let trust = try scene.folder.text("trust.json")
    try scene.registry.release(try ReleasedRegistry.program(least: 8_000), parent: first)
    try scene.registry.publish()
    let fetched = scene.fetch()
    #expect(fetched.code == 0)
    // As if the process had ended behind the bundle and before the trust, which knew of it already.
    let moved = try Trust(file: Array(trust.utf8)).announcing(
      Artefact.digest(of: try scene.folder.text("bundle.json").utf8), of: "production")
    try String(decoding: moved.file(), as: UTF8.self).write(
      toFile: "\(scene.folder.path)/trust.json", atomically: true, encoding: .utf8)
    #expect(scene.verify() == fetched)
    #expect(scene.fetch() == fetched)
  }

  @Test(
    "a trust by which nothing was fetched checks a bundle, and says so; nothing is decided by it")
  func unfetched() throws {
    let scene = try Scene()
    try scene.registry.release(try ReleasedRegistry.program(least: 8_000))
    try scene.registry.publish()
    let auditor = try scene.folder.text("trust.json")
    let fetched = scene.fetch()
    try auditor.write(
      toFile: "\(scene.folder.path)/trust.json", atomically: true, encoding: .utf8)
    let checked = scene.run(
      "verify-bundle", "--trust", "@/trust.json", "--environment", "production", "@/bundle.json")
    #expect(checked.code == 0)
    #expect(
      checked.output == fetched.output.replacing(#","live":"#, with: #","fetched":false,"live":"#))
    let decided = scene.decide("--environment", "production")
    #expect(decided.code == 15)
    #expect(
      decided.messages == """
        error: the bundle was not fetched by this trust file
        help: decide with the trust file that 'rulebench fetch' has moved

        """)
  }

  @Test(
    "the bundle takes the place of nothing else", arguments: ["#", "@/trust.json", "@/data.ndjson"])
  func otherFiles(_ out: String) throws {
    let scene = try Scene()
    try scene.registry.release(try ReleasedRegistry.program(least: 8_000))
    try scene.registry.publish()
    let trust = try scene.folder.text("trust.json")
    let run = scene.run(
      "fetch", "--registry", "#", "--environment", "production", "--trust", "@/trust.json", "--out",
      out)
    #expect(run.code == 2)
    #expect(try scene.folder.text("trust.json") == trust)
    #expect(scene.fetch().code == 0)
  }

  @Test("where the bundle cannot be written the trust does not move on")
  func unwritable() throws {
    let scene = try Scene()
    try scene.registry.release(try ReleasedRegistry.program(least: 5_000))
    try scene.registry.publish()
    let trust = try scene.folder.text("trust.json")
    let run = scene.run(
      "fetch", "--registry", "#", "--environment", "production", "--trust", "@/trust.json",
      "--out", "@/none/bundle.json")
    #expect(run.code == 4)
    #expect(member("reason", of: run.output) == "failure")
    // It knows of the bundle that was not put there, and has seen nothing more.
    let known = try Trust(file: Array(try scene.folder.text("trust.json").utf8))
    #expect(try known.checkpoint == Trust(file: Array(trust.utf8)).checkpoint)
    #expect(known.last["production"]?.sequence == 0)
  }

  @Test(
    "a bundle older than one that was seen, one of another environment, and one that was edited")
  func oldAndEdited() throws {
    let scene = try Scene()
    let first = try ReleasedRegistry.program(least: 5_000)
    try scene.registry.release(first)
    try scene.registry.publish()
    #expect(scene.fetch().code == 0)
    let old = try scene.folder.text("bundle.json")
    try scene.registry.release(try ReleasedRegistry.program(least: 8_000), parent: first)
    try scene.registry.publish()
    #expect(scene.fetch().code == 0)
    let new = try scene.folder.text("bundle.json")
    func decide(by text: String, _ more: String...) throws -> ToolRun {
      try text.write(
        toFile: "\(scene.folder.path)/bundle.json", atomically: true, encoding: .utf8)
      return more.isEmpty ? scene.decide() : scene.decide(more[0], more[1])
    }
    let downgraded = try decide(by: old)
    #expect(downgraded.code == 17)
    #expect(member("reason", of: downgraded.output) == "downgrade")
    let forged = new.replacing(/8_?000/, with: "0")
    #expect(forged != new)
    let edited = try decide(by: forged)
    #expect(edited.code == 14)
    #expect(edited.output.split(separator: "\n").count == 1)
    #expect(try decide(by: new, "--environment", "test").code == 14)
    #expect(try decide(by: new, "--product", "other").code == 10)
    #expect(try decide(by: new).code == 0)
  }

  @Test("what a pipeline decides before it fetches again is late; behind a halt it is no excuse")
  func reconciled() throws {
    let scene = try Scene()
    let first = try ReleasedRegistry.program(least: 5_000)
    try scene.registry.release(first)
    try scene.registry.publish()
    #expect(scene.fetch().code == 0)
    try (String(repeating: "0f", count: 32) + "\n").write(
      toFile: "\(scene.folder.path)/key", atomically: true, encoding: .utf8)
    chmod("\(scene.folder.path)/key", 0o600)
    // The registry's clock is behind ours: what happens there now has happened when we decide.
    try scene.registry.release(try ReleasedRegistry.program(least: 8_000), parent: first)
    let decided = scene.decide(
      "--log", "\(scene.folder.path)/log.ndjson", "--log-key", "\(scene.folder.path)/key")
    #expect(decided.code == 0)
    let late = scene.run("registry", "reconcile", "--registry", "#", "--log", "@/log.ndjson")
    #expect(late.code == 0)
    let lines = late.output.split(separator: "\n").filter { !$0.contains("─") }
    let lag = /\d+:\d\d:\d\d/
    #expect(
      lines.map { $0.replacing(lag, with: "LAG").replacing(#/ +/#, with: " ") } == [
        " environment product version arm decisions late at most",
        " production small_line \(first.digest.dropFirst(7).prefix(12)) all 2 2 LAG",
        "2 decisions are proven (2 late: by a statement still good, at most LAG after what is live had changed), 0 are not",
      ])
    try scene.registry.act("op", .halted(Halt(environment: "production", because: "an outage")))
    let halted = scene.run("registry", "reconcile", "--registry", "#", "--log", "@/log.ndjson")
    #expect(halted.code == 1)
    #expect(
      halted.output.split(separator: "\n").map {
        $0.replacing(#/.* by [0-9a-f]+, /#, with: "").replacing(lag, with: "LAG")
      } == [
        "WAS DECIDED WHILE THE PRODUCT WAS HALTED, LAG after the halt at \(scene.registry.time.description.replacing(lag, with: "LAG"))",
        "WAS DECIDED WHILE THE PRODUCT WAS HALTED, LAG after the halt at \(scene.registry.time.description.replacing(lag, with: "LAG"))",
        "0 decisions are proven, 2 are not",
      ])
  }

  @Test(
    "by another day than today nothing is decided; a replay says that it is one, and is not logged")
  func otherDay() throws {
    let scene = try Scene()
    let first = try ReleasedRegistry.program(least: 5_000)
    try scene.registry.release(first)
    try scene.registry.publish()
    #expect(scene.fetch().code == 0)
    let today = Timestamp.now.bankDay
    let tomorrow = Timestamp.now.adding(days: 1).bankDay
    let day = try #require(CalendarDate(parsing: "2026-03-10"))
    let refused = scene.decide("--on", "\(day)")
    #expect(refused.code == 2)
    #expect(
      refused.messages == """
        error: 2026-03-10 is not today: by the versions of another day nothing is decided
        help: to look back, say '--replay': what comes out is no decision and is not logged

        """)
    #expect(member("reason", of: refused.output) == "wrong_usage")
    let log = "\(scene.folder.path)/log.ndjson"
    let logged = scene.decide("--on", "\(day)", "--replay", "--log", log, "--log-key", "/none")
    #expect(logged.code == 2)
    #expect(
      logged.messages.hasPrefix("error: '--replay' and '--log' cannot be given together\n"))
    #expect(!FileManager.default.fileExists(atPath: log))
    // Before its release the version was not live.
    #expect(scene.decide("--on", "\(day)", "--replay").code == 10)
    #expect(
      scene.decide("--on", "\(tomorrow)", "--replay").messages.hasPrefix(
        "error: \(tomorrow) is still to come: what is live then is not known\n"))
    let plain = scene.decide("--on", "\(today)")
    #expect(plain.code == 0)
    let replayed = scene.decide("--on", "\(today)", "--replay")
    #expect(replayed.code == 0)
    #expect(
      replayed.output
        == plain.output.replacing("}\n", with: #","replayed_on":"\#(today)"}"# + "\n"))
    let alone = scene.run(
      "decide", "--rules", "@/none.rules", "--data", "@/data.ndjson", "--replay")
    #expect(alone.code == 2)
    #expect(alone.messages.hasPrefix("error: '--replay' needs '--bundle'\n"))
  }

  @Test(
    "a field is masked in the records of each version that has it, and one that none has is refused"
  )
  func masked() throws {
    let scene = try Scene()
    let first = try ReleasedRegistry.program(least: 5_000)
    let second = try ReleasedRegistry.program(
      least: 8_000, field: "phone text optional\n  province text optional")
    try scene.registry.release(first)
    let plan = ReleasePlan(from: scene.registry.time, share: 50)
    try scene.registry.approve(second, parent: first, plan: plan)
    try scene.registry.schedule(second, plan: plan)
    try scene.registry.publish()
    #expect(scene.fetch().code == 0)
    let data = (0..<40).map {
      #"{"id":"\#($0)","customer":"C\#($0)","applied_on":"2026-03-10","amount":6000,"phone":"tel-\#($0)"}"#
    }
    for (name, text) in [
      ("data.ndjson", data.joined(separator: "\n") + "\n"),
      ("key", String(repeating: "0f", count: 32) + "\n"),
    ] {
      try text.write(toFile: "\(scene.folder.path)/\(name)", atomically: true, encoding: .utf8)
    }
    chmod("\(scene.folder.path)/key", 0o400)
    func decide(_ field: String, _ log: String) -> ToolRun {
      scene.decide(
        "--log", "\(scene.folder.path)/\(log)", "--log-key", "\(scene.folder.path)/key", "--mask",
        field)
    }
    #expect(
      decide("phon", "none.ndjson").messages.hasPrefix(
        "error: 'small_line' has no field 'phon' to mask; did you mean 'phone'?\n"))
    #expect(
      decide("province", "none.ndjson").messages.hasPrefix(
        "error: the field 'province' cannot be masked: by it the version is chosen\n"))
    #expect(decide("phone", "log.ndjson").code == 0)
    var masked: [String: Set<[String]>] = [:]
    _ = try DecisionLogWalk("\(scene.folder.path)/log.ndjson") { decision, _ in
      masked[decision.source.version, default: []].insert(decision.masked)
    }
    #expect(masked == [first.digest: [[]], second.digest: [["phone"]]])
    #expect(!(try scene.folder.text("log.ndjson")).contains("tel-"))
    #expect(
      try scene.folder.text("log.ndjson").contains(#""decided_on":"\#(Timestamp.now.bankDay)""#))
  }

  @Test("an application of a day for which the rules are not stated")
  func horizon() throws {
    let scene = try Scene()
    try scene.registry.release(
      try ReleasedRegistry.program(least: 5_000, card: "defined_until 2026-03-09"))
    try scene.registry.publish()
    #expect(member("defined_until", of: scene.fetch().output) == "2026-03-09")
    let run = scene.decide()
    #expect(run.code == 19)
    #expect(member("reason", of: run.output) == "beyond_horizon")
    #expect(
      run.messages.hasPrefix(
        "error: application '1' of 2026-03-10 cannot be decided: the rules of sha256:"))
    #expect(run.messages.contains(" are defined until 2026-03-09, as its card says\n"))
  }

  @Test(
    "applications held back until a halt was fetched are not decided by what was live before it")
  func heldBack() throws {
    let scene = try Scene()
    try scene.registry.release(try ReleasedRegistry.program(least: 8_000))
    try scene.registry.publish()
    #expect(scene.fetch().code == 0)
    let data = "\(scene.folder.path)/data.ndjson"
    let lines = try scene.folder.text("data.ndjson")
    try FileManager.default.removeItem(atPath: data)
    try #require(mkfifo(data, 0o600) == 0)
    nonisolated(unsafe) var run: ToolRun?
    nonisolated(unsafe) let deciding = scene
    let done = DispatchSemaphore(value: 0)
    DispatchQueue.global().async {
      run = deciding.decide()
      done.signal()
    }
    // It waits for its applications once somebody can open the pipe to write to it.
    var pipe = open(data, O_WRONLY | O_NONBLOCK)
    for _ in 0..<2_000 where pipe < 0 {
      usleep(5_000)
      pipe = open(data, O_WRONLY | O_NONBLOCK)
    }
    try #require(pipe >= 0)
    try scene.registry.act("op", .halted(Halt(environment: "production", because: "an outage")))
    #expect(scene.fetch().code == 11)
    #expect(lines.withCString { write(pipe, $0, strlen($0)) } == lines.utf8.count)
    close(pipe)
    try #require(done.wait(timeout: .now() + 30) == .success)
    let decided = try #require(run)
    #expect(decided.code == 11)
    #expect(member("reason", of: decided.output) == "halted")
    #expect(
      decided.messages.hasPrefix("error: the last fetch from 'production' was refused: halted\n"))
  }

  @Test(
    "the script of docs/pipeline.md, as it stands",
    .enabled(if: BuiltTool.isThere, "the product is not built"))
  func script() throws {
    let scene = try Scene()
    func script(_ name: String, _ arguments: String..., expecting code: Int32) throws -> String {
      try Spawned.run(
        "/bin/sh", ["\(BuiltTool.root)/docs/pipeline/\(name)"] + arguments,
        environment: [
          "PATH=/usr/bin:/bin", "RULEBENCH=\(BuiltTool.path)",
          "RULEBENCH_REGISTRY=\(scene.registry.store.path)",
        ], expecting: [code]
      ).output
    }
    let (trust, live) = ("\(scene.folder.path)/trust.json", "\(scene.folder.path)/live")
    let data = "\(scene.folder.path)/data.ndjson"
    func deploy(expecting code: Int32) throws -> String {
      _ = try script("deploy.sh", "production", trust, live, expecting: code)
      return try scene.folder.text("live/mode")
    }
    #expect(try deploy(expecting: 10) == "refer\n")
    func decide(expecting code: Int32) throws -> Int {
      try script("decide.sh", "production", trust, live, data, expecting: code)
        .split(separator: "\n").count
    }
    _ = try decide(expecting: 11)
    // The built tool may be of another state of the source: it is asked for the engine that it is.
    try scene.registry.release(try ReleasedRegistry.program(least: 8_000))
    try scene.registry.publish()
    #expect(try deploy(expecting: 0) == "decide\n")
    #expect(try decide(expecting: 0) == 2)
    let key = "\(live)/log.key"
    try (String(repeating: "0f", count: 32) + "\n").write(
      toFile: key, atomically: true, encoding: .utf8)
    chmod(key, 0o600)
    #expect(try decide(expecting: 0) == 2)
    let log = try #require(try DecisionLogWalk.files(at: "\(live)/log").first)
    #expect(try DecisionLogWalk(log).records == 2)
    // Another environment in the same trust file leaves it open which one is meant.
    try scene.folder.text("trust.json").replacing(
      #""last":{"#, with: #""last":{"elsewhere":{"bundles":[],"sequence":0},"#
    ).write(toFile: trust, atomically: true, encoding: .utf8)
    #expect(try decide(expecting: 0) == 2)
    // A registry that cannot be reached leaves the last bundle in its place.
    let path = scene.registry.store.path
    try FileManager.default.moveItem(atPath: path, toPath: path + ".away")
    #expect(try deploy(expecting: 0) == "decide\n")
    try FileManager.default.moveItem(atPath: path + ".away", toPath: path)
    try scene.registry.act("op", .halted(Halt(environment: "production", because: "an outage")))
    #expect(try deploy(expecting: 11) == "refer\n")
    #expect(try scene.folder.text("live/answer.json").contains(#""reason":"halted""#))
  }
}
