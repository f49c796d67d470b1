import LoanBook
package import Numbers

/// The loans of customers whose lines of all products are together at most a limit (普惠型小微企业贷款), told apart.
package struct InclusiveFinance: Hashable, Sendable {
  /// Yuan, at the end of the last month of applications.
  package let balance: Number
  /// Distinct customers who are offered a loan.
  package let customers: Int

  /// - Parameter limit: in fen.
  init(_ ground: BalanceGround, _ offers: Offers, upTo limit: Int64, threads: Int)
    throws(BalanceGap)
  {
    let groups = LoanGroups(inclusive: offers, ground.ledger, upTo: limit)
    let last = ground.lastMonth
    let months = try ground.months(
      try ground.book(offers, by: groups, threads: threads), last...last)
    let series = months[group: 0]?.series
    let balance = [.performing, .nonPerforming].reduce(0.0) { sum, stock in
      sum + (series?.value(stock, last) ?? 0)
    }
    self.balance = Number(estimate: balance / 100) ?? .zero
    let rows = ground.ledger.customers.indices.filter {
      groups.number($0) == 0 && offers.hasLoan($0)
    }
    customers = Set(rows.map { ground.ledger.customers[$0] }).count
  }
}
