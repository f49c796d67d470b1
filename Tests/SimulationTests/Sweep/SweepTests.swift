import Columns
import Diagnostics
import Engine
import Intake
import Numbers
import Semantics
import Testing

@testable import Simulation

/// Sweeps against replays of every point, each checked, decided and counted from the start.
@Suite("Sweeps")
struct SweepTests {
  private static let text = ReplayBook.text(minimum: 18)
    .replacing(
      "parameter minimum: integer = 18",
      with: """
        parameter minimum: integer = 18 tunable [0, 100] step 6
        parameter most_debts: integer = 7
        parameter least_income: money = 100
        parameter cap: money = 900
        table weighting(level) -> decimal {
          | level | weight |
          | A     | 2      |
          | B, C  | 1      |
          | missing | missing |
        }
        """
    )
    .replacing("decline A3 when debts > 7", with: "decline A3 when debts > most_debts")
    .replacing(
      "decline A5 when income < 100", with: "require A5: income >= least_income else decline"
    )
    .replacing(
      "round(requested * (if level = A then 2 else 1), down to 10)",
      with: "round(min(requested * weighting(level), cap), down to 10)")

  private static let half = Number(5, decimals: 1) ?? .zero
  private let book: SweptBook
  private let table: RecordTable
  private let ledger: CaseLedger
  private let chances: [Int64]
  private let scenario = Scenario(
    name: "base", bad: .pastDue(days: 90, months: 12), maturityMonths: 15,
    lossGivenDefault: Self.half, exposureOfLine: .one, fundingRate: .zero, operatingRate: .zero,
    riskWeight: .one, capitalRatio: .zero, hurdle: .zero, incomeTax: .zero,
    referralShare: Self.half,
    parcellingFactors: [], minimumSupport: 1, requiredMatchRate: .one)

