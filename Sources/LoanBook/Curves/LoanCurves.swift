package import Contracts
package import Numbers

/// What is assumed of loans after their first draw: use, prepayment, default and what becomes of it.
///
/// Only values that hold together can be made: see `init(validating:)`.
package struct LoanCurves: Hashable, Sendable {
  /// The same figures, not yet looked at.
  package struct Figures: Hashable, Sendable {
    // MARK: While all is well
    /// Share of the line drawn by months since the first draw, of revolving loans.
    package var use = MonthCurve([.init(0, .one)])
    /// Share repaid early in a year, CPR, of loans that are not revolving.
    package var prepaid = Number.zero
    /// Share renewed at maturity where what becomes of the loan is not known.
    package var renewed = Number.zero

    // MARK: Default
    package var timing = DefaultTiming(.evenly(within: 12))
    /// The same of interest-first loans.
    package var bulletTiming = DefaultTiming(.evenly(within: 12))
    /// Months from the first payment that was missed to default: 3 for 90 days.
    package var delinquent = 3
    /// Share of the undrawn line that a revolving loan draws by its default, CCF.
    package var defaultDraw = Number.zero

    // MARK: After default
    /// Share of what defaults that is lost: written off or paid by a guarantor, LGD.
    package var lost = Number.one
    /// Share that is made good and performs again.
    package var cured = Number.zero
    /// Months after default over which that happens, evenly from the first.
    package var curedWithin = 1
    /// Months over which cured money is repaid, in equal parts from the month after the cure.
    package var repaidOver = 1
    /// Share of what is recovered that has come by months after default.
    package var recovery = MonthCurve.evenly(within: 12)
    /// Share of what is written off that is by months after default.
    package var writeOff = MonthCurve.at(12)
    /// Who pays for losses; loans name their place here.
    package var guarantees: [Guarantee] = []

    // MARK: Tax
    /// Last month in which any interest is exempt, as year × 12 + month − 1; `nil` for no end.
    package var exemptUntil: Int32?

    package init() {}
  }

  package let figures: Figures

  /// Makes curves of figures that hold together.
  ///
  /// Shares are within 0 and 1; timings are cumulative, never fall, and those after default end at 1; lost + cured is at most 1, for
  /// the rest is recovered.
  package init(validating figures: Figures) throws(LoanCurvesProblem) {
    self.figures = figures
    try checkShares()
    try checkTimings()
    try checkMonths()
  }

  /// What comes back of defaulted money without being cured.
  package var recovered: Number {
    Number.one.subtracting(figures.lost)?.subtracting(figures.cured) ?? .zero
  }

  /// When loans repaid by this method default.
  package func timing(of method: RepaymentMethod) -> DefaultTiming {
    method == .interestFirst ? figures.bulletTiming : figures.timing
  }

  /// Age from which on a loan repaid by this method no longer defaults, for the curve ends there.
  package func lastAgeOfDefault(_ method: RepaymentMethod, term: Int) -> Int {
    let timing = timing(of: method)
    let last = timing.curve.points.last?.month ?? 0
    return timing.anchor == .maturity ? last + term : last
  }
}
