import Contracts
import Numbers
import Testing

@Suite("Schedules of contracts made by chance") struct PropertyTests {
  private static let contracts = 3_000

  @Test("sums agree, balances telescope and never fall below nothing, the last one is nothing")
  func identities() throws {
    var seeded = SeededContracts(seed: 6)
    for _ in 0..<Self.contracts {
      let contract = try seeded.contract()
      let schedule = Schedule(contract)
      let instalments = schedule.instalments
      let isRevolving = contract.method == .revolving
      #expect(schedule.principal == (isRevolving ? schedule.drawn : contract.principal))
      #expect(instalments.map(\.number) == Array(1...instalments.count))
      #expect(instalments.last?.due == contract.maturity)
      #expect(instalments.last?.closing == 0)
      #expect(instalments.first?.opening == (isRevolving ? 0 : contract.principal))
      for (instalment, next) in zip(instalments, instalments.dropFirst()) {
        #expect(next.opening == instalment.closing)
        #expect(instalment.due < next.due)
      }
      for instalment in instalments {
        #expect(instalment.days > 0 && instalment.interest >= 0 && instalment.principal >= 0)
        #expect(instalment.closing >= 0 && instalment.closing <= contract.principal)
      }
    }
  }

  @Test("what the last instalment absorbs is no more than the fen that rounding left over")
  func absorbed() throws {
    var seeded = SeededContracts(seed: 7)
    var compared = 0
    for _ in 0..<Self.contracts {
      let contract = try seeded.contract()
      // By the day, fen that bear no interest are another difference; a small loan is over before its term.
      guard contract.accrual == .monthly, contract.principal > 1_000_000, contract.term <= 36
      else { continue }
      let schedule = Schedule(contract)
      guard let formula = schedule.formula, let last = schedule.instalments.last else { continue }
      let gap = (last.payment - formula.lastPayment).magnitude
      // A fen at most in each instalment, grown until the last: at 36 % over 36 months 2.9 times.
      #expect(gap <= contract.term * 3, "\(contract)")
      compared += 1
    }
    #expect(compared > 100)
  }

  @Test("equal to the slow twin's, instalment for instalment")
  func twin() throws {
    var seeded = SeededContracts(seed: 8)
    for _ in 0..<600 {
      let contract = try seeded.contract()
      let schedule = Schedule(contract)
      let twin = SlowSchedule(contract)
      #expect(schedule.instalments.map(\.due) == twin.dueDates, "\(contract)")
      #expect(schedule.instalments.map(\.closing) == twin.closings, "\(contract)")
      #expect(schedule.instalments.map(\.interest) == twin.interests, "\(contract)")
      #expect(schedule.instalments.map(\.payment) == twin.payments, "\(contract)")
    }
  }
}
