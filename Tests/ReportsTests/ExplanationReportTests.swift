import Diagnostics
import Engine
import Markup
import Numbers
import Reports
import Semantics
import Testing

@Suite("An explanation in words")
struct ExplanationReportTests {
  @Test("as text")
  func text() throws {
    expectText(
      ExplanationText.render(try ReportBook.explanation(1)),
      """
      shop "Shop loans" 商户贷  sha256:24
      application b, as of 2024-01-20

      DECLINE  拒绝  1 rule declines and 1 rule refers

      Reasons
        A01  declines  Too <young>  经营时间短
            when age < least_age
            age = 20 months; least_age = 24 months
            → age is 20 months, needs 24 months
            basis: 3 & 4
        A02  refers  Not level A
            when level = B
            level = B

      How line came about
        amplify  requested * factor(level)  2,000.00
        cap      5000                       5,000.00
                 before rounding            2,000.00
        round    down to 10                 2,000.00

      Table rows
        factor(B) = 1
            row 2: | B | 1 |

      """)
  }

  @Test("as text, where something is missing")
  func missing() throws {
    expectText(
      ExplanationText.render(try ReportBook.explanation(3)),
      """
      shop "Shop loans" 商户贷  sha256:24
      application d, as of 2024-03-02

      REFER  转人工  1 rule is undecided and 1 output is not known

      Proposed
        line  missing  Credit line  level was not supplied

      Reasons
        A02  undecided, refers  Not level A
            when level = B
            level = missing
            → level was not supplied

      How line came about
        amplify  requested * factor(level)   missing
        cap      5000                       5,000.00
                 before rounding             missing
        round    down to 10                  missing

      Table rows
        factor(missing) = missing
            row 3: | missing | missing |

      Rules that did nothing
        A01  not fired  Too <young>  经营时间短
            when age < least_age
            age = 40 months; least_age = 24 months
            → age is 40 months, would fire at 23 months
            basis: 3 & 4

      """)
  }

  @Test("as text in Chinese: the book's Chinese titles, and none of our English")
  func chinese() throws {
    expectText(
      ExplanationText.render(try ReportBook.explanation(1), in: .chinese),
      """
      shop 商户贷  sha256:24
      申请 b，决策日 2024-01-20

      拒绝  1 条规则拒绝，1 条规则转人工

      原因
        A01  拒绝  经营时间短
            命中条件：age < least_age
            age = 20 个月；least_age = 24 个月
            → 经营月数为 20 个月，须为 24 个月
            依据：3 & 4
        A02  转人工  Not level A
            命中条件：level = B
            level = B

      line 的测算过程
        放大  requested * factor(level)  2,000.00
        上限  5000                       5,000.00
              取整前                     2,000.00
        取整  舍去尾数，以 10 为单位     2,000.00

      决策表命中行
        factor(B) = 1
            第 2 行：| B | 1 |

      """)
    expectText(
      ExplanationText.render(try ReportBook.explanation(3), in: .chinese),
      """
      shop 商户贷  sha256:24
      申请 d，决策日 2024-03-02

      转人工  1 条规则待定，1 项输出未知

      建议
        line  缺失  Credit line  “level”未提供

      原因
        A02  待定，转人工  Not level A
            命中条件：level = B
            level = 缺失
            → “level”未提供

      line 的测算过程
        放大  requested * factor(level)      缺失
        上限  5000                       5,000.00
              取整前                         缺失
        取整  舍去尾数，以 10 为单位         缺失

      决策表命中行
        factor(缺失) = 缺失
            第 3 行：| 缺失 | 缺失 |

      未起作用的规则
        A01  未命中  经营时间短
            命中条件：age < least_age
            age = 40 个月；least_age = 24 个月
            → 经营月数为 40 个月，若为 23 个月则命中
            依据：3 & 4

      """)
  }

  @Test("as a page in Chinese")
  func chinesePage() throws {
    let page = ExplanationPage.page(try ReportBook.explanation(1), in: .chinese).rendered
    #expect(page.contains("<html lang=\"zh\">"))
    #expect(page.contains("<title>b：拒绝</title>"))
    #expect(page.contains("<strong>经营时间短</strong>"))
    #expect(page.contains("须为 24 个月"))
    // The author's own words alone are English.
    let text = page.replacing("&amp;", with: "&").replacing(/<style>[^<]*<\/style>/, with: "")
      .replacing(/<code[^>]*>[^<]*<\/code>/, with: "").replacing(/<[^>]*>/, with: " ")
    let words = Set(text.matches(of: /[A-Za-z]{2,}/).map { String($0.output) })
    #expect(words.subtracting(["Not", "level", "Least", "age", "shop", "line", "Credit"]) == [])
  }

  @Test("as a page: escaped, complete, asking nothing of the network")
  func page() throws {
    let page = ExplanationPage.page(try ReportBook.explanation(1)).rendered
    #expect(page.contains("Too &lt;young&gt; <span class=\"zh\">经营时间短</span>"))
    #expect(page.contains("3 &amp; 4"))
    #expect(page.contains("<title>b: Declined</title>"))
    #expect(page.contains("needs 24 months"))
    #expect(!page.contains("<young>"))
    for word in ["<script", "https:", "src=", "@import"] { #expect(!page.contains(word)) }
    let offered = ExplanationPage.page(try ReportBook.explanation(0)).rendered
    #expect(offered.contains("2,000.00 CNY"))
    #expect(offered.contains("<summary>2 not fired: A01, A02</summary>"))
  }

  @Test("as JSON, with the smallest change")
  func json() throws {
    let text = try ReportBook.explanation(1).json.line
    #expect(
      text.contains(
        #""flips":[{"operand":"age","value":"20","needs":">=","bound":"24","nearest":"24"}]"#))
    #expect(
      text.contains(
        #""tables":[{"table":"factor","inputs":{"level":"B"},"rows":[2],"value":"1"}]"#))
    #expect(text.contains(#""outcome":"decline","reasons":[{"code":"A01","effect":"decline","#))
    #expect(!text.contains("offered") && !text.contains("proposed"))
  }
}

@Suite("Values in words")
struct ValueWordsTests {
  @Test(
    "each type has its look",
    arguments: [
      ("1234567.5", ValueType.money, "1,234,567.50"), ("0.005", .money, "≈0.00"),
      ("0.0435", .share, "4.35%"), ("-0.3", .rate, "-30%"),
      ("0.041234567891", .share, "≈4.1235%"), ("1", .months, "1 month"),
      ("24", .months, "24 months"), ("2", .days, "2 days"), ("12345", .integer, "12,345"),
      ("0.333333333333", .decimal, "≈0.333333"),
    ])
  func look(text: String, type: ValueType, expected: String) throws {
    let words = ValueWords(try ReportBook.program(leastAge: 1))
    #expect(words.text(.number(try Number(parsing: text)), type) == expected)
  }
}

@Suite("Tables of text")
struct TextTableTests {
  @Test("Chinese characters take two columns; no line ends in spaces")
  func widths() {
    var table = TextTable([("name", .left), ("n", .right)])
    table.add(["税", "5"])
    table.add(["abcdef", "12"])
    table.addRule()
    table.add(["", ""])
    #expect(
      table.lines() == [
        "  name     n", "  ──────  ──", "  税       5", "  abcdef  12", "  ──────  ──", "",
      ])
  }
}
