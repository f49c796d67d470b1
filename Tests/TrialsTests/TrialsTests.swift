import Diagnostics
import Semantics
import Testing

@testable import Trials

@Suite("Tests of books") struct TrialsTests {
  @Test(
    "a test whose expectations are met passes",
    arguments: [
      "given typical expect approve, line = 200, reasons none, total = 100.25",
      "given typical with level: C expect decline, reasons A01, line = 200",
      "given typical with level: missing expect refer, reasons A01, again is missing, line = 200",
      "given typical with sales: [] expect refer, total = 0, line = 0, reasons A02",
      "given typical with sales: [ { sold_on: 2026-01-31, buyer: \"x\", amount: missing } ] "
        + "expect refer, total is missing, line is missing, reasons A02",
      "given typical with notes: [ { weight: 4 } ] expect decline, weight = 4, reasons A03",
      "given typical with notes: [ { weight: 3 } ] expect approve, reasons none",
      "given typical expect weight is missing, approve, reasons none",
      "given typical with score: 0.0003 expect half = 0.00015, grown = 2026-04-10, again = A",
      "given typical parameters least: 100.25 expect approve",
      "given typical parameters least: 100.26 expect refer, reasons A02",
      "given typical with amount: 99_999_999_999_999_999.99 expect approve",
    ])
  func passes(test: String) throws {
    #expect(try SmallBook.failures(test) == [])
  }

  @Test(
    "what fails shows what was expected and what was found",
    arguments: [
      ("given typical expect decline", ["outcome: expected decline, found approve"]),
      ("given typical expect line = 1_234_567.5", ["line: expected 1,234,567.50, found 200"]),
      ("given typical expect line is missing", ["line: expected missing, found 200"]),
      (
        "given typical with level: missing expect approve, reasons A02, A01, again = B",
        [
          "outcome: expected approve, found refer", "reasons: expected A01, A02, found A01",
          "again: expected B, found missing",
        ]
      ),
      ("given typical expect reasons A02", ["reasons: expected A02, found none"]),
      ("given typical expect grown = 2026-04-11", ["grown: expected 2026-04-11, found 2026-04-10"]),
      ("given typical expect error", ["outcome: expected error, found approve"]),
    ])
  func fails(test: String, failures: [String]) throws {
    #expect(try SmallBook.failures(test) == failures)
  }

  @Test("the place of a failure is that of the expectation")
  func place() throws {
    let text = "test \"t\" { given typical expect approve, line = 1 }\n"
    let failure = try #require(try SmallBook.report(text).results[0].failures.first)
    let all = Array((SmallBook.text + text).utf8)
    #expect(
      String(decoding: all[failure.span.lower..<failure.span.upper], as: UTF8.self) == "line = 1")
  }

  @Test("results stand in the order of the text, whatever the parameters")
  func order() throws {
    let report = try SmallBook.report(
      """
      test "one" { given typical expect approve }
      test "two" { given typical parameters least: 200 expect refer }
      test "three" { given typical expect refer }
      test "four" { given typical parameters least: 200 expect approve }

      """)
    #expect(report.results.map(\.title) == ["one", "two", "three", "four"])
    #expect(report.results.map(\.failures.isEmpty) == [true, true, false, false])
    #expect(report.passed == 2)
    #expect(report.failed == 2)
  }

  @Test("a book without tests has an empty report")
  func none() throws {
    #expect(try SmallBook.report("").results == [])
  }
}
