/// All figures of risk of some cases under both versions.
package struct RiskFigures: Sendable {
  package let cases: Int
  package let observed: Result<ObservedRisk, RiskGap>
  package let losses: Result<ExpectedLosses, RiskGap>
  package let swapIns: SwapInRisk
  /// The swap-ins' bad rates by line at which the candidate loses what the live version does, and at which their own
  /// return meets the hurdle.
  package let breakEvenLoss: BreakEven
  package let breakEvenHurdle: BreakEven
  /// In the order of `RiskStatement`.
  package let calibrations: [Result<Calibration, RiskGap>]
  package let qualities: [ScoreQuality]
  package let shifts: [PopulationShift]

  package func quality(of statement: RiskStatement) -> ScoreQuality {
    qualities[RiskStatement.allCases.firstIndex(of: statement) ?? 0]
  }

  init(_ cases: RiskCases) {
    self.cases = cases.rows.count
    let seen = ObservedRisk(cases)
    observed = cases.outcomes == nil ? .failure(.noOutcomes) : .success(seen)
    losses = Result { () throws(RiskGap) in try ExpectedLosses(cases, RiskJudge(cases)) }
    swapIns = SwapInRisk(cases, seen, losses.found)
    breakEvenLoss = BreakEven(loss: losses)
    breakEvenHurdle = BreakEven(hurdle: cases)
    calibrations = RiskStatement.allCases.map { statement in
      Result { () throws(RiskGap) in try Calibration(cases, statement) }
    }
    qualities = RiskStatement.allCases.map { ScoreQuality(cases, $0) }
    shifts = PopulationShift.all(cases)
  }
}
