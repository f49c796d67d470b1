import LoanBook
import Numbers
import Semantics
import Testing

@testable import Simulation

/// Bullet loans that default in equal parts of a year, three months late; of what defaults 40 % come back over six months and
/// 60 % are written off after twelve.
@Suite("The book that a run opens with")
struct OpeningBookTests {
  /// The month at whose end the book stands: February 2024.
  private let opening: Int32 = 2024 * 12 + 1

  /// Of 2,000.00 booked, drawn so many months before, with 12 months of term.
  private func loan(
    _ age: Int32, balance: Int64, _ state: LoanOutcomes.State, inDefaultFor months: Int32? = nil,
    term: Int16 = 12, renewal: Int32 = -1, isCured: Bool = false
  ) -> EarlierLoans.Loan {
    EarlierLoans.Loan(
      product: 0, start: opening - age, term: term, rate: 120_000, line: 200_000,
      balance: balance, defaultMonth: months.map { opening - $0 } ?? EarlierLoans.Loan.never,
      isCured: isCured, state: state.rawValue, renewal: renewal)
  }

  /// A run of two cases in June 2024 that opens with loans.
  private func run(
    _ loans: [EarlierLoans.Loan], renewed: Int128 = 0, good: Int = 0, bad: Int = 0
  ) throws -> BacktestRun {
    var scenario = BalanceBank.scenario()
    scenario.balances?.repayment.renewed = BalanceBank.part(renewed)
    let ledger = try BalanceBank.ledger(
      [
        CaseDraft(
          customer: 0, date: "2024-06-03", live: .approve(3_000), candidate: .refer(900, by: 1),
          values: []),
        CaseDraft(
          customer: 1, date: "2024-06-04", live: .decline(by: 0), candidate: .approve(5_000),
          values: []),
      ], chances: [20])
    var run = BalanceBank.run(ledger, scenario)
    var earlier = EarlierLoans(opening: opening, lastMonth: opening + 2)
    (earlier.loans, earlier.products) = (loans, ["line"])
    (earlier.good, earlier.bad) = (good, bad)
    var seen = ObservedLoans.Sums()
    seen.performing = 7_000
    earlier.months = [.init(group: 0, month: opening): seen]
    run.earlier = earlier
    return run
  }

