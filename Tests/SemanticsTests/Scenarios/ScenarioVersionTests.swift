import Diagnostics
import Foundation
import Numbers
import Semantics
import Testing

@Suite("Scenarios against versions") struct ScenarioVersionTests {
  private static func version(_ name: String, age: String, begins: String = "2024-01-01") throws
    -> Program
  {
    try #require(
      check(
        """
        rulebook \(name)
        decides application
        record application { applied_on date as_of  age \(age)  first boolean }
        reference base: rate { from \(begins) = 3%  from 2026-01-01 = 2% }
        admission {
          undecided: refer
          refer A01 when age < 20
          refer A02 when base > 4%
        }
        """
      ).program)
  }

  private static func told(_ text: String, _ live: Program, _ candidate: Program) throws -> [String]
  {
    let checked = try checkScenario(
      at: "s.rules", against: live, candidate: candidate, reader: .memory(["s.rules": text]))
    #expect((checked.scenario == nil) == !checked.diagnostics.isEmpty)
    return ScenarioText.problems(checked)
  }

  @Test func whatDoesNotFitIsTold() throws {
    let live = try Self.version("live", age: "integer optional")
    let candidate = try Self.version("candidate", age: "integer")
    let text = ScenarioText.text(also: "measure m = count where age < 3")
    #expect(try Self.told(text, live, candidate) == [])
    #expect(
      try Self.told(text.replacing("integer optional", with: "integer"), live, candidate) == [
        "3 scenario_field_differs: 'age' is integer in the scenario, and integer optional in 'live'"
      ])
    #expect(
      try Self.told(text.replacing("integer optional", with: "money optional"), live, live) == [
        "3 scenario_field_differs: 'age' is money optional in the scenario, and integer optional "
          + "in 'live'"
      ])
    #expect(
      try Self.told(
        ScenarioText.text(referred: #"A02: 1% source "x"  A1: 1% source "x""#), live, live) == [
          "14 unknown_referral_code: neither version has a reason with the code 'A1'; "
            + "did you mean 'A01'?"
        ])
    #expect(
      try Self.told(text.replacing("application", with: "loan"), live, live) == [
        "2 scenario_record_differs: the scenario is for record 'loan', 'live' decides 'application'"
      ])
  }

  @Test func theMarketOfADayIsThatDays() throws {
    let live = try Self.version("live", age: "integer optional")
    let late = try Self.version("late", age: "integer optional", begins: "2025-01-01")
    let text = ScenarioText.text(also: "market at 2024-06-30")
    #expect(try Self.told(text, live, live) == [])
    #expect(
      try Self.told(text, live, late) == [
        "16 scenario_market_too_early: 'base' of 'late' has no value on 2024-06-30: "
          + "it begins on 2025-01-01"
      ])
    let date = try #require(CalendarDate(year: 2024, month: 6, day: 30))
    #expect(late.inMarket(of: date) == nil)
    let program = try #require(live.inMarket(of: date))
    #expect(program.digest == live.digest)
    #expect(
      program.references.map { $0.entries.map(\.value) } == [
        [.number(Number(3, decimals: 2) ?? .zero)]
      ])
    #expect(program.references[0].entries[0].from.description == "0001-01-01")
  }

  @Test(
    "shipped scenarios fit the versions they are for",
    arguments: [
      ("base", "tax_line"), ("sba", "term_loan"), ("invoices", "invoice_line"),
    ])
  func shipped(_ example: (scenario: String, product: String)) throws {
    let models = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Models").path
    let versions = try ["v1", "v2"].map { version in
      try #require(
        try Semantics.check(bookAt: "\(models)/\(example.product)/\(version)", reader: .disk)
          .program)
    }
    let checked = try checkScenario(
      at: "\(models)/scenarios/\(example.scenario).rules", against: versions[0],
      candidate: versions[1], reader: .disk)
    #expect(ScenarioText.problems(checked) == [])
    let scenario = try #require(checked.scenario)
    #expect(scenario.referenceModel != nil)
    #expect(!scenario.measures.isEmpty)
  }
}
