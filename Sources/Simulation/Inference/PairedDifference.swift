package import Numbers

/// The difference of two rates over the same cases: how many more the candidate passes than the live version (DOMAIN §12).
///
/// Only cases that differ tell: B that only the live version passes and C that only the candidate does, of N.
/// Δ = (C − B) ÷ N with SE = √(C + B − (C − B)² ÷ N) ÷ N; the test of Δ = 0 is McNemar's (1947), with the correction
/// for continuity, or the exact binomial where fewer than 25 cases differ.
package struct PairedDifference: Hashable, Sendable {
  /// Candidate less live, as a part of 1.
  package let delta: Number
  /// The 95 % interval Δ ± 1.959964·SE.
  package let low: Number
  package let high: Number
  /// (|C − B| − 1)² ÷ (C + B); `nil` where fewer than 25 cases differ.
  package let chiSquared: Number?
  /// The chance of a difference as large as this, or larger, if both rates were the same.
  package let pValue: Number

  /// Cases that differ, below which the test is exact.
  package static let leastForChiSquared = 25

  /// `nil` for no cases at all.
  ///
  /// With `clusters`, the same differences (1, 0 or −1) by customer, the interval allows for customers that repeat;
  /// McNemar's test does not.
  package init?(
    onlyLive: Int, onlyCandidate: Int, of count: Int, clusters: ClusteredSum? = nil
  ) {
    guard onlyLive >= 0, onlyCandidate >= 0, count > 0, onlyLive + onlyCandidate <= count,
      let delta = Number(onlyCandidate - onlyLive, over: count)
    else { return nil }
    let (net, differing) = (Double(onlyCandidate - onlyLive), onlyLive + onlyCandidate)
    let spread =
      clusters.map { $0.variance.squareRoot() }
      ?? (Double(differing) - net * net / Double(count)).squareRoot() / Double(count)
    guard
      let low = Number(estimate: net / Double(count) - WilsonInterval.z * spread),
      let high = Number(estimate: net / Double(count) + WilsonInterval.z * spread)
    else { return nil }
    (self.delta, self.low, self.high) = (delta, low, high)
    if differing < Self.leastForChiSquared {
      chiSquared = nil
      pValue = Self.exactChance(min(onlyLive, onlyCandidate), of: differing)
    } else {
      let excess = net.magnitude - 1
      let squared = excess * excess / Double(differing)
      chiSquared = Number(estimate: squared)
      pValue = NormalTail.ofChiSquared(squared)
    }
  }

  /// Twice the chance of at most `least` heads in `count` throws of a coin, 1 at most.
  private static func exactChance(_ least: Int, of count: Int) -> Number {
    var (sum, binomial): (Int128, Int128) = (0, 1)
    for heads in 0...least {
      sum += binomial
      binomial = binomial * Int128(count - heads) / Int128(heads + 1)
    }
    return min(Number(2 * sum, over: 1 << Int128(count)) ?? .one, .one)
  }
}
