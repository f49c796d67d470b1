import Diagnostics
import Registry
import Reports
import RunRecord
import Semantics

/// A policy as a person hands it in: its file, with the scenarios that its gates rest on as far as they are at hand.
struct WrittenPolicy {
  static let scenarios = Option<String>.text(
    "scenario", valueName: "file",
    help: Phrase(
      "A scenario of the policy, so that gates may ask for the measures it defines.",
      "制度所列的情景文件，门槛可引用其中定义的度量。"), isRepeated: true)

  let policy: Policy

  /// - Throws: where the file is no policy, or the policy has problems, all of which are shown first.
  init(_ path: String, _ arguments: Arguments, _ console: Console) throws {
    policy = try Policy(fileText: try FileSystem.read(path))
    var measures: [String: [String: MetricUnit]] = [:]
    for path in arguments.all(Self.scenarios) {
      let scenario = try ScenarioFile.open(path, console)
      guard policy.evidence.scenarios.contains(where: { $0.digest == scenario.digest }) else {
        throw ToolError(
          .badInput,
          Phrase(
            "the scenario '\(path)' (\(scenario.digest.short)) is none of the policy's",
            "情景“\(path)”（\(scenario.digest.short)）不在制度所列之中"))
      }
      measures[scenario.digest] = scenario.measureUnits
    }
    let problems = policy.problems() + policy.gateProblems(measures: measures)
    guard !problems.isEmpty else { return }
    for problem in problems {
      console.say(Phrase("error: ", "错误：") + problem.error.message)
      if let remedy = problem.remedy { console.say(Phrase("help: ", "建议：") + remedy) }
    }
    throw ToolError(.badInput, Phrase("the policy does not hold", "制度文件有错误，不能使用"))
  }
}
