import Numbers
import RunRecord
import Semantics
import Testing

@testable import Simulation

@Suite("The scenario held against what was seen")
struct BackcastTests {
  private static let january: Int32 = 2024 * 12
  private static let count = 6_000

  /// 80 % of lines drawn by three quarters, a tenth bad within a year in equal parts of its months, 30 % renewed where
  /// nothing is known.
  private static func scenario(takeUp thousandths: Int128 = 800) -> Scenario {
    var scenario = BalanceBank.scenario()
    scenario.balances?.drawing.takeUp = BalanceBank.part(thousandths)
    scenario.balances?.drawing.firstUse = BalanceBank.part(750)
    scenario.balances?.drawing.delayDays = 20
    scenario.balances?.repayment.renewed = BalanceBank.part(300)
    scenario.backcast = BalanceBank.part(900)...BalanceBank.part(1_100)
    return scenario
  }

  /// Loans that each lived one life, drawn from a seed by what the scenario says and by no part of its engine.
  ///
  /// Applied for on the 5th of a month of 2024, decided on the 15th: first drawn 20 days later, in the month after.
  /// Their months are told to the end of 2025.
  private static func run(_ scenario: Scenario) throws -> BacktestRun {
    var numbers = SeededNumbers(seed: 11)
    var cases: [CaseDraft] = []
    var recorded = RecordedDecisions(count: count)
    var observed = ObservedLoans(
      count: count, lastMonth: january + 23, switchMonth: january + 11)
    for place in 0..<count {
      let (month, line) = (place % 12, numbers.next(11, 40) * 100)
      let name = "2024-\(month < 9 ? "0" : "")\(month + 1)"
      cases.append(
        CaseDraft(
          customer: place, date: "\(name)-05", live: .approve(line), candidate: .decline(by: 0),
          values: []))
      recorded.decidedOn[place] = try #require(CalendarDate(parsing: "\(name)-15")).packed
      recorded.bookedLines[place] = Int64(line) * 100
      (recorded.rates[place], recorded.terms[place]) = (50_000, 12)
      guard numbers.next(1, 100) <= 80 else { continue }
      let isBad = numbers.next(1, 100) <= 10
      add(
        Int64(line) * 75, from: january + Int32(month) + 1,
        defaultsAt: isBad ? numbers.next(1, 12) : nil, to: &observed)
    }
    return BalanceBank.run(
      try BalanceBank.ledger(cases, chances: [100]), scenario, recorded: recorded,
      observed: observed)
  }

  /// A loan due after twelve months; of one in default 40 % come back over half a year, the rest is gone after a year.
  private static func add(
    _ amount: Int64, from start: Int32, defaultsAt age: Int?, to observed: inout ObservedLoans
  ) {
    for month in 0...(observed.lastMonth - start) {
      var sums = ObservedLoans.Sums()
      if month == 0 { sums.drawn = amount }
      if let age, month >= age {
        let late = Int64(month) - Int64(age)
        if late == 0 { sums.defaulted = amount }
        sums.nonPerforming =
          late < 12 ? amount * 6 / 10 + max(0, amount * 4 * (6 - late) / 60) : 0
      } else if month < 12 {
        sums.performing = amount
      }
      observed.months[
        .init(group: 0, month: start + month), default: ObservedLoans.Sums()
      ].add(sums)
    }
  }

  @Test("loans that live as it says lie within its band in every month")
  func right() throws {
    let backcast = try #require(BalanceBank.results(Self.run(Self.scenario())).backcast)
    let (balance, defaults) = (try #require(backcast.balance), try #require(backcast.defaults))
    #expect(abs(balance.estimate - 1) < 0.02, "\(balance)")
    #expect(abs(defaults.estimate - 1) < 0.08, "\(defaults)")
    #expect(backcast.isGood(balance) == true && backcast.isGood(defaults) == true)
    #expect(backcast.months.map(\.month) == Array(Self.january + 1...Self.january + 23))
    for month in backcast.months where month.month <= Self.january + 22 {
      let ratio = Double(month.projected.balance) / Double(month.actual.balance)
      #expect(abs(ratio - 1) < 0.08, "month \(month.month - Self.january): \(ratio)")
    }
    // Nothing is drawn after the last decision but by who is booked.
    #expect(backcast.months.dropFirst(12).allSatisfy { $0.projected.drawn == 0 })
  }

  @Test("half the take-up falls out of the band, and a gate on it fails")
  func wrong() throws {
    let backcast = try #require(
      BalanceBank.results(Self.run(Self.scenario(takeUp: 400))).backcast)
    let balance = try #require(backcast.balance)
    #expect(abs(balance.estimate - 0.5) < 0.01, "\(balance)")
    #expect(backcast.isGood(balance) == false && backcast.isGood(backcast.defaults) == false)
    var summary = Summary()
    summary.set(.backcastBalance, .number(balance))
    #expect(try !Gate(parsing: "backcast.balance >= 0.9").result(for: summary).isMet)
    #expect(try Gate(parsing: "backcast.balance <= 1.1").result(for: summary).isMet)
  }

  @Test("without a band, and of no ratio, nothing is good or bad")
  func unknown() throws {
    var scenario = Self.scenario()
    scenario.backcast = nil
    let backcast = try #require(BalanceBank.results(Self.run(scenario)).backcast)
    #expect(backcast.isGood(.one) == nil)
    let banded = try #require(BalanceBank.results(Self.run(Self.scenario())).backcast)
    #expect(banded.isGood(nil) == nil)
    // Both ends belong to the band.
    #expect(banded.isGood(BalanceBank.part(900)) == true)
    #expect(banded.isGood(BalanceBank.part(1_100)) == true)
    #expect(banded.isGood(BalanceBank.part(1_101)) == false)
  }
}
