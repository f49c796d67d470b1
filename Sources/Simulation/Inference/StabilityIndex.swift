package import Numbers

/// How far a distribution moved from a baseline: PSI = Σ (c − b)·ln(c ÷ b) over bins (DOMAIN §12).
///
/// A bin that is empty on one side counts as 0.5 ÷ N of that side; the other shares stay as they are. A bin that is
/// empty on both adds nothing.
package struct StabilityIndex: Hashable, Sendable {
  package let value: Number
  package let bins: [Bin]

  /// One bin's part of the index.
  package struct Bin: Hashable, Sendable {
    /// How many cases lie in it.
    package let baseline: Int
    package let current: Int
    /// (c − b)·ln(c ÷ b).
    package let part: Number
  }

  /// The index over bins that are given; `nil` where a side has no cases.
  package init?(baseline: [Int], current: [Int]) {
    precondition(baseline.count == current.count, "both sides have the same bins")
    let (before, after) = (baseline.reduce(0, +), current.reduce(0, +))
    guard before > 0, after > 0 else { return nil }
    var (bins, sum): ([Bin], Number?) = ([], .zero)
    for (b, c) in zip(baseline, current) {
      guard let part = Self.part(b, of: before, c, of: after) else { return nil }
      bins.append(Bin(baseline: b, current: c, part: part))
      sum = sum?.adding(part)
    }
    guard let sum else { return nil }
    (value, self.bins) = (sum, bins)
  }

  /// The index over bins of equal frequency in the baseline, ten unless told; ties as `FrequencyBands` says.
  package init?(baseline: [Int64], current: [Int64], parts: Int = 10) {
    let bands = FrequencyBands(baseline, parts: parts)
    self.init(baseline: bands.counts(of: baseline), current: bands.counts(of: current))
  }

  /// Counts are doubled, so that half a case is a whole number and both logarithms are of whole numbers.
  private static func part(_ b: Int, of before: Int, _ c: Int, of after: Int) -> Number? {
    guard b > 0 || c > 0 else { return .zero }
    let (b, c) = (max(2 * b, 1), max(2 * c, 1))
    guard let share = Number(c, over: 2 * after), let base = Number(b, over: 2 * before),
      let numerator = Number(Int128(c) * Int128(before), decimals: 0)?.logarithm(),
      let denominator = Number(Int128(b) * Int128(after), decimals: 0)?.logarithm()
    else { return nil }
    return share.subtracting(base)?.multiplied(by: numerator.subtracting(denominator) ?? .zero)
  }
}
