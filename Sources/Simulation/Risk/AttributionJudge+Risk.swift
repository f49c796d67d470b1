import Diagnostics
import Numbers
import Semantics

extension BacktestRun {
  /// Those who say how likely each case is to go bad, for the attribution of expected loss.
  ///
  /// The one judge of both versions, and him again for each method by which those whom nobody saw may be judged.
  ///
  /// A method speaks for swap-ins whose outcome was not seen; of all other cases the one judge does. Empty where he does
  /// not know some case.
  package var judges: [AttributionJudge] {
    let cases = RiskCases(
      ledger: ledger, recorded: recorded, outcomes: outcomes, scenario: scenario,
      rows: Array(0..<ledger.count))
    guard let judge = Result(catching: { () throws(RiskGap) in try RiskJudge(cases) }).found else {
      return []
    }
    func named(_ name: String, _ title: Phrase, _ chances: [Int64]) -> AttributionJudge {
      AttributionJudge(
        name: name, title: title, probabilities: chances,
        lossGivenDefault: scenario.lossGivenDefault, exposureOfLine: scenario.exposureOfLine)
    }
    let unseen = cases.rows.filter { cases.isSwapIn($0) && !cases.isObserved($0) }
    let inferred = InferredChances(cases, BadRate(cases) { _ in true })
    let own = named("judge", Phrase("the one judge", "统一评判"), judge.chances)
    return [own]
      + inferred.methods.filter { $0.gap == nil }.map { method, _ in
        let chance = inferred.chances(method, of: unseen)
        var chances = judge.chances
        for row in unseen { chances[row] = Int64(chance(row).units) }
        return named(method.id, method.words, chances)
      }
  }
}
