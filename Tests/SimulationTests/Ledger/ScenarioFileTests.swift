import Columns
import Diagnostics
import Engine
import Intake
import Numbers
import Semantics
import Simulation
import Testing

/// From a scenario's text to figures.
@Suite("A scenario file over cases")
struct ScenarioFileTests {
  private static let scenario = """
    scenario s
    decides application
    type kind = one of new, known
    record application {
      kind kind external "customer_kind"
      repaid boolean optional
      note text optional
      age integer optional
    }
    outcome { bad when not repaid source "books" }
    loss { given_default 60% source "x"  exposure 100% of line source "x" }
    return {
      funding 1% source "x"        operating 1% source "x"  risk_weight 75% source "x"
      capital_ratio 8% source "x"  hurdle 11% source "x"    income_tax 25% source "x"
    }
    referred { approve 40% source "x" }
    trust { support at least 1 source "x"  match_rate at least 99% source "x" }
    measure new_ones = count where kind = new and outcome != decline
    measure noted = count where note = "vip"
    measure paid_share = share of repaid where age >= 30
    measure price = average of rate
    """

  private static func version(_ minimum: Int) throws -> Program {
    let text = """
      rulebook v\(minimum)
      decides application
      record application { id text key  applied_on date as_of  age integer [0, 120]  }
      admission { decline A1 when age < \(minimum) }
      line { output line: money = if age > 40 then 200 else 100 }
      pricing { output rate: rate = if age > 40 then 3% else 4% }
      """
    let book = try check(bookAt: "b.rules", reader: .memory(["b.rules": text]))
    let problems = DiagnosticRenderer(files: book.files).text(book.diagnostics)
    return try #require(book.program, "\(problems)")
  }

  @Test("columns are found by name, whatever their place and the order of a type's values")
  func measures() throws {
    let (live, candidate) = (try Self.version(30), try Self.version(20))
    let checked = try checkScenario(
      at: "s.rules", against: live, candidate: candidate,
      reader: .memory(["s.rules": Self.scenario]))
    let problems = DiagnosticRenderer(files: checked.files).text(checked.diagnostics)
    let scenario = try #require(checked.scenario, "\(problems)")
    let evaluator = ScenarioEvaluator(scenario, live: live, candidate: candidate)
    #expect(evaluator.columnsNeeded == ["kind", "repaid", "note", "age"])
    #expect(evaluator.wordsNeeded == ["note"])
    let table = RecordTable(
      count: 6,
      columns: [
        .init(name: "note", column: Column(.int32([0, 1, 1, 0, 1, 0]), dictionary: ["", "vip"])),
        .init(name: "age", column: Column(.int32([18, 25, 35, 45, 55, 29]))),
        .init(
          name: "repaid", column: Column(.bytes([1, 0, 1, 1, 0, 1]), validity: [1, 1, 1, 1, 0, 1])),
        .init(
          name: "kind", column: Column(.bytes([0, 1, 1, 0, 1, 1]), dictionary: ["known", "new"])),
        .init(
          name: "applied_on",
          column: Column(.int32([Int32](repeating: (2024 * 12) << 5 | 1, count: 6)))),
      ])
    let cases = try evaluator.evaluate(
      table, live: try Engine(live).decide(table), candidate: try Engine(candidate).decide(table))
    #expect(cases.reference == nil)
    #expect(cases.stated?.bad == [0, 1, 0, 0, StatedOutcomes.unknown, 0])
    typealias Tally = MeasuredPair.Tally
    // Ages 18, 25 and 29 are declined by the live version, 18 by the candidate; new are 25, 35, 55 and 29.
    #expect(cases.measures[0].live == Tally(count: 2, whole: 6))
    #expect(cases.measures[0].candidate == Tally(count: 4, whole: 6))
    #expect(cases.measures[1].live == Tally(count: 3, whole: 6))
    // Of 35, 45 and 55 two repaid and one is not known.
    #expect(cases.measures[2].live == Tally(count: 2, unknown: 1, whole: 3))
    #expect(cases.measures[2].live == cases.measures[2].candidate)
    // Live 4%, 3%, 3%; candidate 4%, 4%, 3%, 3%, 4%.
    #expect(cases.measures[3].live.result(.average)?.description == "0.033333333333")
    #expect(cases.measures[3].candidate.result(.average)?.description == "0.036")
  }

  @Test("inputs bring what versions and scenario need, and nothing that is decided")
  func schema() throws {
    let live = try Self.version(30)
    let checked = try check(scenarioAt: "s.rules", reader: .memory(["s.rules": Self.scenario]))
    let scenario = try #require(checked.scenario)
    let merged = try InputSchema(live, reading: ["age"]).merged(
      with: scenario, reading: ["kind", "repaid"])
    #expect(
      merged.record.fields.map(\.name) == ["id", "applied_on", "age", "kind", "repaid", "note"])
    #expect(merged.reading == ["age", "kind", "repaid"])
    #expect(merged.record.fields[3].externalName == "customer_kind")
    #expect(merged.record.fields[2].isOptional == false)
    #expect(merged.record.key == 0)
    #expect(merged.record.asOf == 1)
  }
}
