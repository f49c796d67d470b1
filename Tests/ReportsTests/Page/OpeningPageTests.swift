import Diagnostics
import Markup
import Numbers
import Reports
import RunRecord
import Testing

@Suite("The opening book and vintages on the page of a backtest") struct OpeningPageTests {
  /// 1,000 that are repaid by 400 and 590, 10 in default, of which 4 come back and 6 are written off.
  private static let opening = FixtureRun.table(
    "opening_book", "Opening book", "期初存量贷款",
    ["product|Product|产品|text", "month|Month|月份|text"]
      + [
        "balance.projected", "balance.actual", "non_performing.projected",
        "non_performing.actual", "drawn.projected", "scheduled.projected", "prepaid.projected",
        "recovered.projected", "written_off.projected",
      ].map { "\($0)|\($0)|\($0)|money" },
    [
      "all=all=全部|2024-12|1000|1000|0|0|0|0|0|0|0",
      "all=all=全部|2025-01|600|610|10|0|0|300|100|0|0",
      "all=all=全部|2025-02|0|n/a|0|n/a|0|590|0|4|6",
    ])

  private static let vintages = FixtureRun.table(
    "vintages_by_quarter", "Vintages", "账龄",
    ["vintage|First draw|首次用信|text", "age|Months on book|账龄|count"]
      + ["live", "candidate", "delta", "actual"].map { "default_share.\($0)|\($0)|\($0)|share" },
    [
      "2024-Q3|0|0|0|0|0", "2024-Q3|3|0.01|0.02|0.01|0.04", "2024-Q3|4|0.5|0.5|0|0.5",
      "2024-Q4|0|0|0|0|0", "2024-Q4|3|0.02|0.03|0.01|n/a",
    ])

  private static func page(_ tables: [RunTable]) -> String {
    BacktestPage(
      tables: FixtureRun.tables + tables, summary: FixtureRun.summary, header: FixtureRun.header
    ).page(in: .english).rendered
  }

  private static func between(
    _ start: String, _ end: String, in page: String
  ) throws -> Substring {
    let rest = page[try #require(page.firstRange(of: start)).upperBound...]
    return rest[..<(try #require(rest.firstRange(of: end))).lowerBound]
  }

  @Test("the opening book is drawn as it is projected and as it was seen")
  func plot() throws {
    let chart = try Self.between(
      "aria-labelledby=\"cap-opening-balance\"", "</svg>", in: Self.page([Self.opening]))
    #expect(
      try Self.between("<g class=\"series three\">", "</g>", in: String(chart))
        .split(separator: "<circle").count == 2)
    #expect(
      try Self.between(
        "<g class=\"series two\"><polyline points=\"", "\"", in: String(chart)
      ).split(separator: " ").count == 3)
  }

  @Test("its months are reconciled", arguments: [true, false])
  func reconciled(holds: Bool) throws {
    var table = Self.opening
    if !holds { table.rows[2][2] = .number(FixtureRun.number("0.08")) }
    let page = Self.page([table])
    let end = try #require(page.firstRange(of: "the opening book by month:")).lowerBound
    let start = try #require(page[..<end].ranges(of: "<li>").last).upperBound
    #expect(page[start..<end].contains("class=\"good\"") == holds)
  }

  @Test("vintages are squares of one scale, the darker the more has defaulted by then")
  func squares() throws {
    let part = String(
      try Self.between("id=\"t-vintages_by_quarter\"", "<details", in: Self.page([Self.vintages])))
    let seen = String(
      try Self.between("aria-labelledby=\"cap-vintages-actual\"", "</table>", in: part))
    // Of the ages only three months are one of those shown; the largest share there is 4 %.
    #expect(seen.contains(">4.00%<") && seen.contains(">–<") && !seen.contains(">50.00%<"))
    #expect(seen.contains("--heat: 0.5"))
    let candidate = String(
      try Self.between("aria-labelledby=\"cap-vintages-candidate\"", "</table>", in: part))
    #expect(candidate.contains(">2.00%<") && candidate.contains(">3.00%<"))
    #expect(candidate.contains("--heat: 0.38"))
  }
}
