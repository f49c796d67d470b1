import Foundation
import Numbers
import Registry
import RegistryFixture
import Semantics
import Testing

@testable import CommandLineTool

/// One decision with all that it rests on, on one page.
@Suite("registry reproduce") struct ReproduceTests {
  /// A registry of the last hours, a bundle of it, and two decisions by that.
  private struct Scene {
    let registry: ReleasedRegistry
    let folder: TemporaryFolder
    let version: String
    let chain: String

    init() throws {
      let registry = try ReleasedRegistry(
        start: Timestamp.now.adding(hours: -10), step: 300, engine: try .current())
      let folder = try TemporaryFolder([
        "data.ndjson": """
        {"id": "1", "customer": "C1", "applied_on": "2026-03-10", "amount": 6000}
        {"id": "2", "customer": "C2", "applied_on": "2026-03-10", "amount": 9000}

        """, "key": String(repeating: "0123456789abcdef", count: 4) + "\n",
      ])
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o600], ofItemAtPath: "\(folder.path)/key")
      let program = try ReleasedRegistry.program(least: 8_000)
      try registry.release(program)
      try registry.publish()
      let path = registry.store.path
      for words in [
        ["registry", "trust", "--registry", path, "--out", "@/trust.json"],
        [
          "fetch", "--registry", path, "--environment", "production", "--trust", "@/trust.json",
          "--out", "@/bundle.json",
        ],
        [
          "decide", "--bundle", "@/bundle.json", "--trust", "@/trust.json", "--data",
          "@/data.ndjson", "--log", "@/log.ndjson", "--log-key", "@/key",
        ],
      ] {
        let run = ToolRun(words.map { $0.replacing("@", with: folder.path) })
        #expect(run.code == 0, "\(run.messages)")
      }
      chain = try #require(try DecisionLogWalk("\(folder.path)/log.ndjson").header).chain
      version = program.digest
      (self.registry, self.folder) = (registry, folder)
    }

    func run(_ words: String...) -> ToolRun {
      var run = ToolRun(
        ["registry", "reproduce", "--registry", registry.store.path]
          + words.map { $0.replacing("@", with: folder.path) })
      run.output = run.output.replacing(folder.path, with: "@")
      run.messages = run.messages.replacing(folder.path, with: "@")
      return run
    }
  }

  @Test("the outcome, what decided, who approved it before, the inputs, and that it replays")
  func page() throws {
    let scene = try Scene()
    let id = "\(scene.chain):1"
    var decision: LoggedDecision?
    _ = try DecisionLogWalk("\(scene.folder.path)/log.ndjson") { found, _ in
      decision = decision ?? found
    }
    let logged = try #require(decision)
    let record = try #require(scene.registry.store.state.versions[scene.version])
    let approvals = record.approvals
    // What is validated for another environment, or later, is no reason for the decision.
    let run = scene.run("--log", "@/log.ndjson", id)
    #expect(run.messages == "")
    #expect(run.code == 0)
    #expect(
      run.output == """
        # Decision \(id)

        ## Outcome

        | what | value |
        | --- | --- |
        | outcome | `decline` |
        | decided at | `\(logged.at)` |
        | application dated | `2026-03-10` |
        | application | `\(logged.application ?? "")` |
        | customer | `\(logged.customer ?? "")` |

        ## Reasons

        - `A01` Too little → decline: `amount = 6000, least = 8000`

        it replays to an equal record

        ## What decided

        | what | value |
        | --- | --- |
        | version | `\(scene.version)` |
        | product | `small_line` |
        | environment | `production` |
        | bundle | `\(logged.source.bundle ?? "")` |
        | sequence | `1` |
        | engine's conformance | `\(scene.registry.engine.conformance)` |

        ## Who approved

        | what | who | role | when |
        | --- | --- | --- | --- |
        | submitted | an | author | \(record.submittedAt) |
        | validated | bo | validator | \(record.validations[0].at) |
        | approved | ri | risk | \(approvals[0].at) |
        | approved | po | product | \(approvals[1].at) |

        ## Inputs

        | field | value |
        | --- | --- |
        | `amount` | `6000` |
        | `applied_on` | `2026-03-10` |

        """)
  }

  @Test(
    "a decision that nobody logged, an id that is none, a log that was changed, and a page file")
  func refusals() throws {
    let scene = try Scene()
    let none = scene.run("--log", "@/log.ndjson", "\(scene.chain):3")
    #expect(none.messages == "error: no log has the decision \(scene.chain):3\n")
    #expect(none.code == 3)
    let noID = scene.run("--log", "@/log.ndjson", "first")
    #expect(
      noID.messages.hasPrefix(
        "error: 'first' names no decision: expected a chain and a number\n"))
    #expect(noID.code == 2)
    let page = scene.run("--log", "@/log.ndjson", "--out", "@/page.html", "\(scene.chain):2")
    #expect(page.output == "")
    #expect(try scene.folder.text("page.html").contains("<code>approve</code>"))
    // One digit of what was decided upon is another one.
    let text = try scene.folder.text("log.ndjson")
    let forged = text.replacing(#""amount":"6000""#, with: #""amount":"6001""#)
    #expect(forged != text)
    try forged.write(
      toFile: "\(scene.folder.path)/log.ndjson", atomically: true, encoding: .utf8)
    let changed = scene.run("--log", "@/log.ndjson", "\(scene.chain):1")
    #expect(changed.messages.hasPrefix("error: '@/log.ndjson': "))
    #expect(changed.code == 3)
  }
}
