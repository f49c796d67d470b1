import Diagnostics
import Numbers
import Semantics
import Syntax
import Testing

@Suite("Scenarios") struct ScenarioTests {
  private static let card = """
    scorecard judge {
      base 600 odds 50:1 points_to_double 20
      age { < 30: -40  >= 30: 15  missing: -25 }
    }
    reference { model judge assumption "fit"  parcelling 1, 1.5, 2 assumption "prudence" }
    market at 2026-06-30
    measure young "Young" zh "年轻" = count where age < 30 and outcome = approve
    measure offered = sum of line where outcome = approve
    measure price = average of rate
    measure passed = share of outcome = approve where first
    """

  @Test("what is written is what is stated")
  func stated() throws {
    let checked = try ScenarioText.check(
      ScenarioText.text(referred: #"A03: 30% source "2025""#, also: Self.card))
    #expect(ScenarioText.problems(checked) == [])
    let scenario = try #require(checked.scenario)
    #expect(scenario.name == "base")
    #expect(scenario.words == Words(title: "Base case", zh: "基准"))
    #expect(scenario.bad == .pastDue(days: 90, months: 12))
    #expect(scenario.indeterminateDays == 30)
    #expect(scenario.maturityMonths == 15)
    let figures: [(Number, String)] = [
      (scenario.lossGivenDefault, "0.6"), (scenario.exposureOfLine, "1"),
      (scenario.fundingRate, "0.0185"), (scenario.operatingRate, "0.008"),
      (scenario.riskWeight, "0.75"), (scenario.capitalRatio, "0.105"), (scenario.hurdle, "0.11"),
      (scenario.incomeTax, "0.25"), (scenario.referralShare, "0.4"),
      (scenario.requiredMatchRate, "0.995"),
    ]
    for (figure, expected) in figures { #expect(figure.description == expected) }
    #expect(scenario.referralShares.mapValues(\.description) == ["A03": "0.3"])
    #expect(scenario.parcellingFactors.map(\.description) == ["1", "1.5", "2"])
    #expect(scenario.minimumSupport == 30)
    #expect(scenario.market == CalendarDate(year: 2026, month: 6, day: 30).map { .at($0) })
    #expect(scenario.referenceModel?.name == "judge")
    #expect(scenario.measures.map(\.name) == ["young", "offered", "price", "passed"])
    #expect(scenario.measures.map(\.kind) == [.count, .sum, .average, .share])
    #expect(scenario.measures[0].text == "count where age < 30 and outcome = approve")
    #expect(scenario.measures[3].text == "share of outcome = approve where first")
  }

  @Test("every figure is shown with where it is from")
  func origins() throws {
    let checked = try ScenarioText.check(
      ScenarioText.text(referred: #"A03: 30% source "2025""#))
    let figures = try #require(checked.scenario).figures
    #expect(figures.count == 15)
    #expect(
      figures[0]
        == Scenario.Figure(
          name: "outcome.bad", title: Phrase("A bad loan", "坏账定义"),
          value: "90 days past due within 12 months after first draw",
          origin: .source("policy 3")))
    #expect(
      figures[2]
        == Scenario.Figure(
          name: "outcome.mature", title: Phrase("An outcome counts from", "贷款成熟期"),
          value: "15 months after first draw", origin: .assumption("bullet loans")))
    #expect(figures.map(\.value)[3...6] == ["60%", "100% of line", "1.85%", "0.8%"])
    #expect(
      figures.map(\.name)[11...] == [
        "referred.approve", "referred.A03", "trust.support", "trust.match_rate",
      ])
    #expect(figures.map(\.value)[13...] == ["at least 30", "at least 99.5%"])
  }

  @Test("a loan's outcome may be a condition over the record")
  func condition() throws {
    let checked = try ScenarioText.check(
      ScenarioText.text(
        outcome: """
          outcome {
            bad when status = lost source "books"
            exposure paid source "books"
            loss written_off source "books"
          }
          """,
        record: """
          record application { status one of fine, lost  paid money  written_off money optional }
          """))
    #expect(ScenarioText.problems(checked) == [])
    let scenario = try #require(checked.scenario)
    guard case .condition(let bad, let exposure, let loss) = scenario.bad else {
      Issue.record("no condition")
      return
    }
    let program = try #require(scenario.program)
    #expect(program[bad].type == .boolean)
    #expect(exposure.map { program[$0].type } == .money)
    #expect(loss.map { program[$0].mayBeMissing } == true)
    #expect(scenario.maturityMonths == 0)
    #expect(scenario.nodes == [bad, exposure, loss].compactMap { $0 }.sorted())
  }

  @Test("one print and one digest for all layouts and languages")
  func digest() throws {
    let text = ScenarioText.text(
      referred: #"B1: 10% source "b"  A03: 30% source "a""#, also: Self.card)
    let scenario = try #require(try ScenarioText.check(text).scenario)
    #expect(
      scenario.canonicalPrint == """
        scenario base "Base case" zh "基准"
        decides application
        record application {
          applied_on date as_of
          age integer optional
          first boolean
        }
        scorecard judge {
          base 600
          odds 50:1
          points_to_double 20
          age { < 30: -40  >= 30: 15  missing: -25 }
        }
        outcome {
          bad 90 days past due within 12 months after first draw source "policy 3"
          indeterminate 30 days past due source "policy 4"
          mature 15 months after first draw assumption "bullet loans"
        }
        loss {
          given_default 60% source "L"
          exposure 100% of line assumption "all"
        }
        return {
          funding 1.85% source "F"
          operating 0.8% source "O"
          risk_weight 75% source "W"
          capital_ratio 10.5% source "C"
          hurdle 11% source "H"
          income_tax 25% source "T"
        }
        referred {
          approve 40% assumption "no record"
          A03: 30% source "a"
          B1: 10% source "b"
        }
        reference {
          model judge assumption "fit"
          parcelling 1, 1.5, 2 assumption "prudence"
        }
        trust {
          support at least 30 assumption "few"
          match_rate at least 99.5% assumption "most"
        }
        market at 2026-06-30
        measure young "Young" zh "年轻" = count where age < 30 and outcome = approve
        measure offered = sum of line where outcome = approve
        measure price = average of rate
        measure passed = share of outcome = approve where first

        """)
    let id = FileID(index: 0)
    let parsed = parse(SourceFile(path: "s.rules", text: text), id: id)
    for other in [
      scenario.canonicalPrint, format(parsed), format(parsed, in: .chinese),
      text.replacing("trust {", with: "// what is left\n\n\ntrust\n {"),
    ] {
      let again = try ScenarioText.check(other)
      #expect(ScenarioText.problems(again) == [])
      #expect(again.scenario?.digest == scenario.digest)
    }
    #expect(format(parsed, in: .chinese).contains("坏账 90 天 逾期 未还 观察 12 个月 始于 首次 提款"))
    let changed = try ScenarioText.check(text.replacing("40% assumption", with: "41% assumption"))
    #expect(changed.scenario?.digest != scenario.digest)
  }

  @Test("figures stand in columns")
  func layout() {
    let text = """
      scenario s
      trust { support at least 30 assumption "a"
       match_rate   at least 99.5% source "b" }
      referred { approve 40% source "a" A03 : 5% source "b" }
      """
    let parsed = parse(SourceFile(path: "s.rules", text: text), id: FileID(index: 0))
    #expect(parsed.diagnostics == [])
    #expect(
      format(parsed) == """
        scenario s
        trust {
          support    at least 30    assumption "a"
          match_rate at least 99.5% source "b"
        }
        referred {
          approve 40% source "a"
          A03:    5%  source "b"
        }

        """)
  }
}
