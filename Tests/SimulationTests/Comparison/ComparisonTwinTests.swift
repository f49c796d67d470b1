import Engine
import Intake
import Numbers
import Semantics
import Simulation
import Testing

@Suite("Two versions compared, counted again the slow way")
struct ComparisonTwinTests {
  private static let share = Number(3, decimals: 1) ?? .zero
  private static let otherShare = Number(7, decimals: 1) ?? .zero

  /// Cases drawn from a seed, of customers who often come again, on few days.
  private static func cases(_ count: Int, seed: UInt64) -> [CaseDraft] {
    var draw = SeededNumbers(seed: seed)
    func side() -> CaseDraft.Side {
      switch draw.next(0, 3) {
      case 0, 1: .approve(draw.next(0, 6) * 100_000, draw.next(3, 9) * 40, draw.next(0, 5))
      case 2: .refer(draw.next(1, 6) * 100_000, by: draw.next(1, 2))
      default: .decline(by: 0, draw.next(1, 2))
      }
    }
    func outcome() -> Outcome? {
      [nil, .approve, .refer, .decline][draw.next(0, 3)]
    }
    return (0..<count).map { _ in
      let day = (CalendarDate(year: 2024, month: 1, day: 20))?.adding(days: draw.next(0, 200))
      return CaseDraft(
        customer: draw.next(0, count / 4), date: day?.description ?? "", live: side(),
        candidate: side(), values: ["p\(draw.next(0, 1))", "r\(draw.next(0, 2))"],
        loan: LoanOutcomes.State(rawValue: UInt8(draw.next(0, 5))) ?? .neverBooked,
        exposure: draw.next(0, 999), badAmount: draw.next(0, 99), system: outcome(),
        final: outcome())
    }
  }

  private static func comparison(_ cases: [CaseDraft], threads: Int = 2) throws -> Comparison {
    Comparison(
      try CaseDraft.ledger(cases, fields: ["product", "region"]),
      recorded: CaseDraft.recorded(cases), outcomes: CaseDraft.outcomes(cases),
      scenario: CaseDraft.scenario(share: share, shares: ["A3": otherShare]), threads: threads)
  }

  /// The chance that a case is in, in tenths.
  private static func chance(_ draft: CaseDraft, _ side: CaseDraft.Side) -> Int {
    switch side.outcome {
    case .approve: return 10
    case .decline: return 0
    case .refer:
      if let system = draft.system, let final = draft.final, final != .refer,
        system == .refer || system != final
      {
        return final == .approve ? 10 : 0
      }
      return side.fired.min() == 2 ? 7 : 3
    }
  }

  @Test("matrix and swap sets", arguments: [UInt64(1), 2, 3])
  func sets(seed: UInt64) throws {
    let cases = Self.cases(600, seed: seed)
    let sets = try Self.comparison(cases).sets
    for live in Outcome.allCases {
      for candidate in Outcome.allCases {
        let own = cases.filter { $0.live.outcome == live && $0.candidate.outcome == candidate }
        let found = sets.matrix[Int(live.rawValue)][Int(candidate.rawValue)]
        #expect(found.applications == Number(own.count))
        #expect(found.live?.line == Number(own.reduce(0) { $0 + $1.live.line }))
        #expect(found.candidate?.line == Number(own.reduce(0) { $0 + $1.candidate.line }))
        #expect(found.loans?.good == Number(own.count { $0.loan == .good }))
        let judged = own.filter { $0.loan == .good || $0.loan == .bad }
        #expect(found.loans?.exposure == Number(judged.reduce(0) { $0 + $1.exposure }))
        #expect(found.loans?.badAmount == Number(judged.reduce(0) { $0 + $1.badAmount }))
        let customers = Dictionary(grouping: cases, by: \.customer).values.count { own in
          own.map(\.live.outcome).min() == live && own.map(\.candidate.outcome).min() == candidate
        }
        #expect(found.customers == Number(customers))
      }
    }
    var (bothIn, swapIn, swapOut, lineIn) = (0, 0, 0, 0)
    for draft in cases {
      let (p, q) = (Self.chance(draft, draft.live), Self.chance(draft, draft.candidate))
      bothIn += min(p, q)
      swapIn += max(0, q - p)
      swapOut += max(0, p - q)
      lineIn += max(0, q - p) * draft.candidate.line
    }
    let after = sets.afterReferral
    #expect(after.bothIn.applications == Number(Int128(bothIn), decimals: 1))
    #expect(after.swapIn.applications == Number(Int128(swapIn), decimals: 1))
    #expect(after.swapOut.applications == Number(Int128(swapOut), decimals: 1))
    #expect(after.swapIn.candidate?.line == Number(Int128(lineIn), decimals: 1))
  }

