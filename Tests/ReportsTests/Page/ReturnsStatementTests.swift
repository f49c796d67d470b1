import Diagnostics
import Markup
import Numbers
import Reports
import RunRecord
import Testing

@Suite("Returns as a statement") struct ReturnsStatementTests {
  private typealias Column = RunTable.Column

  private static func columns(_ name: String, _ title: Phrase, _ unit: RunTable.Unit) -> [Column] {
    let parts: [(String, Phrase, RunTable.Unit)] = [
      ("live", Phrase("live", "现行版"), unit), ("candidate", Phrase("candidate", "候选版"), unit),
      ("delta", Phrase("Δ", "变化"), unit == .rate ? .points : unit),
    ]
    return parts.map { id, words, unit in
      Column(
        "\(name).\(id)", title + Phrase(", ", "，") + words, unit, group: .init(title, words))
    }
  }

  private static func number(_ text: String) -> RunTable.Cell {
    .number(FixtureRun.number(text))
  }

  private static func page() -> String {
    let (year, life) = (
      RunTable.Cell.label("year", Phrase("first year", "首年")),
      RunTable.Cell.label("life", Phrase("life", "全周期"))
    )
    let (all, loan) = (RunTable.Cell.label("all", Phrase("all", "全部")), RunTable.Cell.text("loan"))
    let table = RunTable(
      "returns", Phrase("Returns", "收益与风险"),
      columns: [
        Column("product", Phrase("Product", "产品"), .text),
        Column("span", Phrase("Span", "期间"), .text),
      ] + columns("interest", Phrase("Interest", "利息收入"), .money)
        + columns("rate", Phrase("Rate", "利率"), .rate),
      rows: [
        [all, year]
          + [number("1000000"), number("1200000.5"), number("200000.5")]
          + [number("0.0425"), number("0.0419"), number("-0.0006")],
        [all, life]
          + [number("2000000"), number("2600000"), number("600000")]
          + [number("0.0425"), .unavailable("none", Phrase("none", "无")), .empty],
        [loan, year] + Array(repeating: .empty, count: 6),
      ])
    return BacktestPage(
      tables: FixtureRun.tables + [table], summary: FixtureRun.summary, header: FixtureRun.header
    ).page(in: .english).rendered
  }

  @Test("a figure is a row, and the spans of all products stand side by side")
  func rows() throws {
    let page = Self.page()
    let start = try #require(page.firstRange(of: "class=\"statement\""))
    let end = try #require(page[start.upperBound...].firstRange(of: "</table>"))
    let statement = page[start.upperBound..<end.lowerBound]
    #expect(statement.matches(of: /<tr/).count == 4)
    let numbers = statement.matches(of: /<td class="number">(?:<span lang="en">)?([^<]+)/)
      .map { String($0.output.1) }
    #expect(
      numbers == [
        "1,000,000", "1,200,000", "+200,000", "2,000,000", "2,600,000", "+600,000",
        "4.25%", "4.19%", "−0.06 pp", "4.25%", "–", "–",
      ])
    #expect(statement.matches(of: /colspan="3"/).count == 2)
    #expect(!statement.contains("loan"))
  }

  @Test("the table itself stays, to be unfolded")
  func list() {
    let page = Self.page()
    #expect(page.contains("data-table=\"returns\""))
    #expect(page.contains("returns.csv"))
  }
}
