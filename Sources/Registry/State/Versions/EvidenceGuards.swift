import Diagnostics
import Numbers
import RunRecord

extension RegistryState {
  /// The runs are those that the policy in force asks for, on its data and scenarios, all by one engine.
  func checkEvidence(
    _ validation: Validation, of record: VersionRecord
  ) throws(RegistryError) {
    let asked = policy.evidence
    guard validation.runs.map(\.scenario) == asked.scenarios.map(\.name) else {
      throw Self.differs(
        Phrase("scenarios", "情景"), expected: asked.scenarios.map(\.name).joined(separator: ", "),
        found: validation.runs.map(\.scenario).joined(separator: ", "))
    }
    for (run, scenario) in zip(validation.runs, asked.scenarios) {
      try checkSame(
        Phrase("scenario '\(scenario.name)'", "情景“\(scenario.name)”"), scenario.digest,
        run.scenarioDigest)
      try checkSame(Phrase("data", "数据"), asked.data, run.data)
      try checkSame(Phrase("months", "月份"), asked.months ?? "all", run.months ?? "all")
      try checkSame(
        Phrase("gates of '\(scenario.name)'", "“\(scenario.name)”的门槛"),
        scenario.gates.joined(separator: ", "),
        run.gates.map(\.gate).joined(separator: ", "))
      if let parent = record.submission.parent {
        try checkSame(Phrase("version compared with", "对比版本"), parent, run.live ?? "none")
      }
      try checkDigest(run.run, Phrase("a run", "运行"))
      try checkDigest(run.result, Phrase("a result", "结果"))
      if let files = run.files { try checkDigest(files, Phrase("a run's files", "运行文件")) }
      try checkLate(run, of: scenario)
      try checkSame(
        Phrase("last day of the tuning", "调优截止日"),
        validation.runs[0].late.map { "\($0.tunedUntil)" } ?? "none",
        run.late.map { "\($0.tunedUntil)" } ?? "none")
      try checkEngine(run.engine, validation.runs[0].engine)
    }
    guard validation.runs.first?.engine.semantics == record.submission.semantics else {
      throw RegistryError(
        .engineDiffers,
        "the version was handed in for semantics \(record.submission.semantics), the runs have \(validation.runs.first?.engine.semantics ?? 0)",
        "版本按语义版本 \(record.submission.semantics) 提交，运行所用为 \(validation.runs.first?.engine.semantics ?? 0)"
      )
    }
  }

  /// The late part is there where the policy asks for it, is what it says, is large enough, and has the same gates.
  private func checkLate(
    _ run: EvidenceRun, of scenario: Policy.Evidence.Scenario
  ) throws(RegistryError) {
    let asked = policy.evidence.outOfTime
    try checkSame(
      Phrase("out-of-time share", "样本外占比"), asked ?? "none", run.late?.asked ?? "none")
    guard let late = run.late, let asked else { return }
    guard let months = MonthRange(late.months), let least = try? Number(parsingWithUnits: asked),
      0...late.of ~= late.applications
    else {
      throw RegistryError(
        .badInput, "the late part of '\(run.scenario)' has impossible months or counts",
        "“\(run.scenario)”样本外部分的月份或笔数不可能成立")
    }
    let last = run.months.flatMap { MonthRange($0)?.lastDay } ?? months.lastDay
    try checkSame(
      Phrase("months of the late part", "样本外部分的月份"),
      MonthRange(after: late.tunedUntil, through: last)?.text ?? "none", late.months)
    guard late.reaches(least) else {
      throw Self.differs(
        Phrase("out-of-time share", "样本外占比"), expected: asked,
        found: late.share?.asPercent(decimals: 2) ?? "none")
    }
    try checkSame(
      Phrase("gates of the late part of '\(run.scenario)'", "“\(run.scenario)”样本外部分的门槛"),
      scenario.gates.joined(separator: ", "), late.gates.map(\.gate).joined(separator: ", "))
    try checkDigest(late.run, Phrase("a run", "运行"))
    try checkDigest(late.result, Phrase("a result", "结果"))
  }

  private func checkSame(
    _ what: Phrase, _ expected: String, _ found: String
  ) throws(RegistryError) {
    guard expected == found else {
      throw Self.differs(what, expected: expected, found: found)
    }
  }

  private static func differs(
    _ what: Phrase, expected: String, found: String
  ) -> RegistryError {
    let (expected, found) = (Names.shown(expected), Names.shown(found))
    return RegistryError(
      .evidenceDiffers,
      what
        + Phrase(
          " of the evidence: expected \(expected), found \(found)", "：证据应为 \(expected)，实为 \(found)"),
      remedy: Phrase(
        "validate again by the policy in force", "请按现行制度重新验证"))
  }

  /// Both mean the same by rules.
  func checkEngine(
    _ engine: EngineIdentity, _ expected: EngineIdentity
  ) throws(RegistryError) {
    guard engine.means(expected) else {
      throw RegistryError(
        .engineDiffers,
        "the engine \(Names.shown(engine.version)) does not mean the same by rules as \(Names.shown(expected.version)), which made the evidence",
        "引擎 \(Names.shown(engine.version)) 与产生证据的 \(Names.shown(expected.version)) 对规则的解释不同",
        remedy: Phrase("validate with the engine that is to decide", "请用将要上线的引擎重新验证"))
    }
  }
}

extension EngineIdentity {
  /// Whether rules mean the same to both.
  package func means(_ other: EngineIdentity) -> Bool {
    semantics == other.semantics && conformance == other.conformance
  }
}
