/// Whom a firm sells to and buys from.
struct Trade: Sendable {
  let buyers: Int
  let sellers: Int
  /// The largest buyer's share of sales in hundredths, beyond what chance gives it.
  let largestBuyer: Int
  /// Whether it also buys from its largest buyer: a lawful swap that looks like a reciprocal pair.
  let swaps: Bool

  static let concentrated: Chance = 1_100
  static let largestShare = 50...96
  static let swapping: Chance = 150

  init(_ industry: Industry, _ random: inout SplitMix) {
    let many = industry == .retail || industry == .catering || industry == .services
    buyers = many ? random.integer(in: 12...60) : random.integer(in: 4...24)
    sellers = random.integer(in: 3...14)
    largestBuyer =
      random.happens(Self.concentrated)
      ? random.integer(in: Self.largestShare) : random.integer(in: 5...35)
    swaps = random.happens(Self.swapping)
  }
}
