import Columns
import Engine
import Intake
import Numbers
import Semantics
import Simulation
import Syntax
import Testing

@Suite("The ledger of a backtest")
struct CaseLedgerTests {
  private let live: Program
  private let candidate: Program
  private let table: RecordTable

  init() throws {
    live = try ReplayBook.program(minimum: 18)
    candidate = try ReplayBook.program(minimum: 40)
    table = try ReplayBook.table(3_001, of: live, seed: 5)
  }

  private func ledger(_ parts: any TableParts, threads: Int = 2) throws -> CaseLedger {
    let request = LedgerRequest(InputSchema(live), keepsKeys: true)
    #expect(request.segments == ["level"])
    return try #require(
      try Backtest.replaying(
        live: live, candidate: candidate, table: parts,
        options: BacktestOptions(threads: threads), ledger: request
      ).ledger)
  }

  @Test("holds what a plain run of each version decides, application by application")
  func asDecided() throws {
    let ledger = try ledger(table)
    #expect(ledger.count == table.count)
    for (cases, program) in [(ledger.live, live), (ledger.candidate, candidate)] {
      let decisions = try Engine(program).decide(table)
      #expect(cases.outcomes == decisions.outcomes)
      for row in 0..<table.count {
        let line = decisions.number(0, row)
        #expect(Number(Int128(cases.lines[row]), decimals: 2) == line ?? .zero)
        let outcome = decisions.outcome(row)
        // The earliest rule of the outcome's own gravity, found the long way.
        let reason = program.rules.indices.first { rule in
          let policy = program.rules[rule]
          let acts =
            decisions.fired(rule, row)
            ? policy.effect
            : decisions.undecided(rule, row) ? policy.undecided?.effect : nil
          return switch outcome {
          case .approve: false
          case .refer: acts == .refer || decisions.failed(rule, row)
          case .decline: acts == .decline
          }
        }
        #expect(cases.reasons[row] == reason.map { UInt16($0) } ?? VersionCases.noRule)
      }
    }
  }

  @Test("does not hang on parts and threads", arguments: [(1, 700, 1), (2, 300, 2), (3, 50, 3)])
  func parts(seed: UInt64, greatest: Int, threads: Int) throws {
    let whole = try ledger(table, threads: 1)
    let parts = try ledger(CutTable(table, seed: seed, greatest: greatest), threads: threads)
    #expect(parts.places == whole.places)
    #expect(parts.dates == whole.dates)
    #expect(parts.customers == whole.customers)
    #expect(parts.keys == whole.keys)
    #expect(parts.segments.map(\.codes) == whole.segments.map(\.codes))
    #expect(parts.segments.map(\.values) == whole.segments.map(\.values))
    for side in [\CaseLedger.live, \CaseLedger.candidate] {
      #expect(parts[keyPath: side].outcomes == whole[keyPath: side].outcomes)
      #expect(parts[keyPath: side].lines == whole[keyPath: side].lines)
      #expect(parts[keyPath: side].reasons == whole[keyPath: side].reasons)
      #expect(parts[keyPath: side].fired == whole[keyPath: side].fired)
      #expect(parts[keyPath: side].undecided == whole[keyPath: side].undecided)
      #expect(parts[keyPath: side].failed == whole[keyPath: side].failed)
    }
  }

  @Test("names the values of a segment as the record does, what is missing last")
  func segments() throws {
    let segment = try ledger(table).segments[0]
    #expect(segment.values == ["A", "B", "C", nil])
    let column = try #require(table.column("level"))
    for row in 0..<table.count {
      let name = column.isPresent(row) ? column.dictionary?[Int(column.scaled(row))] : nil
      #expect(segment.values[Int(segment.codes[row])] == name)
    }
  }
}
