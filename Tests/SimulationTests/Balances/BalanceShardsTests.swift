import Numbers
import RunRecord
import Semantics
import Testing

@testable import Simulation

/// Sixty cases of forty customers: those with even numbers take lines, the others two products, so that shards number
/// products each in their own way.
@Suite("Balances of shards")
struct BalanceShardsTests {
  private struct Application {
    let place: Int
    let draft: CaseDraft
    let chance: Int64
  }

  private static func applications() -> [Application] {
    var numbers = SeededNumbers(seed: 21)
    return BalanceBank.drawn(60, seed: 20).enumerated().map { place, draft in
      var draft = draft
      draft.customer = numbers.next(0, 39)
      draft.values[0] =
        draft.customer % 2 == 0 ? "line" : numbers.next(0, 1) == 0 ? "express" : "line"
      return Application(place: place, draft: draft, chance: Int64(numbers.next(0, 100)))
    }
  }

  /// What is recorded and seen hangs on the case alone.
  private static func run(_ applications: [Application]) throws -> BacktestRun {
    let cases = applications.map(\.draft)
    var ledger = try BalanceBank.ledger(
      cases, chances: applications.map(\.chance), fields: BalanceBank.fields)
    ledger.places = applications.map { Int32($0.place) }
    let products = LoanGroups(products: ledger)
    var recorded = RecordedDecisions(count: cases.count)
    var outcomes = LoanOutcomes(count: cases.count)
    var observed = ObservedLoans(
      count: cases.count, lastMonth: 2025 * 12 + 5, switchMonth: 2024 * 12 + 11)
    for row in cases.indices {
      let place = applications[row].place
      recorded.finalOutcomes[row] = place % 4 == 0 ? 2 : 0
      recorded.decidedOn[row] = ledger.dates[row]
      guard place % 4 != 0 else { continue }
      let line = Int64(1_000 + 100 * place) * 100
      recorded.decidedLines[row] = line
      guard place % 4 != 1 else { continue }
      recorded.bookedLines[row] = line
      (recorded.rates[row], recorded.terms[row]) = (50_000, 12)
      outcomes.states[row] = LoanOutcomes.State.neverDrawn.rawValue
      guard place % 4 != 2 else { continue }
      let start = ledger.dates[row] >> 5 + 1
      outcomes.states[row] =
        (place % 3 == 0 ? LoanOutcomes.State.good : .bad).rawValue
      (observed.firstMonths[row], observed.firstUses[row]) = (start, line / 2)
      for month in start...observed.lastMonth {
        var sums = ObservedLoans.Sums()
        sums.performing = line / 2
        sums.drawn = month == start ? line / 2 : 0
        if month == observed.switchMonth { observed.switchBalances[row] = line / 2 }
        observed.months[
          .init(group: products.number(row), month: month), default: ObservedLoans.Sums()
        ].add(sums)
        observed.vintages[.init(group: start, month: month), default: ObservedLoans.Sums()]
          .add(sums)
      }
    }
    var run = BalanceBank.run(
      ledger, scenario(), recorded: recorded, outcomes: outcomes, observed: observed)
    run.earlier = earlier(applications)
    return run
  }

  /// Every fifth customer has a loan of before, with its application now for its renewal.
  private static func earlier(_ applications: [Application]) -> EarlierLoans {
    var earlier = EarlierLoans(opening: 2023 * 12 + 11, lastMonth: 2025 * 12 + 5)
    let products = Set(applications.map(\.draft.values[0])).sorted()
    earlier.products = products.map { $0 }
    for application in applications where application.place % 5 == 0 {
      let product = Int32(products.firstIndex(of: application.draft.values[0]) ?? 0)
      let balance = Int64(100_000 + application.place)
      earlier.loans.append(
        EarlierLoans.Loan(
          product: product, start: earlier.opening - 5, term: 12, rate: 50_000, line: 200_000,
          balance: balance,
          defaultMonth: application.place % 10 == 0
            ? earlier.opening - 2 : EarlierLoans.Loan.never,
          isCured: false,
          state: (application.place % 3 == 0 ? LoanOutcomes.State.good : .immature).rawValue,
          renewal: application.place % 3 == 0 ? Int32(application.place) : -1))
      var sums = ObservedLoans.Sums()
      sums.performing = balance
      earlier.months[.init(group: product, month: earlier.opening), default: .init()].add(sums)
      earlier.good += 1
    }
    earlier.settle()
    return earlier
  }

  private static func scenario() -> Scenario {
    var scenario = BalanceBank.scenario()
    scenario.guarantee = Scenario.Guarantee(
      share: BalanceBank.part(800), pool: Number(2_000), paidMonths: 2, fee: .zero)
    return scenario
  }

  @Test("merged equal those of the run that was never cut", arguments: [2, 3])
  func merged(count: Int) throws {
    let all = Self.applications()
    let whole = try Self.run(all)
    // Handed over as bytes, and merged in another order.
    let files = try (0..<count).reversed().map { shard in
      try ColumnFile(Self.run(all.filter { $0.draft.customer % count == shard }).columns.bytes)
    }
    let book = try check(
      bookAt: "b.rules", reader: .memory(["b.rules": ReplayBook.text(minimum: 18)]))
    let merged = try BacktestRun(
      merging: files, live: whole.ledger.live.program,
      candidate: whole.ledger.candidate.program, scenario: Self.scenario(), books: (book, book),
      past: [])
    let (own, seen) = (try #require(merged.observed), try #require(whole.observed))
    #expect(own.firstMonths == seen.firstMonths && own.firstUses == seen.firstUses)
    #expect(own.switchBalances == seen.switchBalances && own.months == seen.months)
    #expect(own.lastMonth == seen.lastMonth && own.switchMonth == seen.switchMonth)
    #expect(own.vintages == seen.vintages)
    #expect(merged.earlier?.loans == whole.earlier?.loans)
    #expect(merged.columns.bytes == whole.columns.bytes)

    let expected = try BalanceBank.results(whole)
    let results = try #require(try merged.balances?.get())
    #expect(results.balances.live.bits == expected.balances.live.bits)
    #expect(results.balances.candidate.bits == expected.balances.candidate.bits)
    let (before, after) = (try #require(results.opening), try #require(expected.opening))
    #expect(before.projected.bits == after.projected.bits)
    #expect(before.products == after.products && before.actual.months == after.actual.months)
    #expect(OpeningBook.Renewal.allCases.allSatisfy { before[$0] == after[$0] })
    #expect(after[.applied].loans > 0)
    let vintages = expected.vintages.rows(.month)
    #expect(results.vintages.rows(.month).map(\.live) == vintages.map(\.live))
    #expect(results.vintages.rows(.month).map(\.actual) == vintages.map(\.actual))
    #expect(results.bridge.steps.map(\.amounts) == expected.bridge.steps.map(\.amounts))
    #expect(
      results.segments.flatMap(\.values).map(\.returns)
        == expected.segments.flatMap(\.values).map(\.returns))
    #expect(results.switchDay == expected.switchDay && expected.switchDay != nil)
    let (back, forth) = (
      try #require(results.backcast).months, try #require(expected.backcast).months
    )
    #expect(back.map(\.projected) == forth.map(\.projected))
    #expect(back.map(\.actual) == forth.map(\.actual))
    #expect(forth.contains { $0.actual.balance > 0 } && forth.contains { $0.projected.balance > 0 })
  }
}
