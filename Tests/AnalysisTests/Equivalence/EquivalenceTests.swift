import Diagnostics
import Semantics
import Syntax
import Testing

@testable import Analysis

@Suite("Equivalent programs") struct EquivalenceTests {
  /// A book with some of its pieces exchanged.
  private func program(_ changes: [(String, String)] = []) throws -> Program {
    var text = """
      rulebook small
      decides application
      record application {
        id          text key
        applied_on  date as_of
        born_on     date role established
        level       one of A, B, C optional
        age         integer [0, 120]
        amount      money [0, 1_000_000]
        ratio       decimal(2) optional
        sales       list of sale
      }
      record sale parent application { sold_on date period  amount money }
      parameter most: money = 50_000
      table factor(level) -> decimal {
        | level   | factor  |
        | A       | 2       |
        | B       | 1.5     |
        | C       | 1       |
        | missing | missing |
      }
      table trend(change: decimal) -> decimal {
        | change | trend |
        | < 0    | 0.5   |
        | >= 0   | 1     |
      }
      scorecard card {
        base 600 odds 50:1 points_to_double 20
        age { < 18: -10   [18, 65): 5   >= 65: 0 }
      }
      facts {
        let monthly_sales = monthly(sum of amount in sales by sold_on, 24 to applied_on)
        let course = ratio assumed (-0.2) because "as for a fall"
        let unread = age * 2
      }
      admission {
        undecided: refer
        refer A01 "Age" when age > 17
        refer A02 "Sales" when sum of (months 1 to 12 of monthly_sales) < 100
        refer A03 "Level" when factor(A) > 1
      }
      line {
        undecided: refer
        output line: money =
          amplify amount * factor(level) * trend(course)
          cap     most
          round   down to 10_000
        refer L01 "Small" when line < 20_000
        refer L02 "Points" when card.points < 590
      }

      """
    for (old, new) in changes {
      #expect(text.contains(old), "\(old)")
      text = text.replacing(old, with: new)
    }
    let book = try check(bookAt: "small.rules", reader: .memory(["small.rules": text]))
    let problems = DiagnosticRenderer(files: book.files).text(
      book.diagnostics.filter { $0.severity == .error })
    return try #require(book.program, "\(problems)")
  }

  @Test(
    "what is the same is proved to be",
    arguments: [
      ("age > 17", "(age > 17)", .sameText),
      ("let unread = age * 2", "let unread = age * 3", .notRead),
      ("24 to applied_on", "12 to applied_on", .unreadMonths),
      ("age > 17", "age >= 18", .sameSteps),
      ("line < 20_000", "line < 10_000.01", .sameSteps),
      ("line < 20_000", "line <= 19_999.99", .sameSteps),
      ("card.points < 590", "card.points < 586", .sameSteps),
      ("assumed (-0.2)", "assumed (-0.1)", .sameTable),
      ("[18, 65): 5   >= 65: 0", "[18, 64]: 5   > 64: 0", .sameTable),
      ("most: money = 50_000", "most: money = 59_999.99", .roundedAway),
    ] as [(String, String, EquivalenceProof)])
  func same(old: String, new: String, proof: EquivalenceProof) throws {
    #expect(try Equivalence.proof(program(), program([(old, new)])) == proof)
  }

  @Test(
    "what differs for some application is never called the same",
    arguments: [
      ("age > 17", "age > 18"),
      ("24 to applied_on", "24 to born_on"),
      ("months 1 to 12 of", "months 1 to 11 of"),
      ("line < 20_000", "line < 20_000.01"),
      ("card.points < 590", "card.points < 591"),
      ("card.points < 590", "card.points < 605.01"),
      ("| B       | 1.5     |", "| B       | 1.4     |"),
      ("| missing | missing |", "| missing | 0       |"),
      ("assumed (-0.2)", "assumed 0"),
      ("[18, 65): 5   >= 65: 0", "[18, 64): 5   >= 64: 0"),
      ("most: money = 50_000", "most: money = 60_000"),
      ("round   down to 10_000", "round   up to 10_000"),
      ("refer A01", "decline A01"),
      ("refer A01 \"Age\" when age > 17\n", ""),
      ("factor(A) > 1", "factor(B) > 1.4"),
    ])
  func different(old: String, new: String) throws {
    #expect(try Equivalence.proof(program(), program([(old, new)])) == nil)
  }

  @Test("the table of a call with a constant differs only where the constant leads")
  func constantCall() throws {
    let line = ("amount * factor(level)", "amount * factor(A)")
    #expect(
      try Equivalence.proof(
        program([line]), program([line, ("| B       | 1.5     |", "| B       | 1.4     |")]))
        == .sameTable)
    #expect(
      try Equivalence.proof(
        program([line]), program([line, ("| A       | 2       |", "| A       | 3       |")]))
        == nil)
  }

  @Test("rules that are disabled decide nothing")
  func disabled() throws {
    let disabled = ("decides application\n", "decides application\ndisable A01 because \"x\"\n")
    #expect(
      try Equivalence.proof(
        program([disabled]), program([disabled, ("age > 17", "age > 18")])) == .notRead)
  }

  @Test("comparisons hold for the same steps", arguments: [1, 3, 10] as [Int128])
  func steps(grain: Int128) {
    let comparators: [NumberComparison] = [
      .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .unequal,
    ]
    .flatMap { comparator in (-12...12).map { NumberComparison(comparator: comparator, bound: $0) }
    }
    let values = (-20...20).map { Int128($0) * grain }.filter { (-15...20).contains($0) }
    for comparison in comparators {
      let stretches = comparison.steps(of: grain, from: -15, to: 20)
      for value in values {
        #expect(
          stretches.contains { $0.contains(value / grain) } == comparison.holds(for: value),
          "\(comparison) \(value)")
      }
    }
  }
}

extension NumberComparison {
  /// The obvious reading.
  fileprivate func holds(for value: Int128) -> Bool {
    switch comparator {
    case .less: value < bound
    case .lessOrEqual: value <= bound
    case .greater: value > bound
    case .greaterOrEqual: value >= bound
    case .equal: value == bound
    case .unequal: value != bound
    }
  }
}
