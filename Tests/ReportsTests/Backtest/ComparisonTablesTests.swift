import Diagnostics
import Intake
import Numbers
import Reports
import RunRecord
import Semantics
import Simulation
import Testing

@Suite("Tables of two versions compared")
struct ComparisonTablesTests {
  private let tables: [RunTable]

  /// Of the four applications a is approved by both, b declined and referred, c declined and approved, d referred by both.
  init() throws { tables = try Self.tables() }

  private static func tables(referralShare: Number = .zero) throws -> [RunTable] {
    let (live, candidate) = (
      try ReportBook.program(leastAge: 24), try ReportBook.program(leastAge: 12)
    )
    let kept = try Backtest.replaying(
      live: live, candidate: candidate, table: ReportBook.table(of: live),
      options: BacktestOptions(), ledger: LedgerRequest(InputSchema(live), keepsKeys: false)
    ).ledger
    let scenario = Scenario(
      name: "s", program: nil, bad: .pastDue(days: 90, months: 12), maturityMonths: 15,
      lossGivenDefault: .one, exposureOfLine: .one, fundingRate: .zero, operatingRate: .zero,
      riskWeight: .one, capitalRatio: .one, hurdle: .zero, incomeTax: .zero,
      referralShare: referralShare, referenceModel: nil, parcellingFactors: [], minimumSupport: 2,
      requiredMatchRate: .one, measures: [])
    return
      Comparison(try #require(kept), recorded: nil, outcomes: nil, scenario: scenario).tables
  }

  private static let ofNothing = RunTable.Cell.unavailable(
    "of_nothing", Phrase("a share or average of nothing", "分母为零"))
  private static let noLoans = RunTable.Cell.unavailable(
    "no_loan_outcomes",
    Phrase("the history does not tell what became of loans", "历史数据未记录贷款结果"))

  private func table(_ name: String) throws -> RunTable {
    try #require(tables.first { $0.name == name })
  }

  private func cell(_ table: RunTable, _ row: Int, _ column: String) throws -> RunTable.Cell {
    table.rows[row][try #require(table.columns.firstIndex { $0.name == column })]
  }

  @Test("each has a name and as many cells as columns, in both languages")
  func shapes() {
    #expect(
      tables.map(\.name) == [
        "matrix", "swap_sets", "swap_sets_after_referral", "referrals", "intervals", "migration",
        "line_migration", "funnel", "rules", "rules_by_month", "rules_by_quarter", "rules_by_year",
        "segments", "who_loses", "open_loop", "statistics_by_day", "statistics_by_month",
        "statistics_by_quarter", "statistics_by_year",
      ])
    for table in tables {
      #expect(!table.rows.isEmpty)
      #expect(table.rows.allSatisfy { $0.count == table.columns.count })
      #expect(Set(table.columns.map(\.name)).count == table.columns.count)
      for title in [table.title] + table.columns.map(\.title) {
        #expect(title.text(in: .english) != title.text(in: .chinese))
      }
    }
  }

  @Test("the matrix and the swap sets")
  func sets() throws {
    let matrix = try table("matrix")
    let counts = try matrix.rows.indices.map { try cell(matrix, $0, "n_applications") }
    #expect(counts == [1, 0, 0, 0, 1, 0, 1, 1, 0].map { .count($0) })
    #expect(try cell(matrix, 6, "line_total.candidate") == .number(Number(5_000)))
    let sets = try table("swap_sets")
    #expect(try cell(sets, 1, "set") == .label("swap_in", Phrase("swapped in", "换入")))
    #expect(try cell(sets, 1, "n_applications") == .count(1))
    #expect(try cell(sets, 1, "line_total.live") == .number(.zero))
    #expect(try cell(sets, 1, "line_total.delta") == .number(Number(5_000)))
    #expect(try cell(sets, 1, "weighted_rate.live") == Self.ofNothing)
    #expect(try cell(sets, 1, "observed_bad_rate") == Self.noLoans)
  }

  @Test("a difference of a whole number and a part of one is a difference")
  func parts() throws {
    let half = try #require(Number(5, decimals: 1))
    let referrals = try #require(
      try Self.tables(referralShare: half).first { $0.name == "referrals" })
    // The live version refers d, the candidate b and d.
    #expect(Array(referrals.rows[0].dropFirst()) == [.count(1), .count(2), .count(1)])
    #expect(Array(referrals.rows[3].dropFirst()) == [.number(half), .count(1), .number(half)])
  }

  @Test("rules, who loses and segments")
  func groups() throws {
    let rules = try table("rules")
    #expect(try cell(rules, 0, "rule") == .text("A01"))
    guard case .label("Too <young>", let title) = try cell(rules, 0, "title") else {
      Issue.record("the title is not the author's")
      return
    }
    #expect(title.text(in: .chinese) == "经营时间短")
    // b and c under the live version; b would be referred without it.
    #expect(try cell(rules, 0, "n_first_hit.live") == .count(2))
    #expect(try cell(rules, 0, "n_only_to_refer.live") == .count(1))
    #expect(try cell(rules, 0, "n_first_hit.delta") == .count(-2))
    let funnel = try table("funnel")
    #expect(try cell(funnel, 0, "n_remaining.live") == .count(4))
    #expect(try cell(funnel, 1, "n_remaining.live") == .count(1))
    #expect(try cell(funnel, 1, "n_remaining.candidate") == .count(2))
    let losers = try table("who_loses")
    #expect(try cell(losers, 0, "n_lose") == .count(0))
    #expect(try cell(losers, 0, "main_reason") == .empty)
    let segments = try table("segments")
    #expect(try cell(segments, 0, "pass_rate.delta") == .number(Number(25, decimals: 2) ?? .zero))
  }

  @Test("statistics by month")
  func statistics() throws {
    let months = try table("statistics_by_month")
    let totals = months.rows.indices.filter {
      months.rows[$0][3] == .label("all", Phrase("all", "全部"))
    }
    // Without a term lines have no end, so that February has a line in force.
    #expect(
      try totals.map { try cell(months, $0, "period") }
        == [.text("2024-01"), .text("2024-02"), .text("2024-03")])
    #expect(
      try totals.map { try cell(months, $0, "line_in_force.candidate") }
        == [2_000, 2_000, 7_000].map { .number(Number($0)) })
    #expect(
      try cell(months, totals[0], "pass_rate.live") == .number(Number(5, decimals: 1) ?? .zero))
    #expect(try cell(months, totals[1], "pass_rate.live") == Self.ofNothing)
    #expect(try cell(months, totals[2], "n_approved.delta") == .count(1))
  }
}