  init() throws {
    let checked = try check(bookAt: "b.rules", reader: .memory(["b.rules": Self.text]))
    let problems = DiagnosticRenderer(files: checked.files).text(checked.diagnostics)
    book = try #require(SweptBook(checked), "\(problems)")
    table = try ReplayBook.table(1_201, of: book.program, seed: 11)
    var ledger = try #require(
      try Backtest.replaying(
        live: ReplayBook.program(minimum: 18), candidate: book.program, table: table,
        options: BacktestOptions(), ledger: LedgerRequest(.init(book.program), keepsKeys: false)
      ).ledger)
    var draw = SeededNumbers(seed: 4)
    // Two in three applications have a customer to themselves, the others share one with a few.
    ledger.customers = (0..<table.count).map { Int32($0 % 3 == 0 ? draw.next(0, 150) : 200 + $0) }
    ledger.customerCount = 200 + table.count
    self.ledger = ledger
    chances = (0..<table.count).map { _ in Int64(draw.next(0, 1_000)) * 1_000_000_000 }
  }

  private func history(_ texts: [String]) throws -> SweptHistory {
    try SweptHistory(
      SweptVersions(book, texts.map { try SweepAxis($0, in: book.program) }), ledger: ledger,
      table: CutTable(table, seed: 2, greatest: 400), threads: 2)
  }

  private func sweep(_ history: SweptHistory) -> Sweep {
    Sweep(history, gain: .customerLine, chances: chances, scenario: scenario, threads: 2)
  }

  /// What one point comes to, the long way.
  private func slow(_ program: Program) throws -> SweepFigures {
    let decisions = try Engine(program).decide(table)
    var counts = SweepCounts()
    var highest: [Int32: Int128] = [:]
    for row in 0..<table.count {
      counts.outcomes[Int(decisions.outcomes[row])] += 1
      guard decisions.outcome(row) == .approve else { continue }
      let line = try #require(decisions.number(0, row)).units / 10_000_000_000
      let customer = ledger.customers[row]
      highest[customer] = max(highest[customer] ?? 0, line)
      counts.line += line
      counts.risk += line * Int128(chances[row])
    }
    counts.customerLine = highest.values.reduce(0, +)
    return SweepFigures(counts, scenario, isJudged: true, hasBalances: false)
  }

  @Test(
    "every point is that of a replay",
    arguments: [
      (["minimum=0..90 step 15"], 0), (["most_debts=0, 2, 4, 6, 8, 9"], 0),
      (["least_income=0..900 step 90"], 0), (["cap=300, 600, 900"], nil),
      (["weighting.A=1, 1.5, 2"], nil), (["weighting.B=1, 1.5", "minimum=10..50 step 10"], 1),
      (["most_debts=3..8", "cap=300, 900", "least_income=100, 400"], 0),
    ] as [([String], Int?)])
  func points(texts: [String], turning: Int?) throws {
    let history = try history(texts)
    #expect(history.turningAxis == turning)
    let sweep = sweep(history)
    #expect(sweep.points.count == sweep.axes.reduce(1) { $0 * $1.values.count })
    for point in sweep.points {
      let program = try book.program(Array(zip(sweep.axes, point.values)).map { ($0, $1) })
      #expect(point.figures == (try slow(program)), "\(texts) at \(point.values)")
    }
    #expect(sweep.candidate == (try slow(book.program)))
  }

  @Test("a point is dominated where another has more for no greater loss")
  func dominated() throws {
    let points = try sweep(history(["minimum=0..90 step 15", "weighting.A=1, 2"])).points
    func beats(_ a: Sweep.Point, _ b: Sweep.Point) throws -> Bool {
      let (gainA, gainB) = (a.figures.customerLine, b.figures.customerLine)
      let lossA = try #require(a.figures.lossRate)
      let lossB = try #require(b.figures.lossRate)
      return gainA >= gainB && lossA <= lossB && (gainA > gainB || lossA < lossB)
    }
    for point in points {
      #expect(point.isDominated == (try points.contains { try beats($0, point) }))
    }
    #expect(points.contains { $0.isDominated })
    #expect(points.contains { !$0.isDominated })
  }

  @Test(
    "what is no axis is told",
    arguments: [
      (
        "minimum",
        "'minimum' sets nothing: expected a name and values, such as 'minimum_tax=0..30_000 step 1_000'"
      ),
      ("maximum=1..2", "the book has no parameter or table 'maximum'"),
      ("minimum=9..1", "'9..1' holds no values: expected an ascending range and a step above 0"),
      (
        "minimum=a, 2",
        "'a' is no value: expected a number as rules write it, such as 5_000, 300万, 4.35% or 24 months"
      ),
      ("minimum=0..5_000 step 1", "'0..5_000 step 1' has more than 4096 values"),
      (
        "weighting=1..2",
        "'weighting' names no number of table 'weighting': expected weighting.level"
      ),
      (
        "weighting.D=1..2",
        "0 rows of table 'weighting' hold a number for 'weighting.D', expected one"
      ),
    ])
  func refused(text: String, words: String) throws {
    let error = #expect(throws: SweepError.self) { try SweepAxis(text, in: book.program) }
    #expect(error?.words.text(in: .english) == words)
  }

  @Test("an axis takes the parameter's own step, and says what else its cell stands for")
  func axis() throws {
    let axis = try SweepAxis("minimum = 0..18", in: book.program)
    #expect(axis.values == [0, 6, 12, 18].map { Number($0) })
    #expect(axis.current == Number(18))
    #expect(try SweepAxis("weighting.A=1..2", in: book.program).wider == nil)
    #expect(try SweepAxis("weighting.B=1..2", in: book.program).wider == "level B, C")
  }

  @Test("a value that the book does not allow is told")
  func notAllowed() throws {
    let error = #expect(throws: SweepError.self) { try history(["minimum=90, 120"]) }
    #expect(
      error?.words.text(in: .english)
        == "120 is outside of what the book allows for 'minimum': [0, 100]")
  }
}
