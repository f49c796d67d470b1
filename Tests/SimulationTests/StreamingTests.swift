import Columns
import Engine
import Numbers
import Semantics
import Simulation
import Synchronization
import Testing

@Suite("Replay part by part")
struct StreamingTests {
  private let live: Program
  private let candidate: Program
  private let table: RecordTable

  init() throws {
    live = try ReplayBook.program(minimum: 18)
    candidate = try ReplayBook.program(minimum: 40)
    table = try ReplayBook.table(4_001, of: live, seed: 3)
  }

  private func run(_ table: any TableParts, _ options: BacktestOptions) throws -> Backtest {
    try Backtest(live: live, candidate: candidate, table: table, options: options)
  }

  private func expectSame(_ whole: Backtest, _ parts: Backtest) {
    #expect(parts.applications == whole.applications)
    #expect(parts.outsideMonths == whole.outsideMonths)
    #expect(parts.months == whole.months)
    #expect(parts.matrix == whole.matrix)
    #expect(parts.processing == whole.processing)
    #expect(parts.preflight.months == whole.preflight.months)
    #expect(parts.preflight.fields == whole.preflight.fields)
    for side in [\Backtest.live, \Backtest.candidate] {
      let (own, other) = (parts[keyPath: side], whole[keyPath: side])
      #expect(own.byMonth == other.byMonth)
      #expect(own.total == other.total)
      #expect(own.rules == other.rules)
      #expect(own.firstByOutput == other.firstByOutput)
      #expect(own.assumptions == other.assumptions)
      #expect(own.undecided.applications == other.undecided.applications)
      #expect(own.undecided.examined == other.undecided.examined)
      #expect(own.undecided.causes == other.undecided.causes)
    }
  }

  @Test(
    "no figure hangs on parts and threads",
    arguments: [(1, 900, 1), (2, 900, 2), (3, 40, 3), (4, 4_000, 4), (5, 300, 2)]
      as [(UInt64, Int, Int)])
  func parts(seed: UInt64, greatest: Int, threads: Int) throws {
    let whole = try run(table, BacktestOptions(threads: 1))
    let parts = CutTable(table, seed: seed, greatest: greatest)
    #expect(parts.partSizes.count > 1)
    expectSame(whole, try run(parts, BacktestOptions(threads: threads)))
  }

  @Test("nor a sample of the causes, nor months", arguments: [10, 100, 700])
  func sample(limit: Int) throws {
    func options(_ threads: Int) -> BacktestOptions {
      BacktestOptions(threads: threads, months: 24_289...24_291, causeLimit: limit)
    }
    let whole = try run(table, options(2))
    #expect(whole.live.undecided.isSample)
    #expect(whole.live.undecided.examined <= limit)
    #expect(whole.live.undecided.examined * 8 > min(limit, whole.live.undecided.applications))
    for seed in 1...3 as ClosedRange<UInt64> {
      expectSame(whole, try run(CutTable(table, seed: seed, greatest: 700), options(2)))
    }
  }

  @Test("causes of all that fit the limit are those of each application")
  func causes() throws {
    let parts = CutTable(table, seed: 9, greatest: 500)
    let backtest = try run(parts, BacktestOptions(threads: 2))
    let decisions = try Engine(live).decide(table)
    let undecided = (0..<table.count).count { row in
      live.rules.indices.contains { decisions.undecided($0, row) }
    }
    #expect(backtest.live.undecided.applications == undecided)
    #expect(backtest.live.undecided.examined == undecided)
  }

  @Test("progress ends with both versions of every application")
  func progress() throws {
    let parts = CutTable(table, seed: 2, greatest: 700)
    let seen = Seen()
    _ = try run(parts, BacktestOptions(threads: 2, progress: { seen.note($0) }))
    #expect(seen.greatest == 2 * table.count)
  }

  @Test("customers who have withdrawn leave, counted")
  func withdrawn() throws {
    let gone: Set<String> = ["a7", "a12", "a4000", "nobody"]
    let options = BacktestOptions(
      threads: 2,
      processing: ProcessingConsent(
        on: CalendarDate(year: 2026, month: 1, day: 1)!, record: .withdrawn(gone, field: "id")))
    let rest = try run(
      table.gathering((0..<table.count).filter { ![7, 12, 4_000].contains($0) }),
      BacktestOptions())
    let parts = try run(CutTable(table, seed: 5, greatest: 600), options)
    #expect(parts.processing?.withdrawn == .init(customers: 3, applications: 3))
    #expect(parts.applications == table.count - 3)
    #expect(parts.live.byMonth == rest.live.byMonth)
    #expect(parts.matrix == rest.matrix)
    expectSame(try run(table, options), parts)
  }

  @Test("a part that cannot be read stops the run with its error")
  func unreadable() throws {
    #expect(throws: Broken.Failure()) {
      try run(Broken(table: table), BacktestOptions(threads: 2))
    }
  }
}

/// The greatest number seen, from any thread.
private final class Seen: Sendable {
  private let value = Mutex(0)
  func note(_ number: Int) { value.withLock { $0 = max($0, number) } }
  var greatest: Int { value.withLock { $0 } }
}

/// Three parts of which the second cannot be read.
private struct Broken: TableParts {
  struct Failure: Error, Equatable {}
  let table: RecordTable
  var partSizes: [Int] { [table.count, 5, 5] }
  func part(_ index: Int) throws -> RecordTable {
    if index == 1 { throw Failure() }
    return table
  }
}
