import Diagnostics
import Numbers
import RunRecord
import Semantics
import Testing

@testable import Simulation

/// Loans of a dozen and more cases; every figure and flip is found again by a run under a scenario that has the value itself.
@Suite("What the candidate's return hangs on")
struct TornadoTests {
  private static func part(_ millionths: Int128) -> Number {
    Number(millionths, decimals: 6) ?? .zero
  }

  private static func scenario() -> Scenario {
    var scenario = BalanceBank.scenario()
    scenario.fundingRate = part(18_500)
    scenario.operatingRate = part(8_000)
    scenario.riskWeight = part(750_000)
    scenario.capitalRatio = part(105_000)
    scenario.hurdle = part(110_000)
    scenario.incomeTax = part(250_000)
    scenario.balances?.drawing.firstUse = part(850_000)
    scenario.balances?.drawing.defaultDraw = part(220_000)
    scenario.balances?.repayment.prepaid = part(170_000)
    scenario.balances?.defaults.cured = part(90_000)
    scenario.riskAnswers = Scenario.RiskAnswers(
      line: part(200_000), rate: part(500_000), term: .zero)
    scenario.guarantee = Scenario.Guarantee(
      share: part(300_000), pool: Number(400), paidMonths: 2, fee: part(2_000))
    return scenario
  }

  private static func run(_ scenario: Scenario) throws -> BacktestRun {
    let cases = BalanceBank.drawn(40, seed: 8).map { draft in
      var draft = draft
      // Rates at which some cover is above 1 and some below.
      draft.candidate.rate = draft.candidate.rate < 0 ? -1 : min(800, draft.candidate.rate + 150)
      return draft
    }
    return BalanceBank.run(
      try BalanceBank.ledger(cases, chances: [4, 9, 1, 14, 25], fields: BalanceBank.fields),
      scenario)
  }

  private static let gates = ["cover >= 0.9", "raroc.delta <= 3pp", "balance <= 100000"]

  private static func tornado(threads: Int = 2) throws -> Tornado {
    var run = try run(scenario())
    run.projectBalances(threads: 1)
    run.varyAssumptions(gates: try gates.map { try Gate(parsing: $0) }, threads: threads)
    return try #require(run.tornado)
  }

