import Diagnostics
import Numbers
import RunRecord
import Testing

@testable import Simulation

@Suite("Statistics of the real business")
struct StatisticsTests {
  private static func date(_ text: String) throws -> CalendarDate {
    try #require(CalendarDate(parsing: text))
  }

  /// The values of some metrics as digits, `–` where there are none.
  private static func texts(_ values: MetricValues?, _ metrics: [BusinessMetric]) throws -> [String]
  {
    let values = try #require(values)
    return metrics.map { metric in
      switch values[metric] {
      case .count(let count): "\(count)"
      case .money(let amount): amount.grouped(decimals: 2, separator: nil)
      case .share(let share): share.description
      case .unavailable: "–"
      }
    }
  }

  private static let counts: [BusinessMetric] = [
    .applications, .customers, .approved, .declined, .pending, .notDecided, .passRate,
    .pendingRate,
  ]
  private static let best: [BusinessMetric] = [
    .customersApproved, .customersPending, .customersDeclined, .customersNotDecided,
  ]
  private static let lines: [BusinessMetric] = [
    .newLine, .lineInForce, .lineCustomers, .linePerCustomer,
  ]
  private static let loans: [BusinessMetric] = [
    .balance, .loanCustomers, .averageBalance, .pastDueBalance, .pastDueShare,
  ]
  private static let flows: [BusinessMetric] = [.drawn, .recovered, .writtenOff]

