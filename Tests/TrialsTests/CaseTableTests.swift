import Diagnostics
import Semantics
import Testing
import Trials

@Suite("Tables of cases") struct CaseTableTests {
  private let header = "title,given,level,amount,expect outcome,expect reasons,reviewed by\n"

  @Test("filled cases run with the other tests, each with its place")
  func filled() throws {
    let report = try runTrials(
      of: try ShopBook.trials(
        ShopBook.oneTest,
        cases: """
          # filled in on 2026-03-10
          Title,given,level,amount,parameter.least,expect outcome,expect line,expect reasons,reviewed by,note
          one cent short,base,,99.99,,decline,199,A01,Li Na,"a note, with a comma"
          "exactly, but dearer",base,,,100.01,decline,,A01,Li Na,
          C and no level,base,missing,,,refer,missing,"A02",Wang Lei,
          wrong on purpose,base,C,50,,approve,,"A01, A02",Wang Lei,

          """))
    #expect(
      report.results.map(\.title) == [
        "at", "one cent short", "exactly, but dearer", "C and no level", "wrong on purpose",
      ])
    #expect(report.results.map(\.failures.count) == [0, 0, 0, 0, 1])
    let failure = try #require(report.results[4].failures.first)
    #expect(failure.subject == "outcome")
    #expect(failure.expected == "approve")
    #expect(failure.found == "decline")
  }

  @Test("Chinese headers and outcomes mean the same")
  func chinese() throws {
    let report = try runTrials(
      of: try ShopBook.trials(
        cases: """
          标题,给定,amount,参数.least,预期 结果,预期 line,预期 命中规则,复核人,备注
          差一分,base,99.99,,拒绝,199,A01,李娜,
          无命中,base,,50,通过,200,无,李娜,备注

          """))
    #expect(report.results.map(\.title) == ["差一分", "无命中"])
    #expect(report.results.flatMap(\.failures) == [])
  }

  @Test("blank cases are checked and counted, and are no tests")
  func blank() throws {
    let book = try ShopBook.book(
      cases: header + "a,base,B,,,,\nb,base,,5,approve,,Li Na\nc,base,,6,,,\n")
    #expect(book.diagnostics == [])
    #expect(book.program?.tests.map(\.title) == ["b"])
    #expect(book.caseTables.map(\.path) == ["shop.cases.csv"])
    #expect(book.caseTables.map(\.filled) == [1])
    #expect(book.caseTables.map(\.blank) == [2])
    #expect(book.caseTables.map(\.reviewers) == [["Li Na"]])
  }

  @Test("tables do not change what was approved")
  func digest() throws {
    let plain = try ShopBook.book()
    let tabled = try ShopBook.book(cases: header + "b,base,,5,approve,,Li Na\n")
    #expect(plain.program?.digest == tabled.program?.digest)
  }

  @Test(
    "every bad cell is told with its place",
    arguments: [
      (
        "",
        [
          "shop.cases.csv:1:1 the table of cases has no header | begin with a line such as "
            + "'title,given,expect outcome,reviewed by'"
        ]
      ),
      (
        "amount\n",
        [
          "shop.cases.csv:1:1 the table of cases has no column 'title'",
          "shop.cases.csv:1:1 the table of cases has no column 'given'",
        ]
      ),
      (
        "title,given,levl\n",
        [
          "shop.cases.csv:1:13 'levl' is no column of a table of cases; did you mean 'level'? | "
            + "columns are 'title', 'given', 'reviewed by', 'note', fields, 'let' and 'output' names, "
            + "'parameter.NAME', 'expect outcome', 'expect reasons', 'expect warnings' and 'expect NAME'"
        ]
      ),
      (
        "title,given,parameter.leest\n",
        [
          "shop.cases.csv:1:23 no parameter named 'leest'; did you mean 'least'?"
        ]
      ),
      (
        "title,given,expect lime\n",
        [
          "shop.cases.csv:1:20 no 'let' or 'output' named 'lime'; did you mean 'line'?"
        ]
      ),
      (
        "title,given,expect outcome,reviewed by\nx,bass,approve,Li\n",
        [
          "shop.cases.csv:2:3 no applicant named 'bass'; did you mean 'base'?"
        ]
      ),
      (
        "title,given,expect outcome,reviewed by\nx,base,aprove,Li\n",
        [
          "shop.cases.csv:2:8 'aprove' is no outcome; did you mean 'approve'? | "
            + "outcomes are 'approve', 'refer', 'decline' and 'error'"
        ]
      ),
      (
        "title,given,expect reasons,reviewed by\nx,base,\"A01, A1\",Li\n",
        [
          "shop.cases.csv:2:14 no rule has the code 'A1'; did you mean 'A01'?"
        ]
      ),
      (
        "title,given,expect outcome,reviewed by\nx,base,approve,\n",
        [
          "shop.cases.csv:2:1 case 'x' expects something, but nobody has reviewed it | "
            + "name in the column 'reviewed by' who stands for what it expects"
        ]
      ),
      (
        "title,given,amount\n,base,5\n",
        [
          "shop.cases.csv:2:1 the case has no title | say in the column 'title' what the case shows"
        ]
      ),
      (
        "title,given,amount\nx,base,5.123\n",
        [
          "shop.cases.csv:2:8 3 decimals where the type holds 2"
        ]
      ),
      ("title,given,level\nx,base,E\n", ["shop.cases.csv:2:8 'E' is not one of A, B, C"]),
      ("title,given,amount\nx,base\n", ["shop.cases.csv:2:1 expected 3 cells, found 2"]),
    ])
  func problems(cases: String, expected: [String]) throws {
    #expect(try ShopBook.problems(cases) == expected)
  }

  @Test("problems are told in Chinese")
  func chineseProblems() throws {
    #expect(
      try ShopBook.problems(
        "title,given,levl,expect outcome\nx,base,,aprove\n", in: .chinese) == [
          "shop.cases.csv:1:13 “levl”不是案例表的列；是否想写“level”？ | "
            + "可用的列：标题、给定、复核人、备注、字段、指标与输出、“参数.名称”、预期 结果、预期 命中规则、预期 命中预警、“预期 名称”",
          "shop.cases.csv:2:9 “aprove”不是审批结果；是否想写“approve”？ | 审批结果为：通过、转人工、拒绝、出错",
        ])
  }

  @Test("spreadsheets' ways: quotes, capital truths, a nameless column, Windows line ends")
  func spreadsheets() throws {
    let report = try runTrials(
      of: try ShopBook.trials(
        cases: "\u{FEFF}\"Title\",Given,id,Expect outcome,Expect reasons,Reviewed by,\r\n"
          + "\"say \"\"hi\"\"\",base,no quotes,approve,NONE,Li Na,x\r\n"))
    #expect(report.results.map(\.title) == ["say \"hi\""])
    #expect(report.results.flatMap(\.failures) == [])
  }
}
