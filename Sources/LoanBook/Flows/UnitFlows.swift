import Contracts

/// A cohort's expected life for each fen of its amount, before what comes after default.
///
/// g(a) is what is left at age a of a loan that pays as agreed and is not repaid early. A loan that defaults at age d misses its
/// payment at d − m first: it pays through age d − m − 1, and its balance stays as it is until d. So at age a those
/// pay whose default is later than a + m, a share 1 − p·S(a + m), and
///
///     performing(a) = g(a)·(1 − p·S(a + m)) + Σ p·s(d)·g(d − m − 1) over d = a + 1 … a + m
///     defaulted(a)  = p·s(a)·(g(a − m − 1) + extra draw)
///
/// with g before the first age as at it. docs/balances.md derives both.
struct UnitFlows {
  /// The balance that is not in default.
  private(set) var performing: UnitFlow
  private(set) var drawn: UnitFlow
  private(set) var scheduled: UnitFlow
  private(set) var prepaid: UnitFlow
  /// With what is drawn by default.
  private(set) var defaulted: UnitFlow
  /// The paying balance on which a month's interest is paid, ÷ 12.
  private(set) var interest: UnitFlow
  /// Loans not in default with something left, for each loan; early repayments are taken to be whole.
  private(set) var loans: UnitFlow
  /// The share of loans that is renewed at maturity.
  private(set) var renewed = (certain: 0.0, atRisk: 0.0)
  /// What was granted for each fen of the amount: more than 1 where the amount is an older loan's balance.
  let granted: Double
  /// Tells the chance of renewed loans from the cohort's.
  let shares: DefaultShares

  /// How many ages there are, from the first to the last in which a loan can default.
  var count: Int { performing.certain.count }

  /// - Parameter usedFor: months for which a line has been used before this loan: 0 unless it is a renewal.
  init(_ terms: LoanTerms, _ curves: LoanCurves, isRenewal: Bool, usedFor: Int) {
    let paying = PayingLoan(terms, curves, usedFor: usedFor)
    let shares = DefaultShares(terms, curves)
    let (first, term, lag) = (paying.firstAge, paying.term, curves.figures.delinquent)
    let count = term + lag + 1 - first
    let none = UnitFlow(count: count)
    (performing, drawn, scheduled, prepaid) = (none, none, none, none)
    (defaulted, interest, loans) = (none, none, none)
    self.shares = shares
    granted = paying.scale
    let renewal = terms.isRenewable ? curves.figures.renewed.approximation : 0
    let isExtended = !terms.method.amortises

    for age in first...(term + lag) {
      let index = age - first
      let late = shares.through(age + lag)
      performing.setPaying(paying.balance(age), at: index, defaulting: late)
      loans.setPaying(paying.isThere(age), at: index, defaulting: late)
      for month in 1..<(lag + 1) {
        let share = shares.at(age + month)
        performing.atRisk[index] += share * paying.balance(age + month - lag - 1)
        loans.atRisk[index] += share * paying.isThere(age + month - lag - 1)
      }
      guard age > first else { continue }
      let share = shares.at(age)
      let extra = share * paying.drawnByDefault(age - lag - 1)
      drawn.atRisk[index] = extra
      defaulted.atRisk[index] = share * paying.balance(age - lag - 1) + extra
      guard age <= term else { continue }
      interest.setPaying(paying.balance(age - 1) / 12, at: index, defaulting: late)
      let month = paying.payments(at: age)
      let due = age == term && isExtended ? month.scheduled * (1 - renewal) : month.scheduled
      scheduled.setPaying(due, at: index, defaulting: late)
      prepaid.setPaying(month.prepaid, at: index, defaulting: late)
      drawn.certain[index] += month.drawn
      drawn.atRisk[index] -= month.drawn * late
    }
    if terms.origin == .new { addFirstMonth(paying, isExtension: isRenewal && isExtended) }
    if renewal > 0 {
      let left = renewal * paying.isThere(term - 1)
      renewed = (left, -(left * shares.through(term + lag)))
    }
  }

  /// A new loan is drawn; an extended one stands there, and its line moves on as it would have.
  private mutating func addFirstMonth(_ paying: PayingLoan, isExtension: Bool) {
    let change = paying.balance(0) - (isExtension ? paying.extendedBalance : 0)
    if change >= 0 { drawn.certain[0] = change } else { scheduled.certain[0] = -change }
  }
}
