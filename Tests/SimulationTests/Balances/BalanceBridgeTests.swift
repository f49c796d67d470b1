import Numbers
import Semantics
import Testing

@testable import Simulation

@Suite("From the live balance to the candidate's")
struct BalanceBridgeTests {
  private func step(
    _ step: BalanceBridge.Step, _ bridge: BalanceBridge
  ) throws -> BalanceBridge.Amounts {
    try #require(bridge.steps.first { $0.step == step }?.amounts)
  }

  @Test("each step is what one of six cases does")
  func handWorked() throws {
    let same = CaseDraft.Side.approve(1_500)
    func draft(_ place: Int, _ date: String, _ live: CaseDraft.Side, _ candidate: CaseDraft.Side)
      -> CaseDraft
    { CaseDraft(customer: place, date: date, live: live, candidate: candidate, values: []) }
    let cases = [
      // Repaid in January of the next year where it runs for a year.
      draft(0, "2024-01-05", .approve(1_500, 500, 12), .approve(1_500, 500, 24)),
      // Half of such referrals end well.
      draft(1, "2024-06-05", .refer(2_000, by: 1), .approve(2_000)),
      draft(2, "2024-06-06", .approve(1_250), .decline(by: 0)),
      draft(3, "2024-07-01", .approve(2_000), .approve(3_000)),
      // 80 % of lines are drawn at 5 %, 50 % at 8 %.
      draft(4, "2024-08-01", .approve(2_000), .approve(2_000, 800)),
      draft(5, "2025-01-10", same, same),
      // A referral that the candidate keeps, and one that it makes of an approval.
      draft(6, "2025-01-11", .refer(2_500, by: 1), .refer(2_500, by: 1)),
      draft(7, "2025-01-12", .approve(4_000), .refer(4_000, by: 1)),
    ]
    let run = BalanceBank.run(
      try BalanceBank.ledger(cases, chances: [0]), BalanceBank.scenario())
    let bridge = try BalanceBank.results(run).bridge
    #expect(bridge.steps.map(\.step) == BalanceBridge.Step.allCases)
    let balances = bridge.steps.map(\.amounts.balance)
    // In January 2025: nothing, 800, 1,000, 1,600, 1,600, 1,200, 1,000 and 3,200 of the live version; half of the last
    // is swapped out.
    let expected = [10_400, 800, -1_000 - 1_600, 800, -600, 1_200, 10_000]
    for (own, expected) in zip(balances, expected) { #expect(own.isNear(Number(expected))) }
    // Eleven months of 2024 and the January after: 12 × 1,200 of the first case are 11 months live, 12 for the candidate.
    #expect(try step(.term, bridge).averageBalance.isNear(Number(100)))
    // A year of 5 % on 800; of 8 % on 1,000 instead of 5 % on 1,600 nothing is left over; a second year of 5 % on 1,200.
    #expect(try step(.swapIn, bridge).interest.isNear(Number(40)))
    #expect(try step(.rate, bridge).interest.isNear(.zero))
    #expect(try step(.term, bridge).interest.isNear(Number(60)))
    #expect(bridge.steps.allSatisfy { $0.amounts.loss.isZero })
  }

  @Test(
    "steps add up to the candidate, also where all loans share a guarantor's pool",
    arguments: [8, 9, 10] as [UInt64])
  func adds(seed: UInt64) throws {
    var scenario = BalanceBank.scenario()
    scenario.riskAnswers = Scenario.RiskAnswers(
      stress: .one, line: BalanceBank.part(300), rate: BalanceBank.part(500), term: .zero)
    scenario.guarantee = Scenario.Guarantee(
      share: BalanceBank.part(800), pool: Number(8_000), paidMonths: 2, fee: .zero)
    let cases = BalanceBank.drawn(400, seed: seed)
    let run = BalanceBank.run(
      try BalanceBank.ledger(cases, chances: [10, 40, 160], fields: BalanceBank.fields), scenario)
    let results = try BalanceBank.results(run)
    #expect(results.balances.returns.life.live.guarantorPaid.isNear(Number(8_000)))
    let steps = results.bridge.steps
    for figure in [
      \BalanceBridge.Amounts.balance, \.averageBalance, \.interest, \.loss,
    ] {
      let parts = steps.dropLast().map { $0.amounts[keyPath: figure] }
      let sum = parts.reduce(Number.zero) { $0.adding($1) ?? $0 }
      #expect(sum.isNear(steps[6].amounts[keyPath: figure], within: 1_000))
      // All loans are drawn within a year of the end, so that terms change no balance.
      #expect(parts.filter { !$0.isZero }.count >= 4)
    }
    // And to what the versions' own books say.
    #expect(steps[0].amounts.loss.isNear(results.balances.returns.life.live.loss, within: 1_000))
    #expect(
      steps[6].amounts.loss.isNear(results.balances.returns.life.candidate.loss, within: 1_000))
  }
}
