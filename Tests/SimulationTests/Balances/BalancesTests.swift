import LoanBook
import Numbers
import Semantics
import Testing

@testable import Simulation

@Suite("Loans of both versions by month")
struct BalancesTests {
  @Test("one loan, worked through from its offer to the printed months")
  func handWorked() throws {
    var scenario = BalanceBank.scenario()
    let all = BalanceBank.curve(byMonth: [(0, 0), (1, 1_000)])
    let late = BalanceBank.curve(byMonth: [(3, 0), (4, 1_000)])
    scenario.balances?.drawing.takeUp = BalanceBank.part(500)
    scenario.balances?.drawing.churn = Scenario.Curve([
      .init(at: .zero, value: .zero), .init(at: .one, value: .zero),
    ])
    scenario.balances?.defaults = Scenario.DefaultCourse(
      timing: late, bulletTiming: late, delinquentMonths: 1, cured: BalanceBank.part(100),
      cureMonths: 1, curedRepaidMonths: 1, recovered: all, writtenOffMonths: 2...2)
    let offer = CaseDraft.Side.approve(2_000, 600, 3)
    let draft = CaseDraft(
      customer: 0, date: "2024-01-05", live: offer, candidate: offer, values: [])
    let run = BalanceBank.run(try BalanceBank.ledger([draft], chances: [100]), scenario)
    let balances = try BalanceBank.results(run).balances
    let january: Int32 = 2024 * 12
    // Due in month 3, in default in month 4 where it is not paid then.
    #expect(balances.months == january...january + 4)
    let series = try #require(balances.candidate.groups.first?.series)
    func printed(_ figure: LoanFigure) -> [Int128] {
      (0...4).map { series.printed(figure, january + $0) }
    }
    // Half of 2,000.00 is drawn; a tenth of it is not repaid.
    #expect(series.printed(.drawn, january) == 100_000)
    #expect(printed(.performing) == [100_000, 100_000, 100_000, 10_000, 0])
    #expect(printed(.nonPerforming) == [0, 0, 0, 0, 10_000])
    #expect(printed(.scheduled) == [0, 0, 0, 90_000, 0])
    #expect(printed(.interest) == [0, 500, 500, 450, 0])
    // In yuan, over its life: of 100.00 in default 10.00 are made good and stand for another month, which bears 0.05.
    let returns = balances.returns.life.candidate
    #expect(returns.drawn == Number(1_000) && returns.defaulted.isNear(Number(100)))
    #expect(returns.loss.isNear(Number(60)))
    #expect(returns.interest.isNear(Number(1_455, decimals: 2) ?? .zero))
    // 1,000 for three months, 100 for one, 10 for one.
    #expect(returns.balanceYears.isNear(Number(3_110, over: 12) ?? .zero))
    #expect(balances.returns.year == balances.returns.life)
    #expect(balances.returns.life.live == returns)
  }

