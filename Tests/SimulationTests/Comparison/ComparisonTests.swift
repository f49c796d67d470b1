import Numbers
import Semantics
import Simulation
import Syntax
import Testing

@Suite("Two versions compared over twenty cases worked out by hand")
struct ComparisonTests {
  private let comparison: Comparison

  init() throws { comparison = try TwentyCases.comparison() }

  private func number(_ text: String) -> Number? { try? Number(parsing: text) }

  @Test("the outcome matrix")
  func matrix() {
    let sets = comparison.sets
    func counts(_ value: (PairFigures) -> Number) -> [[Int?]] {
      sets.matrix.map { $0.map { value($0).integer } }
    }
    // approve × approve: 0, 1, 10–19; × refer: 8; × decline: 2. refer: 4, 6, 5. decline: 3, 7, 9.
    #expect(counts(\.applications) == [[12, 1, 1], [1, 1, 1], [1, 1, 1]])
    // Customer 1 was approved by both, once each, so that its cells of 2 and 3 have no customer.
    #expect(counts(\.customers) == [[12, 1, 0], [1, 1, 1], [0, 1, 1]])
    let both = sets.matrix[0][0]
    // 100 + 150 + 10 × 100 and 100 + 120 + 10 × 100.
    #expect(both.live?.line == Number(1_250))
    #expect(both.candidate?.line == Number(1_220))
    #expect(both.live?.rate == number("0.05"))
    // (220 × 5 % + 1,000 × 4 %) ÷ 1,220 = 51 ÷ 1,220.
    #expect(both.candidate?.rate == number("0.041803278689"))
    // Proposed lines of referrals.
    #expect(sets.matrix[0][1].live?.line == Number(400))
    #expect(sets.matrix[0][1].candidate?.line == Number(400))
    // Good 0, 1, 10–17; bad 18; indeterminate 19.
    #expect(both.loans?.good == Number(10))
    #expect(both.loans?.bad == .one)
    #expect(both.loans?.indeterminate == .one)
    #expect(both.loans?.observed == Number(12))
    // 1 ÷ 11, and 40 ÷ (50 + 100 + 8 × 100 + 100).
    #expect(both.loans?.badRate == number("0.090909090909"))
    #expect(both.loans?.badRateByAmount == number("0.038095238095"))
    #expect(sets.matrix[0][1].loans?.neverDrawn == .one)
    #expect(sets.matrix[0][1].loans?.badRate == nil)
    #expect(sets.matrix[1][0].loans?.immature == .one)
    #expect(sets.matrix[2][2].loans?.neverBooked == .one)
  }

  @Test("swap sets of what the versions decide")
  func strictly() {
    let sets = comparison.sets.strictly
    #expect(sets.bothIn.applications == Number(12))
    // 2 and 8; customer 1 is in under both.
    #expect(sets.swapOut.applications == Number(2))
    #expect(sets.swapOut.customers == .one)
    #expect(sets.swapOut.live?.line == Number(600))
    #expect(sets.swapOut.candidate?.line == .zero)
    // (200 × 6 % + 400 × 5 %) ÷ 600 = 32 ÷ 600.
    #expect(sets.swapOut.live?.rate == number("0.053333333333"))
    #expect(sets.swapOut.loans?.badRateByAmount == number("0.8"))
    // 3 and 4, at 90 and 300; customer 2 alone.
    #expect(sets.swapIn.applications == Number(2))
    #expect(sets.swapIn.customers == .one)
    #expect(sets.swapIn.candidate?.line == Number(390))
    #expect(sets.bothOut.applications == Number(4))
    #expect(sets.bothOut.customers == Number(4))
  }

