import Diagnostics
import Foundation
import Numbers
import Registry
import RegistryFixture
import RunRecord
import Semantics

@testable import CommandLineTool

/// A registry whose policy asks for two gates and a late part, two versions of a book, and the command line on it.
///
/// Its clock begins on the first of March 2026, an hour an event; or three days ago at midnight, for what is looked at
/// today: then a time stands as `<5h>` in what is printed, the first day as `<day>`. Versions stand as `<v1>` and `<v2>`
/// (short) or `<V1>` and `<V2>` (whole), the policy as `<policy>`, the scene's folder as `@`.
final class RegistryScene {
  let registry: ReleasedRegistry
  /// When its clock began.
  let start: Timestamp
  private let isRecent: Bool
  let first: Program
  let second: Program
  let folder: TemporaryFolder

  static let gates = ["match_rate >= 99%", "pass_rate.delta <= 3pp"]
  static let production = "production"

  /// - Parameter field: adds to the record of the versions' applications.
  init(_ files: [String: String] = [:], isRecent: Bool = false, field: String = "") throws {
    var policy = ReleasedRegistry.policy()
    policy.evidence.outOfTime = "20%"
    policy.evidence.scenarios[0].gates = Self.gates
    self.isRecent = isRecent
    start =
      isRecent
      ? Timestamp(Timestamp.now.day).adding(days: -3)
      : Timestamp(CalendarDate(packed: (2026 * 12 + 2) << 5 | 1))
    registry = try ReleasedRegistry(start: start, policy: policy)
    first = try ReleasedRegistry.program(least: 5_000, field: field)
    second = try ReleasedRegistry.program(least: 8_000, field: field)
    folder = try TemporaryFolder(files.merging([".keep": ""]) { $1 })
  }

  // MARK: Acts

  /// What gates came to: the match rate and the difference of the pass rates; `nil` stands for one that is not available.
  struct Figures {
    var matchRate: String? = "0.995"
    var passRate: String? = "-0.01"
  }

  func submit(_ program: Program, parent: Program? = nil) throws {
    try registry.submit(program, parent: parent)
  }

  /// A validation as `validate` would sign it, of runs that were never made.
  @discardableResult
  func validate(
    _ program: Program, parent: Program? = nil, _ whole: Figures = Figures(),
    late: Figures = Figures(), environment: String = production
  ) throws -> StoredEvent {
    let wholeGates = try Self.outcomes(whole)
    let lateGates = try Self.outcomes(late)
    let (run, part) = (
      record(program, parent, wholeGates, .whole), record(program, parent, lateGates, .late)
    )
    let records = [Array(try run.json().utf8), Array(try part.json().utf8)]
    let evidence = EvidenceRun(
      scenario: "base", scenarioDigest: run.scenario.digest, run: Artefact.digest(of: records[0]),
      data: run.data.digest, live: run.live.digest, engine: registry.engine, result: run.result,
      gates: wholeGates,
      late: LateRun(
        asked: "20%", tunedUntil: CalendarDate(packed: (2025 * 12 + 8) << 5 | 30),
        months: "2025-10..2025-12", applications: 70, of: 300, run: Artefact.digest(of: records[1]),
        result: part.result, gates: lateGates))
    return try registry.act(
      "bo",
      .validated(
        Validation(
          version: program.digest, environment: environment, runs: [evidence],
          isPassed: evidence.outcomes.allSatisfy(\.outcome.isMet))), artefacts: records)
  }

  private func record(
    _ program: Program, _ parent: Program?, _ gates: [RunRecord.GateOutcome], _ part: EvidencePart
  ) -> RunRecord {
    let evidence = registry.store.state.policy.evidence
    let isWhole = part == .whole
    return RunRecord(
      live: .init(name: "small_line", path: "v1", digest: (parent ?? program).digest),
      candidate: .init(name: "small_line", path: "v2", digest: program.digest),
      scenario: .init(name: "base", path: "base.rules", digest: evidence.scenarios[0].digest),
      past: [],
      data: .init(
        path: "bank.db", digest: evidence.data, applications: isWhole ? 300 : 70,
        customers: isWhole ? 250 : 66, first: isWhole ? "2025-01-02" : "2025-10-01",
        last: "2025-12-30"),
      options: .init(
        market: "as_recorded", months: isWhole ? nil : "2025-10..2025-12",
        processedOn: "2026-01-01", tunedUntil: isWhole ? "2025-09-30" : nil, shard: nil),
      engine: .init(
        version: registry.engine.version, semantics: registry.engine.semantics,
        conformance: registry.engine.conformance, source: nil),
      exclusions: [], audit: nil, gates: gates, tables: [],
      summary: Artefact.digest(of: "summary of \(part)".utf8), command: "rulebench backtest")
  }

