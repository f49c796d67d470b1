package import Numbers

/// A stretch of lines, rates or terms.
package struct Band: Hashable, Sendable {
  /// In yuan, as a part of 1, or in months; of lines it does not belong to the band itself; `nil` without a bound.
  package let low: Number?
  /// Of rates it does not belong to the band itself; `nil` without a bound.
  package let high: Number?

  package init(low: Number?, high: Number?) {
    self.low = low
    self.high = high
  }

  /// Bounds of lines in yuan: bands reach up to them and include them (up to 10万, 30万, 50万, 100万, 300万, above).
  static let lineBounds = [100_000, 300_000, 500_000, 1_000_000, 3_000_000]
  /// Rates are banded by 50 basis points, from the lower one on, up to 36 %.
  static let rateStep = 5_000
  static let rateBands = 72
  /// Terms are told apart by the month up to ten years.
  static let termBands = 121

  static func all(_ quantity: Migration.Quantity) -> [Band] {
    switch quantity {
    case .line:
      let bounds = [nil] + lineBounds.map { Number($0) } + [nil]
      return zip(bounds, bounds.dropFirst()).map { Band(low: $0, high: $1) }
    case .rate:
      let bounds = (0...rateBands).map { Number(Int128($0 * rateStep), decimals: 6) }
      return zip(bounds, bounds.dropFirst() + [nil]).map { Band(low: $0, high: $1) }
    case .term:
      return (0..<termBands).map { Band(low: Number($0), high: Number($0)) }
        + [Band(low: Number(termBands), high: nil)]
    }
  }
}

extension Migration.Quantity {
  /// The place of a value among the bands, behind the last where there is none.
  @inline(__always) func band(of value: Int64) -> Int {
    switch self {
    case .line:
      if value < 0 { return Band.lineBounds.count + 1 }
      var place = 0
      for bound in Band.lineBounds where value > Int64(bound) * 100 { place += 1 }
      return place
    case .rate:
      return value < 0
        ? Band.rateBands + 1 : min(Band.rateBands, Int(value) / Band.rateStep)
    case .term: return value < 0 ? Band.termBands + 1 : min(Band.termBands, Int(value))
    }
  }
}
