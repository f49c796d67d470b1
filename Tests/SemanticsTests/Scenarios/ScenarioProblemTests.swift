import Diagnostics
import Semantics
import Testing

@Suite("Problems of scenarios") struct ScenarioProblemTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let text: String
    let problems: [String]
    var testDescription: String { problems.first ?? "" }
    init(_ text: String, _ problems: String...) {
      self.text = text
      self.problems = problems
    }
  }

  @Test(arguments: [
    Case(
      ScenarioText.text(loss: "loss { given_default 60%  exposure 100% of line source \"L\" }"),
      "9 figure_without_origin: 'given_default' does not say where it is from"),
    Case(
      ScenarioText.text(loss: "loss { given_default 60% source \"L\" }"),
      "1 figure_missing: the scenario does not state 'exposure' in block 'loss'"),
    Case(
      ScenarioText.text(
        loss: "loss { given_default 0.6 source \"L\"  exposure 120% of line source \"L\" }"),
      "9 figure_out_of_range: 'given_default' is to be a percentage from 0% to 100%, found '0.6'",
      "9 figure_out_of_range: 'exposure' is to be a percentage from 0% to 100%, found '120% of line'"
    ),
    Case(
      ScenarioText.text(
        outcome: """
          outcome {
            bad           3 months past due within 90 days after first draw source "a"
            indeterminate 30 days past due source "a"
            mature        9 months after first draw source "a"
          }
          """),
      "5 figure_out_of_range: 'bad' is to be a number of days from 1 on, "
        + "found '3 months past due within 90 days after first draw'"),
    Case(
      ScenarioText.text(outcome: ScenarioText.outcome.replacing("15 months", with: "9 months")),
      "7 figure_out_of_range: 'mature' is to be 12 months or more, "
        + "when the window of a bad loan is over, found '9 months after first draw'"),
    Case(
      ScenarioText.text(outcome: ScenarioText.outcome.replacing("30 days", with: "90 days")),
      "6 figure_out_of_range: 'indeterminate' is to be fewer days than a bad loan's 90, "
        + "found '90 days past due'"),
    Case(
      ScenarioText.text(referred: "approve 30% source \"twice\""),
      "14 duplicate: 'approve' is declared twice"),
    Case(
      ScenarioText.text(also: "measure age_sum = sum of first"),
      "16 number_needed: expected a number, found yes or no"),
    Case(
      ScenarioText.text(also: "measure m = count where agee < 3"),
      "16 unknown_name: no field or value named 'agee'; did you mean 'age'?"),
    Case(
      ScenarioText.text(
        also: "reference { model juge source \"x\"  parcelling 2, 1 source \"x\" }\n"
          + "scorecard judge { base 600 odds 50:1 points_to_double 20 first { true: 1 false: 0 } }"),
      "16 unknown_model: no scorecard named 'juge'; did you mean 'judge'?",
      "16 figure_out_of_range: 'parcelling' is to be factors above 0, each greater than the one "
        + "before, found '2, 1'"),
    Case(
      ScenarioText.text(
        also: "reference { model judge source \"x\"  parcelling 1 source \"x\" }\n"
          + "scorecard judge { base 600 odds 50:1 points_to_double 20 "
          + "line { < 100: 1 >= 100: 0 missing: 0 } }"),
      "16 reads_decision: 'judge' hangs on 'line', which each version decides for itself"),
    Case(
      ScenarioText.text(also: "approval { refer R01 when age < 20 }"),
      "16 not_in_scenario: a scenario decides nothing, so that it has no 'approval'"),
    Case(
      ScenarioText.text(also: "market as_recorded\nmarket at 2026-01-01"),
      "17 duplicate: 'market' is declared twice"),
  ])
  func told(_ example: Case) throws {
    let checked = try ScenarioText.check(example.text)
    #expect(ScenarioText.problems(checked).sorted() == example.problems.sorted())
    #expect(checked.scenario == nil)
  }

  @Test("the fix of a figure without an origin gives it one")
  func fix() throws {
    let text = ScenarioText.text(
      loss: "loss { given_default 60%  exposure 100% of line source \"L\" }")
    let checked = try ScenarioText.check(text)
    let problem = try #require(checked.diagnostics.first)
    #expect(problem.fixes.map(\.applicability) == [.choice, .choice])
    for (fix, origin) in zip(problem.fixes, ["source", "assumption"]) {
      let fixed = checked.files[problem.span.file].text(after: fix.edits)
      #expect(fixed.contains("given_default 60% \(origin) \"…\"  exposure"))
      #expect(try ScenarioText.check(fixed).scenario != nil)
    }
  }

  @Test("files of another kind are told from scenarios, and scenarios from them")
  func kinds() throws {
    let files = [
      "b.rules": "rulebook b\nuse s\ndecides a\nrecord a { d date as_of }\n",
      "s.rules": ScenarioText.text(), "m.rules": "module m\nmarket as_recorded\n",
      "c.rules": "rulebook c\nuse m\ndecides a\nrecord a { d date as_of }\n",
    ]
    let reader = BookReader.memory(files)
    func problems(_ path: String) throws -> [String] {
      try Semantics.check(bookAt: path, reader: reader).diagnostics.map {
        "\($0.id.code): \($0.message(in: .english))"
      }
    }
    #expect(try problems("b.rules").contains("not_a_module: 'base' is a scenario, not a module"))
    #expect(
      try problems("s.rules").contains("not_a_rulebook: 'base' is a scenario, not a rule book"))
    #expect(
      try problems("c.rules")
        == ["only_in_scenario: 'market' stands in scenarios, not in rule books and modules"])
    let other = try Semantics.check(scenarioAt: "c.rules", reader: reader)
    #expect(other.scenario == nil)
    #expect(
      other.diagnostics.map { $0.message(in: .english) }
        == ["'c' is a rule book, not a scenario"])
  }
}
