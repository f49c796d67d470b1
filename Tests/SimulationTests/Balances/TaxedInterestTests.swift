import LoanBook
import Numbers
import Semantics
import Testing

@testable import Simulation

/// METHOD §5: by the customer's line of all products, then the prime rate of the contract's date.
@Suite("The taxed share of interest")
struct TaxedInterestTests {
  private static func tax() throws -> Scenario.InterestTax {
    func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(parsing: text)) }
    return Scenario.InterestTax(
      share: BalanceBank.part(63), exemptUpTo: Number(1_000_000), inclusiveUpTo: Number(10_000_000),
      primeRates: [
        .init(from: try day("2024-01-01"), rate: BalanceBank.part(40)),
        .init(from: try day("2025-01-01"), rate: BalanceBank.part(30)),
      ], rateLimit: BalanceBank.part(1_500), method: .whole, bankMetTarget: true,
      exemptUntil: try day("2027-12-31"))
  }

  /// One application: line in yuan, rate in hundredths of a percent.
  private func draft(
    _ date: String, _ line: Int, _ rate: Int, customer: Int = 0, product: String = "line"
  ) -> CaseDraft {
    CaseDraft(
      customer: customer, date: date, live: .approve(line, rate), candidate: .approve(line, rate),
      values: [product])
  }

  /// The taxed shares, in thousandths.
  private func shares(_ cases: [CaseDraft], _ tax: Scenario.InterestTax) throws -> [Int64] {
    var scenario = BalanceBank.scenario()
    scenario.interestTax = tax
    let ledger = try BalanceBank.ledger(cases, chances: [0], fields: ["product"])
    let balances = try #require(scenario.balances)
    let offers = BalanceBank.offers(ledger, scenario).live
    let maker = LoanMaker(
      ledger, scenario, balances, curves: try LoanCurves(balances, scenario),
      chances: cases.map { _ in 0 }, isSeen: cases.map { _ in false }, observed: nil,
      judged: LoanMaker.Judged(lines: offers.lines, rates: offers.rates, terms: offers.terms),
      lastMonth: 2025 * 12)
    let totals = CustomerTotals(offers, ledger)
    return try cases.indices.map { row in
      let loan = try #require(maker.loan(row, offers[row], total: totals.lines[row], group: 0))
      return loan.taxed / 1_000_000_000
    }
  }

  /// Each of a customer of its own.
  private func apart(_ cases: [CaseDraft]) -> [CaseDraft] {
    cases.enumerated().map { place, draft in
      var draft = draft
      draft.customer = place
      return draft
    }
  }

  @Test("up to 100万 none, up to 1000万 by the rate, above it all")
  func steps() throws {
    let cases = apart([
      draft("2025-06-01", 1_000_000, 800), draft("2025-06-01", 1_000_001, 450),
      draft("2025-06-01", 1_000_001, 451), draft("2025-06-01", 10_000_000, 450),
      draft("2025-06-01", 10_000_001, 300),
    ])
    #expect(try shares(cases, Self.tax()) == [0, 0, 1_000, 0, 1_000])
  }

  @Test("method 2 taxes what lies above the limit alone")
  func excess() throws {
    var tax = try Self.tax()
    tax.method = .excess
    // (6 − 4.5) ÷ 6.
    let cases = apart([
      draft("2025-06-01", 2_000_000, 600), draft("2025-06-01", 2_000_000, 450),
      draft("2025-06-01", 20_000_000, 600),
    ])
    #expect(try shares(cases, tax) == [250, 0, 1_000])
  }

  @Test("a bank that missed its target keeps the exemption up to 100万 only")
  func target() throws {
    var tax = try Self.tax()
    tax.bankMetTarget = false
    let cases = apart([draft("2025-06-01", 1_000_000, 800), draft("2025-06-01", 1_000_001, 300)])
    #expect(try shares(cases, tax) == [0, 1_000])
  }

  @Test("the limit follows the prime rate of the contract's date; before the first there is none")
  func dates() throws {
    let cases = apart([
      draft("2023-12-31", 2_000_000, 300), draft("2024-12-31", 2_000_000, 600),
      draft("2024-12-31", 2_000_000, 601), draft("2025-01-01", 2_000_000, 451),
      draft("2025-01-01", 2_000_000, 450),
    ])
    #expect(try shares(cases, Self.tax()) == [1_000, 0, 1_000, 1_000, 0])
  }

  @Test(
    "two products of a customer count together while both are in force, a product's own lines by the highest"
  )
  func products() throws {
    let cases = [
      draft("2025-01-10", 600_000, 800, product: "line"),
      // 1,100,000 together; of the line's 600,000 and 500,000 the higher.
      draft("2025-02-10", 500_000, 800, product: "express"),
      draft("2025-03-10", 500_000, 800, product: "line"),
      // The first line ended on the day, so that 400,000 and 500,000 + 500,000 stand beside it.
      draft("2026-01-10", 400_000, 800, product: "other"),
      // And now only it and 550,000.
      draft("2026-03-10", 550_000, 800, product: "express"),
      draft("2025-02-10", 1_000_000, 800, customer: 1, product: "express"),
    ]
    let ledger = try BalanceBank.ledger(cases, chances: [0], fields: ["product"])
    let totals = CustomerTotals(BalanceBank.offers(ledger, BalanceBank.scenario()).live, ledger)
    #expect(
      totals.lines
        == [600_000, 1_100_000, 1_100_000, 1_400_000, 950_000, 1_000_000].map { $0 * 100 })
    #expect(try shares(cases, Self.tax()) == [0, 1_000, 1_000, 1_000, 0, 0])
  }
}
