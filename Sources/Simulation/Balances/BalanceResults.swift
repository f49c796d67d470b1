import Semantics

/// All that a run tells of its loans by month.
package struct BalanceResults: Sendable {
  /// What all of it stands on.
  let ground: BalanceGround
  package let balances: Balances
  /// Against what was seen; `nil` where nothing was.
  package let backcast: Backcast?
  /// What was seen, product by product; `nil` where nothing was.
  package let actual: ObservedLoans?
  /// The book that the run's months begin with; `nil` of a run over all of the history.
  package let opening: OpeningBook?
  package let vintages: Vintages
  package let bridge: BalanceBridge
  /// `nil` where nobody asked, or the scenario states no correlation.
  package let bands: BalanceBands?
  /// By field of the record, then by line of the customer.
  package let segments: [SegmentReturns]
  /// Of each version; `nil` where the scenario names no limit.
  package let inclusive: (live: InclusiveFinance, candidate: InclusiveFinance)?
  /// `nil` where nothing is recorded.
  package let switchDay: SwitchDay?

  /// - Throws: why there are no balances.
  init(_ run: BacktestRun, draws: DrawRequest?, threads: Int) throws(BalanceGap) {
    let ground = try BalanceGround(run)
    self.ground = ground
    balances = try Balances(ground, threads: threads)
    actual = run.observed
    backcast = try run.observed.flatMap { seen throws(BalanceGap) in
      try Backcast(ground, run, seen, threads: threads)
    }
    let months = balances.months
    bands = try draws.flatMap { draws throws(BalanceGap) in
      try BalanceBands(ground, months, draws, threads: threads)
    }
    opening = try run.earlier.map { earlier throws(BalanceGap) in
      try OpeningBook(ground, earlier, through: months.upperBound)
    }
    vintages = try Vintages(ground, run.observed, threads: threads)
    bridge = try BalanceBridge(ground, threads: threads)
    segments = try SegmentReturns.all(ground, threads: threads)
    inclusive = try run.scenario.interestTax?.inclusiveUpTo.fen.map { limit throws(BalanceGap) in
      (
        live: try InclusiveFinance(ground, ground.live, upTo: limit, threads: threads),
        candidate: try InclusiveFinance(ground, ground.candidate, upTo: limit, threads: threads)
      )
    }
    switchDay = SwitchDay(run)
  }
}

extension BacktestRun {
  /// Projects the loans of both versions by month; `balances` then holds them, or why there are none.
  ///
  /// - Parameter draws: how often loans are lived again for bands, where that is wanted.
  package mutating func projectBalances(draws: DrawRequest? = nil, threads: Int) {
    do throws(BalanceGap) {
      balances = .success(try BalanceResults(self, draws: draws, threads: threads))
    } catch {
      balances = .failure(error)
    }
  }
}

extension SegmentReturns {
  /// The returns by each field of the ledger, then by the line of the customer.
  static func all(
    _ ground: BalanceGround, threads: Int
  ) throws(BalanceGap) -> [SegmentReturns] {
    var all: [SegmentReturns] = []
    for segment in ground.ledger.segments {
      all.append(try SegmentReturns(ground, LoanGroups(segment), LoanGroups(segment), threads))
    }
    if let limit = ground.scenario.interestTax?.inclusiveUpTo.fen {
      all.append(
        try SegmentReturns(
          ground, LoanGroups(inclusive: ground.live, ground.ledger, upTo: limit),
          LoanGroups(inclusive: ground.candidate, ground.ledger, upTo: limit), threads))
    }
    return all
  }

  private init(
    _ ground: BalanceGround, _ live: LoanGroups, _ candidate: LoanGroups, _ threads: Int
  ) throws(BalanceGap) {
    let span = ground.lastMonth...ground.lastMonth
    let old = try ground.months(try ground.book(ground.live, by: live, threads: threads), span)
    let new = try ground.months(
      try ground.book(ground.candidate, by: candidate, threads: threads), span)
    field = live.field
    values = live.names.enumerated().map { number, name in
      (name, SpanReturns(old, new, group: Int32(number), ground.scenario))
    }
  }
}
