import Engine
import Numbers
import Semantics
import Simulation
import Testing

@Suite("Risk of both versions, worked out by hand on twenty applications")
struct RiskFiguresTests {
  private let bank: RiskBank
  private let figures: RiskFigures

  init() throws {
    bank = try RiskBank(RiskBank.twenty)
    figures = try bank.risk().figures
  }

  @Test("observed are recorded, drawn and mature, whatever the cell")
  func observed() throws {
    let observed = try #require(figures.observed.found)
    // Group, cases, observed, bad.
    let expected: [(ObservedRisk.Group, Int, Int, Int)] = [
      (.all, 20, 13, 3), (.live, 14, 11, 2), (.candidate, 14, 9, 2), (.bothIn, 10, 8, 1),
      (.swapIn, 4, 1, 1), (.swapOut, 4, 3, 1), (.bothOut, 2, 1, 0),
    ]
    for (group, cases, loans, bad) in expected {
      let rate = observed[group]
      #expect((rate.cases, rate.observed, rate.bad) == (cases, loans, bad), "\(group)")
    }
    // 3 of 13: each observed loan is of 80,000, and 40,000 were left when it went bad.
    #expect(observed[.all].rate?.description == "0.230769230769")
    #expect(observed[.all].rateByAmount?.description == "0.115384615385")
    let plain = try #require(WilsonInterval(successes: 3, of: 13))
    let own = try #require(observed[.all].interval)
    #expect(abs(value(own.low) - value(plain.low)) < 1e-11)
    #expect(abs(value(own.high) - value(plain.high)) < 1e-11)
  }

