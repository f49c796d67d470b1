package import LoanBook
package import Numbers
import Semantics

/// The scenario's own test (METHOD §4.1): what was booked, projected by it alone, beside what was seen.
///
/// Lines, rates, terms and days of decision are those on record; whether and how a loan was drawn, repaid and went bad is
/// not looked at. A renewal within the months that are known is a booked line of its own, so that nothing is renewed in
/// them; what matures later is, as the scenario has it.
package struct Backcast: Sendable {
  package let projected: LoanMonths
  /// What was seen by month over all products, from the first month to the last that is known.
  package let months: [Month]
  /// Σ of the balances at month ends: projected ÷ actual; `nil` without any.
  package let balance: Number?
  /// Σ of what came into default: projected ÷ actual.
  package let defaults: Number?
  /// The band within which the scenario must stay; `nil` where it states none.
  package let band: ClosedRange<Number>?

  package struct Month: Sendable {
    package let month: Int32
    /// In fen.
    package let projected: Figures
    package let actual: Figures
  }
  package struct Figures: Hashable, Sendable {
    package let balance: Int128
    package let defaulted: Int128
    package let drawn: Int128
  }

  /// `nil` where nothing is recorded as booked.
  init?(
    _ ground: BalanceGround, _ run: BacktestRun, _ seen: ObservedLoans, threads: Int
  ) throws(BalanceGap) {
    guard let recorded = run.recorded else { return nil }
    let model = run.ledger.reference?.probabilities ?? []
    let offers = Offers(booked: recorded)
    var maker = LoanMaker(
      run.ledger, run.scenario, ground.balances, curves: ground.curves,
      chances: run.ledger.dates.indices.map { row in
        model.isEmpty || model[row] < 0 ? ground.judge.usual : model[row]
      }, isSeen: Array(repeating: false, count: run.ledger.count), observed: nil,
      judged: ground.judged, decidedOn: recorded.decidedOn,
      lastMonth: max(ground.lastMonth, seen.lastMonth))
    try maker.prepare(Set(offers.rates))
    let book = try ground.book(offers, maker, by: ground.products, threads: threads)
    guard let first = seen.months.keys.map(\.month).min() else { return nil }
    let begin = min(first, ground.months(of: [book]).lowerBound)
    let projected = try ground.months(book, begin...max(begin, seen.lastMonth))
    let total = projected.total()
    let groups = ground.products.names.count
    let months = (begin...max(begin, seen.lastMonth)).map { month in
      let actual = seen.total(month, groups: groups)
      func printed(_ figure: LoanFigure) -> Int128 { total?.printed(figure, month) ?? 0 }
      return Month(
        month: month,
        projected: Figures(
          balance: printed(.performing) + printed(.nonPerforming),
          defaulted: printed(.defaulted), drawn: printed(.drawn)),
        actual: Figures(
          balance: Int128(actual.balance), defaulted: Int128(actual.defaulted),
          drawn: Int128(actual.drawn)))
    }
    (self.projected, self.months) = (projected, months)
    func ratio(_ part: KeyPath<Figures, Int128>) -> Number? {
      let (own, real) = months.reduce(into: (Int128(0), Int128(0))) {
        $0.0 += $1.projected[keyPath: part]
        $0.1 += $1.actual[keyPath: part]
      }
      return Number(own, over: real)
    }
    balance = ratio(\.balance)
    defaults = ratio(\.defaulted)
    band = run.scenario.backcast
  }

  /// Whether a ratio lies within the band; `nil` where either is not there.
  package func isGood(_ ratio: Number?) -> Bool? {
    guard let ratio, let band else { return nil }
    return band.contains(ratio)
  }
}

extension Offers {
  /// What was booked.
  fileprivate init(booked recorded: RecordedDecisions) {
    chances = recorded.bookedLines.map { $0 > 0 ? Loan.unit : 0 }
    lines = recorded.bookedLines.map { max(0, $0) }
    rates = recorded.rates
    terms = recorded.terms
  }
}
