import Diagnostics
import Engine
import Numbers
import RunRecord
import Semantics
import Syntax
import Testing

@testable import Simulation

@Suite("monitoring") struct MonitoringTests {
  private static func number(_ text: String) throws -> Number { try Number(parsing: text) }

  /// So many decisions of each outcome, all of one quarter.
  private func decisions(
    _ approved: Int, _ referred: Int, _ declined: Int,
    _ change: (Int, inout MonitoredDecisions.Decision) -> Void = { _, _ in }
  ) -> MonitoredDecisions {
    var decisions = MonitoredDecisions()
    let outcomes =
      [Outcome](repeating: .approve, count: approved)
      + [Outcome](repeating: .refer, count: referred)
      + [Outcome](repeating: .decline, count: declined)
    for (index, outcome) in outcomes.enumerated() {
      var decision = MonitoredDecisions.Decision(
        outcome: outcome, quarter: 2025 * 12 + 3, line: nil, rate: nil, fired: [], undecided: [])
      change(index, &decision)
      decisions.decisions.append(decision)
    }
    return decisions
  }

  private func figure(
    _ kind: MonitoredFigure.Kind, _ subject: String? = nil, of decisions: MonitoredDecisions,
    _ evidence: MonitoringEvidence, _ plan: MonitoringPlan = MonitoringPlan(),
    hasLoans: Bool = false
  ) throws -> MonitoredFigure {
    try #require(
      Monitoring(decisions, evidence: evidence, plan: plan, hasLoans: hasLoans).figures.first {
        $0.kind == kind && $0.subject == subject
      })
  }

  @Test("a share beyond its limits is a breach where chance does not explain it")
  func shares() throws {
    var evidence = MonitoringEvidence()
    evidence.passRate = try Self.number("0.5")
    // statsmodels 0.14: proportion_confint(40, 100, method="wilson") = (0.309401, 0.497997)
    let breach = try figure(.passRate, of: decisions(40, 60, 0), evidence)
    #expect(breach.family == .approval)
    #expect(breach.value == (try Self.number("0.4")))
    #expect(
      breach.limits == (try Self.number("0.45"))...(try Self.number("0.55")))
    #expect(
      breach.interval?.upperBound.rounded(.halfEven, toDecimals: 6)?.description == "0.497997")
    #expect(breach.state == .breach)
    // 45 of 100 lies on the limit; 44 is beyond it, but its interval, up to 0.5377, holds 0.5.
    #expect(try figure(.passRate, of: decisions(45, 55, 0), evidence).state == .met)
    #expect(try figure(.passRate, of: decisions(44, 56, 0), evidence).state == .chance)
    #expect(try figure(.passRate, of: decisions(0, 99, 0), evidence).state == .tooFew)
    #expect(try figure(.referRate, of: decisions(40, 60, 0), evidence).state == .noEvidence)
    #expect(try figure(.passRate, of: decisions(70, 30, 0), evidence).state == .breach)
  }

  @Test("hits and undecided of a rule stand in the family of its section")
  func rules() throws {
    var evidence = MonitoringEvidence()
    evidence.applications = 1_000
    evidence.rules = [
      .init(code: "F01", title: "Listed", section: .fraud, fired: 20, undecided: 0),
      .init(code: "A01", title: "Level", section: .admission, fired: 100, undecided: 50),
    ]
    let logged = decisions(0, 100, 100) { index, decision in
      if index < 50 { decision.fired = ["F01", "F01"] }
      if index >= 190 { decision.undecided = ["A01"] }
    }
    let fraud = try figure(.hitRate, "F01", of: logged, evidence)
    #expect(fraud.family == .antiFraud)
    #expect(fraud.value == (try Self.number("0.25")))
    #expect(fraud.evidence == (try Self.number("0.02")))
    #expect(fraud.limits == Number.zero...(try Self.number("0.07")))
    #expect(fraud.state == .breach)
    // No hit at all among 200, where one in ten was to be expected: below 5 %, and beyond chance.
    #expect(try figure(.hitRate, "A01", of: logged, evidence).state == .breach)
    let open = try figure(.undecidedRate, "A01", of: logged, evidence)
    #expect(open.value == (try Self.number("0.05")))
    #expect(open.limits == Number.zero...(try Self.number("0.07")))
    #expect(open.state == .met)
    let all = Monitoring(logged, evidence: evidence, plan: MonitoringPlan(), hasLoans: false)
    #expect(!all.figures.contains { $0.kind == .undecidedRate && $0.subject == "F01" })
  }

  @Test("the line per approval and the rate weighted by it")
  func grants() throws {
    var evidence = MonitoringEvidence()
    evidence.linePerApproval = Number(1_000)
    evidence.weightedRate = try Self.number("0.04")
    var plan = MonitoringPlan()
    plan.leastDecisions = 4
    // Lines of 1,000 and 3,000 at 4 % and 5 %: the mean is 2,000, the rate (40 + 150) ÷ 4,000 = 4.75 %.
    let logged = decisions(4, 2, 0) { index, decision in
      decision.line = index % 2 == 0 ? 100_000 : 300_000
      decision.rate = index % 2 == 0 ? 40_000_000_000 : 50_000_000_000
    }
    let line = try figure(.linePerApproval, of: logged, evidence, plan)
    #expect(line.count == 4)
    #expect(line.value == Number(2_000))
    #expect(line.limits == Number(900)...Number(1_100))
    // 2,000 ± 1.959964 · √(4,000,000 ÷ 3 ÷ 4) = 2,000 ± 1131.59: the evidence is within it.
    #expect(line.interval?.lowerBound.description == "868.41")
    #expect(line.interval?.upperBound.description == "3131.59")
    #expect(line.state == .chance)
    let rate = try figure(.weightedRate, of: logged, evidence, plan)
    #expect(rate.value == (try Self.number("0.0475")))
    #expect(rate.family == .riskEvaluation)
    #expect(rate.state == .breach)
  }

  @Test("the mix of a field against the evidence's")
  func stability() throws {
    var evidence = MonitoringEvidence()
    evidence.fields = [.init(field: "level", counts: ["A": 50, "B": 50])]
    var logged = decisions(100, 0, 0)
    logged.mixes = ["level": ["A": 80, "B": 20]]
    // (0.8 − 0.5)·ln 1.6 + (0.2 − 0.5)·ln 0.4 = 0.3·ln 4 = 0.415888308336
    let shifted = try figure(.stability, "level", of: logged, evidence)
    #expect(shifted.value?.rounded(.halfEven, toDecimals: 9)?.description == "0.415888308")
    #expect(shifted.state == .breach)
    logged.mixes = ["level": ["A": 60, "B": 40]]
    #expect(try figure(.stability, "level", of: logged, evidence).state == .met)
    logged.mixes = ["level": ["A": 60]]
    #expect(try figure(.stability, "level", of: logged, evidence).state == .tooFew)
    logged.mixes = [:]
    #expect(try figure(.stability, "level", of: logged, evidence).value == nil)
  }

  /// Two bands with an edge, as a run records them.
  private func spread(
    _ figure: RunRecord.Distribution.Figure, _ edge: String, _ counts: [Int], absent: Int = 0
  ) throws -> FigureSpread {
    try #require(
      FigureSpread(
        RunRecord.Distribution(
          .candidate, figure, edges: [try Self.number(edge)], counts: counts, absent: absent)))
  }

  @Test("the version's own score, line and rate in the bands of the evidence")
  func spreads() throws {
    var evidence = MonitoringEvidence()
    evidence.spreads = [
      try spread(.score, "0.02", [45, 45], absent: 10), try spread(.line, "1000", [50, 50]),
      try spread(.rate, "0.04", [50, 50]),
    ]
    let logged = decisions(100, 20, 0) { index, decision in
      // A value on the edge is of the band below. The last twenty are not decided again.
      decision.score =
        index < 40
        ? .of(20_000_000_000)
        : index < 80 ? .of(20_000_000_001) : index < 100 ? .missing : .notReplayed
      decision.line = index < 60 ? 100_000 : 100_001
      decision.rate = index < 80 ? 40_000_000_000 : 40_000_000_001
      // What is proposed on a referral is granted to nobody.
      if decision.outcome == .refer { (decision.line, decision.rate) = (1, 1) }
    }
    // 45, 45 and 10 of 100 became 40, 40 and 20: 2 · (−0.05)·ln(0.40 ÷ 0.45) + 0.1·ln 2 = 0.1·ln 2.25
    let score = try figure(.stability, "own score", of: logged, evidence)
    #expect(score.family == .riskEvaluation)
    #expect(score.count == 100)
    #expect(score.value?.rounded(.halfEven, toDecimals: 9)?.description == "0.081093022")
    #expect(score.state == .met)
    // Halves became 60 and 40: 0.1·ln 1.2 − 0.1·ln 0.8 = 0.1·ln 1.5
    let line = try figure(.stability, "offered line", of: logged, evidence)
    #expect(line.family == .approval)
    #expect(line.value?.rounded(.halfEven, toDecimals: 9)?.description == "0.040546511")
    // Halves became 80 and 20: 0.3·ln 4
    let rate = try figure(.stability, "offered rate", of: logged, evidence)
    #expect(rate.family == .riskEvaluation)
    #expect(rate.value?.rounded(.halfEven, toDecimals: 9)?.description == "0.415888308")
    #expect(rate.state == .breach)
  }

  @Test("where evidence or log tells no score, that is said with its reason, and is no breach")
  func noScore() throws {
    var evidence = MonitoringEvidence()
    let none = RunRecord.Reason("no_own_risk", Phrase("none is stated", "未给出"))
    evidence.spreads = [
      try #require(
        FigureSpread(RunRecord.Distribution(.candidate, .score, unavailable: none)))
    ]
    let missing = try figure(.stability, "own score", of: decisions(100, 0, 0), evidence)
    #expect(missing.state == .noEvidence)
    #expect(missing.gap == none)
    evidence.spreads = [try spread(.score, "0.02", [50, 50])]
    var logged = decisions(100, 0, 0)
    let gap = RunRecord.Reason("rules_not_given", Phrase("no rules", "未提供规则"))
    logged.scoreGap = gap
    let unknown = try figure(.stability, "own score", of: logged, evidence)
    #expect(unknown.state == .unavailable)
    #expect(unknown.gap == gap)
    #expect(unknown.value == nil)
  }

  @Test("bands that no run writes are none")
  func impossibleBands() throws {
    func isRead(_ change: (inout RunRecord.Distribution) -> Void) throws -> Bool {
      var recorded = RunRecord.Distribution(
        .live, .line, edges: [try Self.number("1.5"), try Self.number("2")], counts: [1, 2, 3],
        absent: 0)
      change(&recorded)
      return FigureSpread(recorded) != nil
    }
    #expect(try isRead { _ in })
    #expect(try !isRead { $0.edges = ["2", "1.5"] })
    #expect(try !isRead { $0.edges = ["1.5", "1.5"] })
    #expect(try !isRead { $0.edges = ["1.5", "much"] })
    #expect(try !isRead { $0.counts = [1, 2] })
    #expect(try !isRead { $0.counts = [1, -2, 3] })
    #expect(try !isRead { $0.absent = -1 })
  }

  @Test("a run records deciles with exact counts, equal values together")
  func recorded() throws {
    var cases = VersionCases(try ReplayBook.program())
    // Twenty approvals with lines of 1,000 to 20,000 yuan, and two referrals that count for none.
    let lines = (1...20).map { Int64($0) * 100_000 }
    cases.outcomes =
      [UInt8](repeating: Outcome.approve.rawValue, count: 20) + [
        Outcome.refer.rawValue, Outcome.refer.rawValue,
      ]
    cases.lines = lines + [5_000_000, 0]
    let spread = cases.distribution(.candidate, .line)
    #expect(spread.edges == stride(from: 2, to: 20, by: 2).map { "\($0 * 1_000)" })
    #expect(spread.counts == [Int](repeating: 2, count: 10))
    #expect(spread.absent == 0)
    // Nine tenths have one score: it is one band; two are not known.
    cases.ownRisk =
      [Int64](repeating: 20_000_000_000, count: 18) + [90_000_000_000, 90_000_000_000, -1, -1]
    let score = cases.distribution(.candidate, .score)
    #expect(score.edges == ["0.02"])
    #expect(score.counts == [18, 2])
    #expect(score.absent == 2)
    let rate = cases.distribution(.candidate, .rate)
    #expect(rate.counts == [])
    #expect(rate.unavailable?.id == "no_rates")
    #expect(rate.unavailable?.words == "the book has no output 'rate'")
  }

  @Test("a bad rate by quarter against the upper end of the backtest's interval")
  func vintages() throws {
    var evidence = MonitoringEvidence()
    evidence.badRate = try Self.number("0.02")
    evidence.badRateInterval = (try Self.number("0.01"))...(try Self.number("0.03"))
    func rate(_ bad: Int, _ good: Int) throws -> MonitoredFigure {
      let logged = decisions(bad + good + 5, 7, 0) { index, decision in
        decision.loan = index < bad ? .bad : index < bad + good ? .good : .immature
        // What people approved of referrals is no approval of the version.
        if decision.outcome == .refer { decision.loan = .bad }
      }
      return try figure(.badRate, "2025-Q2", of: logged, evidence, hasLoans: true)
    }
    let bad = try rate(8, 92)
    #expect(bad.count == 100)
    #expect(bad.value == (try Self.number("0.08")))
    #expect(bad.limits == Number.zero...(try Self.number("0.03")))
    #expect(bad.state == .breach)
    #expect(try rate(3, 97).state == .met)
    // 2 of 40 are 5 %, but from 1.38 % on.
    #expect(try rate(2, 38).state == .chance)
    #expect(try rate(2, 27).state == .tooFew)
    #expect(try rate(0, 100).state == .met)
  }

  @Test("loans by month are judged as the scenario says")
  func loans() throws {
    func state(_ days: [Int], drawn: Int64 = 100, last: String) throws -> MonitoredDecisions.Loan {
      let first = try #require(CalendarDate(parsing: "2025-01-31"))
      var scenario = MonitoringTests.scenario
      scenario.indeterminateDays = 30
      let end = try #require(CalendarDate(parsing: last))
      let judge = try #require(LoanStates(scenario, lastMonth: end))
      return judge.state(
        of: days.enumerated().map { index, days in
          LoanStates.Month(
            end: first.adding(months: index)?.endOfMonth ?? first, drawn: index == 0 ? drawn : 0,
            balance: 100, daysPastDue: days)
        })
    }
    #expect(try state([0, 0, 95], last: "2026-04-30") == .bad)
    #expect(try state([0, 0, 95], last: "2026-03-31") == .immature)
    #expect(try state([0, 45, 0], last: "2026-04-30") == .indeterminate)
    #expect(try state([0, 29, 0], last: "2026-04-30") == .good)
    #expect(try state([0, 0], drawn: 0, last: "2026-04-30") == MonitoredDecisions.Loan.none)
  }

  private static let scenario = Scenario(
    name: "base", bad: .pastDue(days: 90, months: 12), maturityMonths: 15,
    lossGivenDefault: .one, exposureOfLine: .one, fundingRate: .zero, operatingRate: .zero,
    riskWeight: .one, capitalRatio: .one, hurdle: .zero, incomeTax: .zero, referralShare: .zero,
    parcellingFactors: [], minimumSupport: 30, requiredMatchRate: .one)
}
