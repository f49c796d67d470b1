package import LoanBook
import Semantics

/// How often a run lives its loans again, and by which seed (METHOD §4.8).
package struct DrawRequest: Hashable, Sendable {
  package var draws: Int
  package var seed: UInt64
  package init(draws: Int, seed: UInt64) {
    self.draws = draws
    self.seed = seed
  }
}

/// How far the loans of both versions spread when borrowers share good and bad months.
package struct BalanceBands: Sendable {
  package let live: LoanBands
  package let candidate: LoanBands
  package let request: DrawRequest

  /// `nil` where the scenario states no correlation.
  init?(
    _ ground: BalanceGround, _ months: ClosedRange<Int32>, _ request: DrawRequest, threads: Int
  ) throws(BalanceGap) {
    guard let correlation = ground.balances.defaults.correlation else { return nil }
    let options = LoanDraws.Options(
      seed: request.seed, draws: request.draws, correlation: correlation,
      first: months.lowerBound, last: months.upperBound)
    self.request = request
    live = try LoanBands(ground.draws(ground.live, options, threads: threads))
    candidate = try LoanBands(ground.draws(ground.candidate, options, threads: threads))
  }
}

extension BalanceGround {
  /// Every loan of what cases are offered, lived as often as asked; a customer's luck is its number's.
  fileprivate func draws(
    _ offers: Offers, _ options: LoanDraws.Options, threads: Int
  ) throws(BalanceGap) -> LoanDraws {
    let empty: LoanDraws
    do throws(LoanProblem) {
      empty = try LoanDraws(options, under: curves)
    } catch {
      throw .loan(error)
    }
    struct Sum: Sendable {
      var draws: LoanDraws
      var problem: LoanProblem?
    }
    let sum = Blocks.sum(
      of: ledger.count, threads: threads, from: Sum(draws: empty)
    ) { sum, rows in
      for (row, loan) in loans(offers, rows) {
        do throws(LoanProblem) {
          try sum.draws.add(loan, customer: UInt64(ledger.customers[row]))
        } catch {
          sum.problem = error
        }
      }
    } merge: {
      $0.draws.add($1.draws)
      $0.problem = $0.problem ?? $1.problem
    }
    if let problem = sum.problem { throw .loan(problem) }
    return sum.draws
  }
}
