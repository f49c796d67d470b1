import Numbers
import SQLite
import Testing

@testable import Simulation

@Suite("Loans by month, as a history tells them")
struct ObservedLoansReaderTests {
  private let september: Int32 = 2024 * 12 + 8

  private func observed(_ months: ClosedRange<Int32>? = nil) throws -> ObservedLoans {
    try #require(
      try ObservedLoans(
        EarlierBank.database(), of: EarlierBank.ledger(), CaseDraft.scenario(share: .zero),
        months: months))
  }

  @Test("first draws and their uses stand by case, sums by product and by vintage")
  func reader() throws {
    let observed = try observed()
    // R1 was drawn in September, R2 never; the loans of other applications are no cases.
    #expect(observed.firstMonths == [september, ObservedLoans.never])
    #expect(observed.firstUses == [95_000, 0])
    #expect(observed.lastMonth == september + 3)
    func sums(_ month: Int32) -> ObservedLoans.Sums? {
      observed.months[.init(group: 1, month: month)]
    }
    var expected = ObservedLoans.Sums()
    (expected.performing, expected.drawn, expected.loans) = (95_000, 95_000, 1)
    #expect(sums(september) == expected)
    // In default from the month end at which it is 90 days late, and so but once.
    expected = ObservedLoans.Sums()
    (expected.nonPerforming, expected.defaulted, expected.loans) = (95_000, 95_000, 1)
    #expect(sums(september + 1) == expected)
    (expected.nonPerforming, expected.defaulted, expected.recovered) = (94_000, 0, 1_000)
    #expect(sums(september + 2) == expected)
    expected = ObservedLoans.Sums()
    expected.cured = 94_000
    #expect(sums(september + 3) == expected)
    #expect(observed.months.count == 4)
    for month in september...september + 3 {
      #expect(observed.vintages[.init(group: september, month: month)] == sums(month))
    }
    #expect(observed.vintages.count == 4)
  }

  @Test("the day of the switch is in the last month of applications, or of those asked for")
  func switchMonth() throws {
    #expect(try observed().switchMonth == september)
    #expect(try observed().switchBalances == [95_000, 0])
    let cut = try observed(september - 6...september - 1)
    #expect(cut.switchMonth == september - 1 && cut.switchBalances == [0, 0])
  }

  @Test("without loans by month nothing is told")
  func nothing() throws {
    let database = try EarlierBank.database()
    try database.execute("DROP TABLE performance")
    let observed = try ObservedLoans(
      database, of: EarlierBank.ledger(), CaseDraft.scenario(share: .zero), months: nil)
    #expect(observed == nil)
  }
}