  @Test("swap sets when people have decided what is referred")
  func afterReferral() {
    let sets = comparison.sets.afterReferral
    // In under both: 0, 1, 10–19; 4 (a person approved); half of 6 (pending); half of 8, which no person saw.
    #expect(sets.bothIn.applications == Number(14))
    // 3, and a fifth of 7 by A3.
    #expect(sets.swapIn.applications == number("1.2"))
    // 2, and the other half of 8.
    #expect(sets.swapOut.applications == number("1.5"))
    // 5 and 9, half of 6, four fifths of 7.
    #expect(sets.bothOut.applications == number("3.3"))
    // Live 250 + 300 + ½·50 + ½·400 + 1,000; candidate 220 + 300 + ½·60 + ½·400 + 1,000.
    #expect(sets.bothIn.live?.line == Number(1_775))
    #expect(sets.bothIn.candidate?.line == Number(1_750))
    // 90 + ⅕·70, and 200 + ½·400.
    #expect(sets.swapIn.candidate?.line == Number(104))
    #expect(sets.swapOut.live?.line == Number(400))
    // Customers 0, 1, 2, 8–17, and half of 4 and 6.
    #expect(sets.bothIn.customers == Number(14))
    #expect(sets.swapIn.customers == number("0.2"))
    #expect(sets.swapOut.customers == number("0.5"))
    #expect(sets.bothOut.customers == number("3.3"))
    let (live, candidate) = (comparison.sets.live, comparison.sets.candidate)
    // Live 4, 5, 6; candidate 6, 7, 8.
    #expect(
      [live.referred, live.decidedByPerson, live.approvedByPerson] == [3, 2, 1])
    #expect(live.approved == number("1.5"))
    #expect(
      [candidate.referred, candidate.decidedByPerson, candidate.approvedByPerson] == [3, 0, 0])
    #expect(candidate.approved == number("1.2"))
  }

  @Test("lines, rates and terms that moved")
  func migration() {
    let moves = comparison.migrations.map { migration in
      [migration.up, migration.same, migration.down, migration.unknown].map(\.applications)
    }
    // Lines: 1 is cut. Rates: 10–19 fall from 5 % to 4 %. Terms: all 12 months.
    #expect(moves == [[0, 11, 1, 0], [0, 2, 10, 0], [0, 12, 0, 0]])
    let lines = comparison.migrations[0]
    #expect(lines.down.liveLine == 15_000)
    #expect(lines.down.candidateLine == 12_000)
    #expect(lines.cells.count == 1)
    #expect(lines.cells[0].live == Band(low: nil, high: Number(100_000)))
    let rates = comparison.migrations[1]
    #expect(rates.cells.map(\.sums.applications) == [10, 2])
    #expect(rates.cells[0].live == Band(low: number("0.05"), high: number("0.055")))
    #expect(rates.cells[0].candidate == Band(low: number("0.04"), high: number("0.045")))
  }

  @Test("rules and the funnel")
  func rules() {
    let hits = comparison.rules.hits
    #expect(
      hits.map(\.live) == [
        // A1 on 3, 7, 9; 7 would be referred without it.
        RuleHits(fired: 3, any: 3, first: 3, onlyToApprove: 2, onlyToRefer: 1),
        // A2 on 4, 5, 6 and 7; 6 is referred by A3 as well.
        RuleHits(fired: 4, any: 4, first: 3, onlyToApprove: 2),
        RuleHits(fired: 1, any: 1),
      ])
    #expect(
      hits.map(\.candidate) == [
        // A1 on 2, 5, 9, which A3 would refer; A2 on 6, 8; A3 on 7 and 9.
        RuleHits(fired: 3, any: 3, first: 3, onlyToApprove: 2, onlyToRefer: 1),
        RuleHits(fired: 2, any: 2, first: 2, onlyToApprove: 2),
        RuleHits(fired: 2, any: 2, first: 1, onlyToApprove: 1),
      ])
    let first = comparison.rules.periods[.quarter]?.first
    #expect(first?.period.name == "2024-Q1")
    #expect(first?.applications == 6)
    #expect(first?.hits.map { $0.live?.first } == [0, 3, 0])
    #expect(first?.hits.map { $0.candidate?.first } == [2, 1, 0])
    #expect(comparison.rules.funnel.map(\.section) == [.admission, .approval, nil])
    #expect(comparison.rules.funnel.map(\.liveRemaining) == [14, 14, 14])
    #expect(comparison.rules.funnel.map(\.candidateRemaining) == [15, 14, 14])
  }

  @Test("who loses, and by what")
  func losers() {
    let segments = comparison.segments
    #expect(
      segments.map(\.field) == [
        .all, .relation, .relation, .named("region"), .named("region"),
      ])
    // All: 2 declined, 8 referred, 1 cut; N: 8 and 1; S: 2; the second applications 1 and 3 are renewals.
    #expect(segments.map(\.liveApproved) == [14, 13, 1, 8, 6])
    #expect(segments.map(\.candidateApproved) == [14, 12, 2, 8, 6])
    #expect(segments.map(\.bothApproved) == [12, 11, 1, 7, 5])
    #expect(segments.map(\.declined) == [1, 1, 0, 0, 1])
    #expect(segments.map(\.referred) == [1, 1, 0, 1, 0])
    #expect(segments.map(\.cut) == [1, 0, 1, 1, 0])
    #expect(segments.map(\.lineLost) == [63_000, 60_000, 3_000, 43_000, 20_000])
    // Of equally frequent reasons the earliest rule stands.
    #expect(segments.map(\.mainReason) == [.rule(0), .rule(0), .lineCut, .rule(1), .rule(0)])
    #expect(segments.map(\.mainReasonCount) == [1, 1, 1, 1, 1])
  }

  @Test("the statistics of months, quarters and years")
  func statistics() throws {
    let statistics = try #require(comparison.statistics)
    let months = statistics[.month].filter { $0.field == nil }
    // Months without applications stand as long as lines are in force.
    #expect(months.count == 14)
    func row(_ name: String, _ grain: Grain = .month) throws -> StatisticsRow {
      try #require(statistics[grain].first { $0.field == nil && $0.period.name == name })
    }
    func lines(_ side: VersionStatistics) -> [Number?] {
      [side.newLine, side.lineInForce, side.lineCustomers.map { Number($0) }]
    }
    let january = try row("2024-01")
    #expect([january.applications, january.customers] == [2, 2])
    #expect([january.live.approved, january.candidate.approved] == [2, 1])
    #expect(january.candidate.passRate == number("0.5"))
    #expect(lines(january.live) == [Number(300), Number(300), Number(2)])
    #expect(lines(january.candidate) == [Number(100), Number(100), Number(1)])
    #expect(january.live.linePerCustomer == Number(150))
    // (100 × 5 % + 200 × 6 %) ÷ 300.
    #expect(january.live.rate == number("0.056666666667"))
    // March: 150 and 120 in place of 100.
    #expect(lines(try row("2024-03").live) == [Number(50), Number(350), Number(2)])
    #expect(lines(try row("2024-03").candidate) == [Number(20), Number(420), Number(2)])
    #expect(lines(try row("2024-05").live) == [Number(1_000), Number(1_750), Number(13)])
    // The lines of 0 and 2 have ended; the candidate's 300 of 4 runs to the end of January.
    #expect(lines(try row("2025-01").live) == [.zero, Number(1_550), Number(12)])
    #expect(lines(try row("2025-01").candidate) == [.zero, Number(1_420), Number(12)])
    #expect(lines(try row("2025-02").live) == [.zero, Number(1_550), Number(12)])
    #expect(lines(try row("2025-02").candidate) == [Number(90), Number(1_210), Number(12)])
    let quarter = try row("2024-Q1", .quarter)
    #expect([quarter.applications, quarter.customers] == [6, 5])
    #expect([quarter.live.approved, quarter.live.customersApproved] == [3, 2])
    let year = try row("2024", .year)
    #expect([year.applications, year.customers] == [19, 18])
    #expect(
      [year.live.customersApproved, year.live.customersReferred, year.live.customersDeclined]
        == [13, 3, 2])
    #expect(lines(year.live) == [Number(1_750), Number(1_750), Number(13)])
    // 13 terms of 12 months and one of 24.
    #expect(year.live.term == number("12.857142857143"))
    let north = try #require(
      statistics[.year].first { $0.value == "N" && $0.period.name == "2024" })
    #expect([north.applications, north.customers, north.live.approved] == [10, 9, 8])
    #expect(lines(north.live) == [Number(1_050), Number(1_050), Number(7)])
  }

  @Test("what hangs on earlier decisions")
  func openLoop() throws {
    let open = try #require(comparison.openLoop)
    func figures(_ side: OpenLoop.Side) -> [Int] { [side.applications, side.approved] }
    #expect(figures(open.all.live) == [20, 14])
    #expect(open.all.live.line == Number(1_850))
    #expect(open.all.candidate.line == Number(1_610))
    // 1 repeats 0 under both; 3 comes after the line of 2 has ended.
    #expect(figures(open.withoutRepeats.live) == [19, 13])
    #expect(open.withoutRepeats.live.line == Number(1_700))
    #expect(open.withoutRepeats.candidate.line == Number(1_490))
    // 3 follows 2, whose outcome the candidate changes.
    #expect(figures(open.withoutDependent.live) == [19, 14])
    #expect(figures(open.withoutDependent.candidate) == [19, 13])
    #expect(open.withoutDependent.candidate.line == Number(1_520))
  }

  @Test("intervals by customer")
  func intervals() throws {
    let intervals = comparison.intervals
    #expect(intervals.passRate?.delta == .zero)
    // Customers' differences −30, −110, +300, −400: Σ = −240, Σd² = 263,000; of 18 customers
    // 1.959964 × √(263,000 − 240² ÷ 18) = 1.959964 × √259,800 = 999.005013….
    let line = try #require(intervals.customerLine)
    #expect(line.delta == Number(-240))
    #expect(abs((line.high.units - line.delta.units) / 1_000_000) == 999_005_013)
    #expect(abs((line.delta.units - line.low.units) / 1_000_000) == 999_005_013)
    // No customer has two approved lines under one version and another highest one: 0 has 250 and 220, 30 less, too.
    #expect(intervals.lineTotal == intervals.customerLine)
    // 1,510 ÷ 13 less 1,750 ÷ 13, each to the 12th decimal.
    #expect(intervals.linePerCustomer?.delta == number("-18.461538461539"))
  }
}
