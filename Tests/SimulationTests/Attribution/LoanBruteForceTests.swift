import Numbers
import RunRecord
import Semantics
import Testing

@testable import Simulation

/// Every version in between is replayed as a whole and its loans are projected in one book.
@Suite("Balances and losses against projecting every version in between")
struct LoanBruteForceTests {
  private static func book(_ taken: [Bool]) -> String {
    func part(_ place: Int, _ live: String, _ candidate: String) -> String {
      taken[place] ? candidate : live
    }
    return """
      rulebook generated
      decides application
      record application {
        id     text key
        day    date as_of
        age    integer
        debts  integer optional
        wanted money
      }
      parameter lowest: integer = \(part(0, "30", "25"))
      parameter most: money = \(part(1, "3_000", "2_000"))
      admission {
        undecided: refer
        require A1: age >= lowest else decline
        \(part(2, "refer", "decline")) A2 when debts > 6
        refer A3 when age > 55
      }
      line {
        output line: money = round(min(wanted, most), down to 10)
      }
      pricing {
        output rate: rate = \(part(3, "5%", "if line > 1_500 then 4% else 6%"))
        output term: months = if age < 35 then \(part(4, "6", "18")) months else 12 months
      }
      """
  }

  @Test("shares are those of all orders", arguments: 0..<4)
  func bruteForce(seed: Int) throws {
    var draw = SeededNumbers(seed: UInt64(seed) &* 31 &+ 5)
    let first = try #require(CalendarDate(year: 2023, month: 1, day: 3))
    let count = 20
    let rows: [[Constant?]] = try (0..<count).map { index in
      let day = try #require(first.adding(days: draw.next(0, 500)))
      return [
        .text("\(index)"), .date(day), .number(Number(draw.next(20, 60))),
        draw.next(0, 4) == 0 ? nil : .number(Number(draw.next(3, 9))),
        .number(Number(draw.next(50, 400) * 10)),
      ]
    }
    // All changes but one or two, so that several books are weighed.
    let differing = (0..<5).filter { _ in draw.next(0, 4) > 0 }
    func text(_ coalition: Int) -> String {
      Self.book(
        (0..<5).map { place in
          differing.firstIndex(of: place).map { coalition >> $0 & 1 != 0 } ?? (seed % 2 == 0)
        })
    }
    var pair = try LoanPair(
      text(0), text(1 << differing.count - 1),
      chances: (0..<count).map { _ in Int64(draw.next(0, 200)) * 1_000_000_000 }, rows: rows)
    pair.scenario.riskAnswers = Scenario.RiskAnswers(
      line: BalanceBank.part(200), rate: BalanceBank.part(500), term: BalanceBank.part(100))
    pair.scenario.balances?.repayment.prepaid = BalanceBank.part(150)
    pair.scenario.balances?.repayment.renewed = BalanceBank.part(300)
    pair.scenario.balances?.defaults.timing = BalanceBank.curve(byMonth: [(0, 0), (21, 1_400)])
    pair.scenario.balances?.defaults.bulletTiming = BalanceBank.curve(
      byMonth: [(0, 0), (21, 1_600)])
    let run = try pair.attributed()
    let attribution = try #require(run.attribution)
    let loans = try #require(try attribution.loans?.get())
    let names = ["lowest", "most", "A2", "rate", "term"]
    #expect(attribution.changes.map(\.name) == differing.map { names[$0] })

    let figures = try (0..<1 << differing.count).map { coalition in
      let version = try VersionPair.book(text(coalition))
      let other = try pair.run(against: version)
      return try #require(try other.balances?.get()).balances.figures.candidate
    }
    for (metric, quantity) in [
      (BacktestMetric.balance, loans.balance), (.loanLossLife, loans.loss),
    ] {
      let values = try figures.map { figure in
        try #require(figure[metric]?.scaled(toDecimals: 2))
      }
      let expected = Shapley.numerators(values, players: differing.count)
      for (effect, numerator) in zip(quantity.effects, expected) {
        let fen = Double(numerator) / Double(Shapley.denominator)
        let own = try #require(effect.printed.scaled(toDecimals: 2))
        // Figures of whole versions are rounded to the fen.
        #expect(abs(Double(own) - fen) <= 2.01, "seed \(seed), \(metric)")
      }
      let sum = quantity.effects.reduce(quantity.remainder) { $0.adding($1.printed) ?? .zero }
      #expect(sum == quantity.total.difference)
      #expect(quantity.remainder.magnitude <= BalanceBank.part(20), "\(quantity.remainder)")
      #expect(values.contains { $0 != values[0] })
    }
  }
}
