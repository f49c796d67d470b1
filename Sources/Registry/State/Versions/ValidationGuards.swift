package import Diagnostics
package import RunRecord

extension RegistryState {
  /// Takes a validator's runs, which must be the ones that the policy asks for.
  mutating func admit(_ validation: Validation, _ event: Event) throws(RegistryError) {
    let record = try checkValidator(
      event.by, of: validation.version, in: validation.environment, at: event.at)
    try checkEvidence(validation, of: record)
    for run in validation.runs { try checkVerdicts(of: run) }
    let isPassed = validation.runs.allSatisfy { $0.outcomes.allSatisfy(\.outcome.isMet) }
    guard validation.isPassed == isPassed else {
      throw RegistryError(
        .badInput, "the validation's verdict is not that of its gates", "验证结论与门槛结果不一致")
    }
    let signed = reliance(of: event)
    versions[validation.version]?.round.validations.append(
      VersionRound.ValidationRecord(
        validation: validation, by: event.by, at: event.at, reliance: signed))
    // Waivers and approvals were of other evidence.
    for (index, made) in record.round.waivers.enumerated()
    where made.endedBy == nil && made.waiver.environment == validation.environment {
      versions[validation.version]?.round.waivers[index].endedBy = event.position
    }
    spendApprovals(of: validation.version, in: validation.environment, by: event.position)
  }

  /// Refuses who may not validate a version for an environment, whatever the runs come to.
  @discardableResult
  package func checkValidator(
    _ person: String, of version: String, in environment: String, at time: Timestamp
  ) throws(RegistryError) -> VersionRecord {
    let act = Phrase("validate", "验证")
    try require(person, policy.validate.roles, act)
    try checkEnvironment(environment)
    let record = try openVersion(version, in: environment, at: time)
    try checkNoAuthor(person, of: record, act)
    return record
  }

  /// A gate that is not met is let pass for a time.
  mutating func admit(_ waiver: Waiver, _ event: Event) throws(RegistryError) {
    let act = Phrase("waive a gate of", "豁免")
    try require(event.by, policy.waive.roles, Phrase("waive gates", "豁免门槛"))
    try Names.checkLine(waiver.because, .reason)
    let record = try openVersion(waiver.version, in: waiver.environment, at: event.at)
    try checkNoAuthor(event.by, of: record, act)
    let validation = try validationInForce(of: record, in: waiver.environment)
    try checkAnother(event.by, than: validation.by, of: record, Phrase("validated", "验证"))
    for approval in record.approvals where approval.spentBy == nil {
      try checkAnother(event.by, than: approval.by, of: record, Phrase("approved", "批准"))
    }
    let run = validation.validation.runs.first { $0.scenario == waiver.scenario }
    let found = run?.outcomes.first { $0.part == waiver.part && $0.outcome.gate == waiver.gate }
    guard let outcome = found?.outcome else {
      throw RegistryError(
        .badInput,
        Phrase(
          "scenario '\(Names.shown(waiver.scenario))' has no gate '\(Names.shown(waiver.gate))'",
          "情景“\(Names.shown(waiver.scenario))”没有门槛“\(Names.shown(waiver.gate))”")
          + waiver.part.place,
        remedy: Phrase(
          "'rulebench registry show' has the gates as the policy writes them",
          "门槛的写法见“rulebench registry show”"))
    }
    guard !outcome.isMet else {
      throw RegistryError(
        .wrongState,
        Phrase(
          "the gate '\(Names.shown(waiver.gate))' is met", "门槛“\(Names.shown(waiver.gate))”已达标")
          + waiver.part.place + Phrase(" and needs no waiver", "，无需豁免"))
    }
    let latest = event.at.adding(days: policy.waive.longestDays)
    guard waiver.until > event.at, waiver.until <= latest else {
      throw RegistryError(
        .expired, "a waiver from \(event.at) may last until \(latest), not until \(waiver.until)",
        "自 \(event.at) 起的豁免最长至 \(latest)，而非 \(waiver.until)")
    }
    let signed = reliance(of: event)
    versions[waiver.version]?.round.waivers.append(
      VersionRound.WaiverRecord(
        waiver: waiver, by: event.by, at: event.at, reliance: signed))
  }

  /// The last validation for an environment, by a key that was in its owner's hands.
  func validationInForce(
    of record: VersionRecord, in environment: String
  ) throws(RegistryError) -> VersionRound.ValidationRecord {
    guard let validation = record.validation(in: environment) else {
      throw RegistryError(
        .wrongState,
        "version \(Names.short(record.version)) is not validated for '\(Names.shown(environment))'",
        "版本 \(Names.short(record.version)) 尚未针对“\(Names.shown(environment))”验证",
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

  /// Waivers that count in an environment at a time.
  package func waiversInForce(
    of record: VersionRecord, in environment: String, at time: Timestamp
  ) -> [VersionRound.WaiverRecord] {
    record.waivers.filter {
      $0.waiver.environment == environment && $0.waiver.until > time
        && !isCompromised($0.reliance)
    }
  }

  /// Refuses a version of which a gate is neither met nor waived, on the whole or on the late part.
  func checkGates(
    _ validation: Validation, of record: VersionRecord, at time: Timestamp
  ) throws(RegistryError) {
    let waivers = waiversInForce(of: record, in: validation.environment, at: time)
    for run in validation.runs {
      for (part, outcome) in run.outcomes where !outcome.isMet {
        let isWaived = waivers.contains { $0.waiver.lets(outcome, pass: part, of: run) }
        guard !isWaived else { continue }
        throw RegistryError(
          .gatesNotMet,
          Phrase(
            "the gate '\(outcome.gate)' of scenario '\(run.scenario)' is not met",
            "情景“\(run.scenario)”的门槛“\(outcome.gate)”未达标")
            + part.place + Phrase(" and not waived at \(time)", "，且在 \(time) 无有效豁免"))
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

extension Waiver {
  /// Whether it is of this gate on this part of a run.
  package func lets(
    _ outcome: RunRecord.GateOutcome, pass part: EvidencePart, of run: EvidenceRun
  ) -> Bool {
    scenario == run.scenario && self.part == part && gate == outcome.gate
  }
}

extension EvidencePart {
  /// Behind a gate: nothing of the whole, ` on the late part` else.
  package var place: Phrase {
    switch self {
    case .whole: Phrase(verbatim: "")
    case .late: Phrase(" on the late part", "（样本外部分）")
    }
  }
}
