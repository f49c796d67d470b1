import Contracts
import Numbers
import Testing

@Suite("Days that bear interest") struct AccrualTests {
  @Test(
    "whole months are 30 days, odd days one each",
    arguments: [
      ("2026-01-15", "2026-02-15", 15, 30), ("2026-01-15", "2026-02-20", 15, 35),
      ("2026-01-31", "2026-02-28", 31, 30), ("2026-02-28", "2026-03-31", 31, 30),
      ("2026-02-28", "2026-03-31", 28, 33), ("2026-12-20", "2027-01-15", 20, 26),
      ("2026-01-15", "2026-01-16", 15, 1), ("2024-02-29", "2025-02-28", 31, 360),
    ])
  func monthly(start: String, end: String, anchor: Int, days: Int) throws {
    #expect(try Accrual.monthly.days(from: day(start), to: day(end), anchor: anchor) == days)
  }

  @Test("the payment day moves the due dates and makes a longer first and a shorter last period")
  func paymentDay() throws {
    let contract = try Contract(
      principal: fen("360,000.00"), rate: rate("3.6%"), term: 4, method: .interestFirst,
      firstDay: day("2026-01-15"), paymentDay: 20)
    let instalments = Schedule(contract).instalments
    #expect(
      instalments.map(\.due.description)
        == ["2026-02-20", "2026-03-20", "2026-04-20", "2026-05-15"])
    #expect(instalments.map(\.days) == [35, 30, 30, 25])
    // 360,000 at 3.6 % is 36.00 a day of 360.
    #expect(
      instalments.map(\.interest.asYuan) == ["1,260.00", "1,080.00", "1,080.00", "900.00"])
  }

  @Test("payment day 31 is the last of every month, and a first day there is a whole month's begin")
  func monthEnds() throws {
    let contract = try Contract(
      principal: fen("10,000.00"), rate: rate("6%"), term: 4, method: .equalPrincipal,
      firstDay: day("2024-02-29"), paymentDay: 31)
    let instalments = Schedule(contract).instalments
    #expect(
      instalments.map(\.due.description)
        == ["2024-03-31", "2024-04-30", "2024-05-31", "2024-06-30"])
    #expect(instalments.map(\.days) == [30, 30, 30, 30])
  }

  @Test("without a payment day, that of the first day, and the last day of shorter months")
  func shortMonths() throws {
    let contract = try Contract(
      principal: fen("10,000.00"), rate: rate("6%"), term: 3, method: .interestFirst,
      firstDay: day("2025-12-30"), accrual: .actual365)
    let instalments = Schedule(contract).instalments
    #expect(
      instalments.map(\.due.description) == ["2026-01-30", "2026-02-28", "2026-03-30"])
    #expect(instalments.map(\.days) == [31, 29, 30])
  }

  @Test("interest by the quarter, and what is left of the term at maturity")
  func quarterly() throws {
    let contract = try Contract(
      principal: fen("10,000.00"), rate: rate("6%"), term: 8, method: .interestFirst,
      firstDay: day("2026-01-10"), interestPeriod: .quarterly)
    let instalments = Schedule(contract).instalments
    #expect(
      instalments.map(\.due.description) == ["2026-04-10", "2026-07-10", "2026-09-10"])
    #expect(instalments.map(\.payment.asYuan) == ["150.00", "150.00", "10,100.00"])
  }

  @Test("by the day whole yuan bear interest, by the month the balance does")
  func wholeYuan() throws {
    func interest(_ accrual: Accrual, _ amount: String) throws -> String {
      try Schedule(
        Contract(
          principal: fen(amount), rate: rate("36%"), term: 1, method: .interestFirst,
          firstDay: day("2026-04-10"), accrual: accrual)
      ).interest.asYuan
    }
    // 3 % for 30 days of 360.
    #expect(try interest(.monthly, "1.99") == "0.06")
    #expect(try interest(.actual360, "1.99") == "0.03")
    #expect(try interest(.thirty360, "0.99") == "0.00")
    #expect(try interest(.actual360, "1.00") == "0.03")
  }
}