  @Test("a version against itself differs in nothing")
  func same() throws {
    var ledger = try BalanceBank.ledger(
      BalanceBank.drawn(300, seed: 3), chances: [5, 20, 80], fields: BalanceBank.fields)
    ledger.candidate = ledger.live
    let results = try BalanceBank.results(BalanceBank.run(ledger, Self.taxed()))
    let balances = results.balances
    #expect(balances.live.bits == balances.candidate.bits)
    #expect(balances.returns.year.live == balances.returns.year.candidate)
    #expect(balances.returns.life.live == balances.returns.life.candidate)
    #expect(results.inclusive?.live == results.inclusive?.candidate)
    #expect(
      results.segments.flatMap(\.values).allSatisfy {
        $0.returns.life.live == $0.returns.life.candidate
      })
    #expect(balances.returns.life.live.balanceYears > .zero)
    for (step, amounts) in results.bridge.steps where step != .live && step != .candidate {
      let parts = [amounts.balance, amounts.averageBalance, amounts.interest, amounts.loss]
      #expect(parts == [.zero, .zero, .zero, .zero], "\(step)")
    }
  }

  @Test("versions in each other's place mirror one another")
  func mirrored() throws {
    let ledger = try BalanceBank.ledger(
      BalanceBank.drawn(300, seed: 4), chances: [5, 20, 80], fields: BalanceBank.fields)
    let results = try BalanceBank.results(BalanceBank.run(ledger, Self.taxed()))
    let mirror = try BalanceBank.results(
      BalanceBank.run(BalanceBank.swapped(ledger), Self.taxed()))
    #expect(results.balances.live.bits == mirror.balances.candidate.bits)
    #expect(results.balances.candidate.bits == mirror.balances.live.bits)
    #expect(results.balances.live.bits != results.balances.candidate.bits)
    #expect(results.balances.returns.life.live == mirror.balances.returns.life.candidate)
    #expect(results.balances.returns.life.candidate == mirror.balances.returns.life.live)
    #expect(results.inclusive?.live == mirror.inclusive?.candidate)
    for (one, other) in zip(results.segments, mirror.segments) {
      #expect(one.values.map(\.returns.year.live) == other.values.map(\.returns.year.candidate))
    }
  }

  @Test("threads change no bit")
  func threads() throws {
    // More than one block of rows, so that threads have something to share.
    let ledger = try BalanceBank.ledger(
      BalanceBank.drawn(9_000, seed: 5), chances: [5, 20, 80], fields: BalanceBank.fields)
    let run = try BalanceBank.run(ledger, Self.taxed())
    let one = try BalanceBank.results(run, threads: 1)
    for threads in [2, 3] {
      let own = try BalanceBank.results(run, threads: threads)
      #expect(own.balances.live.bits == one.balances.live.bits)
      #expect(own.balances.candidate.bits == one.balances.candidate.bits)
      #expect(own.bridge.steps.map(\.amounts) == one.bridge.steps.map(\.amounts))
      #expect(
        own.segments.flatMap(\.values).map(\.returns)
          == one.segments.flatMap(\.values).map(\.returns))
    }
  }

  @Test("products and segments add up to a run that tells none apart")
  func sums() throws {
    let cases = BalanceBank.drawn(400, seed: 6)
    // A pool that is soon spent, which loans of all groups share.
    var scenario = BalanceBank.scenario()
    scenario.guarantee = Scenario.Guarantee(
      share: BalanceBank.part(800), pool: Number(5_000), paidMonths: 2, fee: BalanceBank.part(5))
    func results(_ fields: [String]) throws -> BalanceResults {
      let ledger = try BalanceBank.ledger(cases, chances: [20, 80], fields: fields)
      return try BalanceBank.results(BalanceBank.run(ledger, scenario))
    }
    let (apart, together) = (try results(BalanceBank.fields), try results([]))
    let whole = together.balances.returns
    #expect(whole.life.live.guarantorPaid.isNear(Number(5_000)))
    let groups =
      [apart.balances.productReturns] + apart.segments.map { $0.values.map(\.returns) }
    #expect(groups.map(\.count) == [2, 2, 2])
    let figures: [(Returns) -> Number] = [
      \.balanceYears, \.interest, \.funding, \.operating, \.guaranteeFee, \.loss, \.guarantorPaid,
      \.defaulted, \.drawn, \.capitalCost,
    ]
    let sides: [(SpanReturns) -> Returns] = [
      \.year.live, \.year.candidate, \.life.live, \.life.candidate,
    ]
    for parts in groups {
      for side in sides {
        for (place, figure) in figures.enumerated() {
          let sum = parts.reduce(Number.zero) { $0.adding(figure(side($1))) ?? $0 }
          #expect(sum.isNear(figure(side(whole)), within: 1_000), "figure \(place)")
        }
      }
    }
    let total = try #require(together.balances.live.total())
    let sum = try #require(apart.balances.live.total())
    for month in together.balances.months {
      for figure in LoanFigure.allCases {
        let gap = abs(total.value(figure, month) - sum.value(figure, month))
        #expect(gap < 1e-3, "\(figure) \(month)")
      }
    }
  }

  @Test(
    "the customers by line are told apart by all that they may owe at the month's end, and counted once"
  )
  func inclusive() throws {
    func draft(_ customer: Int, _ date: String, _ side: CaseDraft.Side) -> CaseDraft {
      CaseDraft(customer: customer, date: date, live: side, candidate: side, values: ["line"])
    }
    var cases = [
      draft(0, "2024-03-01", .approve(1_000_000)), draft(0, "2024-04-01", .approve(2_000_000)),
      draft(1, "2024-04-02", .approve(10_000_000)), draft(2, "2024-04-03", .approve(10_000_001)),
      draft(3, "2024-04-04", .decline(by: 0)), draft(4, "2024-04-05", .refer(4_000_000, by: 1)),
    ]
    cases[1].candidate = .approve(12_000_000)
    let ledger = try BalanceBank.ledger(cases, chances: [0], fields: ["product"])
    let results = try BalanceBank.results(BalanceBank.run(ledger, Self.taxed()))
    let inclusive = try #require(results.inclusive)
    // 80 % of 1, 2 and 10 million, and of half of 4 million.
    #expect(inclusive.live.balance.isNear(Number(12_000_000)))
    #expect(inclusive.live.customers == 3)
    // The second line of the first customer is above the limit there, and both loans are his.
    #expect(inclusive.candidate.balance.isNear(Number(9_600_000)))
    #expect(inclusive.candidate.customers == 2)
    let segment = try #require(results.segments.last)
    #expect(segment.field == nil && segment.values.map(\.name) == ["inclusive", "other"])
    let drawn = segment.values.map(\.returns.life.live.drawn)
    #expect(drawn[0].isNear(Number(12_000_000)))
    #expect(drawn[1].isNear(Number(80_000_008, decimals: 1) ?? .zero, within: 10))
  }

  @Test("the day of the count decides, not that of the case: lines that have ended no longer weigh")
  func inclusiveDay() throws {
    func draft(_ customer: Int, _ date: String, _ side: CaseDraft.Side) -> CaseDraft {
      CaseDraft(customer: customer, date: date, live: side, candidate: side, values: ["line"])
    }
    // 12 million for three months, then 8 million; 12 million that have ended; the day is 30 June.
    let cases = [
      draft(0, "2024-01-10", .approve(12_000_000, 500, 3)),
      draft(0, "2024-05-10", .approve(8_000_000)),
      draft(1, "2024-01-10", .approve(12_000_000, 500, 3)), draft(2, "2024-06-10", .approve(1_000)),
    ]
    let ledger = try BalanceBank.ledger(cases, chances: [1_000, 0], fields: ["product"])
    let standing = StandingLines(
      BalanceBank.offers(ledger, BalanceBank.scenario()).live, ledger,
      on: try #require(CalendarDate(parsing: "2024-06-30")))
    #expect(standing.lines == [800_000_000, 1_200_000_000, 100_000])
    #expect(standing.isInForce == [true, false, true])
    let results = try BalanceBank.results(BalanceBank.run(ledger, Self.taxed()))
    #expect(results.inclusive?.live.customers == 2)
  }

  private static func taxed() throws -> Scenario {
    var scenario = BalanceBank.scenario()
    scenario.interestTax = Scenario.InterestTax(
      share: BalanceBank.part(63), exemptUpTo: Number(5_000), inclusiveUpTo: Number(10_000_000),
      primeRates: [
        .init(from: CalendarDate(packed: 2000 * 12 << 5 | 1), rate: BalanceBank.part(30))
      ],
      rateLimit: BalanceBank.part(1_500), method: .excess, bankMetTarget: true,
      exemptUntil: try #require(CalendarDate(parsing: "2027-12-31")))
    return scenario
  }
}
