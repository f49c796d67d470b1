import Diagnostics
import Foundation
import Syntax
import Testing

/// Expects exactly the problems that the text marks: behind a line's `//~` stand the ids of the
/// problems whose places begin on it, in their order.
private func expectMarked(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) {
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  let expected = lines.enumerated().flatMap { number, line -> [String] in
    guard let mark = line.range(of: "//~ ") else { return [] }
    return line[mark.upperBound...].split(separator: " ").map { "\(number + 1) \($0)" }
  }
  let file = SourceFile(path: "a.rules", text: text)
  let parsed = parse(file, id: FileID(index: 0))
  let found = parsed.diagnostics.map {
    "\(file.lineAndColumn(at: $0.span.lower).line) \($0.id.code)"
  }
  #expect(found == expected, "\(problems(text))", sourceLocation: sourceLocation)
  #expect(parsed.tree.text == text, sourceLocation: sourceLocation)
}

@Suite struct ProblemTests {
  @Test func everyIndependentMistakeIsReportedInOneRun() {
    expectMarked(
      """
      rulebook b
      crad { owner "me" }  //~ unknown_declaration
      use 5  //~ expected_token
      recrod application {  //~ unknown_declaration
        id text kay  //~ unknown_attribute
        on dat as_of
        x money [0 10]  //~ expected_token
        y  //~ expected_token
        z one of A, B,  //~ expected_token
      }
      parameter p money = 5  //~ expected_token
      table t(a) -> decimal hit frist {  //~ expected_token
        | a | t |
        | 1 | 2  //~ expected_token
        | 2 |
        3 | 4 |  //~ expected_token
      }
      admission {
        requre A01 "T": a = 1 else decline  //~ unknown_item
        require A02 "T": a == 1 else declin  //~ wrong_operator expected_token
        decline A03 "T" if a > 1  //~ expected_token
        let x = (a + 1  //~ expected_token
        let y = a < b < c  //~ chained_comparison
        let z = round(a, half_upp to 1)  //~ expected_token
        let d = 2026-02-30 + 1_ + 0.0000000000001  //~ bad_date bad_number number_too_precise
        let t = "open  //~ unterminated_text
        let u = a ; b  //~ unexpected_character
        let if = 1  //~ reserved_word
        refer A04 "U" when a bais "x"  //~ unknown_clause
        let m = 2026-03  //~ month_is_no_value
      }
      """)
  }

  @Test func anUnclosedBraceIsSeenAtTheNextDeclaration() {
    let text = """
      module m
      facts {
        let a = 1
      admission {
        require A: a = 1 else decline
      }
      """
    #expect(
      problems(text) == """
        error[unclosed_brace]: '{' is never closed
         --> a.rules:2:7
          |
        2 | facts {
          |       ^
         ...
        4 | admission {
          | --------- a new declaration begins here, before the brace is closed
          = fix: insert '}'

        1 error

        """)
  }

  @Test func whatIsMissingIsShownBehindTheLine() {
    #expect(
      problems("module m\nfacts {\n  let 税额 =\n}\n") == """
        error[expected_token]: expected an expression, found '}'
         --> a.rules:3:15
          |
        3 |   let 税额 =
          |             ^

        1 error

        """)
  }

  @Test func aMisspeltWordIsReadAsMeant() {
    let parsed = Fixture.parsed("module m\nfcats {\n  lte a = 1\n}\n")
    #expect(parsed.diagnostics.map(\.suggestion) == ["facts", "let"])
    #expect(parsed.file.map { canonicalText($0) } == "module m\nfacts {\n  let a = 1\n}\n")
  }

  @Test func aReservedWordInANamesPlaceIsMendedByBackticks() throws {
    let text = "module m\nfacts {\n  let any = 1\n}\n"
    let fix = try #require(Fixture.parsed(text).diagnostics.first?.fixes.first)
    #expect(fix.applicability == .safe)
    let mended = SourceFile(path: "a.rules", text: text).text(after: fix.edits)
    #expect(mended == "module m\nfacts {\n  let `any` = 1\n}\n")
    #expect(problems(mended) == "")
  }

  @Test(
    arguments: [
      ("", "undeclared_file"), ("facts { }", "undeclared_file"), ("rulebok b", "undeclared_file"),
      ("module m }", "unexpected_brace"), ("module m let x = 1", "misplaced_item"),
      ("module `a", "unclosed_name"), ("module ``", "empty_name"), ("module m 5", "expected_token"),
      ("module m \"a\\q\"", "bad_escape"), ("module m \"a\" \"b\"", "repeated_clause"),
      ("module m order o: a < b > c", "mixed_order"),
      ("module m record r { a money in 角 }", "unknown_scale"),
      ("module m card { a 1x }", "bad_number"),
      ("module m card { a 999999999999999999999999999 }", "number_too_large"),
      ("module m applicant a { f: monthly 2026-13 to 2026-01 { } }", "bad_month"),
      ("module m disable A because", "expected_token"), ("module m \u{0}", "hidden_character"),
    ])
  func aMistakeHasItsId(_ pair: (text: String, id: String)) {
    #expect(Fixture.parsed(pair.text).diagnostics.map(\.id.code) == [pair.id])
  }
}

@Suite struct LoneTextTests {
  @Test func placesCountFromWhereTheTextStands() {
    let place = SourceSpan(file: FileID(index: 3), lower: 40, upper: 50)
    let (cell, diagnostics) = parseCell("A, >= 5%", at: place)
    #expect(canonicalText(cell) == "A, >= 5%")
    #expect(cell.span == SourceSpan(file: FileID(index: 3), lower: 40, upper: 48))
    #expect(diagnostics == [])
    #expect(
      parseCell("[1", at: place).diagnostics.map(\.span) == [
        SourceSpan(file: FileID(index: 3), lower: 42, upper: 42)
      ])
  }

  @Test(
    arguments: [
      ("any", "any"), ("missing", "missing"), ("not a, missing", "not a, missing"),
      ("(6, 12]", "(6, 12]"), ("(, 5)", "(, 5)"), ("(a + b) * 2", "(a + b) * 2"),
      ("< -30%", "< -30%"), ("= 3", "= 3"), ("[6,)", "[6, )"), ("A、B", "A, B"),
    ])
  func cells(_ pair: (text: String, canonical: String)) {
    let (cell, diagnostics) = parseCell(pair.text)
    #expect(diagnostics == [])
    #expect(canonicalText(cell) == pair.canonical)
  }

  @Test func outputsAndWhatIsLeftOver() {
    #expect(parseOutputCell("missing").output == nil)
    #expect(parseOutputCell("200万").output.map(canonicalText) == "2000000")
    #expect(parseExpression("1 2").diagnostics.map(\.id.code) == ["unexpected_text"])
    #expect(parseExpression("").diagnostics.map(\.id.code) == ["expected_token"])
    #expect(parseCell("").diagnostics.map(\.id.code) == ["expected_token"])
  }
}
