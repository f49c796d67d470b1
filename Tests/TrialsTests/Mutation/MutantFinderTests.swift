import Semantics
import Testing

@testable import Trials

@Suite("Places that operators change") struct MutantFinderTests {
  @Test(
    "every place of an operator is used, and only those",
    arguments: [
      (.boundary, ["< → <=", "< → <=", "> → >=", ">= → >", "< → <="]),
      (
        .negation,
        [
          "= → !=", "in → not in", " → not ", "< → >=", "< → >=", "> → <=",
          "is_known → not (is_known)", ">= → <", "< → >=",
        ].filter { $0 != "in → not in" }
      ),
      (.junction, ["and → or", "or → and"]),
      (.droppedNot, ["not  → "]),
      (
        .droppedOperand,
        [
          "level in (A, B, C) and  → ", " and not (age < 18) → ", "total < least or  → ",
          " or amount > 500_000 → ",
        ]
      ),
      (.effect, ["decline → refer", "refer → decline", "decline → refer", "refer → decline"]),
      (.undecided, ["refer → decline", "refer → decline", "refer → decline"]),
      (.parameter, ["100 → 100.01", "100 → 99.99"]),
      (.reference, ["3% → 2.99%", "3% → 3.01%"]),
      (.window, ["12 → 11", "12 → 13"]),
      (
        .droppedFilter,
        ["kind = own,  → ", ", sold_on within 12 months to applied_on → "]
      ),
      (
        .rounding,
        [
          "down → up", "100 → 10", "100 → 1_000", "half_up → down", "half_up → up",
          "0.01% → 0.001%", "0.01% → 0.1%",
        ]
      ),
      (
        .droppedStep,
        [
          "adjust  if age >= 65 then 0.5 else 1 → ", "amount,  → ", ", 10_000 → ",
          " within [2%, 9%] → ",
        ]
      ),
      (.arithmetic, ["* → /", "* → /", "+ → -"]),
      (.branches, ["0.5 → 1; 1 → 0.5"]),
      (
        .tableOutput,
        [
          "2 → 1", "2 → 1.5", "2 → 3", "1.5 → 0", "1.5 → 1.4", "1.5 → 1.6", "0 → -1", "0 → 1",
          "0 → missing", "missing → 0",
        ]
      ),
      (
        .points,
        [
          "600 → 599", "600 → 601", "50 → 49", "50 → 51", "1 → 0", "1 → 2", "20 → 19", "20 → 21",
          "10 → 11", "10 → 9", "5 → 4", "5 → 6", "0 → 1",
        ]
      ),
    ] as [(MutationOperator, [String])])
  func places(operation: MutationOperator, expected: [String]) throws {
    #expect(try MutationBook.mutants(operation).sorted() == expected.sorted())
  }

  @Test("a bound of bins moves in all bins that have it, so that they still meet")
  func bins() throws {
    let mutants = try MutationBook.mutants(.bin)
    #expect(mutants.contains("18 → 19; 18 → 19"))
    #expect(mutants.contains("< → <=; [ → ("))
    #expect(mutants.contains("65 → 64; 65 → 64"))
    #expect(mutants.contains(") → ]; >= → >"))
  }

  @Test("members of sets and cells are left out one by one")
  func members() throws {
    let mutants = try MutationBook.mutants(.droppedMember)
    #expect(
      mutants.filter { $0.contains("→ ") } == [
        "A,  → ", ", B → ", "C,  → ", ", D → ", "A,  → ", ", B → ", ", C → ",
      ])
  }

  @Test("a literal moves by one step of its type")
  func literals() throws {
    #expect(
      try MutationBook.mutants(.literal) == [
        "2 → 1", "2 → 3", "18 → 17", "18 → 19", "500_000 → 499_999.99", "500_000 → 500_000.01",
        "65 → 64", "65 → 66", "0.5 → 0.4", "0.5 → 0.6", "1 → 0", "1 → 2", "10_000 → 10_000.01",
        "10_000 → 9_999.99", "1% → 0.99%", "1% → 1.01%", "2% → 1.99%", "2% → 2.01%", "9% → 8.99%",
        "9% → 9.01%", "590 → 589", "590 → 591",
      ])
  }

  @Test("words of tests, records and cards are never changed")
  func untouched() throws {
    let text =
      MutationBook.text + """
        applicant typical { id: "T", applied_on: 2026-03-10, level: A, age: 30, amount: 1_000, is_known: false, sales: [] }
        test "t" { given typical with age: 17 expect decline }

        """
    for operation in MutationOperator.allCases {
      #expect(
        try MutationBook.mutants(operation, of: text) == MutationBook.mutants(operation))
    }
  }

  @Test("the change is shown by the lines it touches")
  func lines() throws {
    let book = try MutationBook.checked(MutationBook.text)
    let mutants = MutationTrial(book, operators: [.droppedRule, .effect]).mutants
    let dropped = try #require(mutants.first { $0.operation == .droppedRule })
    #expect(
      dropped.changes(in: book.files) == [
        LineChange(
          line: 36,
          before: [
            "  require A01 \"Level\": level in (A, B, C) and not (age < 18) else decline"
          ], after: [])
      ])
    let effect = try #require(mutants.first { $0.operation == .effect })
    #expect(
      effect.changes(in: book.files) == [
        LineChange(
          line: 36,
          before: [
            "  require A01 \"Level\": level in (A, B, C) and not (age < 18) else decline"
          ],
          after: ["  require A01 \"Level\": level in (A, B, C) and not (age < 18) else refer"])
      ])
  }
}
