import Testing

@testable import CommandLineTool

@Suite("mutate") struct MutateTests {
  private static let book = """
    rulebook small
    decides application
    record application {
      id          text key
      applied_on  date as_of
      age         integer [0, 120]
    }
    admission {
      refer A01 "Old" when age > 65
    }
    applicant typical { id: "T", applied_on: 2026-03-10, age: 30 }
    test "an owner of 66" { given typical with age: 66 expect refer, reasons A01 }
    test "an owner of 65" { given typical with age: 65 expect approve, reasons none }

    """

  private func run(_ arguments: [String], _ book: String = book) throws -> ToolRun {
    let folder = try TemporaryFolder(["small.rules": book])
    var run = ToolRun(["mutate", folder.path + "/small.rules"] + arguments)
    run.output = run.output.replacing(folder.path + "/", with: "")
    return run
  }

  @Test("a book whose tests stand at its bound notices everything")
  func all() throws {
    #expect(
      try run([])
        == ToolRun(
          output: """
              operator                                score  noticed  survived  equivalent  invalid
              ──────────────────────────────────────  ─────  ───────  ────────  ──────────  ───────
              boundary  a bound taken in or left out   100%        1         0           0        0
              negation  a condition turned round       100%        1         0           0        0
              literal  a figure moved by one step      100%        2         0           0        0
              effect  a rule's effect exchanged        100%        1         0           0        0
              dropped_rule  a rule left out            100%        1         0           0        0

              part       score  noticed  survived  equivalent  invalid
              ─────────  ─────  ───────  ────────  ──────────  ───────
              Admission   100%        6         0           0        0

            small.rules: score 100%, 6 of 6 mutants noticed; 0 shown equivalent, 0 that do not check

            """, code: 0))
  }

  @Test("a survivor is shown with its line, what it reaches and a case that shows it")
  func survivor() throws {
    let lines = Self.book.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.contains("owner of 65") }.joined(separator: "\n")
    let run = try run(["--operator", "boundary", "--fail-under", "90%"], lines)
    #expect(run.code == 1)
    #expect(
      run.output.hasPrefix(
        """
        small.rules:9: no test notices: a bound taken in or left out
          -   refer A01 "Old" when age > 65
          +   refer A01 "Old" when age >= 65
          reaches A01
          a case that shows it: test "an owner of 66" with age = 65 gives outcome approve, changed refer


        """))
  }

  @Test("scores that are no percentage, operators that there are none of")
  func usage() throws {
    #expect(try run(["--fail-under", "90"]).code == 2)
    #expect(try run(["--operator", "boundaries"]).code == 2)
  }

  @Test("what is printed for machines")
  func json() throws {
    let run = try run(["--operator", "boundary", "--format", "json"])
    #expect(run.output.contains("\"operator\": \"boundary\""))
    #expect(run.output.contains("\"permille\": 1000"))
  }
}
