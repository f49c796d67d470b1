import Diagnostics
import Semantics
import Testing

@Suite("Problems of balances and returns of scenarios") struct BalanceProblemTests {
  private typealias Text = BalanceScenarioText

  /// A change of one figure, and what is told of it; lines are left out.
  struct Case: CustomTestStringConvertible, Sendable {
    let old: String
    let new: String
    let problem: String
    var testDescription: String { new }
    init(_ old: String, _ new: String, _ problem: String) {
      self.old = old
      self.new = new
      self.problem = problem
    }
  }

  private static let whole = Text.text(
    also: [Text.risk, Text.tax, Text.guarantee].joined(separator: "\n")
  ).replacing("trust {", with: #"trust { backcast between 90% and 110% source "g" "#)

  private static func told(_ text: String) throws -> [String] {
    try ScenarioText.problems(ScenarioText.check(text)).map { problem in
      String(problem.drop { $0 != " " }.dropFirst())
    }
  }

  @Test(arguments: [
    Case(
      "at_rate 5%", "at_rate 9%",
      "figure_out_of_range: 'at_rate' is to be a rate from 3% to 8%, for which 'churn' tells who "
        + "stays away, found '9%'"),
    Case(
      "churn by rate 3%: 0%, 5%: 4%", "churn by rate 3%: 5%, 5%: 4%",
      "figure_out_of_range: 'churn' is to be a curve that does not fall, "
        + "found 'by rate 3%: 5%, 5%: 4%, 8%: 20%'"),
    Case(
      "8%: 20%", "8%: 100%",
      "figure_out_of_range: 'churn' is to be a curve that stays below 100%, "
        + "found 'by rate 3%: 0%, 5%: 4%, 8%: 100%'"),
    Case(
      "5%: 4%, 8%: 20%", "8%: 4%, 8%: 20%",
      "figure_out_of_range: 'churn' is to be a curve by rates that rise, such as "
        + "'rate 3%: 0%, 5%: 4%', found 'by rate 3%: 0%, 8%: 4%, 8%: 20%'"),
    Case(
      "delay 20 days", "delay 1 month",
      "figure_out_of_range: 'delay' is to be a number of days, found '1 month after decision'"),
    Case(
      "use by month 0: 70%", "use by month 1: 70%",
      "figure_out_of_range: 'use' is to be a curve that begins with month 0, the first draw, "
        + "found 'by month 1: 70%, 6: 60%, 12: 55%'"),
    Case(
      "0: 70%, 6: 60%", "0: 170%, 6: 60%",
      "figure_out_of_range: 'use' is to be a percentage from 0% to 100%, "
        + "found 'by month 0: 170%, 6: 60%, 12: 55%'"),
    Case(
      "raised_use 0.5", "raised_use 50%",
      "figure_out_of_range: 'raised_use' is to be a number from 0 to 1 without a unit, found '50%'"),
    Case(
      "line up to 50万", "line up to 50%",
      "figure_out_of_range: 'revolving' is to be an amount of money, found 'line up to 50%'"),
    Case(
      "timing by month 3: 5%, 6: 30%", "timing by month 3: 50%, 6: 30%",
      "figure_out_of_range: 'timing' is to be a curve that does not fall, "
        + "found 'by month 3: 50%, 6: 30%, 12: 100%, 15: 140%'"),
    Case(
      "timing by month 3: 5%", "timing by month 0: 5%",
      "figure_out_of_range: 'timing' is to be 0% in month 0, "
        + "found 'by month 0: 5%, 6: 30%, 12: 100%, 15: 140%'"),
    Case(
      "timing_bullet by month 12: 30%, 15", "timing_bullet by month 15: 30%, 15",
      "figure_out_of_range: 'timing_bullet' is to be a curve by whole months that rise, such as "
        + "'month 0: 70%, 6: 60%', found 'by month 15: 30%, 15: 140%'"),
    Case(
      "cured 9%", "cured 41%",
      "figure_out_of_range: 'cured' is to be 40% or less, what 'given_default' leaves, "
        + "found '41% over 6 months'"),
    Case(
      "recovered by month 12: 100%", "recovered by month 12: 90%",
      "figure_out_of_range: 'recovered' is to be a curve that ends with 100%, "
        + "found 'by month 12: 90%'"),
    Case(
      "9 to 13 months", "14 to 13 months",
      "figure_out_of_range: 'written_off' is to be months from 1 on, such as '11 months' or "
        + "'9 to 13 months', found '14 to 13 months after default'"),
    Case(
      "stress 1.5", "stress 150%",
      "figure_out_of_range: 'stress' is to be a factor above 0, such as 1.5, found '150%'"),
    Case(
      "line 0.2", "line 11",
      "figure_out_of_range: 'line' is to be a number from 0 to 10 without a unit, found '11'"),
    Case(
      "method 1", "method 3", "figure_out_of_range: 'method' is to be 1 or 2, found '3'"),
    Case(
      "exempt line up to 100万", "exempt line up to 1亿",
      "figure_out_of_range: 'exempt' is to be a line up to 10000000, that of 'inclusive', "
        + "found 'line up to 1亿'"),
    Case(
      "prime_rate lpr", "prime_rate lrp",
      "unknown_name: no field or value named 'lrp'; did you mean 'lpr'?"),
    Case(
      "reference lpr: rate { from 2024-10-21 = 3.10%  from 2025-05-20 = 3.00% }",
      "reference lpr: integer { from 2024-10-21 = 3 }",
      "figure_out_of_range: 'prime_rate' is to be a rate, or a reference of a rate, found 'lpr'"),
    Case(
      "between 90% and 110%", "between 101% and 110%",
      "figure_out_of_range: 'backcast' is to be two percentages with 100% between them, "
        + "found 'between 101% and 110%'"),
    Case(
      #"prepaid 12% yearly source "b""#, "prepaid 12% yearly",
      "figure_without_origin: 'prepaid' does not say where it is from"),
    Case(
      #"delinquent 3 months source "c""#, "",
      "figure_missing: the scenario does not state 'delinquent' in block 'default'"),
    Case(
      #"use by month 0: 70%, 6: 60%, 12: 55% source "a""#, "",
      "figure_missing: the scenario does not state 'use' in block 'draw'"),
    Case(
      #"timing_bullet by month 12: 30%, 15: 140% source "c""#, "",
      "figure_missing: the scenario does not state 'timing_bullet' in block 'default'"),
    Case(
      #"fee 0.5% yearly source "f""#, "",
      "figure_missing: the scenario does not state 'fee' in block 'guarantee'"),
    Case(
      "otherwise interest_first", "otherwise interest_frist",
      "expected_token: expected 'interest_first', 'equal_instalments', 'equal_principal', found "
        + "'interest_frist'; did you mean 'interest_first'?"),
    Case(
      "default_draw 50%", "defalt_draw 50%",
      "expected_token: expected a figure of this block, found 'defalt_draw'; did you mean "
        + "'default_draw'?"),
  ])
  func told(_ example: Case) throws {
    let text = Self.whole.replacing(example.old, with: example.new)
    #expect(text != Self.whole)
    #expect(try Self.told(text) == [example.problem])
  }

  @Test("figures that nothing asks for may be left out")
  func optional() throws {
    let bullets = Text.repayment.replacing(#"revolving line up to 50万 source "b""#, with: "")
    let draw = Text.draw.replacing(#"use by month 0: 70%, 6: 60%, 12: 55% source "a""#, with: "")
      .replacing(#"default_draw 50% of undrawn source "a""#, with: "")
    let defaults = Text.defaults
      .replacing(#"timing by month 3: 5%, 6: 30%, 12: 100%, 15: 140% source "c""#, with: "")
      .replacing(#"correlation 12% source "c""#, with: "")
    let text = Text.text(draw: draw, repayment: bullets, defaults: defaults)
    let checked = try ScenarioText.check(text)
    #expect(ScenarioText.problems(checked) == [])
    let balances = try #require(checked.scenario?.balances)
    #expect(balances.drawing.use == nil)
    #expect(balances.repayment.revolvingUpTo == nil)
    #expect(balances.defaults.timing == balances.defaults.bulletTiming)
    #expect(balances.defaults.correlation == nil)
  }

  @Test("how lines are drawn, repaid and go bad is told together")
  func together() throws {
    let text = Text.text(repayment: "", defaults: "")
    #expect(
      try Self.told(text) == [
        "figure_missing: the scenario does not state 'otherwise' in block 'repayment', 'prepaid' "
          + "in block 'repayment', 'renewed' in block 'repayment', 'timing' in block 'default', "
          + "'delinquent' in block 'default', 'cured' in block 'default', 'cured_repaid' in block "
          + "'default', 'recovered' in block 'default', 'written_off' in block 'default'"
      ])
  }
}
