import Numbers

/// When loans default in each draw.
struct DefaultSampler: Sendable {
  private let first: Int32
  private let draws: Int
  private let months: Int
  private let curve = NormalCurve()
  private let ownLuck: Double
  /// √ρ·Z by month and draw, and the keys of borrowers' own luck.
  private let common: [Double]
  private let keys: [UInt64]
  /// The hardest month of any draw, by month.
  private let hardest: [Double]

  init(_ options: LoanDraws.Options) {
    first = options.first
    draws = options.draws
    months = Int(options.last - options.first) + 1
    let correlation = options.correlation.approximation
    let sensitivity = correlation.squareRoot()
    ownLuck = (1 - correlation).squareRoot()
    var (common, keys): ([Double], [UInt64]) = ([], [])
    for month in options.first...options.last {
      for draw in 0..<options.draws {
        let key = CounterRandom.key(seed: options.seed, month: month, draw: draw)
        // The month's own number is that of a place no customer has: places are mixed, this one is not.
        let uniform = Double(CounterRandom.uniform(key, 0)) / Self.whole
        common.append(sensitivity * curve.value(at: uniform))
        keys.append(key)
      }
    }
    self.common = common
    self.keys = keys
    let draws = options.draws
    hardest = (0..<months).map { month in
      common[month * draws..<(month + 1) * draws].min() ?? 0
    }
  }

  private static let whole = Double(UInt64(1) << UInt64(CounterRandom.bits))

  /// The draws in which a loan defaults, and in which month after its first.
  ///
  /// - Parameters:
  ///   - hazards: of the months after the first.
  ///   - begin: the first's place among the months.
  ///   - gone: draws in which it is no longer there.
  func fates(
    _ hazards: [Double], from begin: Int, place: UInt64, sparing gone: [Bool]
  ) -> [(draw: Int, index: Int)] {
    var fates: [(draw: Int, index: Int)] = []
    var isGone = gone
    for (offset, hazard) in hazards.enumerated() where hazard > 0 {
      let month = begin + offset + 1
      guard month < months else { break }
      let edge = curve.value(at: hazard)
      // In most draws a loan is beyond reach of even the hardest month, which one comparison tells.
      let reach = limit(edge, hardest[month], hazard)
      let row = month * draws
      for draw in 0..<draws {
        let luck = CounterRandom.uniform(keys[row + draw], place)
        guard luck < reach, !isGone[draw], luck < limit(edge, common[row + draw], hazard) else {
          continue
        }
        isGone[draw] = true
        fates.append((draw, offset + 1))
      }
    }
    return fates
  }

  /// Uniform numbers below this mean default.
  private func limit(_ edge: Double, _ factor: Double, _ hazard: Double) -> UInt64 {
    guard hazard < 1 else { return UInt64(1) << UInt64(CounterRandom.bits) }
    return UInt64(curve.chance(below: (edge - factor) / ownLuck) * Self.whole)
  }
}
