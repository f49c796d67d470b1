import Contracts

/// One fen of a loan that never defaults: what is left of it by age, and what moves.
struct PayingLoan {
  let term: Int
  let firstAge: Int

  private let method: RepaymentMethod
  /// f(a), ages 0…term.
  private let factors: [Double]
  /// Share that has not been repaid early, ages 0…term.
  private let kept: [Double]
  /// What the amount of the terms is multiplied by to be the one that factors are shares of: that of an opening loan is
  /// its balance.
  let scale: Double
  private let defaultDraw: Double
  /// What stood there in the month before a renewed line's first.
  private(set) var extendedBalance = 1.0

  init(_ terms: LoanTerms, _ curves: LoanCurves, usedFor: Int) {
    let figures = curves.figures
    (method, term, firstAge) = (terms.method, Int(terms.term), terms.firstAge)
    factors =
      BalanceFactors(
        method, term: term, rate: terms.rate, use: figures.use, usedFor: usedFor
      ).values
    if method == .revolving, usedFor > 0 {
      extendedBalance = figures.use.values(through: usedFor)[usedFor - 1]
    }
    let monthly = method == .revolving ? 1 : figures.monthlyKept
    var kept = [Double](repeating: 1, count: term + 1)
    for age in 0..<term where age >= firstAge { kept[age + 1] = kept[age] * monthly }
    self.kept = kept
    scale = terms.origin == .new ? 1 : 1 / factors[firstAge]
    defaultDraw = method == .revolving ? figures.defaultDraw.approximation : 0
  }

  /// g(a): before the first age as at it, nothing from the term on.
  func balance(_ age: Int) -> Double {
    guard age < term else { return 0 }
    let age = max(age, firstAge)
    return scale * factors[age] * kept[age]
  }

  /// 1 where something is left, but for early repayments.
  func isThere(_ age: Int) -> Double { age < term ? kept[max(age, firstAge)] : 0 }

  /// What is drawn beside by one that stopped paying after an age.
  func drawnByDefault(_ age: Int) -> Double {
    guard age < term else { return 0 }
    return defaultDraw * scale * (1 - factors[max(age, firstAge)])
  }

  /// What moves in a month after the first: the schedule first, early repayments out of what is left.
  func payments(at age: Int) -> (drawn: Double, scheduled: Double, prepaid: Double) {
    let fall = scale * (factors[age - 1] - factors[age]) * kept[age - 1]
    let early = scale * factors[age] * (kept[age - 1] - kept[age])
    return fall >= 0 ? (0, fall, early) : (-fall, 0, early)
  }
}

extension LoanCurves.Figures {
  /// 1 − SMM, the share that is not repaid early in a month: (1 − CPR)^(1/12) (DOMAIN §10.2).
  var monthlyKept: Double {
    let left = 1 - prepaid.approximation
    guard left < 1 else { return 1 }
    return left.cubeRoot.squareRoot().squareRoot()
  }
}

extension Double {
  /// The cube root of a value within 0…1, by Newton's steps from above until they no longer fall.
  var cubeRoot: Double {
    guard self > 0 else { return 0 }
    var root = 1.0
    while true {
      let next = (2 * root + self / (root * root)) / 3
      if next >= root { return root }
      root = next
    }
  }
}
