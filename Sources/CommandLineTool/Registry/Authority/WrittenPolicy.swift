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
  /// Units of the measures that the scenarios at hand define, by the scenario's digest.
  private let measures: [String: [String: MetricUnit]]

  /// - Throws: where the file is no policy, or a scenario is none of the policy's.
  init(_ path: String, _ arguments: Arguments, _ console: Console) throws {
    policy = try Policy(fileText: try FileSystem.read(path, .policy))
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
    self.measures = measures
  }

  /// Shows all that is wrong with the policy, and what those who adopt it should know.
  ///
  /// - Parameter signers: persons who have keys; `nil` where that is not known.
  /// - Throws: where anything is wrong.
  func check(signers: Set<String>?, _ console: Console) throws {
    let form = policy.problems()
    // What nobody could do is told of a policy that is well formed: else one mistake shows twice.
    try console.tell(
      form + policy.gateProblems(measures: measures)
        + (form.isEmpty ? policy.workProblems(signers: signers) : []))
  }
}

extension Console {
  /// Shows a policy's problems.
  ///
  /// - Throws: where any is an error.
  func tell(_ problems: [PolicyProblem]) throws {
    for problem in problems where problem.severity == .error {
      tell(problem, Phrase("error: ", "错误："))
    }
    warn(problems.filter { $0.severity != .error })
    guard problems.contains(where: { $0.severity == .error }) else { return }
    throw ToolError(.badInput, Phrase("the policy does not hold", "制度文件有错误，不能使用"))
  }

  /// Shows problems that stop nothing, whatever they would be elsewhere.
  func warn(_ problems: [PolicyProblem]) {
    for problem in problems { tell(problem, Phrase("warning: ", "警告：")) }
  }

  private func tell(_ problem: PolicyProblem, _ severity: Phrase) {
    say(severity + problem.error.message)
    if let remedy = problem.remedy { say(Phrase("help: ", "建议：") + remedy) }
  }
}