  /// A line of a version: its customer and product, its days and its yuan.
  private struct Grant {
    let owner: String
    let customer: Int
    let from: CalendarDate
    let until: CalendarDate
    let line: Int
  }

  private static func grants(
    _ cases: [CaseDraft], _ side: (CaseDraft) -> CaseDraft.Side
  ) throws -> [Grant] {
    try cases.compactMap { draft in
      let made = side(draft)
      guard made.outcome == .approve, made.line > 0 else { return nil }
      let from = try #require(CalendarDate(parsing: draft.date))
      return Grant(
        owner: "\(draft.customer) \(draft.values[0])", customer: draft.customer, from: from,
        until: try #require(from.adding(months: made.term)), line: made.line)
    }
  }

  private static func inForce(_ grants: [Grant], on day: CalendarDate) -> [String: Int] {
    grants.filter { $0.from <= day && day < $0.until }.reduce(into: [:]) {
      $0[$1.owner] = max($0[$1.owner] ?? 0, $1.line)
    }
  }

  @Test(
    "lines in force, new lines and customers, by all grains and fields", arguments: [UInt64(4), 5])
  func statistics(seed: UInt64) throws {
    let cases = Self.cases(300, seed: seed)
    let statistics = try #require(try Self.comparison(cases).statistics)
    for grain in Grain.allCases {
      for row in statistics[grain] {
        let own = cases.filter { draft in
          switch row.field {
          case "product": draft.values[0] == row.value
          case "region": draft.values[1] == row.value
          default: true
          }
        }
        let period = row.period.first.description...row.period.last.description
        let within = own.filter { period.contains($0.date) }
        #expect(row.applications == within.count)
        let customers = Dictionary(grouping: within, by: \.customer).values
        #expect(row.customers == customers.count)
        let sides: [(CaseDraft) -> CaseDraft.Side] = [{ $0.live }, { $0.candidate }]
        for (side, found) in zip(sides, [row.live, row.candidate]) {
          #expect(found.approved == within.count { side($0).outcome == .approve })
          #expect(
            found.customersReferred
              == customers.count { $0.map { side($0).outcome }.min() == .refer })
          let grants = try Self.grants(own, side)
          let inForce = Self.inForce(grants, on: row.period.last)
          #expect(found.lineInForce == Number(inForce.values.reduce(0, +)))
          #expect(
            found.lineCustomers
              == Set(
                grants.filter { $0.from <= row.period.last && row.period.last < $0.until }
                  .map(\.customer)
              ).count)
          let newOnes = grants.filter { period.contains($0.from.description) }
          var new = 0
          for granted in Dictionary(grouping: newOnes, by: { "\($0.owner) \($0.from)" }).values {
            let eve = try #require(granted[0].from.adding(days: -1))
            let before = Self.inForce(grants, on: eve)[granted[0].owner] ?? 0
            new += max(0, (granted.map(\.line).max() ?? 0) - before)
          }
          #expect(found.newLine == Number(new))
        }
      }
    }
  }

  @Test("a version compared with itself changes nothing")
  func itself() throws {
    let cases = Self.cases(500, seed: 6).map { draft in
      var draft = draft
      draft.candidate = draft.live
      return draft
    }
    let comparison = try Self.comparison(cases)
    for sets in [comparison.sets.strictly, comparison.sets.afterReferral] {
      #expect(sets.swapIn.applications == .zero)
      #expect(sets.swapOut.applications == .zero)
      #expect(sets.swapIn.customers == .zero)
      #expect(sets.bothIn.live == sets.bothIn.candidate)
    }
    for migration in comparison.migrations {
      #expect(migration.up.applications + migration.down.applications == 0)
      #expect(migration.cells.allSatisfy { $0.live == $0.candidate })
    }
    #expect(comparison.segments.allSatisfy { $0.losers == 0 && $0.lineLost == 0 })
    #expect(comparison.rules.hits.allSatisfy { $0.live == $0.candidate })
    let statistics = try #require(comparison.statistics)
    for grain in Grain.allCases {
      #expect(statistics[grain].allSatisfy { $0.live == $0.candidate })
    }
    #expect(comparison.openLoop?.withoutDependent == comparison.openLoop?.all)
    #expect(comparison.intervals.customerLine?.high == .zero)
    #expect(comparison.intervals.passRate?.delta == .zero)
  }

  @Test("the other way round everything is mirrored")
  func mirrored() throws {
    let cases = Self.cases(500, seed: 7)
    let there = try Self.comparison(cases)
    let back = try Self.comparison(
      cases.map { draft in
        var draft = draft
        (draft.live, draft.candidate) = (draft.candidate, draft.live)
        return draft
      })
    for sets in [\OutcomeSets.strictly, \.afterReferral] {
      let (first, second) = (there.sets[keyPath: sets], back.sets[keyPath: sets])
      #expect(first.swapIn.applications == second.swapOut.applications)
      #expect(first.swapIn.candidate == second.swapOut.live)
      #expect(first.bothIn.live == second.bothIn.candidate)
      #expect(first.bothOut.customers == second.bothOut.customers)
    }
    for (live, row) in there.sets.matrix.enumerated() {
      for (candidate, cell) in row.enumerated() {
        #expect(cell.live == back.sets.matrix[candidate][live].candidate)
        #expect(cell.loans == back.sets.matrix[candidate][live].loans)
      }
    }
    for (first, second) in zip(there.migrations, back.migrations) {
      #expect(first.up.applications == second.down.applications)
      #expect(first.up.liveLine == second.down.candidateLine)
    }
    #expect(there.statistics?[.month].map(\.live) == back.statistics?[.month].map(\.candidate))
    #expect(there.intervals.customerLine?.low.negated == back.intervals.customerLine?.high)
  }

  @Test("threads change nothing")
  func threads() throws {
    let cases = Self.cases(20_000, seed: 8)
    let (one, three) = (
      try Self.comparison(cases, threads: 1), try Self.comparison(cases, threads: 3)
    )
    #expect(one.sets == three.sets)
    #expect(one.migrations == three.migrations)
    #expect(one.rules == three.rules)
    #expect(one.segments == three.segments)
    #expect(one.statistics == three.statistics)
    #expect(one.openLoop == three.openLoop)
    #expect(one.intervals == three.intervals)
  }

  @Test("rules hit as often as the replay counted")
  func replayed() throws {
    let (live, candidate) = (
      try ReplayBook.program(minimum: 18), try ReplayBook.program(minimum: 40)
    )
    let table = try ReplayBook.table(9_000, of: live, seed: 9)
    let (backtest, kept) = try Backtest.replaying(
      live: live, candidate: candidate, table: table, options: BacktestOptions(),
      ledger: LedgerRequest(InputSchema(live), keepsKeys: false))
    let run = BacktestRun(
      backtest: backtest, ledger: try #require(kept), scenario: CaseDraft.scenario(share: .zero),
      recorded: nil, outcomes: nil)
    let comparison = run.comparison
    // Without a ledger the replay counts hits as it goes, part by part.
    let streamed = try Backtest(live: live, candidate: candidate, table: table)
    #expect(comparison.rules.hits.map(\.live) == streamed.live.rules)
    #expect(comparison.rules.hits.map(\.candidate) == streamed.candidate.rules)
    #expect(comparison.rules.byOutput.live == streamed.live.firstByOutput)
    #expect(run.backtest.live.rules == streamed.live.rules)
    #expect(run.backtest.candidate.rules == streamed.candidate.rules)
    #expect(run.backtest.candidate.firstByOutput == streamed.candidate.firstByOutput)
    let months = try #require(comparison.statistics?[.month].filter { $0.field == nil })
    #expect(months.map(\.live.approved) == backtest.live.byMonth.map(\.approvals))
    #expect(months.map(\.live.errors) == backtest.live.byMonth.map(\.errors))
    #expect(months.map(\.candidate.errors) == backtest.candidate.byMonth.map(\.errors))
    #expect(comparison.rules.funnel.last?.liveRemaining == backtest.live.total.approvals)
  }
}
