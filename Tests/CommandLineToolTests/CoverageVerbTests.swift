import Testing

@testable import CommandLineTool

@Suite("test --coverage") struct CoverageVerbTests {
  @Test("the summary, the gaps, and then the count of tests")
  func text() throws {
    let folder = try TemporaryFolder(["small.rules": Samples.book])
    #expect(
      folder.run("test", "@", "--coverage")
        == ToolRun(
          output: """
            @/small.rules: 33.3% covered by 1 test, 5 of 15

              section    rules  conditions  boundaries  reasons   all  covered
              ─────────  ─────  ──────────  ──────────  ───────  ────  ───────
              Admission    2/5         2/5         1/3      0/2  5/15    33.3%
              ─────────  ─────  ──────────  ──────────  ───────  ────  ───────
              All          2/5         2/5         1/3      0/2  5/15    33.3%

            not covered:
              A01 Level A or B  @/small.rules:16
                the rule never fires and is never undecided
                no test expects it as a reason
                'level in (A, B)' is never false or undecided
              A02 Too little  @/small.rules:17
                the rule never fires
                no test expects it as a reason
                'amount < least' is never true
                amount is never below or exactly least

            @/small.rules: 1 test passes

            """, code: 0))
  }

  @Test("a book whose tests cover too little answers no, with the figure")
  func floor() throws {
    let folder = try TemporaryFolder(["small.rules": Samples.book])
    let under = folder.run("test", "@", "--fail-under", "33.4%", "--format", "junit")
    #expect(under.code == 1)
    #expect(
      under.messages
        == "error: the tests of '@/small.rules' cover 33.3%, less than 33.4%\n")
    #expect(folder.run("test", "@", "--fail-under", "33.3").code == 0)
    #expect(
      folder.run("test", "@", "--fail-under", "33.4%", "--language", "zh").messages
        == "错误：“@/small.rules”的测试覆盖率为 33.3%，低于 33.4%\n")
  }

  @Test(
    "only percentages are floors",
    arguments: [
      ("90%", 900), ("0", 0), ("100%", 1000), ("87.5", 875), ("100.1%", nil), ("-1", nil),
      ("9.55", nil), ("%", nil), ("", nil), ("ninety", nil), (".5", nil), ("1e1", nil),
    ] as [(String, Int?)])
  func percentages(text: String, permille: Int?) {
    #expect(CoverageFloor(text)?.permille == permille)
  }

  @Test("pages are written into a folder, which is made")
  func pages() throws {
    let folder = try TemporaryFolder(["small.rules": Samples.book])
    let run = folder.run("test", "@/small.rules", "--format", "html", "--out", "@/a/b")
    #expect(
      run
        == ToolRun(
          output: """
            @/small.rules: 1 test passes, 33.3% covered
            wrote @/a/b/index.html

            """, code: 0))
    #expect(try folder.text("a/b/index.html").contains("A small book"))
    let lacking = folder.run("test", "@", "--format", "html")
    #expect(lacking.code == 2)
    #expect(lacking.messages.hasPrefix("error: missing option '--out <path>'\n"))
  }

  @Test("cases beside a book run with its tests; blank ones are counted")
  func cases() throws {
    let folder = try TemporaryFolder([
      "small.rules": Samples.book,
      "small.cases.csv": """
      title,given,level,amount,expect outcome,expect line,expect reasons,reviewed by
      level C,typical,C,,decline,,A01,Li Na
      one cent short,typical,,4999.99,approve,10_000,none,Li Na
      not yet answered,typical,B,,,,,

      """,
    ])
    #expect(
      folder.run("test", "@")
        == ToolRun(
          output: """
            failed: one cent short
              @/small.cases.csv:3:33
                outcome: expected approve
                            found refer
              @/small.cases.csv:3:41
                line: expected 10,000
                         found 0
              @/small.cases.csv:3:48
                reasons: expected none
                            found A02

            @/small.rules: 1 of 3 tests fails; 1 case without an expectation

            """, code: 1))
  }
}

@Suite("cases") struct CasesVerbTests {
  private static let table = """
    title,given,level,amount,expect outcome,expect line,expect reasons,reviewed by,note
    A01 level: A,typical,A,,,,,,
    A01 level: B,typical,B,,,,,,
    "A01 level: C, which is not listed",typical,C,,,,,,
    "A02 amount: just below least (5,000)",typical,,4999.99,,,,,
    "A02 amount: exactly least (5,000)",typical,,5000,,,,,
    "A02 amount: just above least (5,000)",typical,,5000.01,,,,,

    """

  @Test("a case at each threshold, expectations blank")
  func table() throws {
    let folder = try TemporaryFolder(["small.rules": Samples.book])
    #expect(folder.run("cases", "@") == ToolRun(output: Self.table, code: 0))
  }

  @Test("as it is, the table beside its book is no test; nothing overwrites it")
  func file() throws {
    let folder = try TemporaryFolder(["small.rules": Samples.book])
    let path = "@/small.cases.csv"
    #expect(
      folder.run("cases", "@", "--out", path)
        == ToolRun(messages: "proposed 6 cases from applicant typical\n", code: 0))
    #expect(try folder.text("small.cases.csv") == Self.table)
    #expect(
      folder.run("test", "@").output
        == "@/small.rules: 1 test passes; 6 cases without an expectation\n")
    #expect(
      folder.run("cases", "@", "--out", path)
        == ToolRun(
          messages: """
            error: '@/small.cases.csv' is already there
            help: what people have filled in is never overwritten; choose another name

            """, code: 3))
  }

  @Test("in Chinese the headers are Chinese, and read back")
  func chinese() throws {
    let folder = try TemporaryFolder(["small.rules": Samples.book])
    let run = folder.run("cases", "@", "--language", "zh", "--out", "@/small.cases.csv")
    #expect(run.messages == "以申请样例 typical 为基础，提出 6 个案例\n")
    #expect(
      try folder.text("small.cases.csv").hasPrefix(
        """
        标题,给定,level,amount,预期 结果,预期 line,预期 命中规则,复核人,备注
        A01 level：A,typical,A,,,,,,
        """))
    #expect(
      folder.run("test", "@", "--language", "zh").output
        == "@/small.rules：1 个测试全部通过；另有 6 个案例未写预期\n")
  }

  @Test("a book without a complete applicant is told what to write")
  func noApplicant() throws {
    let text = Samples.book.replacing("level: A, amount: 10_000 }", with: "level: A }")
      .replacing("given typical", with: "given typical with amount: 10_000")
    let folder = try TemporaryFolder(["small.rules": text])
    #expect(
      folder.run("cases", "@/small.rules")
        == ToolRun(
          messages: """
            error: no applicant of '@/small.rules' gives all that an application must bring
            help: write an 'applicant' with every field that is not optional

            """, code: 3))
  }
}
