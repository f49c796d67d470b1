import Diagnostics
import Foundation
import Numbers
import Registry
import Simulation

/// The file of a monitoring plan: limits by name, each of which may be left out.
enum PlanFile {
  static let format = "rulebench monitoring plan 1"

  /// - Throws: where the file is no plan, or names something that is not monitored.
  static func read(_ path: String) throws -> MonitoringPlan {
    let bytes = try FileSystem.read(path, .plan)
    guard var members = try? JSONDecoder().decode([String: Value].self, from: Data(bytes)),
      members.removeValue(forKey: "format")?.text == format
    else {
      throw ToolError(
        .badInput, Phrase("'\(path)' is no monitoring plan", "“\(path)”不是监测方案"),
        remedy: Phrase(
          "expected a JSON object with \"format\": \"\(format)\"",
          "应为含 \"format\": \"\(format)\" 的 JSON 对象"))
    }
    var plan = MonitoringPlan()
    let limits: [(name: String, place: WritableKeyPath<MonitoringPlan, Number>)] = [
      ("pass_rate", \.passRate), ("hit_rate", \.hitRate), ("undecided_rate", \.undecided),
      ("line_per_approval", \.line), ("weighted_rate", \.rate), ("psi", \.stability),
    ]
    let counts: [(name: String, place: WritableKeyPath<MonitoringPlan, Int>)] = [
      ("least_decisions", \.leastDecisions), ("least_loans", \.leastLoans),
    ]
    for (name, place) in limits {
      guard let value = members.removeValue(forKey: name) else { continue }
      guard let text = value.text, let number = try? Number(parsingWithUnits: text),
        number >= .zero
      else {
        throw unfit(
          path, name, Phrase("a text such as \"5%\" or \"0.25\"", "文本，如 \"5%\" 或 \"0.25\""))
      }
      plan[keyPath: place] = number
    }
    for (name, place) in counts {
      guard let value = members.removeValue(forKey: name) else { continue }
      guard let count = value.count, count > 0 else {
        throw unfit(path, name, Phrase("a whole number above 0", "大于 0 的整数"))
      }
      plan[keyPath: place] = count
    }
    if let stray = members.keys.min() {
      let known = limits.map(\.name) + counts.map(\.name)
      throw ToolError(
        .badInput,
        Phrase(
          "'\(path)' has a limit of '\(stray)', which is not monitored", "“\(path)”含未监测的“\(stray)”")
          + .suggestion(of: NearestName.of(stray, among: known)))
    }
    return plan
  }

  private static func unfit(_ path: String, _ name: String, _ expected: Phrase) -> ToolError {
    ToolError(
      .badInput,
      Phrase("'\(path)': '\(name)' must be ", "“\(path)”的“\(name)”应为") + expected)
  }

  private struct Value: Decodable {
    var text: String?
    var count: Int?
    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      text = try? container.decode(String.self)
      count = try? container.decode(Int.self)
    }
  }
}
