import Diagnostics
import Foundation
import Markup
import Reports
import Semantics
import Testing
import Trials

@Suite("Reports of tests and coverage") struct CoverageReportTests {
  private static let text = """
    rulebook shop "Shop credit" zh "店铺贷"
    decides application
    record application {
      id          text key
      applied_on  date as_of
      level       one of A, B, C optional
      amount      money [0, 1_000_000]
    }
    parameter least: money = 100
    table factor(level) -> decimal {
      | level   | factor  |
      | A       | 2       |
      | B, C    | 1       |
      | missing | missing |
    }
    facts {
      let big = if amount >= 1_000 then 1 else 0
    }
    admission {
      undecided: refer
      require A01 "Enough" zh "金额足够": amount >= least else decline
      refer A02 "Low level" when level = C
    }
    line {
      undecided: refer
      output line: money = round(amount * factor(level), down to 1)
    }
    applicant base { id: "1", applied_on: 2026-03-10, level: A, amount: 100 }
    test "at" { given base expect approve, line = 200, reasons none }

    """

  private func run(_ tests: String = "") throws -> TrialRun {
    let book = try check(
      bookAt: "shop.rules", reader: .memory(["shop.rules": Self.text + tests]))
    let trials = try #require(TrialBook(book))
    return TrialRun(
      path: "shop.rules", program: trials.program, report: try runTrials(of: trials),
      coverage: try coverage(of: trials), caseTables: book.caseTables)
  }

  @Test("the text: a summary by section, then what no test meets in the author's terms")
  func text() throws {
    #expect(
      try run().coverageText(in: .english) == """
        shop.rules: 36.0% covered by 1 test, 9 of 25

          section    rules  conditions  branches  rows  boundaries  reasons   all  covered
          ─────────  ─────  ──────────  ────────  ────  ──────────  ───────  ────  ───────
          Facts                    1/2       1/2               1/3            3/7    42.8%
          Admission    2/5         2/5                         1/3      0/2  5/15    33.3%
          Tables                                   1/3                        1/3    33.3%
          ─────────  ─────  ──────────  ────────  ────  ──────────  ───────  ────  ───────
          All          2/5         3/7       1/2   1/3         2/6      0/2  9/25    36.0%

        not covered:
          big  shop.rules:17
            'amount >= 1_000' is never true
            'if amount >= 1_000' never takes 'then'
            amount is never exactly or above 1,000
          A01 Enough  shop.rules:21
            the rule never fires
            no test expects it as a reason
            'amount >= least' is never false
            amount is never below or above least
          A02 Low level  shop.rules:22
            the rule never fires and is never undecided
            no test expects it as a reason
            'level = C' is never true or undecided
          factor  shop.rules:10
            no test meets the row 'B, C'
            no test meets the row 'missing'

        """)
  }

  @Test("the text in Chinese")
  func chinese() throws {
    let text = try run().coverageText(in: .chinese)
    #expect(text.hasPrefix("shop.rules：1 个测试覆盖 36.0%（25 项中的 9 项）\n"))
    #expect(
      text.hasSuffix(
        """
        未覆盖：
          big  shop.rules:17
            “amount >= 1_000”从未为真
            “if amount >= 1_000”从未走 then 分支
            amount 从未等于、高于 1,000
          A01 金额足够  shop.rules:21
            规则从未命中
            没有测试把它列为预期的命中规则
            “amount >= least”从未为假
            amount 从未低于、高于 least
          A02 Low level  shop.rules:22
            规则从未命中，也从未待定
            没有测试把它列为预期的命中规则
            “level = C”从未为真、待定
          factor  shop.rules:10
            没有测试命中表行“B, C”
            没有测试命中表行“missing”

        """))
  }

  @Test("build servers get every test with its place, and what failed")
  func junit() throws {
    let run = try run("test \"a \\\"<b>\\\" & c\" { given base expect decline, line = 200 }\n")
    let digest = run.program.digest
    #expect(
      TrialRun.junit([run]).rendered == """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="rulebench" tests="2" failures="1" errors="0">
          <testsuite name="shop.rules" tests="2" failures="1" errors="0" skipped="0">
            <properties>
              <property name="digest" value="\(digest)"/>
              <property name="coverage" value="36.0%"/>
            </properties>
            <testcase name="at" classname="shop" file="shop.rules" line="29"/>
            <testcase name="a &quot;&lt;b&gt;&quot; &amp; c" classname="shop" file="shop.rules" line="30">
              <failure type="outcome" message="outcome: expected decline, found approve">shop.rules:30:42</failure>
            </testcase>
          </testsuite>
        </testsuites>

        """)
  }

  @Test("failures are told in both languages")
  func failures() throws {
    let run = try run("test \"b\" { given base expect decline, line = 201 }\n")
    #expect(
      run.failureLines(in: .english).map(\.text) == [
        "failed: b", "  shop.rules:30:30", "    outcome: expected decline",
        "                found approve", "  shop.rules:30:39", "    line: expected 201",
        "             found 200", "",
      ])
    #expect(
      run.failureLines(in: .chinese).map(\.text).prefix(4) == [
        "未通过：b", "  shop.rules:30:30", "    结果：预期 decline", "          实际 approve",
      ])
    #expect(run.summary.filled(in: .english) == "1 of 2 tests fails")
    #expect(run.summary.filled(in: .chinese) == "2 个测试中 1 个未通过")
  }

  @Test("the pages: an index, a page a book, each line marked and each gap told beside it")
  func pages() throws {
    let files = CoveragePages([try run(), try run()], in: .english).files
    #expect(files.map(\.name) == ["index.html", "shop.html", "shop-2.html"])
    #expect(files[0].text.contains("<a href=\"shop-2.html\">Shop credit</a>"))
    let page = files[1].text
    for part in [
      "<tr class=\"unmet\" id=\"file-0-13\">", "<tr class=\"partly\" id=\"file-0-17\">",
      "<tr class=\"met\" id=\"file-0-12\">", "<tr id=\"file-0-2\">",
      "<li>no test meets the row &#39;B, C&#39;</li>",
      "title=\"3 of 7 covered\"",
    ] { #expect(page.contains(part), "\(part)") }
    // No network and no script.
    for part in ["http://", "https://", "<script"] { #expect(!page.contains(part), "\(part)") }
  }
}
