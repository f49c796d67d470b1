import Columns
import Engine
import Numbers
import Semantics
import Simulation
import Syntax
import Testing

@Suite("Backtests")
struct BacktestTests {
  private let live: Program
  private let candidate: Program
  private let table: RecordTable

  init() throws {
    live = try ReplayBook.program(minimum: 18)
    candidate = try ReplayBook.program(minimum: 40)
    table = try ReplayBook.table(3_001, of: live)
  }

  @Test("a version against itself changes nothing")
  func same() throws {
    let backtest = try Backtest(live: live, candidate: live, table: table)
    #expect(backtest.changed == 0)
    #expect(backtest.live.byMonth == backtest.candidate.byMonth)
    #expect(backtest.live.rules == backtest.candidate.rules)
    for (from, row) in backtest.matrix.enumerated() {
      for (to, cell) in row.enumerated() where from != to { #expect(cell.count == 0) }
      #expect(row[from].liveLine == row[from].candidateLine)
    }
  }

  @Test("exchanging the versions mirrors every figure")
  func mirrored() throws {
    let forth = try Backtest(live: live, candidate: candidate, table: table)
    let back = try Backtest(live: candidate, candidate: live, table: table)
    #expect(forth.changed > 50)
    #expect(forth.live.byMonth == back.candidate.byMonth)
    #expect(forth.candidate.rules == back.live.rules)
    for from in 0..<3 {
      for to in 0..<3 {
        #expect(forth.matrix[from][to].count == back.matrix[to][from].count)
        #expect(forth.matrix[from][to].liveLine == back.matrix[to][from].candidateLine)
      }
    }
  }

  @Test("threads change no figure", arguments: [2, 3])
  func threads(count: Int) throws {
    // More rows than one block of the tally holds.
    let large = try ReplayBook.table(20_011, of: live)
    func run(_ threads: Int) throws -> Backtest {
      try Backtest(
        live: live, candidate: candidate, table: large,
        options: BacktestOptions(threads: threads, causeLimit: 2_000))
    }
    let (one, many) = (try run(1), try run(count))
    #expect(one.live.byMonth == many.live.byMonth)
    #expect(one.candidate.rules == many.candidate.rules)
    #expect(one.matrix == many.matrix)
    #expect(one.live.undecided.causes == many.live.undecided.causes)
    #expect(one.live.assumptions == many.live.assumptions)
  }

  @Test("months, outcomes and lines agree with counting row by row")
  func figures() throws {
    let backtest = try Backtest(live: live, candidate: candidate, table: table)
    let decisions = try Engine(live).decide(table)
    let dates = try #require(table.column("applied_on"))
    #expect(backtest.months == [24_288, 24_289, 24_290, 24_291, 24_292])
    for (index, month) in backtest.months.enumerated() {
      let rows = (0..<table.count).filter { Int32(dates.scaled($0)) >> 5 == month }
      let figures = backtest.live.byMonth[index]
      #expect(figures.applications == rows.count)
      #expect(figures.approvals == rows.count { decisions.outcome($0) == .approve })
      #expect(figures.referrals == rows.count { decisions.outcome($0) == .refer })
      #expect(figures.declines == rows.count { decisions.outcome($0) == .decline })
      #expect(figures.errors == rows.count { decisions.systemReferrals?[$0] == 1 })
      func line(_ outcome: Outcome) -> Number? {
        rows.filter { decisions.outcome($0) == outcome }.compactMap { decisions.number(0, $0) }
          .reduce(Number.zero as Number?) { $0?.adding($1) }
      }
      #expect(figures.offeredLine == line(.approve))
      #expect(figures.proposedLine == line(.refer))
    }
    // January 2024 has no base rate: those rows are in error, and referred unless declined.
    #expect(backtest.live.byMonth[0].errors == backtest.live.byMonth[0].applications)
    #expect(backtest.live.byMonth[1].errors == 0)
    let other = try Engine(candidate).decide(table)
    for (from, row) in backtest.matrix.enumerated() {
      for (to, cell) in row.enumerated() {
        let rows = (0..<table.count).filter {
          Int(decisions.outcomes[$0]) == from && Int(other.outcomes[$0]) == to
        }
        #expect(cell.count == rows.count)
        let line = rows.compactMap { other.number(0, $0) }
          .reduce(Number.zero as Number?) { $0?.adding($1) }
        #expect(cell.candidateLine == line)
      }
    }
  }

  @Test("only the months asked for")
  func months() throws {
    let backtest = try Backtest(
      live: live, candidate: candidate, table: table,
      options: BacktestOptions(months: 24_289...24_290))
    let whole = try Backtest(live: live, candidate: candidate, table: table)
    #expect(backtest.months == [24_289, 24_290])
    #expect(backtest.live.byMonth == Array(whole.live.byMonth[1...2]))
    #expect(backtest.applications + backtest.outsideMonths == 3_001)
  }

  @Test("assumptions count the applications that rest on them")
  func assumptions() throws {
    let backtest = try Backtest(live: live, candidate: candidate, table: table)
    let explainer = try Explainer(Engine(live), table)
    let decisions = try Engine(live).decide(table)
    var expected = [0, 0]
    for row in 0..<table.count {
      for index in explainer.explanation(of: row, decided: decisions, at: row).assumptions {
        expected[index] += 1
      }
    }
    #expect(backtest.live.assumptions.map(\.applications) == expected.map { $0 })
    #expect(expected.allSatisfy { $0 > 100 })
  }

  @Test("the months in which each field is held")
  func preflight() throws {
    var gapped = table
    let income = try #require(table.columns.firstIndex { $0.name == "income" })
    let dates = try #require(table.column("applied_on"))
    gapped.columns[income].column.validity = (0..<table.count).map {
      Int32(dates.scaled($0)) >> 5 == 24_289 ? 0 : 1
    }
    let backtest = try Backtest(live: live, candidate: candidate, table: gapped)
    let fields = backtest.preflight.fields
    #expect(
      fields.map(\.name)
        == ["applied_on", "level", "age", "debts", "income", "flag", "requested", "notes.weight"])
    let field = try #require(fields.first { $0.name == "income" })
    #expect(backtest.preflight.gaps(of: field) == [24_289])
    #expect(field.present[1] == 0)
    #expect(field.present[2] == backtest.preflight.months[2].rows)
    #expect(backtest.preflight.gaps(of: fields[0]).isEmpty)
  }
}
