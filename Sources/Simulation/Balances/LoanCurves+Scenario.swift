import LoanBook
import Numbers
import Semantics

extension LoanCurves {
  /// What a scenario says of loans after their first draw.
  init(
    _ balances: Scenario.BalanceAssumptions, _ scenario: Scenario
  ) throws(LoanCurvesProblem) {
    let (drawing, repayment, defaults) = (
      balances.drawing, balances.repayment, balances.defaults
    )
    var figures = Figures()
    if let use = drawing.use { figures.use = MonthCurve(use) }
    figures.prepaid = repayment.prepaid
    figures.renewed = repayment.renewed
    figures.timing = DefaultTiming(MonthCurve(defaults.timing))
    figures.bulletTiming = DefaultTiming(MonthCurve(defaults.bulletTiming))
    figures.delinquent = defaults.delinquentMonths
    figures.defaultDraw = drawing.defaultDraw ?? .zero
    figures.lost = scenario.lossGivenDefault
    figures.cured = defaults.cured
    figures.curedWithin = defaults.cureMonths
    figures.repaidOver = defaults.curedRepaidMonths
    figures.recovery = MonthCurve(defaults.recovered)
    figures.writeOff = MonthCurve(evenlyIn: defaults.writtenOffMonths)
    figures.guarantees = scenario.guarantee.map { [Guarantee($0)] } ?? []
    figures.exemptUntil = scenario.interestTax?.exemptUntil.monthIndex
    try self.init(validating: figures)
  }
}

extension MonthCurve {
  init(_ curve: Scenario.Curve) {
    self.init(curve.points.map { Point($0.at.integer ?? 0, $0.value) })
  }

  /// Nothing before the first of these months, then equal parts in each of them.
  init(evenlyIn months: ClosedRange<Int>) {
    self.init([Point(months.lowerBound - 1, .zero), Point(months.upperBound, .one)])
  }
}

extension Guarantee {
  init(_ guarantee: Scenario.Guarantee) {
    self.init(
      share: guarantee.share, lag: guarantee.paidMonths,
      pool: guarantee.pool.fen)
  }
}

extension Number {
  /// Yuan in fen, rounded down; `nil` beyond 64 bits.
  var fen: Int64? { Int64(exactly: units / (Number.unitsPerOne / 100)) }
}
