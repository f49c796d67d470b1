import Diagnostics
import Numbers
import Registry
import Reports
import RunRecord
import Semantics
import Simulation

/// A backtest made again for a validator, held against what the policy asks for.
struct RunEvidence {
  /// What is stored of it and signed for.
  let evidence: EvidenceRun
  /// Its record, byte for byte.
  let record: [UInt8]
  /// The figures of its gates as people read them.
  let gates: [Gate.Result]
  private let summary: Summary
  /// The share of applications after the tuning; `nil` where the policy does not ask for it.
  private let outOfTime: String?

  /// What the policy wants to see of a version.
  struct Demand {
    let version: String
    /// The version that is live where it is to go; the version itself where none is.
    let live: String
    let policy: Policy.Evidence
  }

  /// Makes the run of a record again.
  ///
  /// - Throws: where it is not of the version, of the live version, or of what the policy names; where it comes to
  ///   something else than its record says.
  init(
    recordAt path: String, _ demand: Demand, threads: Int, _ console: Console
  ) throws {
    var verification = try RunVerification(recordAt: path)
    let record = verification.record
    let scenario = try Self.scenario(of: record, demand, path)
    console.say(
      Phrase(
        "making the run '\(path)' again, scenario \(scenario.name)",
        "重做“\(path)”的运行，情景 \(scenario.name)"))
    let (inputs, run, result) = try verification.repeatRun(threads: threads, console)
    guard verification.differences.isEmpty else {
      for difference in verification.differences { console.print(difference) }
      throw Self.refused(
        path, Phrase("the run comes to something else than its record says", "重做结果与运行记录不符"))
    }
    outOfTime = try Self.outOfTime(run, record, demand.policy, path)
    gates = try scenario.gates.map { text in
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
    summary = result.summary
    self.record = verification.bytes
    evidence = EvidenceRun(
      scenario: scenario.name, scenarioDigest: record.scenario.digest,
      run: Artefact.digest(of: verification.bytes), data: record.data.digest,
      live: record.live.digest, months: record.options.months, outOfTime: demand.policy.outOfTime,
      engine: EngineIdentity(record.engine), result: record.result,
      gates: gates.map { RunRecord.GateOutcome($0) })
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

  /// The share of applications after the day until which the candidate was tuned.
  ///
  /// - Returns: `nil` where the policy does not ask for it.
  /// - Throws: where it is less than the policy asks for.
  private static func outOfTime(
    _ run: BacktestRun, _ record: RunRecord, _ policy: Policy.Evidence, _ path: String
  ) throws -> String? {
    guard let asked = policy.outOfTime else { return nil }
    let remedy = Phrase(
      "tune on earlier applications, and say until when by --tuned-until",
      "请以较早的申请调优，并用 --tuned-until 注明截止日")
    guard let least = try? Number(parsingWithUnits: asked) else {
      throw RegistryError(
        .policyNotAllowed,
        Phrase(
          "the policy's out-of-time share '\(Names.shown(asked))' is no share",
          "制度中的样本外比例“\(Names.shown(asked))”不是比例"))
    }
    guard let day = record.options.tunedUntil.flatMap({ CalendarDate(parsing: $0) }),
      let after = run.split(after: day)?.after.ledger.count,
      let share = Number(Int128(after), over: Int128(max(1, run.ledger.count)))
    else {
      throw refused(
        path,
        Phrase(
          "it does not tell until when the candidate was tuned, and the policy asks for \(asked) after that",
          "未注明候选版调优数据的截止日，而制度要求其后占 \(asked)"), remedy)
    }
    let text = share.asPercent(decimals: 2)
    guard share >= least else {
      throw refused(
        path,
        Phrase(
          "\(text) of its applications are after the tuning, and the policy asks for \(asked)",
          "调优截止日之后的申请占 \(text)，而制度要求 \(asked)"), remedy)
    }
    return text
  }

  private static func refused(
    _ path: String, _ reason: Phrase, _ remedy: Phrase? = nil
  ) -> RegistryError {
    RegistryError(
      .evidenceDiffers,
      Phrase("the run '\(path)' is no evidence: ", "运行“\(path)”不能作为证据：") + reason,
      remedy: remedy)
  }

  /// A line for each gate: whether it is met, and the figure.
  func show(_ console: Console) {
    console.print(
      Phrase(
        "scenario \(evidence.scenario): result \(evidence.result.short)",
        "情景 \(evidence.scenario)：结果摘要 \(evidence.result.short)")
        + (outOfTime.map {
          Phrase(
            ", \($0) of the applications after the tuning", "，调优截止日之后的申请占 \($0)")
        } ?? Phrase(verbatim: "")))
    for gate in gates {
      let unit = summary.figures.first { $0.name == gate.gate.figure }?.unit ?? .number
      let line = "  " + gate.line(unit).filled(in: console.language)
      console.print(console.outputStyle(gate.isMet ? .green : .red, line))
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
  static func current() throws -> EngineIdentity {
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
