/// How much principal an instalment before the last repays besides its interest.
enum Amortisation {
  /// What is left of a level payment in fen.
  case level(Int, Schedule.Formula)
  /// The same principal in fen each time.
  case share(Int, Schedule.Formula)
  /// None: at maturity, or at will.
  case none

  init(_ contract: Contract, _ periods: [Period]) {
    let days = periods.map(\.days)
    switch contract.method {
    case .equalInstalments:
      let payment = LevelPayment(of: contract.principal, at: contract.dailyRate, days: days)
      let rounded = payment.rounded
      self = .level(
        rounded,
        Schedule.Formula(firstPayment: rounded, lastPayment: rounded, interest: payment.interest))
    case .equalPrincipal:
      self = .share(
        Int(Int128(contract.principal).dividedHalfUp(by: Int128(days.count))),
        Schedule.Formula(
          equalPrincipal: contract.principal, at: contract.dailyRate, days: days))
    case .interestFirst, .revolving:
      self = .none
    }
  }

  /// The principal in fen, before it is held to what is owed.
  func principal(besides interest: Int) -> Int {
    switch self {
    case .level(let payment, _): max(0, payment - interest)
    case .share(let share, _): share
    case .none: 0
    }
  }

  var formula: Schedule.Formula? {
    switch self {
    case .level(_, let formula), .share(_, let formula): formula
    case .none: nil
    }
  }
}

extension Schedule.Formula {
  /// P/n and the interest on P·(n−k+1)/n: all over n · S, S the rate's denominator.
  fileprivate init(equalPrincipal principal: Int, at rate: Ratio, days: [Int]) {
    let count = days.count
    let unit = Int128(principal) * Int128(rate.numerator)
    let denominator = Int128(count) * Int128(rate.denominator)
    /// P/n and interest for balance-days in nths of P.
    func payment(_ shares: Int) -> Int {
      let fraction = Int128(principal) * Int128(rate.denominator) + unit * Int128(shares)
      return Int(fraction.dividedHalfUp(by: denominator))
    }
    let shares = days.enumerated().map { index, days in (count - index) * days }
    self.init(
      firstPayment: payment(shares[0]), lastPayment: payment(shares[count - 1]),
      interest: Int(
        (unit * Int128(shares.reduce(0, +))).dividedHalfUp(by: denominator)))
  }
}
