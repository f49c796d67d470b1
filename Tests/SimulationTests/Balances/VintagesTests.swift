import Numbers
import Semantics
import Testing

@testable import Simulation

@Suite("Vintages")
struct VintagesTests {
  private func draft(_ date: String, _ line: Int) -> CaseDraft {
    CaseDraft(
      customer: line, date: date, live: .approve(line), candidate: .approve(2 * line), values: [])
  }

  /// Two loans of January and February, of one of which it is known that it is bad; drawn for certain.
  private func vintages(_ seen: ObservedLoans? = nil, renewed: Int128 = 0) throws -> Vintages {
    var scenario = BalanceBank.scenario()
    scenario.balances?.drawing.takeUp = .one
    scenario.balances?.repayment.renewed = BalanceBank.part(renewed)
    let ledger = try BalanceBank.ledger(
      [draft("2024-01-10", 2_000), draft("2024-02-10", 3_000)], chances: [240, 0])
    return try BalanceBank.results(BalanceBank.run(ledger, scenario, observed: seen)).vintages
  }

  @Test("what has defaulted by an age, and what stands then, of each month's first draws")
  func months() throws {
    let vintages = try vintages()
    // Terms of 12 months and the three of delinquency.
    #expect(vintages.oldest == 15)
    let rows = vintages.rows(.month)
    #expect(rows.count == 32 && rows.map(\.age) == (0...15).map { $0 } + (0...15).map { $0 })
    #expect(rows[0].period.name == "2024-01" && rows[16].period.name == "2024-02")
    // 2 % of the first month's draws default in each of twelve months.
    let shares = (0...15).map { rows[$0].live.defaultShare }
    #expect(shares == (0...15).map { Number(min($0, 12) * 2, over: 100) })
    #expect(rows[3].live.drawn == 200_000 && rows[3].candidate.drawn == 400_000)
    #expect(rows[3].live.loans == .one && rows[3].actual == nil)
    // After a month 2 % are in default; after eleven, of 4,000 each that defaulted in ages 5 to 11, and so on.
    #expect(rows[1].live.balance == 200_000)
    #expect(rows[16 + 11].live.balance == 300_000 && rows[16 + 12].live.balance == 0)
    #expect(rows[16 + 12].live.defaultShare == .zero)
  }

  @Test("a quarter's loans are of one age together")
  func quarters() throws {
    let rows = try vintages().rows(.quarter)
    #expect(rows.count == 16 && rows[0].period.name == "2024-Q1")
    #expect(rows[6].live.drawn == 500_000 && rows[6].live.defaulted == 24_000)
    #expect(rows[6].live.loans == Number(2))
  }

  @Test("renewals are loans of their own")
  func renewals() throws {
    let (with, without) = (try vintages(renewed: 900), try vintages())
    for (one, other) in zip(with.rows(.month), without.rows(.month)) {
      #expect(one.live == other.live && one.candidate == other.candidate)
    }
  }

  @Test("what was seen ends with the youngest loan's last month")
  func seen() throws {
    let january: Int32 = 2024 * 12
    var seen = ObservedLoans(count: 2, lastMonth: january + 2, switchMonth: january + 1)
    func note(_ start: Int32, _ age: Int32, drawn: Int64, performing: Int64, defaulted: Int64) {
      var sums = ObservedLoans.Sums()
      (sums.drawn, sums.performing, sums.defaulted) = (drawn, performing, defaulted)
      (sums.nonPerforming, sums.loans) = (defaulted, 1)
      seen.vintages[.init(group: start, month: start + age)] = sums
    }
    note(january, 0, drawn: 1_000, performing: 1_000, defaulted: 0)
    note(january, 1, drawn: 0, performing: 900, defaulted: 0)
    note(january, 2, drawn: 0, performing: 500, defaulted: 400)
    note(january + 1, 0, drawn: 3_000, performing: 3_000, defaulted: 0)
    note(january + 1, 1, drawn: 0, performing: 2_800, defaulted: 0)
    let vintages = try vintages(seen)
    let months = vintages.rows(.month)
    #expect(months[2].actual?.defaultShare == Number(4, decimals: 1))
    #expect(months[2].actual?.balance == 900 && months[3].actual == nil)
    #expect(months[17].actual?.balance == 2_800 && months[18].actual == nil)
    let quarters = vintages.rows(.quarter)
    #expect(quarters[1].actual?.balance == 3_700 && quarters[1].actual?.drawn == 4_000)
    #expect(quarters[1].actual?.loans == Number(2) && quarters[2].actual == nil)
  }
}
