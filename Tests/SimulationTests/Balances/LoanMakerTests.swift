import Contracts
import LoanBook
import Numbers
import Semantics
import Testing

@testable import Simulation

/// Amounts are in fen: a line of 2,000 is 200,000.
@Suite("Loans of what cases are offered")
struct LoanMakerTests {
  /// Makes the loans of the candidate.
  private struct Desk {
    var scenario = BalanceBank.scenario()
    var cases: [CaseDraft]
    /// In thousandths.
    var chance: Int64 = 10
    var isSeen = false
    var recorded: RecordedDecisions?
    var observed: LoanMaker.Observed?

    func loans() throws -> [Loan?] {
      let ledger = try BalanceBank.ledger(cases, chances: [chance])
      let offers = BalanceBank.offers(ledger, scenario, recorded: recorded)
      let balances = try #require(scenario.balances)
      var maker = LoanMaker(
        ledger, scenario, balances, curves: try LoanCurves(balances, scenario),
        chances: cases.map { _ in chance * 1_000_000_000 }, isSeen: cases.map { _ in isSeen },
        observed: observed,
        judged: LoanMaker.Judged(
          lines: offers.live.lines, rates: offers.live.rates, terms: offers.live.terms),
        lastMonth: 2024 * 12)
      try maker.prepare(Set(offers.candidate.rates))
      return cases.indices.map { maker.loan($0, offers.candidate[$0], total: 0, group: 0) }
    }
  }

  private func draft(
    on date: String = "2024-01-20", live: CaseDraft.Side = .approve(2_000),
    _ candidate: CaseDraft.Side
  ) -> CaseDraft {
    CaseDraft(customer: 0, date: date, live: live, candidate: candidate, values: [])
  }

  // MARK: Take-up

