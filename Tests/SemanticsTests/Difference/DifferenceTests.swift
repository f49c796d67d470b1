import Diagnostics
import Testing

@testable import Semantics

@Suite("Differences of versions") struct DifferenceTests {
  private static let text = """
    rulebook small "A small book"
    card { owner "SME" }
    decides application
    source tax
    record application {
      id          text key
      applied_on  date as_of
      level       one of A, B, C optional from tax
      amount      money [0, 1_000_000]
      age         months
    }
    parameter least: money = 5_000 tunable [0, 100_000] step 1_000 "Least amount"
    reference base_rate: rate {
      from 2024-10-21 = 3.10%
      from 2025-05-20 = 3.00%
    }
    table multiple(level) -> decimal {
      | level   | multiple |
      | A       | 7        |
      | B, C    | 5        |
      | missing | missing  |
    }
    scorecard behaviour {
      base 600 odds 50:1 points_to_double 20
      age { < 24 months: -40   [24 months, 48 months): 0   >= 48 months: 15 } reason SC01 "Young"
    }
    facts { let doubled = amount * 2 "Twice the amount" }
    admission {
      undecided: refer
      require A01 "Level A or B": level in (A, B) else decline basis "Ningbo 4.2.2"
      refer A02 "Too little" when amount < least basis "Ningbo 4.7.1"
      refer A03 "Few points" when behaviour.points < 580
    }
    line {
      undecided: refer
      output line: money = round(doubled * multiple(level), down to 10_000)
    }
    pricing { output rate: rate = round(base_rate + 1%, half_up to 0.01%) }
    applicant typical { id: "T", applied_on: 2026-03-10, level: A, amount: 10_000, age: 30 months }
    test "typical" { given typical expect approve, line = 140_000 }

    """

  private func program(_ edits: [(String, String)]) throws -> Program {
    var text = Self.text
    for (old, new) in edits {
      #expect(text.contains(old), "\(old)")
      text = text.replacing(old, with: new, maxReplacements: 1)
    }
    let book = try check(bookAt: "b.rules", reader: .memory(["b.rules": text]))
    let checked = book.program
    let problems = DiagnosticRenderer(files: book.files).text(book.diagnostics)
    return try #require(checked, "\(problems)")
  }

  /// Every change as `subject name|act|place|old|new`.
  private func changes(_ edits: (String, String)...) throws -> [String] {
    try difference(from: program([]), to: program(edits)).changes.map {
      [
        "\($0.subject.rawValue) \($0.name)", $0.act.rawValue, $0.place ?? "", $0.old ?? "",
        $0.new ?? "",
      ].joined(separator: "|")
    }
  }

  @Test("equal books differ in nothing, whatever their layout")
  func equal() throws {
    #expect(try changes() == [])
    #expect(try changes(("card { owner", "// a comment\ncard {\n  owner")) == [])
  }

