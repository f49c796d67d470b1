import LoanBook
package import Numbers
import Semantics

/// How the live book becomes the candidate's, step by step: whom it takes, on what line, at what rate, for how long.
///
/// Each step is what is added to the sum of those before it, so that the order shows: line first, then rate with the
/// take-up and the risk that answer to it, then term.
package struct BalanceBridge: Sendable {
  package enum Step: String, CaseIterable, Sendable {
    case live
    case swapIn = "swap_in"
    case swapOut = "swap_out"
    case line, rate, term
    case candidate
  }
  /// By step in yuan: what it adds; of the first and the last step what stands there.
  package struct Amounts: Hashable, Sendable {
    /// The balance at the end of the history's last month.
    package let balance: Number
    /// The mean of the balances at month ends over the twelve months up to then.
    package let averageBalance: Number
    /// Over the loans' lives.
    package let interest: Number
    package let loss: Number
  }
  package let steps: [(step: Step, amounts: Amounts)]

  init(_ ground: BalanceGround, threads: Int) throws(BalanceGap) {
    let (old, new) = (ground.live, ground.candidate)
    var (kept, swapIn) = (old, new)
    for row in old.chances.indices {
      // One person decides an application alike, whichever version referred it.
      let p = old.hasLoan(row) ? old.chances[row] : 0
      let q = new.hasLoan(row) ? new.chances[row] : 0
      kept.chances[row] = min(p, q)
      swapIn.chances[row] = max(0, q - p)
    }
    let entering = try ground.book(swapIn, threads: threads)
    /// What stands there in the end is of one book, for loans may share a guarantee.
    func standing(_ offers: Offers, with others: LoanBook? = nil) throws(BalanceGap) -> Standing {
      var book = try ground.book(offers, threads: threads)
      if let others { book.add(others) }
      return Standing(
        try ground.months(book, ground.lastMonth - 11...ground.lastMonth), ground.lastMonth)
    }
    let live = try standing(old)
    let entered = try standing(old, with: entering)
    let left = try standing(kept, with: entering)
    kept.lines = new.lines
    let line = try standing(kept, with: entering)
    kept.rates = new.rates
    let rate = try standing(kept, with: entering)
    kept.terms = new.terms
    let term = try standing(kept, with: entering)
    let candidate = try standing(new)
    let nothing = Standing()
    steps = [
      (.live, live.less(nothing)), (.swapIn, entered.less(live)), (.swapOut, left.less(entered)),
      (.line, line.less(left)), (.rate, rate.less(line)), (.term, term.less(rate)),
      (.candidate, candidate.less(nothing)),
    ]
  }

  /// What a book comes to, in fen.
  private struct Standing {
    var balance = 0.0
    var average = 0.0
    var interest = 0.0
    var loss = 0.0

    init() {}

    init(_ months: LoanMonths, _ last: Int32) {
      if let total = months.total() {
        func balance(_ month: Int32) -> Double {
          total.value(.performing, month) + total.value(.nonPerforming, month)
        }
        self.balance = balance(last)
        average = (last - 11...last).reduce(0) { $0 + balance($1) } / 12
      }
      for group in months.groups {
        interest += group.life.interest
        loss += group.life.writtenOff
      }
    }

    func less(_ other: Standing) -> Amounts {
      func yuan(_ part: KeyPath<Standing, Double>) -> Number {
        Number(estimate: (self[keyPath: part] - other[keyPath: part]) / 100) ?? .zero
      }
      return Amounts(
        balance: yuan(\.balance), averageBalance: yuan(\.average), interest: yuan(\.interest),
        loss: yuan(\.loss))
    }
  }
}
