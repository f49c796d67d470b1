import Analysis
import Diagnostics
import Testing

@testable import Trials

@Suite("Mutants under test") struct MutationTrialTests {
  private static let applicant = """
    applicant typical {
      id: "T", applied_on: 2026-03-10, level: A, age: 30, amount: 1_000, is_known: false,
      sales: [ { sold_on: 2026-01-31, kind: own, amount: 100 } ]
    }

    """

  private func fates(_ tests: String, _ operation: MutationOperator) throws -> [MutantFate] {
    try MutationBook.report(Self.applicant + tests, [operation]).entries.map(\.fate)
  }

  @Test("a mutant is killed by the first test that fails on it")
  func killed() throws {
    let tests = """
      test "passes anyway" { given typical expect rate = 4.00% }
      test "at the least" { given typical expect approve }
      test "a fen below" {
        given typical with sales: [ { sold_on: 2026-01-31, kind: own, amount: 99.99 } ]
        expect refer, reasons A02
      }

      """
    #expect(
      try fates(tests, .parameter) == [.killed(by: "at the least"), .killed(by: "a fen below")])
  }

  @Test("without a test beside the bound the mutant survives")
  func survived() throws {
    #expect(
      try fates("test \"far\" { given typical with amount: 2_000 expect approve }\n", .parameter)
        == [.killed(by: "far"), .survived])
  }

  @Test("tests with parameters are run with them")
  func parameters() throws {
    let tests = """
      test "bar met" { given typical parameters least: 99 expect approve }
      test "bar missed" { given typical parameters least: 101 expect refer, reasons A02 }

      """
    let fates = try fates(tests, .boundary)
    // `total < least` → `<=` is not noticed: no test stands at the bound.
    #expect(fates.contains(.survived))
    #expect(try self.fates(tests, .effect).contains(.killed(by: "bar missed")))
  }

  @Test("a rule that is left out is missed where a test expects it")
  func droppedRule() throws {
    let tests = """
      test "both" {
        given typical with level: D, sales: []
        expect decline, reasons A01, A02
      }

      """
    let fates = try fates(tests, .droppedRule)
    #expect(fates.prefix(2) == [.killed(by: "both"), .killed(by: "both")])
  }

  @Test("the score leaves out what does not check and what is equivalent")
  func score() {
    let score = MutationScore([
      .killed(by: ""), .killed(by: ""), .survived, .invalid, .equivalent(.sameSteps),
    ])
    #expect(score.permille == 666)
    #expect(score.text == "66.6%")
    #expect(MutationScore([.invalid]).permille == nil)
    #expect(MutationScore([.invalid]).text == "–")
    #expect(MutationScore([.killed(by: "")]).text == "100%")
  }

  @Test("results do not depend on the number of threads")
  func threads() throws {
    let book = try MutationBook.checked(
      MutationBook.text + Self.applicant + "test \"one\" { given typical expect approve }\n")
    let trial = MutationTrial(book, operators: Set(MutationOperator.allCases))
    #expect(trial.run(threads: 1) == trial.run(threads: 3))
  }

  @Test("what is called equivalent decides alike on many applications")
  func equivalents() throws {
    // Tests that expect nothing particular kill nothing that matters: all equivalents are found by proof.
    let report = try MutationBook.report(
      Self.applicant + "test \"one\" { given typical expect rate = 4.00% }\n",
      Set(MutationOperator.allCases))
    let found = report.entries.compactMap { entry -> String? in
      guard case .equivalent(let proof) = entry.fate else { return nil }
      return
        "\(entry.mutant.operation.rawValue) \(entry.mutant.edits.map(\.text)) \(proof.rawValue)"
    }
    #expect(
      found == [
        "table_output [\"-1\"] same_table", "table_output [\"1\"] same_table",
        "table_output [\"missing\"] same_table", "dropped_row [\"\"] same_table",
        // Nothing reads the scorecard's pd, which alone reads its odds and what doubles them.
        "points [\"49\"] not_read", "points [\"51\"] not_read", "points [\"2\"] not_read",
        "points [\"19\"] not_read", "points [\"21\"] not_read",
        "arithmetic [\"/\"] not_read", "literal [\"1\"] not_read", "literal [\"3\"] not_read",
        // A field that must be there is never undecided.
        "undecided [\"decline\"] not_read", "literal [\"10_000.01\"] rounded_away",
        // Points are 590, 600 or 605.
        "literal [\"589\"] same_steps",
      ])
  }
}
