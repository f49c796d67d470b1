import Diagnostics
import Semantics
import Syntax

/// A scenario in memory, of which some parts are written otherwise.
enum ScenarioText {
  static let outcome = """
    outcome {
      bad           90 days past due within 12 months after first draw  source "policy 3"
      indeterminate 30 days past due  source "policy 4"
      mature        15 months after first draw  assumption "bullet loans"
    }
    """

  static func text(
    outcome: String = outcome, loss: String? = nil, referred: String = "", also: String = "",
    record: String =
      "record application { applied_on date as_of  age integer optional  first boolean }"
  ) -> String {
    let loss =
      loss ?? #"loss { given_default 60% source "L"  exposure 100% of line assumption "all" }"#
    return """
      scenario base "Base case" zh "基准"
      decides application
      \(record)
      \(outcome)
      \(loss)
      return {
        funding 1.85% source "F"  operating 80bp source "O"  risk_weight 75% source "W"
        capital_ratio 10.5% source "C"  hurdle 11% source "H"  income_tax 25% source "T"
      }
      referred { approve 40% assumption "no record"  \(referred) }
      trust { support at least 30 assumption "few"  match_rate at least 99.5% assumption "most" }
      \(also)
      """
  }

  static func check(_ text: String) throws -> CheckedScenario {
    try Semantics.check(scenarioAt: "s.rules", reader: .memory(["s.rules": text]))
  }

  /// `line id: sentence`, one for each problem.
  static func problems(_ checked: CheckedScenario) -> [String] {
    checked.diagnostics.map { problem in
      let line = checked.files[problem.span.file].lineAndColumn(at: problem.span.lower).line
      return "\(line) \(problem.id.code): \(problem.message(in: .english))"
    }
  }
}
