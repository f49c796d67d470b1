import Contracts

/// What is left of an amount by age while it is paid as agreed, f(a): B_a ÷ P of DOMAIN §10.1.
struct BalanceFactors {
  /// At ages 0…term; nothing at the term.
  let values: [Double]

  /// - Parameters:
  ///   - rate: of a year, in 10⁻¹²; only equal instalments read it.
  ///   - use: of a line by months since its first draw, for revolving loans.
  ///   - usedFor: months for which the line has been used at age 0: those before a renewal.
  init(
    _ method: RepaymentMethod, term: Int, rate: Int64, use: MonthCurve, usedFor: Int = 0
  ) {
    switch method {
    case .equalInstalments: values = Self.ofEqualInstalments(term: term, rate: rate)
    case .equalPrincipal: values = (0...term).map { Double(term - $0) / Double(term) }
    case .interestFirst: values = (0...term).map { $0 < term ? 1 : 0 }
    case .revolving:
      let used = use.values(through: usedFor + term)
      values = (0...term).map { $0 < term ? used[usedFor + $0] : 0 }
    }
  }

  /// B_k ÷ P of equal instalments.
  ///
  /// ((1+i)ⁿ − (1+i)ᵏ) ÷ ((1+i)ⁿ − 1), both as geometric sums, which lose no digits where the rate is small and hold where
  /// it is 0. Payments are not rounded to fen here: an exact schedule stays within a few fen of it.
  private static func ofEqualInstalments(term: Int, rate: Int64) -> [Double] {
    let growth = 1 + Double(rate) / Double(Loan.unit) / 12
    var powers = [1.0]
    for _ in 1..<max(term, 1) { powers.append(powers[powers.count - 1] * growth) }
    // Summed from the last payment back: what is left at k are the powers k…n − 1.
    var left = [Double](repeating: 0, count: term + 1)
    for age in (0..<term).reversed() { left[age] = left[age + 1] + powers[age] }
    return left.map { $0 / left[0] }
  }
}
