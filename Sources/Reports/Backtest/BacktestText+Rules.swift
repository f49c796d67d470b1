import Engine
import Semantics
import Simulation
import Syntax

extension BacktestText {
  mutating func writeRules(_ version: VersionResult, _ role: String) {
    heading("Rules of the \(role) version")
    var table = TextTable([
      ("rule", .left), ("effect", .left), ("first", .right), ("any", .right), ("only", .right),
      ("→ approve", .right), ("→ refer", .right), ("undecided", .right), ("errors", .right),
      ("title", .left),
    ])
    for (rule, hits) in zip(version.program.rules, version.rules) {
      let isQuiet = hits.any == 0 && hits.fired == 0 && hits.undecided == 0
      table.add(
        [rule.code, rule.disabledBecause == nil ? rule.effect.rawValue : "disabled"]
          + (isQuiet
            ? ["0", "0", "0", "", "", "", ""]
            : [
              BacktestWords.count(hits.first),
              BacktestWords.count(rule.section == .warning ? hits.fired : hits.any),
              BacktestWords.count(hits.only), Self.some(hits.onlyToApprove),
              Self.some(hits.onlyToRefer), Self.some(hits.undecided), Self.some(hits.errors),
            ])
          + [[rule.words.title, rule.words.zh].compactMap { $0 }.joined(separator: "  ")])
    }
    if version.firstByOutput > 0 {
      table.add([
        "–", "refer", BacktestWords.count(version.firstByOutput), "", "", "", "", "", "",
        "no rule: an output is not known or in error",
      ])
    }
    table.addRule()
    let first = version.rules.reduce(0) { $0 + $1.first } + version.firstByOutput
    table.add(["all", "", BacktestWords.count(first), "", "", "", "", "", "", "not approved"])
    add(table)
  }

  /// A count where there is something to count.
  private static func some(_ count: Int) -> String { count == 0 ? "" : BacktestWords.count(count) }

  mutating func writeUndecided(_ version: VersionResult, _ role: String) {
    let undecided = version.undecided
    guard undecided.applications > 0 else { return }
    heading("What was missing where rules of the \(role) version were undecided")
    let applications = BacktestWords.count(undecided.applications)
    lines.append(
      undecided.isSample
        ? "  a sample: one in "
          + "\((undecided.applications + undecided.examined - 1) / max(1, undecided.examined)) "
          + "of \(applications) applications, in order, \(BacktestWords.count(undecided.examined)) in all"
        : "  "
          + BacktestWords.count(
            undecided.applications, "application has an undecided rule",
            "applications have an undecided rule"))
    var table = TextTable([
      ("missing", .left), ("why", .left), ("applications", .right), ("rules", .left),
    ])
    for cause in undecided.causes {
      let rules = cause.rules.map {
        "\(version.program.rules[$0.rule].code) \(BacktestWords.count($0.applications))"
      }
      let why =
        if case .noConsent(let source?) = cause.reason { "no consent (\(source))" } else {
          cause.reason.id.replacing("_", with: " ")
        }
      table.add([
        cause.place, why, BacktestWords.count(cause.applications), rules.joined(separator: ", "),
      ])
    }
    add(table)
  }

  mutating func writeAssumptions() {
    let versions = [("live", backtest.live), ("candidate", backtest.candidate)]
    guard versions.contains(where: { !$0.1.assumptions.isEmpty }) else { return }
    heading("Assumptions that decisions rest on")
    var table = TextTable([
      ("version", .left), ("applications", .right), ("assumption", .left), ("because", .left),
    ])
    for (role, version) in versions {
      for count in version.assumptions {
        let assumption = version.program.assumptions[count.assumption]
        table.add([
          role, count.applications.map(BacktestWords.count) ?? "not counted", assumption.text,
          assumption.because,
        ])
      }
    }
    add(table)
  }
}