  @Test("policy values")
  func policy() throws {
    #expect(
      try changes(("= 5_000 tun", "= 10_000 tun")) == ["parameter least|changed||5,000|10,000"])
    #expect(
      try changes(("step 1_000", "step 500"))
        == ["parameter least|changed|tunable range|[0, 100,000] step 1,000|[0, 100,000] step 500"])
    #expect(
      try changes(("2025-05-20 = 3.00%", "2025-05-20 = 2.95%\n  from 2026-01-20 = 2.9%")) == [
        "reference base_rate|changed|from 2025-05-20|3.00%|2.95%",
        "reference base_rate|added|from 2026-01-20||2.90%",
      ])
    #expect(
      try changes(("parameter least", "parameter most: money = 9\nparameter least"))
        == ["parameter most|added|||9"])
  }

  @Test("rows of tables, bins of scorecards")
  func tables() throws {
    #expect(
      try changes(("| 7        |", "| 8        |")) == ["table multiple|changed|row level A|7|8"])
    #expect(
      try changes(("| B, C    | 5        |", "| B       | 5        |\n  | C       | 0        |"))
        == [
          "table multiple|changed|row level B, C|level B, C|level B",
          "table multiple|added|row level C||0",
        ])
    #expect(
      try changes(("< 24 months: -40", "< 24 months: -50"))
        == ["scorecard behaviour|changed|age < 24 months|-40|-50"])
    #expect(
      try changes(
        ("< 24 months: -40   [24 months", "< 12 months: -40   [12 months"),
        ("48 months): 0", "48 months): 0"))
        == [
          "scorecard behaviour|changed|age, bin of -40|< 24 months|< 12 months",
          "scorecard behaviour|changed|age, bin of 0|[24 months, 48 months)|[12 months, 48 months)",
        ])
    #expect(
      try changes(("base 600", "base 610")) == ["scorecard behaviour|changed|base|600|610"])
  }

  @Test("since when facts are known, and when returns are due")
  func time() throws {
    #expect(
      try changes(
        ("optional from tax", "optional known_on rated_on from tax"),
        ("amount      money", "rated_on    date optional\n  amount      money"))
        == ["field level|added|known on||rated_on", "field rated_on|added|||date optional"])
    #expect(
      try changes(("source tax", "source tax lag 3 days same_day")) == [
        "source tax|changed||needs no consent|"
          + "needs no consent, known after 3 days, seen on the same day"
      ])
    let calendars = """
      decides application
      filing_calendar monthly due day 10 when level = A
      filing_calendar quarterly due day 15 { 2024-12 due 2025-01-16 }
      """
    #expect(
      try changes(
        ("decides application", calendars),
        ("amount * 2 \"", "amount * 2 \"Twice\" let due = last_due \"")
      )
      .contains(
        "book small|added|filing calendar||monthly, due on day 10 when level = A; "
          + "quarterly, due on day 15, 2024-12 due 2025-01-16"))
  }

  @Test("rules by code, with their clause; a code alone that changes is a rename")
  func rules() throws {
    #expect(
      try changes(("refer A02", "refer A12")) == ["rule A12|renamed||A02|A12"])
    #expect(
      try changes(("amount < least basis", "amount <= least basis"))
        == ["rule A02|changed|condition|amount < least|amount <= least"])
    #expect(
      try changes(("refer A02 \"Too little\" when amount < least basis \"Ningbo 4.7.1\"", ""))
        == ["rule A02|removed||refer when amount < least|"])
    #expect(
      try changes(("in (A, B) else decline", "in (A, B) else refer"))
        == ["rule A01|changed|effect|decline|refer"])
    #expect(
      try changes(("refer A03", "decline A04 \"Old\" when age > 600 months\n  refer A03"))
        == ["rule A04|added|||decline when age > 600 months"])
    let change = try difference(
      from: program([]), to: program([("amount < least basis", "amount <= least basis")])
    ).changes[0]
    #expect(change.title == "Too little")
    #expect(change.basis == "Ningbo 4.7.1")
  }

  @Test("values, fields, card and tests")
  func others() throws {
    #expect(
      try changes(("amount * 2 \"", "amount * 3 \"")) == [
        "let doubled|changed||amount * 2|amount * 3"
      ])
    #expect(
      try changes(("money [0, 1_000_000]", "money [0, 2_000_000]"))
        == ["field amount|changed|range|[0, 1,000,000]|[0, 2,000,000]"])
    #expect(
      try changes(
        ("one of A, B, C optional", "one of A, B, C, D optional"), ("| B, C ", "| B, C, D "))
        == [
          "field level|changed|type|one of A, B, C|one of A, B, C, D",
          "table multiple|changed|row level B, C|level B, C|level B, C, D",
        ])
    #expect(try changes(("\"SME\"", "\"Retail\"")) == ["card owner|changed||SME|Retail"])
    #expect(
      try changes(("line = 140_000", "line = 150_000"))
        == [
          "test typical|changed|expects|approve, line = 140,000|approve, line = 150,000"
        ])
    #expect(
      try changes(("amount: 10_000", "amount: 12_000"))
        == ["test typical|changed|given amount|10,000|12,000"])
  }

  @Test("different digests give at least one change, equal ones none")
  func total() throws {
    let base = try program([])
    for edit in [("age         months", "age         months zh \"年龄\""), ("\"Young\"", "\"New\"")] {
      let other = try program([edit])
      #expect(base.digest != other.digest)
      #expect(!difference(from: base, to: other).changes.isEmpty)
    }
  }
}
