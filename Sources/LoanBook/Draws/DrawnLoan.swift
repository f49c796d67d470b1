import Contracts
import Numbers

/// A loan as it is lived: granted, or what is renewed of it.
struct DrawnLoan {
  let terms: LoanTerms
  /// In fen, weighted by its chance to be drawn.
  let amount: Double
  let chance: Double
  let isRenewal: Bool
  /// Months for which its line has been used before it.
  let usedFor: Int

  /// What is renewed of it at maturity where it did not default; `nil` where nothing is.
  ///
  /// It keeps its chance.
  func renewed(_ life: DrawnLife, _ curves: LoanCurves) -> DrawnLoan? {
    guard terms.isRenewable, !curves.figures.renewed.isZero else { return nil }
    return DrawnLoan(
      terms: terms.renewed,
      amount: amount * life.granted * curves.figures.renewed.approximation * life.keptToMaturity,
      chance: life.shares.chanceAtDraw(chance), isRenewal: true,
      usedFor: terms.method == .revolving ? usedFor + Int(terms.term) : 0)
  }
}

/// The balances of a loan while it pays, in whole fen, and its hazards; by months from its first age on.
struct DrawnLife {
  /// Through the last month in which it can default, nothing from maturity on.
  let paying: [Int128]
  /// The chance that it defaults in a month after the first, if it has not before.
  let hazards: [Double]
  let firstAge: Int
  let shares: DefaultShares
  /// What was granted for each fen of the amount.
  let granted: Double
  /// Share that is not repaid early until maturity.
  let keptToMaturity: Double

  private let loan: PayingLoan
  private let amount: Double
  private let lag: Int

  init(_ drawn: DrawnLoan, _ curves: LoanCurves) {
    let loan = PayingLoan(drawn.terms, curves, usedFor: drawn.usedFor)
    let shares = DefaultShares(drawn.terms, curves)
    let (amount, chance, lag) = (drawn.amount, drawn.chance, curves.figures.delinquent)
    self.loan = loan
    self.shares = shares
    self.amount = amount
    self.lag = lag
    firstAge = loan.firstAge
    granted = loan.scale
    keptToMaturity = loan.isThere(loan.term - 1)
    let ages = loan.firstAge...(loan.term + lag)
    paying = ages.map { LoanDraws.fen(amount * loan.balance($0)) }
    hazards = ages.dropFirst().map { age in
      let left = 1 - chance * shares.through(age - 1)
      return left > 0 ? chance * shares.at(age) / left : 0
    }
  }

  /// The month whose balance still stands when it defaults in a later one: that of the last payment.
  func stopped(before index: Int) -> Int { max(0, index - lag - 1) }

  /// What is in default: what stood still, and what was drawn beside.
  func atDefault(_ index: Int) -> Int128 {
    let age = firstAge + index - lag - 1
    return paying[stopped(before: index)]
      + LoanDraws.fen(amount * loan.drawnByDefault(age))
  }
}
