package import Numbers

extension Scenario {
  /// What becomes of approved lines by month: how they are drawn, repaid, and go bad.
  ///
  /// Shares are of 1, rates are a year, months are whole; ages are months since the month of the first draw, which is 0.
  package struct BalanceAssumptions: Hashable, Sendable {
    package var drawing: Drawing
    package var repayment: Repayment
    package var defaults: DefaultCourse
    package init(drawing: Drawing, repayment: Repayment, defaults: DefaultCourse) {
      self.drawing = drawing
      self.repayment = repayment
      self.defaults = defaults
    }
  }

  /// How much of the approved lines is drawn, and when (METHOD §4.4).
  package struct Drawing: Hashable, Sendable {
    /// Share of approved lines that are ever drawn, where their average rate is `measuredAtRate`.
    package var takeUp: Number
    package var measuredAtRate: Number
    /// Share of customers who stay away, by the rate offered; never falls, and is below 1.
    package var churn: Curve
    /// Whether the churn of the first and the last rate holds beyond them; else a rate there stops the run.
    package var isChurnHeldBeyond: Bool
    /// Days from the decision to the first draw.
    package var delayDays: Int
    /// Share of the line that is drawn at once, of loans that are not revolving.
    package var firstUse: Number
    /// Share of the line in use, by age, of revolving lines; `nil` where there are none.
    package var use: Curve?
    /// Share of the unused line that is drawn before default, of revolving lines (CCF); `nil` where there are none.
    package var defaultDraw: Number?
    /// The exponent e by which an observed use grows with a raised line: × (new ÷ old)^e (METHOD §4.6).
    package var raisedUse: Number
    package init(
      takeUp: Number, measuredAtRate: Number, churn: Curve, isChurnHeldBeyond: Bool = false,
      delayDays: Int, firstUse: Number, use: Curve? = nil, defaultDraw: Number? = nil,
      raisedUse: Number
    ) {
      self.takeUp = takeUp
      self.measuredAtRate = measuredAtRate
      self.churn = churn
      self.isChurnHeldBeyond = isChurnHeldBeyond
      self.delayDays = delayDays
      self.firstUse = firstUse
      self.use = use
      self.defaultDraw = defaultDraw
      self.raisedUse = raisedUse
    }

    /// The share of customers who stay away at a rate; `nil` where the scenario does not tell.
    package func churn(at rate: Number) -> Number? {
      isChurnHeldBeyond ? churn.valueHeldBeyond(rate) : churn.value(at: rate)
    }

    /// The share of lines that are drawn at a rate, at most 1; `nil` where the scenario does not tell.
    ///
    /// take-up × (1 − churn(rate)) ÷ (1 − churn(measured rate)), METHOD §4.4.
    package func takeUp(at rate: Number) -> Number? {
      guard let churn = churn(at: rate), let usual = self.churn(at: measuredAtRate),
        let staying = Number.one.subtracting(churn), let usually = Number.one.subtracting(usual),
        let share = takeUp.multiplied(by: staying)?.divided(by: usually)
      else { return nil }
      return min(share, .one)
    }
  }

  /// How loans are repaid.
  package struct Repayment: Hashable, Sendable {
    /// How a loan is repaid that is not drawn and repaid at will.
    package enum Method: String, Hashable, Sendable {
      case interestFirst = "interest_first"
      case equalInstalments = "equal_instalments"
      case equalPrincipal = "equal_principal"
    }
    /// The line up to which loans are drawn and repaid at will; `nil` where none is.
    package var revolvingUpTo: Number?
    /// The method of all others.
    package var method: Method
    /// Share of the balance that is repaid before it is due, a year (CPR); none of revolving lines.
    package var prepaid: Number
    /// Share of loans that are renewed at maturity, where the history does not tell.
    package var renewed: Number
    package init(revolvingUpTo: Number? = nil, method: Method, prepaid: Number, renewed: Number) {
      self.revolvingUpTo = revolvingUpTo
      self.method = method
      self.prepaid = prepaid
      self.renewed = renewed
    }
  }

  /// When loans default, and what becomes of them then.
  package struct DefaultCourse: Hashable, Sendable {
    /// Share of the chance of a bad loan that has fallen by an age: cumulative, never falls, may pass 1.
    ///
    /// Of revolving lines and of instalments. The first point is 0 at age 0.
    package var timing: Curve
    /// The same of loans whose principal is due at the end.
    package var bulletTiming: Curve
    /// Months from the first payment that is missed to the default: 3 where that is 90 days past due.
    package var delinquentMonths: Int
    /// Share of the defaulted balance that performs again, in equal parts over the months from 1 to `cureMonths` after default.
    package var cured: Number
    package var cureMonths: Int
    /// Months over which what is cured is repaid, in equal parts.
    package var curedRepaidMonths: Int
    /// Share of what will be recovered that has come in so many months after default: cumulative, from 0 at month 0 to 1.
    package var recovered: Curve
    /// Months after default over which the rest is written off, in equal parts.
    package var writtenOffMonths: ClosedRange<Int>
    /// Correlation of the borrowers' assets, for bands (METHOD §4.8); `nil` where it is not stated, so that there are none.
    package var correlation: Number?
    package init(
      timing: Curve, bulletTiming: Curve, delinquentMonths: Int, cured: Number, cureMonths: Int,
      curedRepaidMonths: Int, recovered: Curve, writtenOffMonths: ClosedRange<Int>,
      correlation: Number? = nil
    ) {
      self.timing = timing
      self.bulletTiming = bulletTiming
      self.delinquentMonths = delinquentMonths
      self.cured = cured
      self.cureMonths = cureMonths
      self.curedRepaidMonths = curedRepaidMonths
      self.recovered = recovered
      self.writtenOffMonths = writtenOffMonths
      self.correlation = correlation
    }
  }
}
