import Diagnostics
import Semantics

/// A scenario that a verb works with.
enum ScenarioFile {
  /// Reads and checks a scenario that must hold, against the versions that are compared under it.
  ///
  /// - Throws: where it cannot be read, or has mistakes, which are shown first.
  static func open(
    _ path: String, live: Program, candidate: Program, _ console: Console
  ) throws -> Scenario {
    try shown(
      checkScenario(at: path, against: live, candidate: candidate, reader: .disk), path, console)
  }

  /// Reads and checks a scenario that must hold, without versions.
  ///
  /// - Throws: where it cannot be read, or has mistakes, which are shown first.
  static func open(_ path: String, _ console: Console) throws -> Scenario {
    try shown(check(scenarioAt: path, reader: .disk), path, console)
  }

  private static func shown(
    _ checked: CheckedScenario, _ path: String, _ console: Console
  ) throws(ToolError) -> Scenario {
    let language = console.language(of: checked.language)
    func show(_ severity: Severity) {
      let found = checked.diagnostics.filter { $0.severity == severity }
      guard !found.isEmpty else { return }
      console.sayRaw(
        DiagnosticRenderer(files: checked.files, limit: 20, language: language).text(found))
    }
    if let scenario = checked.scenario {
      show(.warning)
      return scenario
    }
    show(.error)
    throw ToolError(
      .badInput, Phrase("the scenario '\(path)' does not hold", "情景“\(path)”有错误，不能使用"))
  }
}
