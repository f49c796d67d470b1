import LoanBook
import Numbers
import RunRecord
import Semantics
import Testing

@testable import Simulation

@Suite("What each change does to balances and losses")
struct LoanAttributionTests {
  private static func book(age: Int, cap: String, rate: Int) -> String {
    """
    rulebook small
    decides application
    record application {
      id     text key
      day    date as_of
      age    integer
      wanted money
    }
    parameter lowest: integer = \(age)
    parameter most: money = \(cap)
    parameter price: rate = \(rate)%
    admission {
      require A1 "Old enough" zh "年龄达标": age >= lowest else decline
      refer A2 "Old" zh "年长" when age > 60
    }
    line { output line: money = round(min(wanted, most), down to 1) }
    pricing {
      output rate: rate = price
      output term: months = 12 months
    }
    """
  }

  /// Three applications on one day of the last month, so that at its end what is owed is line × take-up.
  ///
  /// That is 80 % at 5 %, all at 3 %. One in ten goes bad within the year, of which 60 % are lost: 6 % of what is drawn.
  ///
  /// | age | wanted | live: age ≥ 30, ≤ 1,100, 5 % | age ≥ 20 | ≤ 1,500 | 3 % | age, 3 % | age, ≤ 1,500 | ≤ 1,500, 3 % | all |
  /// | 35 | 1,200 | 880 | 880 | 960 | 1,100 | 1,100 | 960 | 1,200 | 1,200 |
  /// | 25 | 1,400 | 0 | 880 | 0 | 0 | 1,100 | 1,120 | 0 | 1,400 |
  /// | 65, referred, half approved | 2,000 | 440 | 440 | 600 | 550 | 550 | 600 | 750 | 750 |
  ///
  /// Of the first: cap (80 + 100) ÷ 2 = 90, rate (220 + 240) ÷ 2 = 230. Of the second: age 880 ÷ 3 + 1,120 ÷ 6 + 1,100 ÷ 6 +
  /// 1,400 ÷ 3 = 1,130, cap 240 ÷ 6 + 300 ÷ 3 = 140, rate 220 ÷ 6 + 280 ÷ 3 = 130. Of the third: cap (160 + 200) ÷ 2 = 180,
  /// rate (110 + 150) ÷ 2 = 130. Age 1,130, cap 410, rate 490, together 2,030.
  private static func pair() throws -> LoanPair {
    let day = try #require(CalendarDate(year: 2024, month: 3, day: 5))
    return try LoanPair(
      book(age: 30, cap: "1_100", rate: 5), book(age: 20, cap: "1_500", rate: 3),
      chances: Array(repeating: 100_000_000_000, count: 3),
      rows: [(35, 1_200), (25, 1_400), (65, 2_000)].enumerated().map { index, row in
        [.text("\(index)"), .date(day), .number(Number(row.0)), .number(Number(row.1))]
      })
  }

  private static func texts(_ numbers: [Number]) -> [String] { numbers.map(\.description) }

  @Test("planted changes have the shares that hand finds, and these add up to what is reported")
  func planted() throws {
    let run = try Self.pair().attributed()
    let attribution = try #require(run.attribution)
    let loans = try #require(try attribution.loans?.get())
    #expect(attribution.changes.map(\.name) == ["lowest", "most", "price"])
    #expect(Self.texts(loans.balance.effects.map(\.printed)) == ["1130", "410", "490"])
    #expect(Self.texts(loans.balance.effects.map(\.addOneIn)) == ["880", "240", "330"])
    #expect(Self.texts(loans.balance.effects.map(\.leaveOneOut)) == ["1400", "600", "670"])
    #expect(loans.balance.total == .init(difference: Number(2_030), interaction: Number(580)))
    #expect(Self.texts(loans.loss.effects.map(\.printed)) == ["67.8", "24.6", "29.4"])
    #expect(loans.loss.total.difference.description == "121.8")
    #expect(loans.balance.remainder.isZero && loans.loss.remainder.isZero && loans.sampled == 0)
    let (live, candidate) = try #require(try run.balances?.get()).balances.figures
    #expect(live[.balance] == Number(1_320) && candidate[.balance] == Number(3_350))
    #expect(live[.loanLossLife]?.description == "79.2")
    #expect(candidate[.loanLossLife]?.description == "201")
  }

