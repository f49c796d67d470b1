import Numbers

/// One tax return of a firm, as the tax office passes it on.
struct Filing: Sendable {
  /// Outside codes of the kinds of tax.
  enum Tax: String { case vat = "10101", income = "10104" }
  let tax: Tax
  let periodEnd: CalendarDate
  let receivedOn: CalendarDate
  /// Sales of the period in fen.
  let base: Int
  /// Tax paid in fen; `nil` where the payment is not known.
  let paid: Int?
}

extension Firm {
  /// Of 10,000 filings, those whose payment is not known.
  static let unknownPayments = 7
  /// Of 10,000 filings, those that are lost altogether.
  static let lostFilings = 25

  /// Sales of a month, given as year × 12 + month − 1, in fen.
  func sales(month: Int) -> Int {
    if idle.contains(month) || month < established.monthNumber { return 0 }
    var random = SplitMix(seed: seed, .month, number, month)
    let since = month - CalendarDate.sampleStart.monthNumber
    let trend = max(100, 1_000 + yearlyTrend * since / 12)
    let noise = 1_000 + random.middling(in: -unrest...unrest)
    let yuan =
      monthlySales / 100 * industry.season[month % 12] / 100 * trend / 1_000 * noise / 1_000
    return yuan * 100 + random.integer(in: 0...99)
  }

  /// Monthly VAT and quarterly income tax returns of the months given, oldest first.
  func filings(months: Range<Int>) -> [Filing] {
    var filings: [Filing] = []
    for month in months where month >= established.monthNumber {
      let sold = sales(month: month)
      append(.vat, month: month, base: sold, burden: vatBurden, to: &filings)
      // Small firms prepay income tax by the quarter.
      if month % 3 == 2 {
        let quarter = sold + sales(month: month - 1) + sales(month: month - 2)
        append(.income, month: month, base: quarter, burden: incomeBurden, to: &filings)
      }
    }
    return filings
  }

  private func append(
    _ tax: Filing.Tax, month: Int, base: Int, burden: Int, to filings: inout [Filing]
  ) {
    var random = SplitMix(seed: seed, .filing, number, month * 2 + (tax == .vat ? 0 : 1))
    if random.happens(Self.lostFilings) { return }
    let next = CalendarDate.first(ofMonth: month + 1)
    let delay =
      random.happens(lateShare)
      ? random.integer(in: 20...64) : random.happens(900) ? random.integer(in: 15...19) : nil
    let received = next.later(delay ?? random.integer(in: 7...14))
    let paid = base * (burden + random.integer(in: -8...8)) / 10_000
    filings.append(
      Filing(
        tax: tax, periodEnd: next.later(-1), receivedOn: received, base: base,
        paid: random.happens(Self.unknownPayments) ? nil : max(0, paid)))
  }
}
