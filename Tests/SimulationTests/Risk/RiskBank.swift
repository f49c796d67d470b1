import Engine
import Numbers
import Semantics
import Simulation

/// Ledgers written out by hand, or drawn, for questions of risk.
struct RiskBank {
  /// One application; amounts in yuan.
  struct Case {
    var live: Outcome
    var candidate: Outcome
    var line = 100_000
    var candidateLine = 120_000
    /// In millionths, of the candidate.
    var rate = 60_000
    var state = LoanOutcomes.State.neverBooked
    /// In points.
    var score: Int?
    /// In thousandths.
    var chance: Int?
    var date: (year: Int, month: Int) = (2024, 1)
    var customer: Int?
  }

  var ledger: CaseLedger
  var outcomes: LoanOutcomes

  init(_ cases: [Case], hasReference: Bool = true) throws {
    let program = try ReplayBook.program(minimum: 18)
    func version(_ outcome: (Case) -> Outcome, _ line: (Case) -> Int) -> VersionCases {
      var version = VersionCases(program)
      version.outcomes = cases.map { outcome($0).rawValue }
      version.lines = cases.map { outcome($0) == .decline ? 0 : Int64(line($0) * 100) }
      version.rates = cases.map { outcome($0) == .decline ? -1 : Int32($0.rate) }
      version.reasons = cases.map { _ in VersionCases.noRule }
      version.ownRisk = cases.map { _ in 100_000_000_000 }
      return version
    }
    let customers = cases.indices.map { Int32(cases[$0].customer ?? $0) }
    ledger = CaseLedger(
      places: cases.indices.map { Int32($0) },
      dates: cases.map {
        CalendarDate(year: $0.date.year, month: $0.date.month, day: 15)?.packed ?? 0
      },
      customers: customers, customerCount: cases.count, keys: [],
      live: version({ $0.live }, { $0.line }),
      candidate: version({ $0.candidate }, { $0.candidateLine }),
      segments: [
        CaseLedger.Segment(
          field: "side", values: ["even", "odd"], codes: cases.indices.map { UInt16($0 % 2) })
      ])
    if hasReference {
      ledger.reference = ReferenceCases(
        scores: cases.map { $0.score.map { Int64($0 * 1_000) } ?? ReferenceCases.missing },
        probabilities: cases.map { $0.chance.map { Int64($0) * 1_000_000_000 } ?? -1 })
    }
    outcomes = LoanOutcomes(count: cases.count)
    for (row, own) in cases.enumerated() {
      outcomes.states[row] = own.state.rawValue
      guard own.state.rawValue >= LoanOutcomes.State.indeterminate.rawValue else { continue }
      outcomes.exposures[row] = 8_000_000
      if own.state == .bad { outcomes.badAmounts[row] = 4_000_000 }
    }
  }

  /// Loss given default 60 %, exposure 80 % of the line, the return's figures of DOMAIN §9.3.
  static func scenario(minimumSupport: Int = 2, factors: [Int] = [2, 4]) throws -> Scenario {
    func share(_ thousandths: Int128) -> Number { Number(thousandths * 100, decimals: 5) ?? .zero }
    return Scenario(
      name: "hand", bad: .pastDue(days: 90, months: 12), maturityMonths: 15,
      lossGivenDefault: share(600), exposureOfLine: share(800),
      fundingRate: Number(185, decimals: 4) ?? .zero, operatingRate: share(8),
      riskWeight: share(750), capitalRatio: share(105), hurdle: share(110), incomeTax: share(250),
      referralShare: share(300), parcellingFactors: factors.map { Number($0) },
      minimumSupport: minimumSupport, requiredMatchRate: share(990))
  }

  func risk(
    _ scenario: Scenario? = nil, outcomes: LoanOutcomes?? = nil
  ) throws -> RiskComparison {
    RiskComparison(
      ledger, recorded: nil, outcomes: outcomes ?? self.outcomes,
      scenario: try scenario ?? Self.scenario())
  }

  /// Twenty applications; what follows from them is worked out where it is expected.
  ///
  /// Score 500: six observed, two bad. Score 600: seven observed, one bad.
  static let twenty: [Case] = {
    func many(_ count: Int, _ one: Case) -> [Case] { Array(repeating: one, count: count) }
    return [Case(live: .approve, candidate: .approve, state: .bad, score: 500)]
      + many(3, Case(live: .approve, candidate: .approve, state: .good, score: 500))
      + many(4, Case(live: .approve, candidate: .approve, state: .good, score: 600))
      + many(
        2, Case(live: .approve, candidate: .approve, state: .neverDrawn, score: 600, chance: 100))
      + many(2, Case(live: .approve, candidate: .decline, state: .good, score: 600))
      + [
        Case(live: .approve, candidate: .refer, state: .bad, score: 600),
        Case(live: .approve, candidate: .decline, state: .immature, score: 500, chance: 200),
      ]
      + many(
        2, Case(live: .decline, candidate: .approve, candidateLine: 50_000, score: 500, chance: 300)
      )
      + [
        Case(
          live: .refer, candidate: .approve, candidateLine: 100_000, rate: 50_000, score: 600,
          chance: 50),
        Case(live: .decline, candidate: .approve, candidateLine: 50_000, state: .bad, score: 500),
        Case(live: .decline, candidate: .decline, chance: 200),
        Case(live: .decline, candidate: .decline, state: .good, score: 500),
      ]
  }()
}
