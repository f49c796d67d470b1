/// The payment that, made at the end of every period, brings a loan to exactly nothing: a fraction of two
/// whole numbers, rounded once.
///
/// With interest i_k in period k, what P is worth at the end equals what the payments A are worth then:
///
///     P · Π(1 + i_j) = A · Σ_k Π_{j>k}(1 + i_j)
///
/// where all periods are alike this is A = P·i / (1 − (1 + i)^−n). Each i_k is c_k/S with the same S, so both
/// sides times S^n are whole numbers.
struct LevelPayment {
  private let numerator: Natural
  private let denominator: Natural
  private let principal: Int
  private let periods: Int

  /// Of a principal in fen, at a rate a day, over periods of so many days.
  init(of principal: Int, at rate: Ratio, days: [Int]) {
    let scale = UInt64(rate.denominator)
    var (worth, payments, power) = (Natural(UInt64(principal)), Natural(0), Natural(1))
    for days in days {
      let growth = scale + UInt64(rate.numerator * days)
      worth *= growth
      payments *= growth
      power *= scale
      payments += power
    }
    numerator = worth
    denominator = payments
    self.principal = principal
    periods = days.count
  }

  /// The payment in fen, rounded half up.
  var rounded: Int { numerator.dividedHalfUp(by: denominator) }

  /// The interest of all payments together in fen, rounded half up.
  var interest: Int {
    (numerator * UInt64(periods)).dividedHalfUp(by: denominator) - principal
  }
}
