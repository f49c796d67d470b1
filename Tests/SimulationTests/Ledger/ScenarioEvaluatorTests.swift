import Columns
import Diagnostics
import Engine
import Numbers
import Semantics
import Simulation
import Syntax
import Testing

@Suite("What a scenario reads from cases")
struct ScenarioEvaluatorTests {
  /// Two versions that differ in the age from which they lend, and in the line.
  private static func version(minimum: Int, factor: Int) throws -> Program {
    try program(
      """
      rulebook small
      decides application
      record application {
        id text key
        applied_on date as_of
        first boolean
        age integer optional
        requested money
      }
      admission {
        undecided: refer
        decline A1 when age < \(minimum)
      }
      line { output line: money = round(requested * \(factor), down to 10) }
      term { output term: months = 12 months }
      """)
  }

  private static func program(_ text: String) throws -> Program {
    let book = try check(bookAt: "b.rules", reader: .memory(["b.rules": text]))
    let problems = DiagnosticRenderer(files: book.files).text(book.diagnostics)
    return try #require(book.program, "\(problems)")
  }

  /// Six applications: ages 20, 30, 40, unknown, 50, 25; asked for 100 to 600; the first three are first loans.
  private static func table() -> RecordTable {
    RecordTable(
      count: 6,
      columns: [
        .init(
          name: "requested",
          column: Column(.lanes([10_000, 20_000, 30_000, 40_000, 50_000, 60_000]), decimals: 2)),
        .init(name: "first", column: Column(.bytes([1, 1, 1, 0, 0, 0]))),
        .init(
          name: "age",
          column: Column(.int32([20, 30, 40, 0, 50, 25]), validity: [1, 1, 1, 0, 1, 1])),
        .init(
          name: "applied_on",
          column: Column(.int32([Int32](repeating: (2024 * 12) << 5 | 1, count: 6)))),
        .init(name: "lost", column: Column(.lanes([0, 0, 500, 0, 0, 0]), decimals: 2)),
      ])
  }

  private static func scenario() throws -> Scenario {
    let program = try program(
      """
      rulebook s
      decides application
      record application {
        applied_on date as_of
        age integer optional
        first boolean
        lost money
        outcome one of approve, refer, decline
        line money optional
        rate rate optional
        term months optional
      }
      scorecard judge {
        base 600 odds 50:1 points_to_double 20
        age { < 30: -40  >= 30: 15  missing: -25 }
      }
      facts {
        let score = judge.points
        let pd = judge.pd
        let bad = lost > 0
        let approved = outcome = approve
        let large = line > 300
        let old = age >= 30
        let longer = term >= 12 months and rate is missing
        let age_known = age
      }
      """)
    func node(_ name: String) throws -> NodeID {
      try #require(program.definitions.first { $0.name == name }).node
    }
    let line = try #require(
      program.nodes.indices.first { index in
        program.record.position(of: "line").map { program.nodes[index].operation == .field($0) }
          ?? false
      })
    func measure(_ kind: Scenario.Measure.Kind, _ value: NodeID?, _ condition: NodeID?)
      -> Scenario.Measure
    {
      .init(name: "m", words: Words(), kind: kind, value: value, condition: condition, text: "")
    }
    let (first, second) = (try node("approved"), try node("old"))
    return Scenario(
      name: "s", program: program,
      bad: .condition(try node("bad"), exposure: NodeID(line), loss: nil), maturityMonths: 15,
      lossGivenDefault: .one, exposureOfLine: .one, fundingRate: .zero, operatingRate: .zero,
      riskWeight: .one, capitalRatio: .one, hurdle: .zero, incomeTax: .zero,
      referralShare: .zero,
      referenceModel: .init(name: "judge", score: try node("score"), probability: try node("pd")),
      parcellingFactors: [], minimumSupport: 1, requiredMatchRate: .one,
      measures: [
        measure(.count, nil, first), measure(.count, nil, second),
        measure(.sum, NodeID(line), nil), measure(.average, NodeID(line), first),
        measure(.share, first, second), measure(.count, nil, try node("large")),
        measure(.count, nil, try node("longer")), measure(.average, try node("age_known"), nil),
      ])
  }

  @Test("measures, judge and stated outcomes of six applications under both versions")
  func six() throws {
    let live = try Self.version(minimum: 30, factor: 1)
    let candidate = try Self.version(minimum: 25, factor: 2)
    let table = Self.table()
    let evaluator = ScenarioEvaluator(try Self.scenario(), live: live, candidate: candidate)
    #expect(evaluator.columnsNeeded == ["age", "lost"])
    #expect(evaluator.wordsNeeded == [])
    let decisions = (try Engine(live).decide(table), try Engine(candidate).decide(table))
    // live: decline, approve, approve, refer, approve, decline
    #expect(decisions.0.outcomes == [2, 0, 0, 1, 0, 2])
    // candidate: decline, approve, approve, refer, approve, approve
    #expect(decisions.1.outcomes == [2, 0, 0, 1, 0, 0])
    for threads in [1, 2] {
      let cases = try evaluator.evaluate(
        table, live: decisions.0, candidate: decisions.1, threads: threads)
      let reference = try #require(cases.reference)
      #expect(
        reference.scores == [560_000, 615_000, 615_000, 575_000, 615_000, 560_000])
      // 1 ÷ (1 + 50 × 2^((points − 600) ÷ 20)): of 560 points 1 ÷ 13.5, rounded to twelve decimals.
      #expect(reference.probabilities[0] == 74_074_074_074)
      #expect(reference.probabilities[5] == 74_074_074_074)
      let stated = try #require(cases.stated)
      #expect(stated.bad == [0, 0, 1, 0, 0, 0])
      #expect(stated.losses == [0, 0, 0, 0, 0, 0])
      typealias Tally = MeasuredPair.Tally
      let hundred = Int128.powerOfTen(14)
      let expected: [(live: Tally, candidate: Tally)] = [
        (Tally(count: 3, whole: 6), Tally(count: 4, whole: 6)),
        (Tally(count: 3, unknown: 1, whole: 6), Tally(count: 3, unknown: 1, whole: 6)),
        // Lines of the live version: 200, 300, 400 (proposed), 500; the candidate's are 400, 600, 800, 1,000, 1,200.
        (
          Tally(count: 4, whole: 6, sum: 14 * hundred),
          Tally(count: 5, whole: 6, sum: 40 * hundred)
        ),
        (
          Tally(count: 3, whole: 6, sum: 10 * hundred),
          Tally(count: 4, whole: 6, sum: 32 * hundred)
        ),
        // Approved among those of 30 and more; whether the fourth is among them is not known.
        (Tally(count: 3, unknown: 1, whole: 4), Tally(count: 3, unknown: 1, whole: 4)),
        (Tally(count: 2, whole: 6), Tally(count: 5, whole: 6)),
        (Tally(count: 4, whole: 6), Tally(count: 5, whole: 6)),
        (
          Tally(count: 5, unknown: 1, whole: 6, sum: 165 * hundred / 100),
          Tally(count: 5, unknown: 1, whole: 6, sum: 165 * hundred / 100)
        ),
      ]
      #expect(cases.measures.count == expected.count)
      for (measure, wanted) in zip(cases.measures, expected) {
        #expect(measure.live == wanted.live)
        #expect(measure.candidate == wanted.candidate)
      }
      #expect(cases.measures[3].live.result(.average)?.description == "333.333333333333")
      #expect(cases.measures[4].live.result(.share)?.description == "0.75")
    }
  }
}
