import Columns
import Engine
import Intake
import RunRecord
import Semantics
import Simulation
import Testing

@Suite("The size of a batch")
struct BatchSizeTests {
  /// Reads every kind of thing that a ledger holds: a reference model, stated outcomes, measures of what is decided.
  private static let scenario = """
    scenario s
    decides application
    record application {
      level  one of A, B, C optional
      age    integer
      debts  integer optional
      income money optional
      flag   boolean
    }
    outcome { bad when flag source "x"  exposure income source "x" }
    loss { given_default 60% source "x"  exposure 100% of line source "x" }
    return {
      funding 1% source "x"        operating 1% source "x"  risk_weight 75% source "x"
      capital_ratio 8% source "x"  hurdle 11% source "x"    income_tax 25% source "x"
    }
    referred { approve 40% source "x" }
    reference { model judge source "x"  parcelling 1, 2 source "x" }
    trust { support at least 1 source "x"  match_rate at least 99% source "x" }
    scorecard judge {
      base 600 odds 50:1 points_to_double 20
      age   { < 30: -40  >= 30: 15 }
      debts { < 4: 5  >= 4: -15  missing: 0 }
    }
    measure approved = count where outcome = approve
    measure offered = sum of line where outcome = approve
    measure old = share of age >= 60 where level = A
    """

  @Test("and threads change no byte of what a run is reckoned from")
  func sizes() throws {
    let live = try ReplayBook.program(minimum: 18)
    let candidate = try ReplayBook.program(minimum: 40)
    let checked = try checkScenario(
      at: "s.rules", against: live, candidate: candidate,
      reader: .memory(["s.rules": Self.scenario]))
    let scenario = try #require(checked.scenario, "\(checked.diagnostics)")
    let table = try ReplayBook.table(9_001, of: live, seed: 11)
    let request = LedgerRequest(
      InputSchema(live), keepsKeys: false,
      scenario: ScenarioEvaluator(scenario, live: live, candidate: candidate))
    func run(batch: Int, threads: Int) throws -> BacktestRun {
      try BacktestRun(
        live: live, candidate: candidate, parts: table,
        options: BacktestOptions(threads: threads, batch: batch), request: request,
        scenario: scenario, history: nil, past: [])
    }
    let first = try run(batch: table.count, threads: 1)
    #expect(first.ledger.count == table.count && first.ledger.reference?.scores.count == 9_001)
    #expect(first.risk.figures.observed.found?[.all].observed == table.count)
    let expected = first.columns.bytes
    for batch in [64, 1_000, 4_096] {
      for threads in [1, 2, 3] {
        let own = try run(batch: batch, threads: threads).columns.bytes
        #expect(own == expected, "\(batch) a batch, \(threads) threads")
      }
    }
  }
}