  private func book(
    _ loans: [EarlierLoans.Loan], renewed: Int128 = 0, good: Int = 0, bad: Int = 0
  ) throws -> OpeningBook {
    try #require(
      try BalanceBank.results(run(loans, renewed: renewed, good: good, bad: bad)).opening)
  }

  private func printed(_ figure: LoanFigure, _ book: OpeningBook, _ count: Int32) throws -> [Int128]
  {
    let series = try #require(book.projected.groups.first?.series)
    return (0..<count).map { series.printed(figure, opening + $0) }
  }

  @Test("a good loan stands at its balance until it is due")
  func good() throws {
    let book = try book([loan(9, balance: 150_000, .good)])
    #expect(
      try printed(.performing, book, 5) == [150_000, 150_000, 150_000, 0, 0])
    #expect(try printed(.scheduled, book, 5) == [0, 0, 0, 150_000, 0])
    #expect(try printed(.drawn, book, 5) == [0, 0, 0, 0, 0])
    // 12 % a year.
    #expect(try printed(.interest, book, 5) == [0, 1_500, 1_500, 1_500, 0])
  }

  @Test("a loan known to be bad defaults in what is left of its year")
  func bad() throws {
    // Eight of twelve months have passed: a quarter in each of the next four.
    let book = try book([loan(8, balance: 60_000, .bad)])
    #expect(try printed(.defaulted, book, 6) == [0, 15_000, 15_000, 15_000, 15_000, 0])
    #expect(try printed(.performing, book, 5) == [60_000, 45_000, 30_000, 15_000, 0])
    // 40 % over the six months after, to the end of the fourth: 3, 2 and 1 sixths of 6,000.
    #expect(try printed(.nonPerforming, book, 5) == [0, 15_000, 29_000, 42_000, 54_000])
  }

  @Test("money in default stands at its balance and goes on from where it is")
  func standing() throws {
    // A month after default 40 % × 5 ÷ 6 + 60 % are left of 30,000.
    let book = try book([loan(7, balance: 28_000, .bad, inDefaultFor: 1)])
    #expect(
      try printed(.nonPerforming, book, 13)
        == [28_000, 26_000, 24_000, 22_000, 20_000] + [Int128](repeating: 18_000, count: 6)
        + [0, 0])
    #expect(try printed(.writtenOff, book, 13) == [Int128](repeating: 0, count: 11) + [18_000, 0])
    #expect(try printed(.defaulted, book, 13) == [Int128](repeating: 0, count: 13))
    #expect(book[.applied].loans + book[.notApplied].loans + book[.later].loans == 0)
  }

  @Test(
    "what was cured does not default again; what is owed after its term falls due in the next month"
  )
  func curedAndLate() throws {
    let cured = try book([loan(8, balance: 60_000, .bad, isCured: true)])
    #expect(try printed(.performing, cured, 5) == [60_000, 60_000, 60_000, 60_000, 0])
    let late = try book([loan(14, balance: 10_000, .good)])
    #expect(try printed(.performing, late, 3) == [10_000, 0, 0])
    #expect(try printed(.scheduled, late, 3) == [0, 10_000, 0])
  }

  @Test("one whose outcome is not known defaults by the bad rate of those whose is")
  func immature() throws {
    // One of five in a year; after six months 0.1 of 0.9 are left to default, a sixth in each month.
    let book = try book([loan(6, balance: 90_000, .immature)], good: 8, bad: 2)
    #expect(
      try printed(.defaulted, book, 8) == [0, 1_667, 1_666, 1_667, 1_667, 1_666, 1_667, 0])
  }

  @Test(
    "an application decides a renewal, else the scenario's share where it falls due after the run")
  func renewals() throws {
    // Due in May, in June with an application, in August; the run ends with June.
    let loans = [
      loan(9, balance: 10_000, .good), loan(8, balance: 20_000, .good, renewal: 0),
      loan(6, balance: 40_000, .good),
    ]
    let book = try book(loans, renewed: 600)
    #expect(
      try printed(.performing, book, 8)
        == [70_000, 70_000, 70_000, 60_000, 40_000, 40_000, 24_000, 24_000])
    #expect(book[.notApplied].loans == 1 && book[.notApplied].balance == 10_000)
    #expect(book[.later].loans == 1 && book[.later].balance == 40_000)
    let applied = book[.applied]
    #expect(applied.loans == 1 && applied.balance == 20_000)
    #expect(applied.live == [1, 0, 0] && applied.candidate == [0, 1, 0])
  }

  private var mixed: [EarlierLoans.Loan] {
    [
      loan(9, balance: 150_000, .good), loan(8, balance: 60_001, .bad),
      loan(7, balance: 28_003, .bad, inDefaultFor: 1), loan(3, balance: 77_777, .immature),
      loan(30, balance: 5_000, .immature, inDefaultFor: 29),
    ]
  }

  @Test("printed months add up, in each stock, but for the halves that rounding takes")
  func identities() throws {
    let book = try book(mixed, renewed: 333, good: 9, bad: 1)
    let series = try #require(book.projected.groups.first?.series)
    #expect(series.printed(.performing, opening) == 287_778)
    #expect(series.printed(.nonPerforming, opening) == 33_003)
    for month in opening + 1...book.months.upperBound {
      // Half a fen for each of the seven rounded terms.
      #expect(abs(series.printedGap(.performing, month)) <= 3)
      #expect(abs(series.printedGap(.nonPerforming, month)) <= 3)
    }
  }

  @Test("it is the same whichever version is tried, and in no figure of theirs")
  func apart() throws {
    let run = try run(mixed)
    let (own, without) = (try BalanceBank.results(run), try results(without: run))
    var swapped = run
    swapped.ledger = BalanceBank.swapped(run.ledger)
    let mirror = try BalanceBank.results(swapped)
    #expect(own.opening?.projected.bits == mirror.opening?.projected.bits)
    #expect(own.balances.live.bits == without.balances.live.bits)
    #expect(own.balances.returns.life.live == without.balances.returns.life.live)
    #expect(own.opening?.actual.total(opening, groups: 1).performing == 7_000)
    #expect(without.opening == nil)
  }

  private func results(without run: BacktestRun) throws -> BalanceResults {
    var run = run
    run.earlier = nil
    return try BalanceBank.results(run)
  }
}
