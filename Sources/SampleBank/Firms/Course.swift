/// Sales of a firm by month: the average month × season × trend × noise, shocks and surges on top.
struct Course: Sendable {
  private let first: Int
  /// Genuine sales in fen, by month from `first`.
  private let sales: [Int]
  /// Sales to the next firm of a ring in fen, bought back the same month.
  private let circulated: [Int]

  /// The months given as year × 12 + month − 1.
  init(of firm: Firm, months: Range<Int>) {
    first = months.lowerBound
    sales = months.map { firm.sales(month: $0) }
    circulated = months.map { firm.ring?.amount(of: firm.number, month: $0) ?? 0 }
  }

  /// Genuine sales in fen; the month must lie within those asked for.
  func sales(_ month: Int) -> Int { sales[month - first] }

  /// All sales that are invoiced and filed, those round a ring included.
  func filed(_ month: Int) -> Int { sales[month - first] + circulated[month - first] }

  /// All filed sales of some months.
  func filed(_ months: Range<Int>) -> Int { months.reduce(0) { $0 + filed($1) } }
}

extension Firm {
  /// Genuine sales of a month in fen.
  fileprivate func sales(month: Int) -> Int {
    if idle.contains(month) || month < firstMonth { return 0 }
    var random = SplitMix(seed: seed, .month, number, month)
    let since = month - firstDay.monthNumber
    let trend = min(max(250, 1_000 + yearlyTrend * since / 12), 3_000)
    let noise = 1_000 + random.middling(in: -unrest...unrest)
    let cents = random.integer(in: 0...99)
    var yuan =
      monthlySales / 100 * industry.season[month % 12] / 100 * trend / 1_000 * noise / 1_000
    if shock.months.contains(month) { yuan = yuan * shock.left / 1_000 }
    if surge.contains(month) { yuan = yuan * random.integer(in: Self.surgeFactor) / 1_000 }
    return yuan * 100 + cents
  }
}
