import Diagnostics
package import Registry
import Reports
import RunRecord
import Semantics

/// A backtest made again for a validator, held against what the policy asks for.
struct RunEvidence {
  /// What is stored of it and signed for.
  let evidence: EvidenceRun
  /// Its record, and that of its late part where there is one, byte for byte.
  let records: [[UInt8]]

  /// What the policy wants to see of a version.
  struct Demand {
    let version: String
    /// The version that is live where it is to go; the version itself where none is.
    let live: String
    let policy: Policy.Evidence
  }

  /// Makes the run of a record again, and once more over its late part where the policy asks for one.
  ///
  /// - Parameter histories: those that were checked before.
  /// - Throws: where it is not of the version, of the live version, or of what the policy names; where it comes to
  ///   something else than its record says.
  init(
    recordAt path: String, _ demand: Demand, _ histories: CheckedHistories, threads: Int,
    _ console: Console
  ) throws {
    var verification = try RunVerification(recordAt: path)
    let record = verification.record
    let scenario = try Self.scenario(of: record, demand, path)
    let lateRequest = try demand.policy.outOfTime.map { asked in
      try LateRequest(of: record, asked: asked, scenario, path)
    }
    console.say(
      Phrase(
        "making the run '\(path)' again, scenario \(scenario.name)",
        "重做“\(path)”的运行，情景 \(scenario.name)"))
    let (inputs, _, result) = try verification.repeatRun(
      threads: threads, histories: histories, console)
    guard verification.differences.isEmpty else {
      for difference in verification.differences { console.print(difference) }
      throw Self.refused(
        path, Phrase("the run comes to something else than its record says", "重做结果与运行记录不符"))
    }
    let gates = try scenario.gates.map { text in
      do throws(GateError) {
        return try Gate(parsing: text, measures: inputs.books.scenario.measureUnits)
          .result(for: result.summary)
      } catch {
        throw RegistryError(
          .policyNotAllowed,
          Phrase("the policy's gate '\(Names.shown(text))': ", "制度中的门槛“\(Names.shown(text))”：")
            + error.words)
      }
    }
    let late = try lateRequest?.run(threads: threads, console)
    let files = try result.files(in: console.language).filter { RunFiles.areFigures($0.name) }
    records = [verification.bytes] + [late?.record].compactMap(\.self)
    evidence = EvidenceRun(
      scenario: scenario.name, scenarioDigest: record.scenario.digest,
      run: Artefact.digest(of: verification.bytes), data: record.data.digest,
      live: record.live.digest, months: record.options.months,
      engine: EngineIdentity(record.engine), result: record.result,
      gates: gates.map { RunRecord.GateOutcome($0) }, files: EvidenceRun.digest(of: files),
      late: late?.evidence)
  }

  /// The policy's scenario that a record is of, where all else that it names is what the policy asks for too.
  private static func scenario(
    of record: RunRecord, _ demand: Demand, _ path: String
  ) throws -> Policy.Evidence.Scenario {
    func check(_ isRight: Bool, _ words: @autoclosure () -> Phrase) throws(RegistryError) {
      guard isRight else { throw refused(path, words()) }
    }
    let policy = demand.policy
    try check(
      record.candidate.digest == demand.version,
      Phrase(
        "its candidate is \(record.candidate.digest.short), not \(demand.version.short)",
        "其候选版为 \(record.candidate.digest.short)，而非 \(demand.version.short)"))
    try check(
      record.live.digest == demand.live,
      demand.live == demand.version
        ? Phrase(
          "nothing is live there, so the version must stand against itself, and its live version is \(record.live.digest.short)",
          "该环境尚无生效版本，应与自身对比，而其现行版为 \(record.live.digest.short)")
        : Phrase(
          "its live version is \(record.live.digest.short), and \(demand.live.short) is live there",
          "其现行版为 \(record.live.digest.short)，而该环境生效的是 \(demand.live.short)"))
    try check(
      record.data.digest == policy.data,
      Phrase(
        "its data is \(record.data.digest.short), and the policy names \(policy.data.short)",
        "其数据为 \(record.data.digest.short)，而制度指定 \(policy.data.short)"))
    try check(
      record.options.months == policy.months,
      Phrase(
        "its months are \(record.options.months ?? "all"), and the policy names \(policy.months ?? "all")",
        "其月份为 \(record.options.months ?? "全部")，而制度指定 \(policy.months ?? "全部")"))
    try check(
      record.options.shard == nil,
      Phrase("it is a shard and no whole run", "它只是一个分片，并非完整运行"))
    guard let scenario = policy.scenarios.first(where: { $0.digest == record.scenario.digest })
    else {
      throw refused(
        path,
        Phrase(
          "its scenario \(record.scenario.name) (\(record.scenario.digest.short)) is none of the policy's",
          "其情景 \(record.scenario.name)（\(record.scenario.digest.short)）不在制度所列之中"))
    }
    return scenario
  }

  static func refused(
    _ path: String, _ reason: Phrase, _ remedy: Phrase? = nil
  ) -> RegistryError {
    RegistryError(
      .evidenceDiffers,
      Phrase("the run '\(path)' is no evidence: ", "运行“\(path)”不能作为证据：") + reason,
      remedy: remedy)
  }

  /// What it was of, and a line for each gate: whether it is met, and the figure.
  func show(_ console: Console) {
    for line in evidence.lines {
      let text = line.words.filled(in: console.language)
      if let gate = line.gate {
        console.print(console.outputStyle(gate.outcome.isMet ? .green : .red, text))
      } else {
        console.print(text)
      }
    }
  }
}

extension EngineIdentity {
  /// What computed a run.
  init(_ engine: RunRecord.Engine) {
    self.init(
      version: engine.version, semantics: engine.semantics, conformance: engine.conformance)
  }

  /// This binary.
  package static func current() throws -> EngineIdentity {
    EngineIdentity(try RunRecord.Engine.current())
  }
}

extension RunEvidence {
  /// The runs in the order of the policy's scenarios.
  ///
  /// - Throws: where one is missing, or stands twice.
  static func ordered(
    _ runs: [RunEvidence], by policy: Policy.Evidence
  ) throws(RegistryError) -> [RunEvidence] {
    var ordered: [RunEvidence] = []
    for scenario in policy.scenarios {
      let found = runs.filter { $0.evidence.scenario == scenario.name }
      guard let run = found.first, found.count == 1 else {
        throw RegistryError(
          .evidenceDiffers,
          found.isEmpty
            ? Phrase(
              "there is no run of the policy's scenario \(scenario.name)",
              "缺少制度所列情景 \(scenario.name) 的运行")
            : Phrase(
              "there are \(found.count) runs of the policy's scenario \(scenario.name)",
              "制度所列情景 \(scenario.name) 有 \(found.count) 次运行"),
          remedy: Phrase("name one by --run for each scenario", "请用 --run 为每个情景指定一次运行"))
      }
      ordered.append(run)
    }
    return ordered
  }
}