  @Test("fewer lines are drawn at a higher rate, more at a lower one, at most all")
  func takeUp() throws {
    // 80 % × (1 − 0, 10, 20, 50 %) ÷ (1 − 20 %).
    let rates = [300, 400, 500, 800]
    var desk = Desk(cases: rates.map { draft(.approve(2_000, $0)) })
    #expect(
      try desk.loans().map { $0?.drawn }
        == [1_000_000_000_000, 900_000_000_000, 800_000_000_000, 500_000_000_000])
    desk.scenario.balances?.drawing.takeUp = BalanceBank.part(900)
    #expect(
      try desk.loans().map { $0?.drawn }
        == [1_000_000_000_000, 1_000_000_000_000, 900_000_000_000, 562_500_000_000])
  }

  @Test("a rate that churn does not reach to is refused, unless it holds beyond")
  func beyondChurn() throws {
    var desk = Desk(cases: [draft(.approve(2_000, 900))])
    #expect(throws: BalanceGap.rateBeyondChurn(BalanceBank.part(90))) { try desk.loans() }
    desk.scenario.balances?.drawing.isChurnHeldBeyond = true
    #expect(try desk.loans().map { $0?.drawn } == [500_000_000_000])
  }

  // MARK: Draw

  @Test("the first draw comes as late as the delay says, and takes its share of the line")
  func firstDraw() throws {
    var desk = Desk(cases: [
      draft(on: "2024-01-20", .approve(2_000)), draft(on: "2024-01-02", .approve(1_010)),
      draft(on: "2024-12-31", .approve(1_000)),
    ])
    desk.scenario.balances?.drawing.delayDays = 20
    desk.scenario.balances?.drawing.firstUse = BalanceBank.part(750)
    let loans = try desk.loans().compactMap(\.self)
    // 9 February, 22 January, 20 January of the year after.
    let starts: [Int32] = [24_289, 24_288, 24_300]
    #expect(loans.map(\.terms.start) == starts)
    let methods: [RepaymentMethod] = [.interestFirst, .interestFirst, .revolving]
    #expect(loans.map(\.terms.method) == methods)
    #expect(loans.map(\.amount) == [150_000, 75_750, 100_000])
    #expect(loans.allSatisfy { $0.terms.isRenewable && $0.terms.judgement == .modelled })
  }

  @Test("of referrals that end by people all or nothing is drawn, of others the scenario's share")
  func referrals() throws {
    let referred = draft(.refer(2_000, by: 1))
    var desk = Desk(cases: [referred, referred, referred, referred, draft(.decline(by: 0))])
    var recorded = RecordedDecisions(count: 5)
    // Approved by a person, declined by one, pending, settled by the system.
    recorded.systemOutcomes = [1, 1, 1, 0, 2]
    recorded.finalOutcomes = [0, 2, 1, 0, 2]
    desk.recorded = recorded
    // × 80 % take-up.
    #expect(
      try desk.loans().map { $0?.drawn }
        == [800_000_000_000, nil, 400_000_000_000, 400_000_000_000, nil])
    desk.scenario.referralShares = ["A2": BalanceBank.part(200)]
    #expect(
      try desk.loans().map { $0?.drawn }
        == [800_000_000_000, nil, 160_000_000_000, 160_000_000_000, nil])
  }

  // MARK: What was seen

  /// Booked 2,000 (1,000 for the candidate's lines up to that), and drawn in March 2024 with so much in use, in yuan.
  private func seen(_ lines: [Int], booked: [Int64], uses: [Int64]) -> Desk {
    var observed = ObservedLoans(count: lines.count, lastMonth: 30_000, switchMonth: 30_000)
    observed.firstMonths = uses.map { $0 < 0 ? ObservedLoans.never : 2024 * 12 + 2 }
    observed.firstUses = uses.map { max(0, $0) * 100 }
    return Desk(
      cases: lines.map { draft(.approve($0, 800)) }, isSeen: true,
      observed: LoanMaker.Observed(
        loans: observed,
        states: uses.map {
          ($0 < 0 ? LoanOutcomes.State.neverDrawn : LoanOutcomes.State.bad).rawValue
        }, booked: booked.map { $0 * 100 }))
  }

  @Test(
    "a loan that was drawn keeps its first use under its own line, within a cut one, and uses more of a raised one"
  )
  func observedUse() throws {
    let loans = try seen(
      [2_000, 1_800, 1_200, 8_000, 2_420, 2_000],
      booked: [2_000, 2_000, 2_000, 2_000, 2_000, 2_000],
      uses: [1_500, 1_500, 1_500, 1_500, 1_500, -1]
    ).loans()
    // × √(8,000 ÷ 2,000) and × √1.21; what was never drawn stays so.
    #expect(loans.map { $0?.amount } == [150_000, 150_000, 120_000, 300_000, 165_000, nil])
    // Drawn for certain, in the month in which it was, at any rate.
    #expect(loans.dropLast().allSatisfy { $0?.drawn == Loan.unit })
    #expect(loans.dropLast().allSatisfy { $0?.terms.start == 2024 * 12 + 2 })
  }

  @Test("of a line in use at will the scenario's use leads back to the first use that was seen")
  func observedRevolvingUse() throws {
    var desk = seen([1_000, 800, 1_000], booked: [1_000, 1_000, 1_000], uses: [900, 900, 300])
    // Half of it is in use at first: 1,800, 1,600 and 600.
    #expect(try desk.loans().map { $0?.amount } == [180_000, 160_000, 60_000])
    // A use that rises to 80 % must not pass the line: at most 1,000 ÷ 80 %.
    desk.scenario.balances?.drawing.use = BalanceBank.curve(byMonth: [(0, 500), (6, 800)])
    #expect(try desk.loans().map { $0?.amount } == [125_000, 100_000, 60_000])
  }

  @Test("no offer and no stress changes an outcome that was seen")
  func observedOutcome() throws {
    var desk = seen([8_000], booked: [2_000], uses: [1_500])
    desk.chance = 1_000
    desk.scenario.riskAnswers = Scenario.RiskAnswers(
      stress: BalanceBank.part(500), line: .one, rate: .one, term: .one)
    let loan = try #require(try desk.loans().compactMap(\.self).first)
    #expect(loan.chance == Loan.unit && loan.terms.judgement == .observed)
  }

  // MARK: Risk

  @Test("a modelled chance answers to line, rate and term against the offer that was judged")
  func answers() throws {
    let judged = CaseDraft.Side.approve(2_000, 500, 12)
    var desk = Desk(cases: [
      draft(live: judged, judged), draft(live: judged, .approve(8_000)),
      draft(live: judged, .approve(2_000, 600)), draft(live: judged, .approve(2_000, 500, 24)),
      draft(live: judged, .approve(8_000, 600, 24)), draft(live: .decline(by: 0), .approve(8_000)),
    ])
    desk.scenario.riskAnswers = Scenario.RiskAnswers(
      stress: BalanceBank.part(1_500), line: BalanceBank.part(500), rate: .one, term: .one)
    // 1 % × 1.5 × √4 × 1.2 × 2; a case that nobody offered anything is stressed alone.
    let thousandths: [Int64] = [15, 30, 18, 30, 72, 15]
    #expect(try desk.loans().map { $0?.chance } == thousandths.map { $0 * 1_000_000_000 })
    desk.chance = 900
    #expect(try desk.loans().allSatisfy { $0?.chance == Loan.unit })
    desk.scenario.riskAnswers = nil
    #expect(try desk.loans().allSatisfy { $0?.chance == 900_000_000_000 })
  }
}