  @Test("applications count by the period of their date, decisions as known at the date")
  func applications() throws {
    let statistics = try SmallBusiness.statistics(
      StatisticsRequest(at: Self.date("2024-03-31")))
    #expect(statistics.products == ["invoice_line", "tax_line"])
    #expect(statistics.rows.map(\.period.name) == ["2024-01", "2024-02", "2024-03"])
    #expect(
      try statistics.rows.map { try Self.texts($0.total, Self.counts) } == [
        ["2", "2", "1", "1", "0", "0", "0.5", "0"],
        ["2", "2", "1", "0", "1", "0", "0.5", "0.5"],
        // K5 is approved, K6 not before April, K7 never.
        ["3", "3", "1", "0", "1", "1", "0.333333333333", "0.333333333333"],
      ])
    #expect(
      try statistics.rows.map { try Self.texts($0.byProduct[1], Self.counts) } == [
        ["2", "2", "1", "1", "0", "0", "0.5", "0"],
        ["1", "1", "0", "0", "1", "0", "0", "1"],
        ["2", "2", "1", "0", "1", "0", "0.5", "0.5"],
      ])
    #expect(statistics.notes.map(\.id) == ["no_product"])
    #expect(statistics.notes.map(\.count) == [1])
  }

  @Test(
    "of a quarter customers are counted anew, by their best outcome, and ratios from their parts")
  func quarter() throws {
    let statistics = try SmallBusiness.statistics(
      StatisticsRequest(at: Self.date("2024-03-31"), grain: .quarter))
    let row = try #require(statistics.rows.first)
    #expect(statistics.rows.count == 1)
    #expect(row.period.name == "2024-Q1")
    #expect(
      try Self.texts(row.total, Self.counts)
        == ["7", "4", "3", "1", "2", "1", "0.428571428571", "0.285714285714"])
    // C1 approved; C2 declined once, pending once; C3 pending; C4 not decided.
    #expect(try Self.texts(row.total, Self.best) == ["1", "2", "0", "1"])
    #expect(
      try Self.texts(row.byProduct[1], Self.counts)
        == ["5", "3", "2", "1", "2", "0", "0.4", "0.4"])
    #expect(
      try Self.texts(row.total, Self.lines) == ["190000.50", "150000.00", "1", "150000.00"])
    // (31 × 30,000.00 + 29 × 77,500.30 + 31 × 95,000.35) ÷ 91
    #expect(
      try Self.texts(row.total, Self.loans)
        == ["95000.10", "1", "67280.43", "30000.00", "0.315789141275"])
    #expect(try Self.texts(row.total, Self.flows) == ["110000.50", "1000.25", "5000.00"])
  }

  @Test("lines in force are a customer's highest of each product; new are first grants and raises")
  func creditLines() throws {
    let statistics = try SmallBusiness.statistics(
      StatisticsRequest(at: Self.date("2024-03-31")))
    #expect(
      try statistics.rows.map { try Self.texts($0.total, Self.lines) } == [
        ["100000.00", "100000.00", "1", "100000.00"],
        ["40000.50", "140000.50", "1", "140000.50"],
        ["50000.00", "150000.00", "1", "150000.00"],
      ])
    // The line of K2 holds to the ninth of March.
    #expect(
      try statistics.rows.map { try Self.texts($0.byProduct[0], Self.lines) } == [
        ["0.00", "0.00", "0", "–"], ["40000.50", "40000.50", "1", "40000.50"],
        ["0.00", "0.00", "0", "–"],
      ])
    let days = try SmallBusiness.statistics(
      StatisticsRequest(at: Self.date("2024-03-10"), grain: .day))
    #expect(days.rows.map(\.period.name).first == "2024-03-01")
    #expect(
      try days.rows.suffix(4).map { try Self.texts($0.total, Self.lines) } == [
        ["0.00", "140000.50", "1", "140000.50"], ["50000.00", "190000.50", "1", "190000.50"],
        ["0.00", "190000.50", "1", "190000.50"], ["0.00", "150000.00", "1", "150000.00"],
      ])
  }

  @Test("balances stand at month ends, flows belong to whole months")
  func loanMonths() throws {
    let statistics = try SmallBusiness.statistics(
      StatisticsRequest(at: Self.date("2024-03-31")))
    #expect(
      try statistics.rows.map { try Self.texts($0.total, Self.loans + Self.flows) } == [
        ["60000.00", "1", "30000.00", "0.00", "0", "60000.00", "0.00", "0.00"],
        ["95000.60", "1", "77500.30", "0.00", "0", "40000.50", "0.00", "0.00"],
        [
          "95000.10", "1", "95000.35", "30000.00", "0.315789141275", "10000.00", "1000.25",
          "5000.00",
        ],
      ])
    let earlier = try SmallBusiness.statistics(
      StatisticsRequest(at: Self.date("2024-02-15"), grain: .year))
    let year = try #require(earlier.rows.first?.total)
    for metric in Self.loans + Self.flows {
      #expect(year[metric] == .unavailable(.knownByMonth), "\(metric)")
    }
  }

  @Test("what the history does not hold is not available")
  func unavailable() throws {
    let april = try SmallBusiness.statistics(
      StatisticsRequest(at: Self.date("2024-04-30"), from: Self.date("2024-04-01")))
    let values = try #require(april.rows.first?.total)
    let march = try Self.date("2024-03-31")
    #expect(values[.applications] == .unavailable(.endsAfter(table: "application", last: march)))
    #expect(values[.balance] == .unavailable(.endsAfter(table: "performance", last: march)))
    #expect(try Self.texts(values, Self.lines) == ["200000.00", "350000.00", "2", "175000.00"])

    let bare = try SmallBusiness.statistics(
      StatisticsRequest(at: march), without: ["recorded.csv", "performance.csv"])
    let total = try #require(bare.rows.last?.total)
    #expect(bare.products.isEmpty)
    #expect(total[.applications] == .count(3))
    #expect(total[.passRate] == .unavailable(.noTable("recorded")))
    #expect(total[.lineInForce] == .unavailable(.noTable("recorded")))
    #expect(total[.drawn] == .unavailable(.noTable("performance")))
  }

  @Test("what cannot be counted as asked is said")
  func refusals() throws {
    func refusal(_ request: StatisticsRequest) -> StatisticsError? {
      do {
        _ = try SmallBusiness.statistics(request)
        return nil
      } catch { return error as? StatisticsError }
    }
    let late = try Self.date("2025-01-01")
    #expect(
      refusal(StatisticsRequest(at: late))?.words.text(in: .english)
        == "--at 2025-01-01 is outside the history, which tells of 2024-01-01 to 2024-04-30")
    #expect(
      refusal(StatisticsRequest(at: late))?.words.text(in: .chinese)
        == "--at 2025-01-01 超出历史库的范围，历史库的数据为 2024-01-01 至 2024-04-30")
    let march = try Self.date("2024-03-31")
    #expect(
      refusal(StatisticsRequest(at: march, from: try Self.date("2023-12-31")))?.words
        .text(in: .english)
        == "--from 2023-12-31 is outside the history, which tells of 2024-01-01 to 2024-04-30")
    #expect(
      refusal(StatisticsRequest(at: march, from: try Self.date("2024-04-01")))?.words
        .text(in: .english) == "--from 2024-04-01 is after --at 2024-03-31")
    #expect(
      refusal(StatisticsRequest(at: march, product: "tax_lime"))?.words.text(in: .english)
        == "the history has no product 'tax_lime'; it has invoice_line, tax_line")
    let one = try SmallBusiness.statistics(StatisticsRequest(at: march, product: "tax_line"))
    #expect(one.products == ["tax_line"])
    #expect(one.rows.allSatisfy { $0.total == nil && $0.byProduct.count == 1 })
  }
}
