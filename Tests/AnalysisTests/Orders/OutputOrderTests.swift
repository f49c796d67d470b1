import Analysis
import Columns
import Diagnostics
import Engine
import Numbers
import Semantics
import Testing

@Suite("orders beside outputs") struct OutputOrderTests {
  static func text(_ sections: String) -> String {
    """
    rulebook b
    decides application
    type level = one of A, B, C, D
    record application {
      id text key
      applied_on date as_of
      tax_level level optional
      amount money [0, 1_000_000]
      age integer [0, 120] optional
      paid list of payment
    }
    record payment parent application { sum money }
    table cap_of(tax_level) -> money {
      | tax_level | cap     |
      | A         | 300_000 |
      | B, C      | 200_000 |
      | D         | 0       |
      | missing   | missing |
    }
    \(sections)
    """.replacing("{ sum money }", with: "{\n  sum money\n}")
  }

  static let sections: [(text: String, found: [String], open: [String])] = [
    // Held through min, × and rounding: the table falls from A to D.
    (
      """
      line {
        undecided: refer
        order tax_level: A > B > C > D
        output line: money = round(min(amount * 2, cap_of(tax_level)), down to 10)
      }
      """, [], []
    ),
    (
      """
      line {
        undecided: refer
        order tax_level: D > B > A
        output line: money = round(min(amount * 2, cap_of(tax_level)), down to 10)
      }
      """,
      ["a worse 'tax_level' gets a better 'line'"], []
    ),
    (
      """
      pricing {
        undecided: refer
        order tax_level: A > B > C > D
        output rate: rate = round(3% + (if tax_level = D and age > 20 then 1% else 2%), half_up to 0.01%)
      }
      """,
      ["a worse 'tax_level' gets a better 'rate'"], []
    ),
    // What is left out of the order is compared with nothing.
    (
      """
      pricing {
        undecided: refer
        order tax_level: A > B
        output rate: rate = if tax_level = A then 1% else if tax_level = B then 2% else 0%
      }
      """, [], []
    ),
    // A sum of rows times the factor of a level: no bounds say how it goes, and no case can set the rows.
    (
      """
      line {
        undecided: refer
        order tax_level: A > B
        output line: money = round((sum of sum in paid) * (if tax_level = A then 2 else 1), down to 10)
      }
      """, [], ["line"]
    ),
  ]

  @Test("held, broken with two cases, or left open", arguments: sections.indices)
  func orders(_ index: Int) throws {
    let (text, found, open) = Self.sections[index]
    let book = try AnalysedBook(Self.text(text))
    let broken = book.analysis.findings.filter { $0.diagnostic.id.code == "output_order_broken" }
    #expect(
      broken.map { String($0.diagnostic.message(in: .english).prefix { $0 != ":" }) } == found)
    #expect(book.analysis.notAnalysed.map(\.name) == open)
    for finding in broken { try Self.expectBroken(finding, in: book) }
  }

  /// Runs both cases: the worse one gets more of a line, or a lower rate.
  static func expectBroken(_ finding: Finding, in book: AnalysedBook) throws {
    let worse = try value(try #require(finding.witness), finding, book)
    let better = try value(try #require(finding.counterpart), finding, book)
    #expect(worse.type == .rate ? worse.number < better.number : better.number < worse.number)
  }

  private static func value(_ witness: Witness, _ finding: Finding, _ book: AnalysedBook) throws
    -> (number: Number, type: ValueType)
  {
    guard case .name(let name)? = finding.diagnostic.arguments["output"] else {
      throw ToolFailure.noOutput
    }
    let (explanation, _) = try book.run(witness)
    let output = try #require(explanation.outputs.first { $0.value.name.text == name })
    return (try #require(output.value.value.constant.number), output.value.type)
  }

  private enum ToolFailure: Error { case noOutput }

  @Test("made-up tables: what is held and what is broken is so in every case", arguments: 0..<40)
  func agrees(_ seed: Int) throws {
    var generator = SeededGenerator(UInt64(seed))
    let bands = ["< 30", "[30, 60)", ">= 60"]
    var rows = ""
    for level in ["A", "B", "C"] {
      let best = level == "A" ? 6 : level == "B" ? 4 : 2
      for band in bands {
        let factor = best + Int.random(in: -1...1, using: &generator)
        rows += "| \(level) | \(band) | \(factor) |\n"
      }
    }
    let cap = [100_000, 1_000_000, 5_000_000].randomElement(using: &generator) ?? 0
    let bonus =
      ["0", "if tax_level = C then 1 else 0", "if age < 40 then 1 else 0"]
      .randomElement(using: &generator) ?? "0"
    let text = """
      rulebook b
      decides application
      type level = one of A, B, C
      record application {
        id text key
        applied_on date as_of
        tax_level level
        amount money [0, 1_000_000]
        age integer [18, 80]
      }
      table multiple(tax_level, age) -> decimal {
      | tax_level | age | multiple |
      \(rows)}
      line {
        order tax_level: A > B > C
        output line: money = round(min(amount * (multiple(tax_level, age) + (\(bonus))), \(cap)), down to 1_000)
      }
      """
    let book = try AnalysedBook(text)
    let broken = book.analysis.findings.filter { $0.diagnostic.id.code == "output_order_broken" }
    #expect(try Self.isBroken(book) == !broken.isEmpty)
    #expect(book.analysis.notAnalysed.isEmpty || broken.isEmpty)
    for finding in broken { try Self.expectBroken(finding, in: book) }
  }

  /// Looks at every level, age and some amounts.
  private static func isBroken(_ book: AnalysedBook) throws -> Bool {
    let program = book.program.withoutData
    func position(_ name: String) throws -> Int { try #require(program.record.position(of: name)) }
    let (level, amount, age) = (
      try position("tax_level"), try position("amount"), try position("age")
    )
    var cases: [[Int: Constant]] = []
    for years in 18...80 {
      for money in [0, 1, 20_000, 100_000, 500_000, 1_000_000] {
        for code in 0..<3 {
          cases.append([
            level: .code(code), amount: .number(Number(money)), age: .number(Number(years)),
          ])
        }
      }
    }
    let node = program.outputs[0].node
    let decisions = try Engine(program).decide(
      RecordTable(cases, of: program), options: RunOptions(keep: [node]))
    let kept = try #require(decisions.kept[node])
    return stride(from: 0, to: cases.count, by: 3).contains { row in
      let values = (row..<row + 3).map { kept.column.scaled($0) }
      return values[0] < values[1] || values[1] < values[2]
    }
  }

  @Test("an order of what is no one-of, of unknown values, or beside no output")
  func mistakes() throws {
    func problems(_ section: String) throws -> [String] {
      try check(bookAt: "b.rules", reader: .memory(["b.rules": Self.text(section)])).diagnostics.map
      {
        $0.message(in: .english)
      }
    }
    #expect(
      try problems("line { order amount: A > B output line: money = amount }")
        == ["'amount' is not one of several values that could be ordered"])
    #expect(
      try problems("line { order tax_level: A > E output line: money = amount }")
        == ["'E' is not one of A, B, C, D"])
    #expect(
      try problems("facts { order tax_level: A > B let x = amount }")
        == [
          "no output of this section is an amount, a rate or a term that the order of 'tax_level' could be held to"
        ])
  }
}
