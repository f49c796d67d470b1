package import LoanBook
import Numbers
import Semantics

/// The loans of both versions by month, by one engine (METHOD §4).
package struct Balances: Sendable {
  /// Product by product; numbers of groups are places in `products`.
  package let live: LoanMonths
  package let candidate: LoanMonths
  /// Names of the products, one `nil` where the record does not tell them apart.
  package let products: [String?]
  /// The months that are projected, as year × 12 + month − 1: from the first draw until nothing performs any more.
  package let months: ClosedRange<Int32>
  /// The last month whose applications the history tells.
  package let lastMonth: Int32
  /// Loans whose chance was more than the timing of defaults allows, and was cut; by version.
  package let cappedChances: (live: Int, candidate: Int)
  /// Of all loans, and by product.
  package let returns: SpanReturns
  package let productReturns: [SpanReturns]
  /// Of all loans of each version, as summaries tell them.
  package let figures: (live: BookFigures, candidate: BookFigures)

  init(_ ground: BalanceGround, threads: Int) throws(BalanceGap) {
    let live = try ground.book(ground.live, threads: threads)
    let candidate = try ground.book(ground.candidate, threads: threads)
    let months = ground.months(of: [live, candidate])
    let (old, new) = (try ground.months(live, months), try ground.months(candidate, months))
    (self.live, self.candidate, self.months) = (old, new, months)
    products = ground.products.names
    lastMonth = ground.lastMonth
    cappedChances = (live.cappedChances, candidate.cappedChances)
    returns = SpanReturns(old, new, ground.scenario)
    figures = (
      BookFigures(old, ground.scenario, lastMonth: ground.lastMonth),
      BookFigures(new, ground.scenario, lastMonth: ground.lastMonth)
    )
    productReturns = ground.products.names.indices.map { product in
      SpanReturns(old, new, group: Int32(product), ground.scenario)
    }
  }
}
