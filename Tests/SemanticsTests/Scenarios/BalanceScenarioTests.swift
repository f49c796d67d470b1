import Diagnostics
import Foundation
import Numbers
import Semantics
import Syntax
import Testing

@Suite("Balances and returns of scenarios") struct BalanceScenarioTests {
  private typealias Text = BalanceScenarioText

  private static func number(_ text: String) throws -> Number {
    try Number(parsing: text)
  }

  private static func scenario(_ text: String) throws -> Scenario {
    let checked = try ScenarioText.check(text)
    #expect(ScenarioText.problems(checked) == [])
    return try #require(checked.scenario)
  }

  private static func curve(_ points: (String, String)...) throws -> Scenario.Curve {
    try Scenario.Curve(
      points.map { try Scenario.Curve.Point(at: number($0.0), value: number($0.1)) })
  }

  @Test("a scenario without the blocks has nothing of them")
  func none() throws {
    let scenario = try Self.scenario(ScenarioText.text())
    #expect(scenario.balances == nil)
    #expect(scenario.riskAnswers == nil)
    #expect(scenario.interestTax == nil)
    #expect(scenario.guarantee == nil)
    #expect(scenario.backcast == nil)
  }

  @Test("what is written of balances is what is stated")
  func balances() throws {
    let balances = try #require(try Self.scenario(Text.text()).balances)
    #expect(
      try balances.drawing
        == Scenario.Drawing(
          takeUp: Self.number("0.87"), measuredAtRate: Self.number("0.05"),
          churn: Self.curve(("0.03", "0"), ("0.05", "0.04"), ("0.08", "0.2")), delayDays: 20,
          firstUse: Self.number("0.85"),
          use: Self.curve(("0", "0.7"), ("6", "0.6"), ("12", "0.55")),
          defaultDraw: Self.number("0.5"), raisedUse: Self.number("0.5")))
    #expect(
      try balances.repayment
        == Scenario.Repayment(
          revolvingUpTo: Self.number("500000"), method: .interestFirst,
          prepaid: Self.number("0.12"), renewed: Self.number("0.6")))
    #expect(
      try balances.defaults
        == Scenario.DefaultCourse(
          timing: Self.curve(("0", "0"), ("3", "0.05"), ("6", "0.3"), ("12", "1"), ("15", "1.4")),
          bulletTiming: Self.curve(("0", "0"), ("12", "0.3"), ("15", "1.4")),
          delinquentMonths: 3, cured: Self.number("0.09"), cureMonths: 6, curedRepaidMonths: 1,
          recovered: Self.curve(("0", "0"), ("12", "1")), writtenOffMonths: 9...13,
          correlation: Self.number("0.12")))
  }

  @Test("what is written of risk, tax, guarantee and trust is what is stated")
  func returns() throws {
    let also = [
      Text.risk, Text.tax, Text.guarantee,
    ].joined(separator: "\n")
    let text = ScenarioText.text(also: also)
      .replacing("trust {", with: #"trust { backcast between 90% and 110% source "g" "#)
    let scenario = try Self.scenario(text)
    #expect(
      try scenario.riskAnswers
        == Scenario.RiskAnswers(
          stress: Self.number("1.5"), line: Self.number("0.2"), rate: Self.number("0.5"),
          term: .zero))
    let tax = try #require(scenario.interestTax)
    #expect(tax.share.description == "0.063396226415")
    #expect(tax.exemptUpTo == Number(1_000_000))
    #expect(tax.inclusiveUpTo == Number(10_000_000))
    #expect(tax.rateLimit.description == "1.5")
    #expect(tax.method == .whole)
    #expect(tax.bankMetTarget)
    #expect(tax.exemptUntil.description == "2027-12-31")
    let days = ["2024-10-20", "2024-10-21", "2025-05-19", "2025-05-20"]
    let rates = try days.map { day in
      tax.primeRate(on: try #require(CalendarDate(parsing: day)))?.description
    }
    #expect(rates == [nil, "0.031", "0.031", "0.03"])
    #expect(
      try scenario.guarantee
        == Scenario.Guarantee(
          share: Self.number("0.8"), pool: Number(5_000_000), paidMonths: 6,
          fee: Self.number("0.005")))
    #expect(try scenario.backcast == Self.number("0.9")...Self.number("1.1"))
  }

  @Test("the prime rate may be one, and is that of the market's day")
  func primeRate() throws {
    let flat = Text.tax.replacing("prime_rate lpr", with: "prime_rate 3.5%")
    let one = try #require(try Self.scenario(ScenarioText.text(also: flat)).interestTax)
    let early = try #require(CalendarDate(parsing: "2001-01-01"))
    #expect(one.primeRate(on: early)?.description == "0.035")
    let market = ScenarioText.text(also: Text.tax + "\nmarket at 2025-01-31")
    #expect(
      try #require(try Self.scenario(market).interestTax).primeRate(on: early)?.description
        == "0.031")
  }

  @Test("take-up falls with the rate as churn does")
  func takeUp() throws {
    let drawing = try #require(try Self.scenario(Text.text()).balances).drawing
    // 0.87 × (1 − 0.12) ÷ (1 − 0.04), since 6.5% is half way from 4% to 20%.
    #expect(try drawing.takeUp(at: Self.number("0.065"))?.description == "0.7975")
    #expect(try drawing.takeUp(at: Self.number("0.05"))?.description == "0.87")
    #expect(try drawing.takeUp(at: Self.number("0.03"))?.description == "0.90625")
    #expect(try drawing.takeUp(at: Self.number("0.029")) == nil)
    let held = Text.draw.replacing("8%: 20%", with: "8%: 20%, held_beyond")
    let other = try #require(try Self.scenario(Text.text(draw: held)).balances).drawing
    #expect(try other.takeUp(at: Self.number("0.029"))?.description == "0.90625")
    #expect(try other.takeUp(at: Self.number("0.2"))?.description == "0.725")
  }

  @Test("a curve is straight between its points and held behind the last")
  func curves() throws {
    let use = try Self.curve(("0", "0.7"), ("6", "0.6"), ("12", "0.55"))
    #expect((0...7).map { use.value(atMonth: $0).description }.first == "0.7")
    #expect(use.value(atMonth: 3).description == "0.65")
    #expect(use.value(atMonth: 12).description == "0.55")
    #expect(use.value(atMonth: 40).description == "0.55")
    #expect(use.lastMonth == 12)
    #expect(
      try Self.curve(("0", "0"), ("3", "1")).value(atMonth: 1).description == "0.333333333333")
  }

  @Test("one print of the blocks for all orders, layouts and languages")
  func digest() throws {
    let also = [Text.risk, Text.tax, Text.guarantee].joined(separator: "\n")
    let text = Text.text(also: also)
      .replacing("trust {", with: #"trust { backcast between 90% and 110% source "g" "#)
    let scenario = try Self.scenario(text)
    let print = scenario.canonicalPrint
    let start = try #require(print.range(of: "risk {")).lowerBound
    #expect(
      print[start...] == """
        risk {
          stress 1.5 source "d"
          line 0.2 source "d"
          rate 0.5 source "d"
          term 0 source "d"
        }
        draw {
          take_up 87% source "a"
          at_rate 5% source "a"
          churn by rate 3%: 0%, 5%: 4%, 8%: 20% source "a"
          delay 20 days after decision source "a"
          first_use 85% of line source "a"
          use by month 0: 70%, 6: 60%, 12: 55% source "a"
          default_draw 50% of undrawn source "a"
          raised_use 0.5 source "a"
        }
        repayment {
          revolving line up to 500000 source "b"
          otherwise interest_first source "b"
          prepaid 12% yearly source "b"
          renewed 60% source "b"
        }
        default {
          timing by month 3: 5%, 6: 30%, 12: 100%, 15: 140% source "c"
          timing_bullet by month 12: 30%, 15: 140% source "c"
          delinquent 3 months source "c"
          cured 9% over 6 months source "c"
          cured_repaid over 1 months source "c"
          recovered by month 12: 100% source "c"
          written_off 9 to 13 months after default source "c"
          correlation 12% source "c"
        }
        tax {
          interest_vat 6.3396226415% source "e"
          exempt line up to 1000000 source "e"
          inclusive line up to 10000000 source "e"
          prime_rate lpr source "e"
          rate_limit 150% of prime_rate source "e"
          method 1 source "e"
          bank_met_target true source "e"
          exempt_until 2027-12-31 source "e"
        }
        guarantee {
          share 80% of loss source "f"
          pool 5000000 source "f"
          paid 6 months after default source "f"
          fee 0.5% yearly source "f"
        }
        trust {
          support at least 30 assumption "few"
          match_rate at least 99.5% assumption "most"
          backcast between 90% and 110% source "g"
        }
        market as_recorded

        """)
    let parsed = parse(SourceFile(path: "s.rules", text: text), id: FileID(index: 0))
    let chinese = format(parsed, in: .chinese)
    for other in [print, format(parsed), chinese] {
      #expect(try Self.scenario(other).digest == scenario.digest)
    }
    for line in [
      "按 利率 3%: 0%, 5%: 4%, 8%: 20%", "额度使用率 按 月 0: 70%, 6: 60%, 12: 55%", "随借随还 额度 上限 至 50万",
      "其余 先息后本", "12% 每年", "治愈率 9% 历时 6 个月", "9 至 13 个月 始于 违约", "分担比例 80% 占 损失",
      "介于 90% 与 110%", "150% 占 报价利率", "20 天 始于 决策", "未用额度",
    ] {
      // Columns may put more than one space between the pieces.
      let words = chinese.split(separator: " ").joined(separator: " ")
      #expect(words.contains(line), "\(line)\n\(chinese)")
    }
  }
}
