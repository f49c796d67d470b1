import Diagnostics
import Numbers
import RunRecord
import SQLite

extension RegistryVerification {
  /// The records of runs say what their validations say of them.
  ///
  /// - Returns: how many records there are.
  func checkEvidence(
    of events: [StoredEvent], in database: Database
  ) throws(RegistryError) -> Int {
    var count = 0
    for stored in events {
      guard case .validated(let validation) = stored.event.body else { continue }
      for run in validation.runs {
        do throws(RegistryError) {
          let record = try record(run.run, in: run.scenario, database)
          try EvidenceClaim(run, of: validation.version).check(record)
          count += 1
          guard let late = run.late else { continue }
          let part = try self.record(late.run, in: run.scenario, database)
          try EvidenceClaim(late, of: run, validation.version).check(part)
          try Self.check(late, of: run, record, part)
          count += 1
        } catch { throw error.at(stored.event.position) }
      }
    }
    return count
  }

  private func record(
    _ digest: String, in scenario: String, _ database: Database
  ) throws(RegistryError) -> RunRecord {
    let bytes = try RegistryStore.artefact(digest, of: database, path: path)
    guard let record = try? RunRecord(json: bytes) else {
      throw RegistryError(
        .evidenceDiffers, "the record of the run in scenario '\(scenario)' cannot be read",
        "情景“\(scenario)”的运行记录无法读取")
    }
    return record
  }

  /// The late part is what the whole run leaves after its tuning.
  private static func check(
    _ late: LateRun, of run: EvidenceRun, _ whole: RunRecord, _ part: RunRecord
  ) throws(RegistryError) {
    let last = whole.data.last.flatMap { CalendarDate(parsing: $0) }
    let months = last.flatMap { MonthRange(after: late.tunedUntil, through: $0)?.text }
    let pairs: [(Phrase, String, String)] = [
      (
        Phrase("last day of the tuning", "调优截止日"), "\(late.tunedUntil)",
        whole.options.tunedUntil ?? "none"
      ),
      // A run of stated months may end before them; then the last application tells nothing of the late part's end.
      (
        Phrase("late months", "样本外月份"), late.months,
        run.months == nil ? months ?? "none" : late.months
      ),
      (
        Phrase("count of late applications", "样本外申请笔数"), "\(late.applications)",
        "\(part.data.applications)"
      ),
      (Phrase("count of applications", "申请笔数"), "\(late.of)", "\(whole.data.applications)"),
    ]
    try EvidenceClaim.compare(pairs, in: run.scenario)
  }
}

/// What a validation says of one run, as its record has to say it too.
private struct EvidenceClaim {
  let scenario: String
  let pairs: [(what: Phrase, stated: String, found: (RunRecord) -> String)]
  let gates: [RunRecord.GateOutcome]
  /// Whether the record holds every gate: the author's own runs need not.
  let isOfAllGates: Bool

  init(_ run: EvidenceRun, of version: String) {
    self.init(
      run, version, months: run.months, result: run.result, gates: run.gates, isOfAllGates: false)
  }

  init(_ late: LateRun, of run: EvidenceRun, _ version: String) {
    self.init(
      run, version, months: late.months, result: late.result, gates: late.gates,
      isOfAllGates: true)
  }

  private init(
    _ run: EvidenceRun, _ version: String, months: String?, result: String,
    gates: [RunRecord.GateOutcome], isOfAllGates: Bool
  ) {
    scenario = run.scenario
    self.gates = gates
    self.isOfAllGates = isOfAllGates
    pairs = [
      (Phrase("version", "版本"), version, { $0.candidate.digest }),
      (Phrase("version compared with", "对比版本"), run.live ?? "", { $0.live.digest }),
      (Phrase("scenario", "情景"), run.scenarioDigest, { $0.scenario.digest }),
      (Phrase("data", "数据"), run.data, { $0.data.digest }),
      (Phrase("window of months", "月份范围"), months ?? "all", { $0.options.months ?? "all" }),
      (
        Phrase("engine", "引擎"), run.engine.words,
        {
          EngineIdentity(
            version: $0.engine.version, semantics: $0.engine.semantics,
            conformance: $0.engine.conformance
          ).words
        }
      ),
      (Phrase("result", "结果"), result, { $0.result }),
    ]
  }

  func check(_ record: RunRecord) throws(RegistryError) {
    try Self.compare(pairs.map { ($0.what, $0.stated, $0.found(record)) }, in: scenario)
    for outcome in gates {
      let other = record.gates.first { $0.gate == outcome.gate }
      guard other != outcome, other != nil || isOfAllGates else { continue }
      throw RegistryError(
        .evidenceDiffers,
        "the run in scenario '\(scenario)' came to another figure at the gate '\(outcome.gate)'",
        "情景“\(scenario)”的运行在门槛“\(outcome.gate)”上得出不同的数值")
    }
  }

  static func compare(
    _ pairs: [(Phrase, String, String)], in scenario: String
  ) throws(RegistryError) {
    for (what, stated, found) in pairs where stated != found {
      throw RegistryError(
        .evidenceDiffers,
        Phrase("the run in scenario '\(scenario)' has another ", "情景“\(scenario)”的运行，其")
          + what
          + Phrase(
            " than was signed for: signed \(Names.shown(stated)), found \(Names.shown(found))",
            "与所签署的不同：签署为 \(Names.shown(stated))，实为 \(Names.shown(found))"))
    }
  }
}

extension EngineIdentity {
  /// Version, semantics and conformance in one text.
  fileprivate var words: String { "\(version)/\(semantics)/\(conformance)" }
}
