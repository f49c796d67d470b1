import Diagnostics
import Foundation
import Intake
import Numbers
import RunRecord
import Semantics
import Simulation
import Syntax

/// The folder of a backtest, as evidence of the versions that it compared.
struct EvidenceFolder {
  let record: RunRecord
  private let folder: String
  private let summary: [String: Figure]

  /// A figure of `summary.json`: a count, an exact decimal as a text, or an object that says why there is none.
  private struct Figure: Decodable {
    var number: Number?
    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let count = try? container.decode(Int.self) {
        number = Number(count)
      } else if let text = try? container.decode(String.self) {
        number = try? Number(parsing: text)
      }
    }
  }

  /// - Parameter path: the run.json.
  /// - Throws: where it, or a file beside it, cannot be read.
  init(recordAt path: String) throws {
    do {
      record = try RunRecord(json: try FileSystem.read(path))
    } catch let error as ToolError {
      throw error
    } catch {
      throw ToolError.notARecord
    }
    folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    let bytes = try FileSystem.read("\(folder)/summary.json")
    do {
      summary = try JSONDecoder().decode([String: Figure].self, from: Data(bytes))
    } catch {
      throw Self.unreadable("\(folder)/summary.json")
    }
  }

  private static func unreadable(_ path: String) -> ToolError {
    ToolError(
      .badInput, Phrase("'\(path)' is no file of a backtest", "“\(path)”不是回测结果文件"),
      remedy: Phrase("check the folder with 'verify-run'", "请用“verify-run”核对该文件夹"))
  }

  /// What the run says of a version; `nil` where it is of other versions.
  func evidence(of version: String) throws -> MonitoringEvidence? {
    let side: MetricSide
    switch version {
    case record.candidate.digest: side = .candidate
    case record.live.digest: side = .live
    default: return nil
    }
    func figure(_ name: String) -> Number? { summary[side.name(of: name)]?.number }
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
    let checked = try check(scenarioAt: path, reader: .disk)
    guard let scenario = checked.scenario else {
      console.sayRaw(
        DiagnosticRenderer(
          files: checked.files, limit: 20, language: console.language(of: checked.language)
        ).text(checked.diagnostics.filter { $0.severity == .error }))
      throw ToolError(
        .badInput, Phrase("the scenario '\(path)' does not hold", "情景“\(path)”有错误，不能使用"))
    }
    guard scenario.digest == record.scenario.digest else {
      throw ToolError.changed([Phrase("the scenario '\(path)'", "情景“\(path)”")])
    }
    return scenario
  }

  // MARK: Tables

  private func rules(_ side: MetricSide) throws -> [MonitoringEvidence.RuleFigures] {
    let (fired, undecided) = (side.name(of: "n_fired"), side.name(of: "n_undecided"))
    return try rows("rules", ["rule", "title", "section", fired, undecided]).compactMap { row in
      // A rule of the other version alone has no counts.
      guard let section = SectionKind(rawValue: row[2]), let hits = Int(row[3]),
        let open = Int(row[4])
      else { return nil }
      return MonitoringEvidence.RuleFigures(
        code: row[0], title: row[1], section: section, fired: hits, undecided: open)
    }
  }

  private func fields() throws -> [MonitoringEvidence.FieldMix] {
    var mixes: [MonitoringEvidence.FieldMix] = []
    for row in try rows("segments", ["field", "value", "n_applications"]) {
      // All together are no field, and what relation a customer has the record does not say.
      guard row[0] != "all", row[0] != "relation", let count = Int(row[2]) else { continue }
      if mixes.last?.field != row[0] { mixes.append(.init(field: row[0], counts: [:])) }
      mixes[mixes.count - 1].counts[row[1]] = count
    }
    return mixes
  }

  private func readBadRate(_ side: MetricSide, into evidence: inout MonitoringEvidence) throws {
    let columns = ["group", "bad_rate", "bad_rate.low", "bad_rate.high"]
    for row in try rows("risk_observed", columns) where row[0] == side.rawValue {
      evidence.badRate = try? Number(parsing: row[1])
      if let low = try? Number(parsing: row[2]), let high = try? Number(parsing: row[3]),
        low <= high
      {
        evidence.badRateInterval = low...high
      }
    }
  }

  /// Some columns of a table of the run, by name.
  private func rows(_ table: String, _ columns: [String]) throws -> [[String]] {
    guard record.tables.contains(where: { $0.name == table }) else { return [] }
    let path = "\(folder)/\(table).csv"
    let text = String(decoding: try FileSystem.read(path), as: UTF8.self)
    let lines = text.split(separator: "\n").map { CSVText.cells(of: String($0)) }
    let places = columns.map { name in lines.first?.firstIndex(of: name) }
    guard let header = lines.first, !places.contains(nil),
      lines.allSatisfy({ $0.count == header.count })
    else { throw Self.unreadable(path) }
    return lines.dropFirst().map { line in
      places.compactMap { $0 }.map { line[$0] }
    }
  }
}
