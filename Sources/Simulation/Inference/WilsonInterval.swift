package import Numbers

/// The 95 % interval of a rate by Wilson (1927), as parts of 1 (DOMAIN §12).
///
/// (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) ÷ (1 + z²/n), with z = 1.959964. It stays within 0…1, and says something
/// of rates of 0 and 1 too.
package struct WilsonInterval: Hashable, Sendable {
  package let low: Number
  package let high: Number

  /// The normal quantile of 97.5 %.
  package static let z = 1.959964

  /// The interval of `successes` among `count`; `nil` for none at all.
  package init?(successes: Int, of count: Int) {
    guard count > 0, 0...count ~= successes else { return nil }
    self.init(rate: Double(successes) / Double(count), of: Double(count))
  }

  /// The interval of a weighted rate, by the number of equal weights that would say as much: (Σw)² ÷ Σw² (Kish 1965).
  ///
  /// `nil` where all weights are 0.
  package init?(weightOfSuccesses: Int128, weight: Int128, squares: Double) {
    guard weight > 0, squares > 0 else { return nil }
    let whole = Double(weight)
    self.init(rate: Double(weightOfSuccesses) / whole, of: whole * whole / squares)
  }

  /// The interval of the mean of 0 and 1 over cases that hang together by customer.
  ///
  /// It is that of as many independent cases as would have the same variance, not more than there are; where all cases
  /// are the same, of as many as there are customers.
  package init?(_ cases: ClusteredSum) {
    guard cases.count > 0, 0...cases.count ~= cases.sum else { return nil }
    let rate = Double(cases.sum) / Double(cases.count)
    let variance = cases.variance
    let single = rate * (1 - rate)
    let cap = single == 0 ? Double(cases.clusters) : Double(cases.count)
    self.init(rate: rate, of: variance > 0 ? min(single / variance, cap) : cap)
  }

  private init?(rate: Double, of count: Double) {
    let share = Self.z * Self.z / count
    let centre = rate + share / 2
    let half = Self.z * (rate * (1 - rate) / count + share / (4 * count)).squareRoot()
    guard let low = Number(estimate: (centre - half) / (1 + share)),
      let high = Number(estimate: (centre + half) / (1 + share))
    else { return nil }
    self.low = max(low, .zero)
    self.high = min(high, .one)
  }
}
