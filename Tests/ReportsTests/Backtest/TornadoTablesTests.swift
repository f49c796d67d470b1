import Diagnostics
import Markup
import Numbers
import RunRecord
import Semantics
import Testing

@testable import Reports
@testable import Simulation

@Suite("The tables of what the candidate's return hangs on") struct TornadoTablesTests {
  private static func number(_ text: String) -> Number {
    (try? Number(parsing: text)) ?? .zero
  }

  private static func figures(_ cover: String, _ raroc: String, _ balance: String) -> BookFigures {
    BookFigures([
      .cover: number(cover), .raroc: number(raroc), .balance: number(balance),
    ])
  }

  /// Cover 1.2 as it stands; funding moves it by 0.3, prepayment by 0.01, a timing cannot be told.
  private static func tornado() throws -> Tornado {
    func row(
      _ name: String, _ unit: AssumptionUnit, _ values: [String],
      _ figures: Result<Tornado.Ends<BookFigures>, BalanceGap>, _ flips: Tornado.Ends<Tornado.Flip>
    ) -> Tornado.Row {
      Tornado.Row(
        name: name, unit: unit, value: number(values[1]),
        varied: .init(low: number(values[0]), high: number(values[2])), figures: figures,
        flips: [flips])
    }
    let demand = try #require(
      Tornado.Demand(Gate(.cover, .candidate, .atLeast, .one), isReference: true))
    return Tornado(
      figures: figures("1.2", "0.12", "1000000"), demands: [demand],
      standing: [(number("1.2"), true)],
      rows: [
        row(
          "return.funding", .share, ["0.0148", "0.0185", "0.0222"],
          .success(
            .init(
              low: figures("1.35", "0.14", "1000000"), high: figures("1.05", "0.1", "1000000"))),
          .init(low: .never(until: .zero), high: .at(number("0.02344")))),
        row(
          "repayment.prepaid", .share, ["0.136", "0.17", "0.204"],
          .success(
            .init(
              low: figures("1.2", "0.12", "1020000"), high: figures("1.21", "0.121", "980000.5"))),
          .init(low: .never(until: .zero), high: .never(until: number("0.99999")))),
        row(
          "default.timing", .factor, ["0.8", "1", "1.2"], .failure(.notAssumed),
          .init(low: .gap(.notAssumed), high: .at(number("1.05")))),
      ])
  }

  private static func scenario() -> Scenario {
    var scenario = Scenario(
      name: "s", bad: .pastDue(days: 90, months: 12), maturityMonths: 15, lossGivenDefault: .one,
      exposureOfLine: .one, fundingRate: .zero, operatingRate: .zero, riskWeight: .one,
      capitalRatio: .one, hurdle: .zero, incomeTax: .zero, referralShare: .zero,
      parcellingFactors: [], minimumSupport: 1, requiredMatchRate: .one)
    scenario.figures = [
      .init(
        name: "return.funding", title: Phrase("Funding rate a year", "资金成本（年）"),
        value: "1.85%", origin: .assumption("as in both versions"))
    ]
    return scenario
  }

  @Test("hold what moves, and where a gate turns, nearest first")
  func tables() throws {
    let tables = try Self.tornado().tables(Self.scenario())
    #expect(tables.map(\.name) == ["tornado", "gate_flips"])
    expectText(
      tables[0].csv,
      """
      assumption,value.low,value,value.high,cover.low,cover.high,cover.swing,raroc.low,raroc.high,\
      raroc.swing,balance.low,balance.high,balance.swing
      return.funding,0.0148,0.0185,0.0222,1.35,1.05,-0.3,0.14,0.1,-0.04,1000000.00,1000000.00,0.00
      repayment.prepaid,0.136,0.17,0.204,1.2,1.21,0.01,0.12,0.121,0.001,1020000.00,980000.50,-39999.50
      default.timing,0.8,1,1.2,n/a: no_balances,n/a: no_balances,n/a: no_balances,n/a: no_balances,\
      n/a: no_balances,n/a: no_balances,n/a: no_balances,n/a: no_balances,n/a: no_balances

      """)
    // 5 % away is nearer than 27 %.
    expectText(
      tables[1].csv,
      """
      gate,met,assumption,value,below,above
      cover.candidate >= 1,met,default.timing,1,n/a: no_balances,1.05
      cover.candidate >= 1,met,return.funding,0.0185,never,0.02344
      cover.candidate >= 1,met,repayment.prepaid,0.17,never,never

      """)
    func words(_ row: Int, _ column: Int) -> [String?] {
      [Language.english, .chinese].map { tables[1].rows[row][column].words?.text(in: $0) }
    }
    #expect(words(1, 2) == ["Funding rate a year", "资金成本（年）"])
    #expect(words(1, 3) == ["1.85%", "1.85%"])
    #expect(words(1, 4) == ["not down to 0%", "未翻转，至 0%"])
    #expect(words(1, 5) == ["2.344%", "2.344%"])
    #expect(words(2, 5) == ["not up to 99.999%", "未翻转，至 99.999%"])
    #expect(words(0, 5) == ["× 1.05", "× 1.05"])
    let note = try #require(tables[1].note)
    #expect(note.text(in: .english).hasSuffix("so that a cover of 1 stands in"))
    #expect(note.text(in: .chinese).hasSuffix("以覆盖倍数 1 代之"))
  }

  @Test("each assumption has bars from the cover as it stands to both ends")
  func chart() throws {
    var summary = Summary()
    summary.set(.cover, live: .number(.one), candidate: .number(Self.number("1.2")))
    let page = BacktestPage(
      tables: try Self.tornado().tables(Self.scenario()), summary: summary,
      header: FixtureRun.header)
    let table = try #require(page.table("tornado"))
    let part = try #require(TornadoChart(page: page, table: table)).part.rendered
    // From 1 to 1.35 between 0.5 and 99.5 %: 1.2 at 57.07 %, 1.05 at 14.64 %.
    #expect(
      part.contains("<rect class=\"one\" x=\"57.07%\" y=\"3\" width=\"42.43%\""), "\(part)")
    #expect(part.contains("<rect class=\"two\" x=\"14.64%\" y=\"3\" width=\"42.43%\""))
    // What moves nothing at its low end has one bar; what cannot be told has none.
    #expect(part.matches(of: /<rect class="one"/).count == 1)
    #expect(part.matches(of: /<rect class="two"/).count == 2)
    #expect(part.contains(", the dashed one a cover of 1"))
    #expect(page.page(in: .english).rendered.contains("id=\"t-gate_flips\""))
  }
}
