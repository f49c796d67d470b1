import Engine
import Numbers
import Testing

@testable import Simulation

@Suite("The day of the switch")
struct SwitchDayTests {
  /// One application, as it stood on 20 June 2024 and after.
  private struct Standing {
    var decided: String
    var final = Outcome.approve
    /// In yuan; -1 where nothing was decided or booked.
    var decidedLine: Int64 = 1_000
    var bookedLine: Int64 = 1_000
    var term: Int16 = 12
    /// The month of the first draw; nil where nothing was drawn.
    var drawn: Int32?
    /// In yuan, at the end of June 2024.
    var balance: Int64 = 0
    var candidate = CaseDraft.Side.approve(500)
  }

  private func switchDay(_ standings: [Standing]) throws -> SwitchDay {
    let cases = standings.indices.map { place in
      CaseDraft(
        customer: place, date: place == 0 ? "2024-06-20" : "2024-01-02", live: .approve(1_000),
        candidate: standings[place].candidate, values: [])
    }
    let ledger = try BalanceBank.ledger(cases, chances: [10])
    var recorded = RecordedDecisions(count: cases.count)
    recorded.finalOutcomes = standings.map(\.final.rawValue)
    recorded.decidedOn = standings.map { CalendarDate(parsing: $0.decided)?.packed ?? 0 }
    recorded.decidedLines = standings.map { max(-1, $0.decidedLine * 100) }
    recorded.bookedLines = standings.map { max(-1, $0.bookedLine * 100) }
    recorded.terms = standings.map(\.term)
    // Loans are told of half a year beyond the last application.
    let june: Int32 = 2024 * 12 + 5
    var observed = ObservedLoans(count: cases.count, lastMonth: june + 6, switchMonth: june)
    observed.firstMonths = standings.map { $0.drawn ?? ObservedLoans.never }
    observed.switchBalances = standings.map { $0.balance * 100 }
    let run = BalanceBank.run(
      ledger, BalanceBank.scenario(), recorded: recorded, observed: observed)
    return try #require(SwitchDay(run))
  }

  @Test("offers are approvals of the last 30 days that are not booked")
  func offers() throws {
    let day = try switchDay([
      Standing(decided: "2024-06-20", bookedLine: -1),
      Standing(
        decided: "2024-05-21", decidedLine: 700, bookedLine: -1, candidate: .refer(300, by: 1)),
      Standing(decided: "2024-06-01", bookedLine: -1, candidate: .decline(by: 0)),
      // 31 days ago; declined; not decided before the day after.
      Standing(decided: "2024-05-20", bookedLine: -1),
      Standing(decided: "2024-06-10", final: .decline, bookedLine: -1),
      Standing(decided: "2024-06-21", bookedLine: -1),
    ])
    #expect(day.day == CalendarDate(parsing: "2024-06-20"))
    var expected = SwitchDay.Group()
    (expected.applications, expected.amount) = (3, 270_000)
    (expected.outcomes, expected.line) = ([1, 1, 1], 50_000)
    #expect(day[.offers] == expected)
    #expect(day[.undrawn] == SwitchDay.Group() && day[.renewals] == SwitchDay.Group())
  }

  @Test("lines that are valid and were not drawn until that day are undrawn, whatever comes later")
  func undrawn() throws {
    let day = try switchDay([
      Standing(decided: "2024-06-20"),
      // Its line ended a day before, on the day, and ends a day after.
      Standing(decided: "2023-06-19"), Standing(decided: "2023-06-20"),
      Standing(decided: "2023-06-21"),
      // Drawn in July, and in June.
      Standing(decided: "2024-06-01", drawn: 2024 * 12 + 6),
      Standing(decided: "2024-06-01", drawn: 2024 * 12 + 5, balance: 900),
    ])
    #expect(day[.undrawn].applications == 3 && day[.undrawn].amount == 300_000)
    #expect(day[.undrawn].line == 150_000 && day[.undrawn].outcomes == [3, 0, 0])
    #expect(day[.renewals] == SwitchDay.Group())
  }

  @Test("loans with a balance at the end of that month and due within three are to be renewed")
  func renewals() throws {
    let june: Int32 = 2024 * 12 + 5
    let day = try switchDay([
      Standing(decided: "2023-01-01", drawn: june - 11, balance: 100),
      Standing(decided: "2023-01-01", drawn: june - 9, balance: 20, candidate: .decline(by: 0)),
      // Due in four months; due this month; repaid.
      Standing(decided: "2023-01-01", drawn: june - 8, balance: 100),
      Standing(decided: "2023-01-01", drawn: june - 12, balance: 100),
      Standing(decided: "2023-01-01", drawn: june - 10, balance: 0),
    ])
    #expect(day[.renewals].applications == 2 && day[.renewals].amount == 12_000)
    #expect(day[.renewals].outcomes == [1, 0, 1] && day[.renewals].line == 50_000)
    #expect(day[.undrawn] == SwitchDay.Group())
  }
}
