import Diagnostics
import Numbers
import Semantics
import Syntax
import Testing

@Suite("Scenarios that vary another one") struct VariedScenarioTests {
  private static func check(_ text: String, beside: [String: String] = [:]) throws
    -> CheckedScenario
  {
    var files = ["scenarios/s.rules": text, "scenarios/base.rules": ScenarioText.text()]
    files.merge(beside) { $1 }
    return try Semantics.check(scenarioAt: "scenarios/s.rules", reader: .memory(files))
  }

  private static let severe = """
    scenario severe "Severe" zh "严重"
    varies base
    loss { given_default 75% assumption "worse" }
    referred { A03: 10% assumption "stricter" }
    market at 2026-06-30
    measure old = count where age > 60
    """

  @Test("what it says stands in place of what the other one says")
  func varied() throws {
    let checked = try Self.check(Self.severe)
    #expect(ScenarioText.problems(checked) == [])
    let scenario = try #require(checked.scenario)
    #expect(scenario.name == "severe")
    #expect(scenario.words.zh == "严重")
    #expect(scenario.lossGivenDefault.description == "0.75")
    #expect(scenario.exposureOfLine == .one)
    #expect(scenario.referralShare.description == "0.4")
    #expect(scenario.referralShares.mapValues(\.description) == ["A03": "0.1"])
    #expect(scenario.market == CalendarDate(parsing: "2026-06-30").map { .at($0) })
    #expect(scenario.measures.map(\.name) == ["old"])
    let loss = scenario.figures.filter { $0.name.hasPrefix("loss.") }
    #expect(Set(loss.map(\.origin)) == [.assumption("worse"), .assumption("all")])
  }

  @Test("its digest is that of all that it states, wherever it is written")
  func digest() throws {
    let varied = try #require(try Self.check(Self.severe).scenario)
    let alone = try ScenarioText.check(varied.canonicalPrint)
    #expect(ScenarioText.problems(alone) == [])
    #expect(alone.scenario?.digest == varied.digest)
  }

  @Test("what is wrong is told where it stands")
  func problems() throws {
    func told(_ text: String, beside: [String: String] = [:]) throws -> [String] {
      let checked = try Self.check(text, beside: beside)
      #expect(checked.scenario == nil)
      return checked.diagnostics.map { problem in
        "\(checked.files[problem.span.file].path) \(problem.id.code)"
      }
    }
    #expect(
      try told(Self.severe.replacing("varies base", with: "varies bse"))
        .contains("scenarios/s.rules unknown_scenario"))
    #expect(
      try told(Self.severe, beside: ["scenarios/base.rules": "module base\n"])
        .contains("scenarios/base.rules not_a_scenario"))
    #expect(
      try told(Self.severe.replacing("75%", with: "175%"))
        == ["scenarios/s.rules figure_out_of_range"])
    #expect(
      try told(
        "scenario s\nvaries t\n", beside: ["scenarios/t.rules": "scenario t\nvaries s\n"]
      )
      .contains("scenarios/t.rules module_cycle"))
    #expect(
      try told(Self.severe + "\nloss { given_default 80% assumption \"again\" }")
        == ["scenarios/s.rules duplicate"])
  }
}