  @Test("a person's decision stands for the share of referrals that are approved")
  func persons() throws {
    var pair = try Self.pair()
    var recorded = RecordedDecisions(count: 3)
    (recorded.systemOutcomes[2], recorded.finalOutcomes[2]) = (1, 0)
    pair.recorded = recorded
    // The third counts in whole: cap 360, rate 260.
    #expect(
      Self.texts(try pair.loans().balance.effects.map(\.printed)) == ["1130", "590", "620"])
    recorded.finalOutcomes[2] = 2
    pair.recorded = recorded
    #expect(
      Self.texts(try pair.loans().balance.effects.map(\.printed)) == ["1130", "230", "360"])
  }

  @Test("what a guarantor's pool cannot pay is no single loan's")
  func pool() throws {
    var pair = try Self.pair()
    pair.scenario.guarantee = Scenario.Guarantee(
      share: BalanceBank.part(500), pool: Number(10), paidMonths: 2, fee: .zero)
    let loss = try pair.loans().loss
    // Half of each loss is claimed; the pool pays 10 of 39.60 in the live version and 10 of 100.50 in the candidate.
    #expect(Self.texts(loss.effects.map(\.printed)) == ["33.9", "12.3", "14.7"])
    #expect(loss.total.difference.description == "121.8")
    #expect(loss.remainder.description == "60.9")
    #expect(try pair.loans().balance.remainder.isZero)
  }

  @Test("equal versions have nothing to attribute; exchanged ones the opposite")
  func mirrors() throws {
    let pair = try Self.pair()
    let (there, back) = (try pair.loans(), try pair.swapped.loans())
    for (one, other) in [(there.balance, back.balance), (there.loss, back.loss)] {
      #expect(one.effects.map(\.exact.numerator) == other.effects.map { -$0.exact.numerator })
      #expect(one.total.difference == Number.zero.subtracting(other.total.difference))
    }
    let text = Self.book(age: 30, cap: "1_100", rate: 5)
    let day = try #require(CalendarDate(year: 2024, month: 3, day: 5))
    let same = try LoanPair(
      text, text, chances: [100_000_000_000],
      rows: [[.text("0"), .date(day), .number(Number(35)), .number(Number(1_200))]]
    ).loans()
    #expect(same.balance.effects.isEmpty && same.balance.total.difference.isZero)
    #expect(same.balance.remainder.isZero && same.loss.remainder.isZero)
  }

  @Test("without balances there is nothing to attribute")
  func none() throws {
    var pair = try Self.pair()
    pair.scenario.balances = nil
    let attribution = try #require(try pair.attributed().attribution)
    #expect((try attribution.loans?.get()) == nil && attribution.changes.count == 3)
  }

  @Test("handed over by a shard, what is touched gives the same shares")
  func shards() throws {
    let pair = try Self.pair()
    var shard = try pair.run(against: pair.candidate)
    try shard.touch(
      AttributionPlan(live: pair.live, candidate: pair.candidate), parts: pair.table,
      options: AttributionOptions(threads: 1))
    let file = try ColumnFile(shard.columns.bytes)
    let (old, new) = (shard.ledger.live.program, shard.ledger.candidate.program)
    let merged = try BacktestRun(
      merging: [file], live: old, candidate: new, scenario: pair.scenario,
      books: (pair.live, pair.candidate), past: [])
    let (own, whole) = (try #require(try merged.attribution?.loans?.get()), try pair.loans())
    #expect(own.balance.effects == whole.balance.effects && own.loss.effects == whole.loss.effects)
    #expect(own.balance.total == whole.balance.total)
  }

  @Test("drawn orders of two changes in pairs are exact")
  func drawn() throws {
    let pair = try Self.pair()
    let drawn = try pair.loans(AttributionOptions(threads: 1, exactLimit: 2, draws: 256, seed: 5))
    // Three changes matter to the second case alone.
    #expect(drawn.sampled == 1)
    #expect(drawn.balance.total == (try pair.loans().balance.total))
    let sum = drawn.balance.effects.reduce(Int128(0)) { $0 + $1.exact.numerator }
    let whole = 2_030 * 100 * LoanGames.partsOfFen * Shapley.denominator
    // But for the last bits of doubles.
    #expect((sum - whole).magnitude < UInt128(1_000 * Shapley.denominator))
  }
}
