import Diagnostics
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
          let bytes = try RegistryStore.artefact(run.run, of: database, path: path)
          try Self.check(bytes, says: run, of: validation.version)
        } catch { throw error.at(stored.event.position) }
        count += 1
      }
    }
    return count
  }

  private static func check(
    _ bytes: [UInt8], says run: EvidenceRun, of version: String
  ) throws(RegistryError) {
    guard let record = try? RunRecord(json: bytes) else {
      throw RegistryError(
        .evidenceDiffers, "the record of the run in scenario '\(run.scenario)' cannot be read",
        "情景“\(run.scenario)”的运行记录无法读取")
    }
    let engine = EngineIdentity(
      version: record.engine.version, semantics: record.engine.semantics,
      conformance: record.engine.conformance)
    let pairs: [(Phrase, String, String)] = [
      (Phrase("version", "版本"), version, record.candidate.digest),
      (Phrase("version compared with", "对比版本"), run.live ?? "", record.live.digest),
      (Phrase("scenario", "情景"), run.scenarioDigest, record.scenario.digest),
      (Phrase("data", "数据"), run.data, record.data.digest),
      (Phrase("months", "月份"), run.months ?? "all", record.options.months ?? "all"),
      (Phrase("engine", "引擎"), run.engine.words, engine.words),
      (Phrase("result", "结果"), run.result, record.result),
    ]
    for (what, stated, found) in pairs where stated != found {
      throw RegistryError(
        .evidenceDiffers,
        Phrase("the run in scenario '\(run.scenario)' has another ", "情景“\(run.scenario)”的运行，其")
          + what
          + Phrase(
            " than was signed for: signed \(Names.shown(stated)), found \(Names.shown(found))",
            "与所签署的不同：签署为 \(Names.shown(stated))，实为 \(Names.shown(found))"))
    }
    for outcome in run.gates {
      guard let other = record.gates.first(where: { $0.gate == outcome.gate }), other != outcome
      else { continue }
      throw RegistryError(
        .evidenceDiffers,
        "the run in scenario '\(run.scenario)' came to another figure at the gate '\(outcome.gate)'",
        "情景“\(run.scenario)”的运行在门槛“\(outcome.gate)”上得出不同的数值")
    }
  }
}

extension EngineIdentity {
  /// Version, semantics and conformance in one text.
  fileprivate var words: String { "\(version)/\(semantics)/\(conformance)" }
}