  private static func outcomes(_ figures: Figures) throws -> [RunRecord.GateOutcome] {
    var summary = Summary()
    func set(_ name: String, _ value: String?, _ id: String, _ words: Phrase) throws {
      summary.set(
        name, .share, try value.map { .number(try Number(parsing: $0)) } ?? .unavailable(id, words))
    }
    try set(
      "match_rate", figures.matchRate, "no_recorded",
      Phrase("the history holds no recorded decisions", "历史库中没有审批记录"))
    try set(
      "pass_rate.delta", figures.passRate, "of_nothing",
      Phrase("a share or average of nothing", "分母为零"))
    return try gates.map { RunRecord.GateOutcome(try Gate(parsing: $0).result(for: summary)) }
  }

  func approve(_ program: Program, parent: Program? = nil, plan: ReleasePlan) throws {
    for (person, role) in [("ri", "risk"), ("po", "product")] {
      try registry.approve(
        program, parent: parent, as: role, by: person, plan: plan,
        evidence: registry.store.state.versions[program.digest]?.validation(in: Self.production)?
          .validation.records ?? [])
    }
  }

  /// From its submission to its release.
  func bringLive(_ program: Program, parent: Program? = nil, plan: ReleasePlan? = nil) throws {
    let plan = plan ?? ReleasePlan(from: registry.time)
    try submit(program, parent: parent)
    try validate(program, parent: parent)
    try approve(program, parent: parent, plan: plan)
    try registry.schedule(program, plan: plan)
  }

  // MARK: The command line

  /// What every verb says first that only shows.
  static let unchecked =
    "signatures were not checked: 'rulebench registry verify' checks them\n"
  static let uncheckedInChinese = "未核验签名：请用“rulebench registry verify”核验\n"

  /// Runs `rulebench registry …`; `#` is the registry's folder with its keys, `@` the scene's, `<v1>` a version.
  func run(_ words: String..., locale: Language? = nil) -> ToolRun { run(words, locale: locale) }

  /// As above, signed by a person an hour after the last event.
  func sign(_ person: String, _ words: String..., locale: Language? = nil) -> ToolRun {
    sign(person, words, locale: locale)
  }

  func sign(_ person: String, _ words: [String], locale: Language? = nil) -> ToolRun {
    run(
      words + [
        "--by", person, "--key", "#/\(person)", "--at", "\(registry.time.adding(hours: 1))",
      ], locale: locale)
  }

  func run(_ words: [String], locale: Language? = nil) -> ToolRun {
    let others = ["monitor", "decide", "fetch", "verify-log", "verify-bundle"]
    let isRegistryVerb = words.first.map { !others.contains($0) } ?? false
    var run = runWords(
      isRegistryVerb
        ? ["registry"] + words + ["--registry", "#/registry.db"] : words, locale: locale)
    // `VersionViewTests` holds that it is said; elsewhere it would stand before everything.
    for note in [Self.unchecked, Self.uncheckedInChinese] {
      run.messages = run.messages.replacing(note, with: "")
    }
    return run
  }

  /// Runs a command line as it stands, but for `#`, `@` and what else stands for something.
  func runWords(_ words: [String], locale: Language? = nil) -> ToolRun {
    let words = words.map { word -> String in
      if let hour = word.wholeMatch(of: /<(\d+)h>/).flatMap({ Int($0.1) }) {
        return "\(start.adding(hours: hour))"
      }
      return word.replacing("#", with: registry.folder).replacing("@", with: folder.path)
        .replacing("<v1>", with: first.digest.short).replacing("<v2>", with: second.digest.short)
    }
    let clock = registry.time.adding(hours: 1)
    var run = Timestamp.stopping(at: clock) { ToolRun(words, locale: locale) }
    run.output = named(run.output)
    run.messages = named(run.messages)
    return run
  }

  private func named(_ text: String) -> String {
    var text = text.replacing(folder.path, with: "@").replacing(registry.folder, with: "#")
    let policy = registry.store.state.policyDigest
    for (digest, name) in [(first.digest, "1"), (second.digest, "2")] {
      text = text.replacing(digest, with: "<V\(name)>").replacing(digest.short, with: "<v\(name)>")
    }
    if isRecent {
      for hour in 0...800 {
        text = text.replacing("\(start.adding(hours: hour))", with: "<\(hour)h>")
      }
      text = text.replacing("\(start.day)", with: "<day>")
    }
    return text.replacing(policy, with: "<Policy>").replacing(policy.short, with: "<policy>")
  }
}