  /// Both versions' figures under a scenario in which an assumption has a value, from the start.
  private static func again(
    _ name: String, _ value: Number
  ) throws -> (live: BookFigures, candidate: BookFigures) {
    var scenario = scenario()
    let assumption = try #require(
      VariedAssumption.all(of: scenario).first { $0.name == name })
    assumption.set(&scenario, value)
    return try BalanceBank.results(run(scenario)).balances.figures
  }

  private static func isMet(
    _ demand: Tornado.Demand, _ figures: (live: BookFigures, candidate: BookFigures)
  ) -> Bool {
    func value(_ figures: BookFigures) -> Summary.Value {
      figures[demand.metric].map { .number($0) }
        ?? .unavailable("of_nothing", Phrase("of nothing", "分母为零"))
    }
    var summary = Summary()
    summary.set(demand.metric, live: value(figures.live), candidate: value(figures.candidate))
    return demand.gate.result(for: summary).isMet
  }

  @Test("figures at both ends are those of a run whose scenario has the value, a fifth away")
  func ends() throws {
    let tornado = try Self.tornado()
    #expect(tornado.rows.count == 25)
    for row in tornado.rows {
      let ends = try row.figures.get()
      #expect(try ends.low == Self.again(row.name, row.varied.low).candidate, "\(row.name)")
      #expect(try ends.high == Self.again(row.name, row.varied.high).candidate, "\(row.name)")
      #expect(try tornado.figures == Self.again(row.name, row.value).candidate, "\(row.name)")
      let fifth = row.value.multiplied(by: BalanceBank.part(200))
      #expect(row.value.subtracting(row.varied.low) == fifth, "\(row.name)")
    }
    let funding = try #require(tornado.rows.first { $0.name == "return.funding" })
    #expect(funding.varied == .init(low: Self.part(14_800), high: Self.part(22_200)))
    // A first use of 85 % does not go beyond 100 %.
    let use = try #require(tornado.rows.first { $0.name == "draw.first_use" })
    #expect(use.varied == .init(low: Self.part(680_000), high: .one))
    let swings = tornado.rows.map { $0.swing(.cover)?.magnitude ?? .zero }
    #expect(swings == swings.sorted(by: >) && swings[0] > swings[10])
  }

  @Test("a gate turns at the value that is told, and not one step before it")
  func flips() throws {
    let tornado = try Self.tornado()
    var (found, never) = (0, 0)
    for row in tornado.rows {
      let step =
        row.unit == .money ? Number.one : try #require(Number(1, decimals: 5))
      for (place, demand) in tornado.demands.enumerated() {
        let base = tornado.standing[place].isMet
        #expect(try Self.isMet(demand, Self.again(row.name, row.value)) == base)
        for (flip, isAbove) in [(row.flips[place].low, false), (row.flips[place].high, true)] {
          let words = "\(demand.gate.text), \(row.name), \(flip)"
          switch flip {
          case .at(let value):
            found += 1
            #expect((value > row.value) == isAbove && value != row.value)
            #expect(try Self.isMet(demand, Self.again(row.name, value)) != base, "\(words)")
            let before = try #require(isAbove ? value.subtracting(step) : value.adding(step))
            let inside = isAbove ? max(before, row.value) : min(before, row.value)
            #expect(try Self.isMet(demand, Self.again(row.name, inside)) == base, "\(words)")
          case .never(let end):
            never += 1
            #expect(try Self.isMet(demand, Self.again(row.name, end)) == base, "\(words)")
          case .gap(let gap): Issue.record("\(words): \(gap)")
          }
        }
      }
    }
    #expect(found >= 8 && never >= 20, "\(found) found, \(never) not")
  }

  @Test("threads do not matter")
  func threads() throws {
    let (one, two) = (try Self.tornado(threads: 1), try Self.tornado(threads: 2))
    #expect(one.rows.map(\.name) == two.rows.map(\.name))
    #expect(one.rows.map(\.flips) == two.rows.map(\.flips))
    for (a, b) in zip(one.rows, two.rows) { #expect(try a.figures.get() == b.figures.get()) }
  }

  @Test("a cover of 1 stands in where no gate is on loans")
  func reference() throws {
    var run = try Self.run(Self.scenario())
    run.projectBalances(threads: 1)
    run.varyAssumptions(gates: [try Gate(parsing: "pass_rate.delta <= 3pp")], threads: 1)
    let tornado = try #require(run.tornado)
    #expect(tornado.demands.map(\.gate.text) == ["cover.candidate >= 1"])
    #expect(tornado.demands[0].isReference)
    #expect(tornado.standing[0].figure == tornado.figures[.cover])
  }

  /// One loan of 10,000 at 5 %, drawn at once by four fifths: nobody defaults, so that all is interest less cost.
  ///
  /// Interest 12 × 8,000 × 5 % ÷ 12 = 400 on a balance of 8,000 for a year; funding 2 % and operating 1 % leave 160. Capital 8 % at
  /// a hurdle of 12 % before tax, of which 2 % need no funding, costs 8 % × 10 % × 8,000 = 64: cover 160 ÷ 64 = 2.5. It is 1 where
  /// margin and cost of capital meet: 400 − 80 − 8,000·f = 640·(12 % − f), so f = 243.2 ÷ 7,360 = 3.30434…%.
  @Test("the funding rate at which one loan no longer covers its risk, by hand")
  func byHand() throws {
    var scenario = BalanceBank.scenario()
    scenario.fundingRate = BalanceBank.part(20)
    scenario.operatingRate = BalanceBank.part(10)
    scenario.capitalRatio = BalanceBank.part(80)
    scenario.hurdle = BalanceBank.part(120)
    let draft = CaseDraft(
      customer: 0, date: "2024-03-05", live: .approve(10_000), candidate: .approve(10_000),
      values: [])
    var run = BalanceBank.run(try BalanceBank.ledger([draft], chances: [0]), scenario)
    run.projectBalances(threads: 1)
    run.varyAssumptions(gates: [], threads: 1)
    let tornado = try #require(run.tornado)
    #expect(tornado.figures[.cover]?.isNear(BalanceBank.part(2_500)) == true)
    func flips(_ name: String) -> Tornado.Ends<Tornado.Flip>? {
      tornado.rows.first { $0.name == name }?.flips[0]
    }
    #expect(
      flips("return.funding")
        == .init(low: .never(until: .zero), high: .at(Self.part(33_050))))
    // Expense: 240 − 8,000·x = 64 at x = 2.2 %, of which a hundredth of a promille more fails.
    #expect(
      flips("return.operating")
        == .init(low: .never(until: .zero), high: .at(Self.part(22_010))))
    // Capital: 160 ÷ (8,000 × k × 10 %) = 1 at k = 20 %.
    #expect(
      flips("return.capital_ratio")?.high == .at(Self.part(200_010)))
    // Nothing is lost whatever a loss would be.
    #expect(
      flips("loss.given_default") == .init(low: .never(until: .zero), high: .never(until: .one)))
  }
}
