import Contracts
import Diagnostics
import Numbers
import Testing

@Suite("Draws and repayments at will") struct RevolvingTests {
  private static func contract(_ movements: [Movement]) throws(ContractProblem) -> Contract {
    try Contract(
      principal: 10_000_000, rate: Number(36, decimals: 3) ?? .zero, term: 3, method: .revolving,
      firstDay: CalendarDate(parsing: "2026-01-15") ?? CalendarDate(packed: 0),
      movements: movements)
  }

  @Test("each balance bears interest for the days it stood")
  func interest() throws {
    let schedule = try Schedule(
      Self.contract([
        .repayment("20,000.50", on: "2026-02-15"), .draw("50,000.00", on: "2026-02-15"),
        .draw("60,000.50", on: "2026-01-20"), .repayment("10,000.00", on: "2026-03-01"),
      ]))
    // At 3.6 % a day's interest is a 10,000th of the balance, on whole yuan of it:
    // 60,000 × 26; then 40,000 + 50,000 = 90,000 × 14 and 80,000 × 14; then 80,000 × 31.
    #expect(
      schedule.instalments.map(\.due.description) == ["2026-02-15", "2026-03-15", "2026-04-15"])
    #expect(schedule.instalments.map { $0.balanceDays / 100 } == [1_560_000, 2_380_000, 2_480_000])
    #expect(schedule.instalments.map(\.interest.asYuan) == ["156.00", "238.00", "248.00"])
    #expect(schedule.instalments.map(\.opening.asYuan) == ["0.00", "40,000.00", "80,000.00"])
    #expect(schedule.instalments.map(\.drawn.asYuan) == ["60,000.50", "50,000.00", "0.00"])
    #expect(
      schedule.instalments.map(\.principal.asYuan) == ["20,000.50", "10,000.00", "80,000.00"])
    #expect(schedule.instalments.map(\.closing.asYuan) == ["40,000.00", "80,000.00", "0.00"])
    #expect(schedule.drawn == schedule.principal)
    #expect(schedule.payment.asYuan == "110,642.50")
  }

  @Test("without movements all is drawn on the first day")
  func whole() throws {
    let schedule = try Schedule(Self.contract([]))
    #expect(schedule.instalments.map(\.drawn.asYuan) == ["100,000.00", "0.00", "0.00"])
    #expect(schedule.instalments.map(\.interest.asYuan) == ["310.00", "280.00", "310.00"])
    #expect(schedule.instalments.last?.principal.asYuan == "100,000.00")
  }

  @Test(
    "what a day does not allow is told",
    arguments: [
      (
        ["+100,000.01 2026-01-15"],
        "draw of 100,000.01 on 2026-01-15: only 100,000.00 of the amount is left that day"
      ),
      (
        ["+60,000.00 2026-01-20", "+60,000.00 2026-01-21"],
        "draw of 60,000.00 on 2026-01-21: only 40,000.00 of the amount is left that day"
      ),
      (
        ["+60,000.00 2026-01-20", "-60,000.00 2026-01-20"],
        "repayment of 60,000.00 on 2026-01-20: only 0.00 is owed that day"
      ),
      (
        ["+1.00 2026-04-15"],
        "draw of 1.00 on 2026-04-15: expected a day from 2026-01-15, before maturity on 2026-04-15"
      ),
      (
        ["-1.00 2026-01-15"],
        "repayment of 1.00 on 2026-01-15: expected a day after 2026-01-15, up to maturity on 2026-04-15"
      ),
      (["+0.00 2026-01-15"], "amount 0.00: expected 0.01 to 1,000,000,000,000.00 yuan"),
    ])
  func refusals(movements: [String], words: String) throws {
    let movements = try movements.map { text in
      let parts = text.dropFirst().split(separator: " ").map(String.init)
      return try text.hasPrefix("+")
        ? Movement.draw(parts[0], on: parts[1]) : .repayment(parts[0], on: parts[1])
    }
    let problem = #expect(throws: ContractProblem.self) { try Self.contract(movements) }
    #expect(problem?.words.filled(in: .english) == words)
  }

  @Test("a repayment makes room for a draw of the same day")
  func sameDay() throws {
    let contract = try Self.contract([
      .draw("100,000.00", on: "2026-01-15"), .draw("100,000.00", on: "2026-02-01"),
      .repayment("100,000.00", on: "2026-02-01"),
    ])
    #expect(Schedule(contract).interest.asYuan == "900.00")
  }
}
