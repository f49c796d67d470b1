import LoanBook
package import Numbers

/// The loans of customers whose lines of all products are together at most a limit on the last day of applications' last
/// month (普惠型小微企业贷款).
package struct InclusiveFinance: Hashable, Sendable {
  /// Yuan, at the end of that day.
  package let balance: Number
  /// Distinct customers with a line in force on that day.
  package let customers: Int

  /// - Parameter limit: in fen.
  init(_ ground: BalanceGround, _ offers: Offers, upTo limit: Int64, threads: Int)
    throws(BalanceGap)
  {
    let last = ground.lastMonth
    let day = CalendarDate(packed: last << 5 | 1).endOfMonth
    let standing = StandingLines(offers, ground.ledger, on: day)
    let groups = LoanGroups(inclusive: standing, ground.ledger, upTo: limit)
    let months = try ground.months(
      try ground.book(offers, by: groups, threads: threads), last...last)
    let series = months[group: 0]?.series
    let balance = [.performing, .nonPerforming].reduce(0.0) { sum, stock in
      sum + (series?.value(stock, last) ?? 0)
    }
    self.balance = Number(estimate: balance / 100) ?? .zero
    customers = standing.lines.indices.count {
      standing.isInForce[$0] && standing.lines[$0] <= limit
    }
  }
}
