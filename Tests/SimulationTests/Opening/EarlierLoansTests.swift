import Testing

@testable import Simulation

@Suite("The loans that a run opens with, as a history tells them")
struct EarlierLoansTests {
  /// So many months after January 2023.
  private func month(_ year: Int32, _ month: Int32) -> Int32 { year * 12 + month - 1 }

  @Test("what was drawn before and is still owed, with its balance, its state and its renewal")
  func loans() throws {
    let earlier = try #require(try EarlierBank.loans())
    #expect(earlier.opening == month(2024, 2) && earlier.lastMonth == month(2024, 12))
    #expect(earlier.products == ["express", "line"])
    let never = EarlierLoans.Loan.never
    let (good, bad, immature) = (
      LoanOutcomes.State.good.rawValue, LoanOutcomes.State.bad.rawValue,
      LoanOutcomes.State.immature.rawValue
    )
    #expect(
      earlier.loans == [
        // A2, drawn in October, too lately for an outcome to count.
        EarlierLoans.Loan(
          product: 0, start: month(2023, 10), term: 12, rate: 60_000, line: 100_000,
          balance: 50_000, defaultMonth: month(2024, 1), isCured: false, state: immature,
          renewal: -1),
        // A3, then A1: in the order of what they are.
        EarlierLoans.Loan(
          product: 1, start: month(2023, 8), term: 24, rate: 70_000, line: 300_000,
          balance: 30_000, defaultMonth: never, isCured: true, state: bad, renewal: -1),
        EarlierLoans.Loan(
          product: 1, start: month(2023, 9), term: 12, rate: 50_000, line: 200_000,
          balance: 80_500, defaultMonth: never, isCured: false, state: good, renewal: 7),
      ])
    // A1 and the repaid A4 are good, A3 is bad, whatever is still owed.
    #expect(earlier.good == 2 && earlier.bad == 1)
  }

  @Test("what they did since: of the month in which the book opens only what stands")
  func months() throws {
    let earlier = try #require(try EarlierBank.loans())
    func sums(_ product: Int32, _ when: Int32) -> ObservedLoans.Sums {
      earlier.months[.init(group: product, month: when)] ?? .init()
    }
    var line = ObservedLoans.Sums()
    (line.performing, line.loans) = (110_500, 2)
    #expect(sums(1, month(2024, 2)) == line)
    (line.performing, line.loans) = (70_000, 1)
    #expect(sums(1, month(2024, 3)) == line)
    var express = ObservedLoans.Sums()
    (express.nonPerforming, express.loans) = (50_000, 1)
    #expect(sums(0, month(2024, 2)) == express)
    (express.nonPerforming, express.recovered, express.writtenOff) = (40_000, 4_000, 6_000)
    #expect(sums(0, month(2024, 3)) == express)
    #expect(earlier.months.count == 5)
  }

  @Test("a run over all of the history opens with nothing of the kind")
  func whole() throws {
    #expect(try EarlierBank.loans(BacktestOptions(threads: 1)) == nil)
  }

  @Test("shards hold each loan once, and together all", arguments: [2, 3])
  func shards(count: Int) throws {
    let whole = try #require(try EarlierBank.loans())
    let parts = try (1...count).map { index in
      var options = EarlierBank.options()
      options.shard = ShardedCustomers(
        try #require(CustomerShard(index: index, of: count)), by: "customer")
      return try #require(try EarlierBank.loans(options))
    }
    #expect(parts.reduce(0) { $0 + $1.loans.count } == whole.loans.count)
    let united = try #require(EarlierLoans(uniting: parts.reversed()))
    #expect(united.loans == whole.loans && united.products == whole.products)
    #expect(united.months == whole.months)
    #expect(united.good == whole.good && united.bad == whole.bad)
  }
}