  @Test("the reference model is held against the observed loans of each group")
  func predicted() throws {
    typealias Case = RiskBank.Case
    let cases = [
      Case(live: .approve, candidate: .approve, state: .bad, score: 500, chance: 300),
      Case(live: .approve, candidate: .approve, state: .good, score: 500, chance: 100),
      // Nobody saw it, and nobody scored the next one.
      Case(live: .approve, candidate: .approve, state: .immature, score: 500, chance: 900),
      Case(live: .approve, candidate: .decline, state: .good),
      Case(live: .decline, candidate: .approve, state: .bad, score: 600, chance: 50),
    ]
    let told = try #require(try RiskBank(cases).risk().figures.observed.found?.predicted)
    // In the order all, live, candidate, both in, swap-in, swap-out, both out: 450 ÷ 3, 400 ÷ 2, 450 ÷ 3, 400 ÷ 2, 50.
    #expect(
      told.map { $0?.description } == ["0.15", "0.2", "0.15", "0.2", "0.05", nil, nil])
    let plain = try RiskBank(cases, hasReference: false).risk().figures.observed.found
    #expect(plain?.rates.first?.observed == 4)
    #expect(plain?.predicted == nil)
  }

  @Test("expected loss takes the outcome, else the reference model, at each version's own line")
  func losses() throws {
    let losses = try #require(figures.losses.found)
    // Live: two bad of 100,000; 2 × 10 % and 20 % of 100,000: 240,000 × 60 % × 80 %.
    #expect(losses.live.amount?.description == "115200")
    // 115,200 ÷ 1,400,000.
    #expect(losses.live.rate?.description == "0.082285714286")
    // Both in: a bad one of 120,000, 2 × 12,000; swapped in: 2 × 15,000, 5,000 and a bad one of 50,000.
    #expect(losses.candidate.amount?.description == "109920")
    #expect(losses.candidate.rate?.description == "0.075806896552")
    #expect(losses.bothIn.amount?.description == "69120")
    #expect(losses.swapIn.amount?.description == "40800")
    #expect(losses.swapOut.amount?.description == "57600")
    #expect(losses.candidate.casesByBasis == [9, 5, 0])
  }

  @Test("after referral a referral counts with the scenario's share of 30 %")
  func afterReferral() throws {
    let losses = try #require(figures.losses.found)
    // Live refers a case of 100,000 and 5 %: 115,200 + 0.3 × 2,400.
    #expect(losses.liveAfterReferral?.amount.description == "115920")
    #expect(losses.liveAfterReferral?.cases.description == "14.3")
    // The candidate refers a bad one of 120,000: 109,920 + 0.3 × 57,600.
    #expect(losses.candidateAfterReferral?.amount.description == "127200")
    #expect(losses.candidateAfterReferral?.line.description == "1486000")
  }

  @Test("break-evens: as much loss as live, and the hurdle")
  func breakEven() throws {
    // (240 ÷ 1400 × 1,450,000 − 144,000) ÷ 250,000.
    guard case .rate(let loss) = figures.breakEvenLoss else {
      Issue.record("no rate: \(figures.breakEvenLoss)")
      return
    }
    #expect(abs(value(loss) - 0.418285714286) < 1e-11)
    // Weighted rate 5.6 %: (5.6 − 1.85 − 0.8 − 1.0093125) ÷ 60.
    #expect(figures.breakEvenHurdle == .rate(try #require(Number(32_344_791_667, decimals: 12))))
  }

  @Test("a break-even that is not needed, not reachable, or of nobody")
  func noBreakEven() throws {
    func breakEven(
      live: LoanOutcomes.State, both: LoanOutcomes.State, rate: Int = 60_000
    ) throws -> RiskFigures {
      try RiskBank([
        .init(live: .approve, candidate: .decline, state: live),
        .init(live: .approve, candidate: .approve, state: both),
        .init(live: .decline, candidate: .approve, rate: rate, chance: 500),
      ]).risk(RiskBank.scenario(minimumSupport: 1)).figures
    }
    // Live loses all of it, the candidate's other half nothing: 240 of 240 swapped in may go bad, and it is met just so.
    #expect(try breakEven(live: .bad, both: .bad).breakEvenLoss == .rate(.one))
    #expect(try breakEven(live: .good, both: .bad).breakEvenLoss == .rate(.zero))
    #expect(try breakEven(live: .good, both: .good).breakEvenLoss == .rate(.zero))
    let costly = try breakEven(live: .good, both: .good, rate: 20_000)
    #expect(costly.breakEvenHurdle == .notReachable)
    #expect(try breakEven(live: .good, both: .good, rate: 990_000).breakEvenHurdle == .noneNeeded)
    var alone = RiskBank.twenty
    for index in alone.indices { alone[index].candidate = alone[index].live }
    let same = try RiskBank(alone).risk().figures
    #expect(same.breakEvenLoss == .unavailable(.noCases))
    #expect(same.breakEvenHurdle == .unavailable(.noCases))
  }

  @Test("DOMAIN's worked price just covers its chance of default of 1.5 %")
  func workedExample() throws {
    // 4.559 % in whole millionths: 45,593 of 45,593.125.
    let bank = try RiskBank([.init(live: .decline, candidate: .approve, rate: 45_593, chance: 15)])
    guard case .rate(let rate) = try bank.risk().figures.breakEvenHurdle else {
      Issue.record("no rate")
      return
    }
    #expect(abs(value(rate) - 0.015) < 0.000_000_3)
  }

  @Test("a return of a year is held against a chance of a year only")
  func anotherPeriod() throws {
    let bank = try RiskBank([.init(live: .decline, candidate: .approve, rate: 45_593, chance: 15)])
    var scenario = try RiskBank.scenario()
    scenario.bad = .pastDue(days: 90, months: 24)
    let figures = try bank.risk(scenario).figures
    #expect(figures.breakEvenHurdle == .unavailable(.notWithinAYear))
  }

  @Test("calibration compares the mean chance with what was observed")
  func calibration() throws {
    // Everyone's own chance is 10 %: one band of 13 loans, 3 bad.
    let own = try #require(figures.calibrations[0].found)
    #expect(own.bands.count == 1)
    #expect((own.total.loans, own.total.bad) == (13, 3))
    #expect(own.total.predicted.description == "0.1")
    #expect(own.total.observed.description == "0.230769230769")
    #expect(own.total.isMet)
    // No observed case has a chance by the reference model.
    #expect(figures.calibrations[2].gap == .noEvidence(observed: 0, minimum: 1))
  }

  @Test("KS, AUC and PSI")
  func scores() throws {
    let reference = try #require(figures.qualities[2].figures.found)
    // Bad at 500, 500, 600; good four at 500, six at 600: 2 × 8 + 3 of 30 pairs.
    #expect(reference.auc.description == "0.633333333333")
    #expect(reference.ks.description == "0.266666666667")
    #expect(try #require(figures.qualities[0].figures.found).auc.description == "0.5")
    // Live approves five at 500 and nine at 600, the candidate seven and seven: (ln 1.4 + ln 9/7) ÷ 7.
    let shift = try #require(figures.shifts[0].figures.found)
    #expect(abs(value(shift.value) - 0.083969523557) < 2e-12)
    #expect(figures.shifts.map(\.subject) == [.score, .line, .segment("side")])
  }

  @Test("what is not there is told, not 0")
  func gaps() throws {
    let blind = try bank.risk(outcomes: .some(nil)).figures
    #expect(blind.observed.gap == .noOutcomes)
    #expect(blind.losses.gap == .noOutcomes)
    #expect(blind.calibrations[0].gap == .noOutcomes)
    let bare = try RiskBank(RiskBank.twenty, hasReference: false).risk().figures
    #expect(bare.calibrations[2].gap == .noReferenceModel)
    #expect(bare.qualities[2].figures.gap == .noReferenceModel)
    // Without a model the rate of all observed stands in for seven cases' chances.
    #expect(try #require(bare.losses.found).live.casesByBasis == [11, 0, 3])
    let strict = try bank.risk(RiskBank.scenario(minimumSupport: 14)).figures
    #expect(
      strict.swapIns.rows.allSatisfy {
        $0.figures.gap == .noEvidence(observed: 13, minimum: 14)
      })
  }

  @Test("a version against itself differs in nothing, and mirrored versions mirror")
  func mirror() throws {
    var mirrored = bank
    (mirrored.ledger.live, mirrored.ledger.candidate) = (bank.ledger.candidate, bank.ledger.live)
    let other = try #require(try mirrored.risk().figures.losses.found)
    let losses = try #require(figures.losses.found)
    #expect(other.live == losses.candidate)
    #expect(other.candidate == losses.live)
    var same = bank
    same.ledger.candidate = bank.ledger.live
    let none = try same.risk().figures
    let equal = try #require(none.losses.found)
    #expect(equal.live == equal.candidate)
    #expect(none.swapIns.count == 0)
    #expect(none.swapIns.rows.allSatisfy { $0.figures.gap == .noCases })
    #expect(none.shifts.allSatisfy { $0.figures.found?.value == .zero })
  }

  @Test("halves before and after a day are what each would be alone")
  func tuned() throws {
    var cases = RiskBank.twenty
    for index in cases.indices { cases[index].date = (2024, index < 13 ? 3 : 4) }
    let day = try #require(CalendarDate(year: 2024, month: 3, day: 15))
    let bank = try RiskBank(cases)
    let halves = try #require(
      try TunedRisk(
        bank.ledger, recorded: nil, outcomes: bank.outcomes, scenario: RiskBank.scenario(),
        until: day))
    #expect((halves.before.cases, halves.after.cases) == (13, 7))
    let before = try RiskBank(Array(cases[..<13])).risk().figures
    let after = try RiskBank(Array(cases[13...])).risk().figures
    #expect(halves.before.losses == before.losses)
    #expect(halves.before.swapIns.rows == before.swapIns.rows)
    #expect(halves.after.losses == after.losses)
    #expect(halves.after.swapIns.rows == after.swapIns.rows)
    #expect(halves.after.breakEvenHurdle == after.breakEvenHurdle)
  }

  private func value(_ number: Number) -> Double { Double(number.units) / 1e12 }
}
