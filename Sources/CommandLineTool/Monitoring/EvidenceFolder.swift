import Diagnostics
import Numbers
import Registry
import RunRecord
import Semantics
import Simulation
import Syntax

/// The folder of a backtest, as evidence of the versions that it compared.
struct EvidenceFolder {
  let record: RunRecord
  /// The record's file.
  let bytes: [UInt8]
  private let folder: String
  private let summary: EvidenceFigures

  /// - Parameter path: the run.json.
  /// - Throws: where it, or a file beside it, cannot be read.
  init(recordAt path: String) throws {
    bytes = try FileSystem.read(path, .record)
    do { record = try RunRecord(json: bytes) } catch {
      throw ToolError.notARecord(path)
    }
    folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    summary = try EvidenceFigures("\(folder)/summary.json")
  }

  /// What the run says of a version; `nil` where it is of other versions.
  func evidence(of version: String) throws -> MonitoringEvidence? {
    let side: MetricSide
    switch version {
    case record.candidate.digest: side = .candidate
    case record.live.digest: side = .live
    default: return nil
    }
    func figure(_ name: String) -> Number? { summary[side.name(of: name)] }
    var evidence = MonitoringEvidence()
    evidence.applications = figure("n_applications")?.integer ?? 0
    evidence.passRate = figure("pass_rate")
    evidence.referRate = figure("refer_rate")
    evidence.declineRate = figure("decline_rate")
    evidence.weightedRate = figure("weighted_rate")
    if let line = figure("line_total"), let approved = figure("n_approved") {
      evidence.linePerApproval = line.divided(by: approved)?.rounded(.halfEven, toDecimals: 2)
    }
    evidence.rules = try rules(side)
    evidence.fields = try fields()
    evidence.spreads = try spreads(side)
    try readBadRate(side, into: &evidence)
    return evidence
  }

  /// The fields whose mix of values the run tells.
  func fieldNames() throws -> Set<String> { Set(try fields().map(\.field)) }

  /// The scenario of the run.
  ///
  /// - Parameter path: where it is, if not where the run found it.
  /// - Throws: where it is another one, or does not hold; its problems are shown first.
  func scenario(at path: String?, _ console: Console) throws -> Scenario {
    let path = path ?? record.scenario.path
    let scenario = try ScenarioFile.open(path, console)
    guard scenario.digest == record.scenario.digest else {
      throw ToolError.changed([Phrase("the scenario '\(path)'", "情景“\(path)”")])
    }
    return scenario
  }

  /// The tables and figures beside the record, as a run wrote them.
  func files() throws -> [(name: String, bytes: [UInt8])] {
    try (record.tables.map(\.file) + [RunFiles.summary]).map { name in
      (name, try FileSystem.read("\(folder)/\(name)", .evidence))
    }
  }

  // MARK: Tables

  private func rules(_ side: MetricSide) throws -> [MonitoringEvidence.RuleFigures] {
    let (fired, undecided) = (side.name(of: "n_fired"), side.name(of: "n_undecided"))
    return try rows("rules", ["rule", "title", "section", fired, undecided]).compactMap { row in
      let section = try row.value(2, Phrase("a section", "规则段")) { SectionKind(rawValue: $0) }
      // A rule of the other version alone has no counts.
      guard let section, let hits = try row.count(3), let open = try row.count(4) else {
        return nil
      }
      return MonitoringEvidence.RuleFigures(
        code: row.text(0), title: row.text(1), section: section, fired: hits, undecided: open)
    }
  }

  private func fields() throws -> [MonitoringEvidence.FieldMix] {
    var mixes: [MonitoringEvidence.FieldMix] = []
    for row in try rows("segments", ["field", "value", "n_applications"]) {
      let (field, value) = (row.text(0), row.text(1))
      // All together are no field, and what relation a customer has the record does not say.
      guard field != "all", field != "relation", let count = try row.count(2) else { continue }
      if mixes.last?.field != field { mixes.append(.init(field: field, counts: [:])) }
      mixes[mixes.count - 1].counts[value] = count
    }
    return mixes
  }

  private func readBadRate(_ side: MetricSide, into evidence: inout MonitoringEvidence) throws {
    let columns = ["group", "bad_rate", "bad_rate.low", "bad_rate.high"]
    for row in try rows("risk_observed", columns) where row.text(0) == side.rawValue {
      evidence.badRate = try row.number(1)
      guard let low = try row.number(2), let high = try row.number(3) else { continue }
      guard low <= high else {
        throw ToolError.unreadableEvidence(
          Phrase(
            "the interval of the bad rate of '\(side.rawValue)' ends before it begins",
            "“\(side.rawValue)”不良率区间的上限小于下限"))
      }
      evidence.badRateInterval = low...high
    }
  }

  private func spreads(_ side: MetricSide) throws(ToolError) -> [FigureSpread] {
    var spreads: [FigureSpread] = []
    for recorded in record.distributions where recorded.side.rawValue == side.rawValue {
      guard let spread = FigureSpread(recorded) else {
        let name = "\(recorded.figure.rawValue).\(side.rawValue)"
        throw .unreadableEvidence(
          Phrase(
            "the distribution of '\(name)' in '\(folder)/run.json' has impossible bands",
            "“\(folder)/run.json”中“\(name)”的分布分段不成立"))
      }
      spreads.append(spread)
    }
    return spreads
  }

  /// Some columns of a table of the run, by name; no rows where the run has no such table.
  private func rows(
    _ table: String, _ columns: [String]
  ) throws(ToolError) -> [EvidenceTable.Row] {
    guard record.tables.contains(where: { $0.name == table }) else { return [] }
    return try EvidenceTable("\(folder)/\(table).csv", columns: columns).rows
  }
}
