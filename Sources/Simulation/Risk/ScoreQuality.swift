/// How well a statement of risk tells bad loans from good ones, on observed loans only.
package struct ScoreQuality: Hashable, Sendable {
  package let statement: RiskStatement
  /// Observed loans with a statement, and those of them that were bad.
  package let loans: Int
  package let bad: Int
  package let figures: Result<Discrimination, RiskGap>

  /// Of versions by their chance of default, of the reference model by its score.
  init(_ cases: RiskCases, _ statement: RiskStatement) {
    do throws(RiskGap) {
      let stated = try statement == .reference ? cases.scores() : cases.chances(statement)
      let isKnown: (Int64) -> Bool =
        statement == .reference ? { $0 != ReferenceCases.missing } : { $0 >= 0 }
      let rows = cases.rows.filter { cases.isObserved($0) && isKnown(stated[$0]) }
      let sign: Int64 = statement == .reference ? 1 : -1
      let outcomes = ScoredOutcomes(
        scores: rows.map { sign * stated[$0] }, bad: rows.map(cases.isBad))
      (self.statement, loans, bad) = (statement, rows.count, Int(outcomes.bad))
      figures = Discrimination(outcomes).map { .success($0) } ?? .failure(.oneOutcome)
    } catch {
      (self.statement, loans, bad, figures) = (statement, 0, 0, .failure(error))
    }
  }
}

extension RiskCases {
  fileprivate func scores() throws(RiskGap) -> [Int64] {
    guard outcomes != nil else { throw .noOutcomes }
    guard let reference = ledger.reference else { throw .noReferenceModel }
    return reference.scores
  }
}
