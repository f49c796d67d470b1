import Diagnostics
import RunRecord

extension RegistryState {
  /// Takes a validator's runs, which must be the ones that the policy asks for.
  mutating func admit(_ validation: Validation, _ event: Event) throws(RegistryError) {
    let act = Phrase("validate", "验证")
    try require(event.by, policy.validate.roles, act)
    try Names.check(validation.environment, Phrase("environment", "环境"))
    let record = try openVersion(validation.version)
    try checkNoAuthor(event.by, of: record, act)
    try checkEvidence(validation, of: record)
    let isPassed = validation.runs.allSatisfy { $0.gates.allSatisfy(\.isMet) }
    guard validation.isPassed == isPassed else {
      throw RegistryError(
        .badInput, "the validation's verdict is not that of its gates", "验证结论与门槛结果不一致")
    }
    let signed = reliance(of: event)
    versions[validation.version]?.validations.append(
      VersionRecord.ValidationRecord(
        validation: validation, by: event.by, at: event.at, reliance: signed))
    // Waivers and approvals were of other evidence.
    versions[validation.version]?.waivers = []
    spendApprovals(of: validation.version, by: event.position)
  }

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
        Phrase("out-of-time share", "样本外占比"), asked.outOfTime ?? "none",
        run.outOfTime ?? "none")
      try checkSame(
        Phrase("gates of '\(scenario.name)'", "“\(scenario.name)”的门槛"),
        scenario.gates.joined(separator: ", "),
        run.gates.map(\.gate).joined(separator: ", "))
      if let parent = record.submission.parent {
        try checkSame(Phrase("version compared with", "对比版本"), parent, run.live ?? "none")
      }
      try checkDigest(run.run, Phrase("a run", "运行"))
      try checkDigest(run.result, Phrase("a result", "结果"))
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

  /// A gate that is not met is let pass for a time.
  mutating func admit(_ waiver: Waiver, _ event: Event) throws(RegistryError) {
    let act = Phrase("waive a gate of", "豁免")
    try require(event.by, policy.waive.roles, Phrase("waive gates", "豁免门槛"))
    try Names.checkLine(waiver.because, .reason)
    let record = try openVersion(waiver.version)
    try checkNoAuthor(event.by, of: record, act)
    let validation = try validationInForce(of: record)
    try checkAnother(event.by, than: validation.by, of: record, Phrase("validated", "验证"))
    for approval in record.approvals where approval.spentBy == nil {
      try checkAnother(event.by, than: approval.by, of: record, Phrase("approved", "批准"))
    }
    let run = validation.validation.runs.first { $0.scenario == waiver.scenario }
    guard let outcome = run?.gates.first(where: { $0.gate == waiver.gate }) else {
      throw RegistryError(
        .badInput,
        "scenario '\(Names.shown(waiver.scenario))' has no gate '\(Names.shown(waiver.gate))'",
        "情景“\(Names.shown(waiver.scenario))”没有门槛“\(Names.shown(waiver.gate))”")
    }
    guard !outcome.isMet else {
      throw RegistryError(
        .wrongState, "the gate '\(Names.shown(waiver.gate))' is met and needs no waiver",
        "门槛“\(Names.shown(waiver.gate))”已达标，无需豁免")
    }
    let latest = event.at.adding(days: policy.waive.longestDays)
    guard waiver.until > event.at, waiver.until <= latest else {
      throw RegistryError(
        .expired, "a waiver from \(event.at) may last until \(latest), not until \(waiver.until)",
        "自 \(event.at) 起的豁免最长至 \(latest)，而非 \(waiver.until)")
    }
    let signed = reliance(of: event)
    versions[waiver.version]?.waivers.append(
      VersionRecord.WaiverRecord(
        waiver: waiver, by: event.by, at: event.at, reliance: signed))
  }

  /// The last validation, by a key that was in its owner's hands.
  func validationInForce(
    of record: VersionRecord
  ) throws(RegistryError) -> VersionRecord.ValidationRecord {
    guard let validation = record.validation else {
      throw RegistryError(
        .wrongState, "version \(Names.short(record.version)) is not validated",
        "版本 \(Names.short(record.version)) 尚未验证",
        remedy: Phrase("validate it first", "请先验证"))
    }
    guard !isCompromised(validation.reliance) else {
      throw RegistryError(
        .compromised,
        "the validation of version \(Names.short(record.version)) was signed by a key in other hands",
        "版本 \(Names.short(record.version)) 的验证由已泄露的密钥签署",
        remedy: Phrase("validate it again", "请重新验证"))
    }
    return validation
  }

  /// Waivers that count at a time.
  package func waiversInForce(
    of record: VersionRecord, at time: Timestamp
  ) -> [VersionRecord.WaiverRecord] {
    record.waivers.filter { $0.waiver.until > time && !isCompromised($0.reliance) }
  }

  /// Refuses a version of which a gate is neither met nor waived.
  func checkGates(
    _ validation: Validation, of record: VersionRecord, at time: Timestamp
  ) throws(RegistryError) {
    let waivers = waiversInForce(of: record, at: time)
    for run in validation.runs {
      for outcome in run.gates where !outcome.isMet {
        let isWaived = waivers.contains {
          $0.waiver.scenario == run.scenario && $0.waiver.gate == outcome.gate
        }
        guard !isWaived else { continue }
        throw RegistryError(
          .gatesNotMet,
          "the gate '\(outcome.gate)' of scenario '\(run.scenario)' is not met and not waived at \(time)",
          "情景“\(run.scenario)”的门槛“\(outcome.gate)”未达标，且在 \(time) 无有效豁免")
      }
    }
  }

  /// Refuses a person who has done another part for the version already.
  func checkAnother(
    _ person: String, than other: String, of record: VersionRecord, _ done: Phrase
  ) throws(RegistryError) {
    guard person != other else {
      throw RegistryError(
        .samePerson,
        Phrase("'\(person)' has ", "“\(person)”已")
          + done
          + Phrase(
            " version \(Names.short(record.version)) and may not judge it again",
            "过版本 \(Names.short(record.version))，不得再行裁断"))
    }
  }
}

extension EngineIdentity {
  /// Whether rules mean the same to both.
  package func means(_ other: EngineIdentity) -> Bool {
    semantics == other.semantics && conformance == other.conformance
  }
}
