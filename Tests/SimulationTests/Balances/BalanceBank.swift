import LoanBook
import Numbers
import Semantics

@testable import Simulation

/// Runs over cases written by hand, and a scenario under which their loans are worked out without a machine.
enum BalanceBank {
  /// So many thousandths.
  static func part(_ thousandths: Int128) -> Number { Number(thousandths, decimals: 3) ?? .zero }

  /// Places and values in thousandths; months are whole.
  static func curve(byMonth points: [(Int, Int128)]) -> Scenario.Curve {
    Scenario.Curve(points.map { .init(at: Number($0.0), value: part($0.1)) })
  }

  /// 80 % of lines are drawn at 5 %; at 3 % nobody stays away, at 5 % a fifth, at 8 % half.
  ///
  /// What is drawn is drawn at once and in whole; lines of up to 1,000 are repaid at will, half of them in use. Who defaults
  /// does so in equal parts of a year; nothing is prepaid, renewed or cured, and 60 % are lost a year after default.
  static func scenario(referral share: Number = part(500)) -> Scenario {
    var scenario = CaseDraft.scenario(share: share)
    scenario.lossGivenDefault = part(600)
    scenario.balances = Scenario.BalanceAssumptions(
      drawing: Scenario.Drawing(
        takeUp: part(800), measuredAtRate: part(50),
        churn: Scenario.Curve([
          .init(at: part(30), value: .zero), .init(at: part(50), value: part(200)),
          .init(at: part(80), value: part(500)),
        ]), delayDays: 0, firstUse: .one, use: curve(byMonth: [(0, 500)]), raisedUse: part(500)),
      repayment: Scenario.Repayment(
        revolvingUpTo: Number(1_000), method: .interestFirst, prepaid: .zero, renewed: .zero),
      defaults: Scenario.DefaultCourse(
        timing: curve(byMonth: [(0, 0), (12, 1_000)]),
        bulletTiming: curve(byMonth: [(0, 0), (12, 1_000)]), delinquentMonths: 3, cured: .zero,
        cureMonths: 1, curedRepaidMonths: 1, recovered: curve(byMonth: [(0, 0), (6, 1_000)]),
        writtenOffMonths: 12...12))
    return scenario
  }

  /// The ledger of cases whose chances of default are given in thousandths, one for all or one each.
  static func ledger(
    _ cases: [CaseDraft], chances: [Int64], fields: [String] = []
  ) throws -> CaseLedger {
    var ledger = try CaseDraft.ledger(cases, fields: fields)
    ledger.reference = ReferenceCases(
      scores: cases.map { _ in 0 },
      probabilities: cases.indices.map { chances[$0 % chances.count] * 1_000_000_000 })
    return ledger
  }

  /// A run whose replay itself counted nothing.
  static func run(
    _ ledger: CaseLedger, _ scenario: Scenario, recorded: RecordedDecisions? = nil,
    outcomes: LoanOutcomes? = nil, observed: ObservedLoans? = nil
  ) -> BacktestRun {
    let (live, candidate) = (ledger.live.program, ledger.candidate.program)
    var run = BacktestRun(
      backtest: Backtest(merging: [], live: live, candidate: candidate, ledger), ledger: ledger,
      scenario: scenario, recorded: recorded, outcomes: outcomes)
    run.observed = observed
    return run
  }

  /// What a run tells of its loans by month.
  static func results(_ run: BacktestRun, threads: Int = 1) throws -> BalanceResults {
    try BalanceResults(run, draws: nil, threads: threads)
  }

  /// The same ledger with the versions in each other's place.
  static func swapped(_ ledger: CaseLedger) -> CaseLedger {
    var other = ledger
    (other.live, other.candidate) = (ledger.candidate, ledger.live)
    return other
  }

  /// The chance of an approval in the end, lines, rates and terms of one version.
  static func offers(
    _ ledger: CaseLedger, _ scenario: Scenario, recorded: RecordedDecisions? = nil
  ) -> (live: Offers, candidate: Offers) {
    let classes = CaseClasses(ledger, recorded, scenario)
    return (
      Offers(ledger.live, classes: classes.live, chances: classes.chances),
      Offers(ledger.candidate, classes: classes.candidate, chances: classes.chances)
    )
  }

  /// Drawn applications of both versions, with two products and two regions; some customers come twice.
  static func drawn(_ count: Int, seed: UInt64) -> [CaseDraft] {
    var numbers = SeededNumbers(seed: seed)
    func side() -> CaseDraft.Side {
      let (line, rate) = (numbers.next(1, 40) * 250, numbers.next(30, 80) * 10)
      switch numbers.next(0, 5) {
      case 0: return .decline(by: 0)
      case 1: return .refer(line, by: 1)
      default: return .approve(line, rate, numbers.next(1, 2) * 12)
      }
    }
    return (0..<count).map { place in
      let (month, day) = (numbers.next(1, 12), numbers.next(10, 28))
      let (live, candidate) = (side(), side())
      return CaseDraft(
        customer: place % (count * 3 / 4 + 1), date: "2024-\(month < 10 ? "0" : "")\(month)-\(day)",
        live: live, candidate: candidate,
        values: [numbers.next(0, 3) == 0 ? "express" : "line", numbers.next(0, 1) == 0 ? "N" : "S"])
    }
  }

  static let fields = ["product", "region"]
}

extension LoanMonths {
  /// Every figure of every group and month, to the bit.
  var bits: [UInt64] {
    groups.flatMap { group in
      LoanFigure.allCases.flatMap { figure in
        (from...to).map { group.series.value(figure, $0).bitPattern }
      }
    }
  }
}

extension Number {
  /// Whether it is another number but for what rounding leaves.
  func isNear(_ other: Number, within billionths: Int128 = 1) -> Bool {
    (units - other.units).magnitude <= UInt128(billionths * 1_000)
  }
}
