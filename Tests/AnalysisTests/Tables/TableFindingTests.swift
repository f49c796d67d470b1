import Analysis
import Diagnostics
import Semantics
import Testing

@Suite struct TableFindingTests {
  static let book = """
    rulebook a
    decides application
    record application {
      id text key
      applied_on date as_of
      level one of A, B, C, D
      rating one of A, B, C, D optional
      age integer [0, 120]
    }
    table masks(level, age) -> decimal hit first {
      | level | age     | masks |
      | A     | any     | 1     |
      | A, B  | < 20    | 2     |
      | A     | < 10    | 3     |
      | any   | >= 130  | 3     |
      | not D | missing | 3     |
      | C, D  | < 20    | 2     |
      | any   | >= 20   | 4     |
    }
    table joins(rating, age) -> decimal {
      | rating  | age      | joins   |
      | A       | < 20     | 1       |
      | A       | [20, 30) | 1       |
      | A       | >= 30    | 2       |
      | B       | any      | 3       |
      | C       | >= 0     | 3       |
      | D       | any      | 3       |
      | missing | any      | missing |
    }
    table idle(level, age) -> decimal hit any {
      | level | age   | idle |
      | A, B  | < 20  | 1    |
      | A     | < 10  | 1    |
      | A, B  | >= 20 | 1    |
      | C, D  | any   | 2    |
      otherwise 4
    }
    table same(level) -> decimal hit priority 1 {
      | level | same |
      | A, B  | 1    |
      | C, D  | 1    |
    }
    table agree(level, age) -> decimal hit first {
      | level | age  | agree |
      | A, B  | any  | 1     |
      | B     | < 20 | 1     |
      | C, D  | < 20 | 1     |
      | B, C  | < 30 | 1     |
      | D     | > 19 | 2     |
      | C     | > 29 | 2     |
    }
    table apart(level) -> decimal hit first {
      | level | apart |
      | A     | 1     |
      | B     | 2     |
      | C, D  | 3     |
    }
    scorecard card {
      base 600
      age { < 20: 5 [20, 30): 5 >= 30: 10 otherwise: 3 }
      level { A: 1 B: 1 C: 1 D: 1 }
    }
    facts {
      let x = joins(rating, age) + masks(level, age) + idle(level, age) + same(level)
      let y = agree(level, age) + apart(level) + decimal(card.points)
    }
    """

  private func findings() throws -> (book: CheckedBook, findings: [Finding]) {
    let book = try check(bookAt: "b.rules", reader: .memory(["b.rules": Self.book]))
    _ = try #require(
      book.program, "\(DiagnosticRenderer(files: book.files).text(book.diagnostics))")
    return (book, analyse(book).findings)
  }

  @Test("what is said, and of what")
  func words() throws {
    let (book, findings) = try findings()
    let told = findings.filter { !$0.diagnostic.id.code.hasPrefix("unused") }.map { finding in
      let text = book.files.text(at: finding.diagnostic.span)
        .split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
      return "\(text) — \(finding.diagnostic.message(in: .english))"
    }
    #expect(
      told == [
        "| A, B | < 20 | 2 | — these rows of 'masks' differ in 'level' alone and can be one, with the cell 'any'",
        "| A | < 10 | 3 | — this row of 'masks' never decides: other rows decide all its cases (case: level = A, age = 0)",
        ">= 130 — this row of 'masks' never holds: 'age' is never >= 130",
        "missing — this row of 'masks' never holds: 'age' is never missing",
        "| A | < 20 | 1 | — these rows of 'joins' differ in 'age' alone and can be one, with the cell '< 30'",
        "| B | any | 3 | — these rows of 'joins' differ in 'rating' alone and can be one, with the cell 'B, C, D'",
        ">= 0 — this cell of 'joins' takes every value of 'age': 'any' says the same",
        "idle — 'otherwise' of 'idle' is never taken: its rows decide every case",
        "age — 'age' never changes what 'idle' answers",
        "| A | < 10 | 1 | — this row of 'idle' adds nothing: another row gives the same answer for all its cases (case: level = A, age = 0)",
        "same — every row of 'same' gives 1",
        "agree — rows of 'agree' that hold together give the same answer: 'hit any' says the same, and is checked (case: level = B, age = 0)",
        "| B | < 20 | 1 | — this row of 'agree' never decides: other rows decide all its cases (case: level = B, age = 0)",
        "apart — no two rows of 'apart' hold together: 'hit unique' says the same, and is checked",
        "< 20: 5 — these bins of 'age' give the same points and can be one: < 30: 5",
        "otherwise: 3 — 'otherwise' of 'age' is never taken: its bins take every value",
        "A: 1 — all bins of 'level' give the same points, 1: it changes no score",
      ])
  }

  @Test("the row that is offered for several stands in their place")
  func fix() throws {
    let (book, findings) = try findings()
    let finding = try #require(
      findings.first { $0.diagnostic.message(in: .english).contains("'B, C, D'") })
    var bytes = book.files[finding.diagnostic.span.file].utf8
    for edit in finding.diagnostic.fixes.flatMap(\.edits).sorted(by: { $1.span < $0.span }) {
      bytes.replaceSubrange(edit.span.lower..<edit.span.upper, with: Array(edit.text.utf8))
    }
    let fixed = String(decoding: bytes, as: UTF8.self)
    #expect(
      fixed.contains(
        """
          | A       | >= 30    | 2       |
          | B, C, D       | any      | 3       |
          | missing | any      | missing |
        """))
    let again = try check(bookAt: "b.rules", reader: .memory(["b.rules": fixed]))
    #expect(again.program != nil)
  }

  @Test("tables that nothing calls, and all that shipped books hold, are settled")
  func settled() throws {
    let analysis = analyse(try findings().book)
    #expect(analysis.notAnalysed.isEmpty)
    #expect(analysis.subjects >= 6)
  }

  @Test("gaps are few boxes, as large as they can be and without repetition")
  func gaps() throws {
    let text = """
      rulebook a
      decides application
      record application {
        applied_on date as_of
        level one of A, B, C, D
        age integer [0, 120]
      }
      table hole(level, age) -> decimal {
        | level | age     | hole |
        | A     | [0, 18) | 1    |
        | A     | >= 21   | 1    |
        | B     | any     | 2    |
      }
      """
    let book = try check(bookAt: "b.rules", reader: .memory(["b.rules": text]))
    #expect(
      book.diagnostics.map { $0.message(in: .english) } == [
        "'hole' says nothing where level = A and age in [18, 21); level in (C, D)"
      ])
  }
}
