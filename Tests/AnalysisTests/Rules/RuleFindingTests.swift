import Analysis
import Diagnostics
import Testing

@Suite("findings on rules") struct RuleFindingTests {
  static func text(_ sections: String) -> String {
    """
    rulebook b
    decides application
    source tax requires consent consent_from to consent_until
    type level = one of A, B, C, D
    order level: D < C < B < A
    record application {
      id text key
      applied_on date as_of
      age integer [0, 120] optional
      tax_level level optional from tax
      amount money [0, 1_000_000]
      part share(4) [0%, 100%]
      consent_from date optional
      consent_until date optional
    }
    parameter minimum: money = 5_000
    reference lpr: rate { from 2024-01-01 = 3% from 2025-01-01 = 4% }
    facts {
      let quote = rate(decimal(part))
      let big = amount > 500_000
    }
    \(sections)
    """
  }

  static let sections: [(text: String, found: [String], witnesses: [String])] = [
    (
      "admission { undecided: refer decline A01 when age > 150 }",
      ["rule_never_fires: age > 150"], ["age = 0"]
    ),
    (
      "admission { undecided: refer refer A01 when age < 18 or age > 120 }",
      ["condition_never_true: age > 120"], ["age = 120"]
    ),
    (
      "admission { require A01: amount >= 0 else decline }",
      ["rule_never_fires: amount >= 0"], ["amount = 0"]
    ),
    (
      "admission { refer A01 when amount <= 1_000_000 }",
      ["rule_always_fires: amount <= 1_000_000"], ["amount = 0"]
    ),
    // 5,000 is below 10,000, so the second comparison follows from the first.
    (
      "admission { refer A01 when amount < minimum and amount < 10_000 }",
      ["part_without_effect: amount < 10_000"], ["amount = 0"]
    ),
    (
      "admission { refer A01 when big and amount > 500_000 }",
      ["duplicate_condition: amount > 500_000"], []
    ),
    (
      "admission { refer A01 when amount < 5_000 decline A02 when amount < 10_000 }",
      ["rule_masked: amount < 5_000"], ["amount = 0"]
    ),
    // The graver one fires in fewer cases: both are of use.
    ("admission { decline A01 when amount < 5_000 refer A02 when amount < 10_000 }", [], []),
    (
      "admission { refer A01 when amount < 5_000 refer A02 when not (amount >= minimum) }",
      ["rules_alike: not (amount >= minimum)"], ["amount = 0"]
    ),
    (
      """
      admission {
        undecided: refer
        require A01: tax_level in (A, B) else decline
        decline A02 when tax_level > C
      }
      """, ["rules_contradict: tax_level > C"], ["tax_level = A"]
    ),
    // In 2024 twice the reference is 6%, in 2025 8%: above 5% on every day.
    (
      "admission { refer A01 when quote > lpr * 2 and quote > 5% }",
      ["part_without_effect: quote > 5%"],
      ["part = 7.99%, quote = 7.99%, applied_on = 2024-01-01"]
    ),
    ("admission { refer A01 when quote > lpr * 2 and quote > 7% }", [], []),
    (
      """
      line {
        output line: money = round(amount * (if amount < 100 then 0.5 else if amount >= 50 then 1 else 0.7), down to 10)
      }
      """, ["otherwise_never_taken: 0.7"], ["amount = 100"]
    ),
    (
      "pricing { output rate: rate = round(quote, half_up to 0.01%) within [lpr, 3.5%] }",
      ["bounds_cross: round(quote, half_up to 0.01%) within [lpr, 3.5%]"],
      ["part = 100%, quote = 100%, applied_on = 2025-01-01"]
    ),
    (
      "line { output line: money = clamp(amount, 0, 2_000_000) }",
      [
        "bound_never_binds: clamp(amount, 0, 2_000_000)",
        "bound_never_binds: clamp(amount, 0, 2_000_000)",
      ],
      []
    ),
  ]

  @Test("each is found where it stands, with a case that shows it", arguments: sections.indices)
  func findings(_ index: Int) throws {
    let (text, found, witnesses) = Self.sections[index]
    let book = try AnalysedBook(Self.text(text))
    let rules = zip(book.found, book.analysis.findings).filter { !$0.0.hasPrefix("unused") }
    #expect(rules.map(\.0) == found)
    #expect(rules.compactMap { $0.1.witness?.text } == witnesses)
    #expect(book.analysis.notAnalysed.isEmpty)
    try book.expectClaims()
  }

  @Test("what nothing reads")
  func unused() throws {
    let book = try AnalysedBook(
      """
      rulebook b
      decides application
      source tax
      source court
      type level = one of A, B
      type kind = one of X, Y
      record application {
        id text key
        applied_on date as_of
        tax_level level from tax
        spare integer
      }
      parameter used: integer = 1
      parameter idle: integer = 2
      reference lpr: rate { from 2024-01-01 = 3% }
      table t(tax_level) -> integer {
        | tax_level | t    |
        | A         | used |
        | B         | 0    |
      }
      table u(tax_level) -> integer {
        | tax_level | u |
        | A         | 1 |
        | B         | 0 |
      }
      scorecard s { base 1 odds 1:1 points_to_double 1 tax_level { A: 1 B: 2 } }
      facts { let x = t(tax_level) let y = x + idle }
      admission { refer A01 when x > 0 }
      applicant ghost { id: "1" }
      """)
    #expect(
      book.found == [
        "unused_source: court", "unused_type: kind", "unused_field: spare",
        "unused_parameter: idle", "unused_reference: lpr", "unused_table: u",
        "unused_scorecard: s", "unused_value: y", "unused_applicant: ghost",
      ])
  }
}
