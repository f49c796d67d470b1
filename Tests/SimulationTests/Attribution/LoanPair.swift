import Columns
import Engine
import Intake
import LoanBook
import Numbers
import Semantics
import Testing
import Trials

@testable import Simulation

/// Two checked versions that decide line, rate and term, some applications, and runs over them with loans.
struct LoanPair {
  let live: CheckedBook
  let candidate: CheckedBook
  let table: RecordTable
  var scenario = BalanceBank.scenario()
  /// By application what is recorded of it; `nil` for no records at all.
  var recorded: RecordedDecisions?
  /// By application in 10⁻¹².
  var chances: [Int64]

  init(
    _ live: String, _ candidate: String, chances: [Int64], rows: [[Constant?]]
  ) throws {
    self.live = try VersionPair.book(live)
    self.candidate = try VersionPair.book(candidate)
    self.chances = chances
    let program = try #require(self.live.program)
    table = RecordTable(
      rows.map {
        TestCase(
          title: "", values: $0, rows: [], parameters: [:], expectations: [],
          span: program.rules[0].span)
      }, of: program)
  }

  /// A run of the live version against another, with its loans.
  func run(against candidate: CheckedBook) throws -> BacktestRun {
    let (old, new) = (try #require(live.program), try #require(candidate.program))
    let (backtest, kept) = try Backtest.replaying(
      live: old, candidate: new, table: table, options: BacktestOptions(threads: 1),
      ledger: LedgerRequest(InputSchema(old), keepsKeys: false))
    var ledger = try #require(kept)
    ledger.reference = ReferenceCases(
      scores: chances.map { _ in 0 }, probabilities: chances)
    var run = BacktestRun(
      backtest: backtest, ledger: ledger, scenario: scenario, recorded: recorded, outcomes: nil)
    run.projectBalances(threads: 1)
    return run
  }

  /// The run of both versions, attributed.
  func attributed(_ options: AttributionOptions = AttributionOptions(threads: 1)) throws
    -> BacktestRun
  {
    var run = try run(against: candidate)
    let plan = try AttributionPlan(live: live, candidate: candidate, options: options)
    try run.attribute(plan, parts: table, options: options)
    return run
  }

  func loans(
    _ options: AttributionOptions = AttributionOptions(threads: 1)
  ) throws -> Attribution.Loans {
    try #require(try attributed(options).attribution?.loans?.get())
  }

  /// The same versions in each other's place.
  var swapped: LoanPair {
    get throws {
      var other = self
      other = try LoanPair(self, live: candidate, candidate: live)
      return other
    }
  }

  private init(_ other: LoanPair, live: CheckedBook, candidate: CheckedBook) throws {
    (self.live, self.candidate, table) = (live, candidate, other.table)
    (scenario, recorded, chances) = (other.scenario, other.recorded, other.chances)
  }
}
