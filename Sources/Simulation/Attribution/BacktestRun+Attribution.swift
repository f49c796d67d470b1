package import Columns
import Diagnostics
import Numbers
package import Semantics

extension BacktestRun {
  /// Finds what each change between the versions does, over the run's own cases.
  ///
  /// - Parameters:
  ///   - parts: the applications that were replayed.
  ///   - judges: who says how likely loans go bad; `nil` for the scenario's one judge.
  /// - Throws: `ChangeError` where the versions cannot be cut into changes; what reading throws; `AttributionError`.
  package mutating func attribute(
    live: CheckedBook, candidate: CheckedBook, parts: any TableParts,
    judges: [AttributionJudge]? = nil, options: AttributionOptions = AttributionOptions()
  ) throws {
    attribution = try Attribution(
      live: live, candidate: candidate, table: parts, ledger: ledger,
      judges: judges ?? scenarioJudge.map { [$0] } ?? [], options: options)
  }

  /// The one judge of both versions: what was observed of a loan, else the scenario's reference model.
  private var scenarioJudge: AttributionJudge? {
    let modelled = ledger.reference?.probabilities ?? []
    guard outcomes != nil || !modelled.isEmpty else { return nil }
    var probabilities =
      modelled.isEmpty ? [Int64](repeating: -1, count: ledger.count) : modelled
    if let states = outcomes?.states {
      for (number, state) in states.enumerated() {
        switch LoanOutcomes.State(rawValue: state) {
        case .bad?: probabilities[number] = Int64(Number.unitsPerOne)
        case .good?: probabilities[number] = 0
        default: break
        }
      }
    }
    return AttributionJudge(
      name: modelled.isEmpty ? "observed" : outcomes == nil ? "reference_model" : "one_judge",
      title: modelled.isEmpty
        ? Phrase("observed outcomes", "已观测结果")
        : outcomes == nil
          ? Phrase("reference model", "参考模型")
          : Phrase("observed outcome, else reference model", "已观测结果，否则参考模型"),
      probabilities: probabilities, lossGivenDefault: scenario.lossGivenDefault,
      exposureOfLine: scenario.exposureOfLine)
  }
}
