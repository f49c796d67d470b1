import Columns
import Diagnostics
import Engine
import Numbers
import Semantics
import Testing

@testable import Simulation

@Suite("What each change does to approvals, line and loss")
struct AttributionTests {
  private static let day = CalendarDate(year: 2024, month: 3, day: 5).map { Constant.date($0) }

  private static func book(age: Int, cap: Int, extra: String = "") -> String {
    """
    rulebook small
    decides application
    record application {
      id     text key
      day    date as_of
      age    integer
      wanted money
    }
    parameter lowest: integer = \(age)
    parameter most: money = \(cap)
    admission {
      require A1 "Old enough" zh "年龄达标": age >= lowest else decline
      \(extra)
    }
    line { output line: money = round(min(wanted, most), down to 1) }
    """
  }

  /// Customer 0 has two applications, customer 1 one.
  ///
  /// | | age | wanted | live: age ≥ 30, ≤ 100 | age ≥ 20 | ≤ 150 | both |
  /// | 0 | 35 | 120 | 100 | 100 | 120 | 120 |
  /// | 0 | 25 | 140 | declined | 100 | declined | 140 |
  /// | 1 | 22 | 80 | declined | 80 | declined | 80 |
  ///
  /// Line, by customer the highest: live 100; age alone 100 + 80 = 180; cap alone 120; both 140 + 80 = 220. So age gets
  /// ((180 − 100) + (220 − 120)) ÷ 2 = 90, cap ((120 − 100) + (220 − 180)) ÷ 2 = 30, interaction 220 − 100 − 80 − 20 = 20.
  /// Loss at 10% × 60%: live 6; age 100 + 100 + 80 → 16.80; cap 7.20; both 340 → 20.40. Age gets
  /// (10.80 + 13.20) ÷ 2 = 12, cap (1.20 + 3.60) ÷ 2 = 2.40.
  private func pair() throws -> VersionPair {
    try VersionPair(
      Self.book(age: 30, cap: 100), Self.book(age: 20, cap: 150), customers: [0, 0, 1],
      probabilities: Array(repeating: 100_000_000_000, count: 3)
    ) { _ in
      [(35, 120), (25, 140), (22, 80)].enumerated().map { index, row in
        [.text("\(index)"), Self.day, .number(Number(row.0)), .number(Number(row.1))]
      }
    }
  }

  @Test("a customer's highest line is found anew for every coalition")
  func customerMaxima() throws {
    let result = try pair().attribution()
    #expect(result.changes.map(\.name) == ["lowest", "most"])
    #expect(result.changes.map(\.change.oldText) == ["30", "100"])
    #expect(result.changes.map(\.change.newText) == ["20", "150"])
    #expect(result.changes.map { $0.approvals.printed.description } == ["2", "0"])
    #expect(result.changes.map { $0.line?.printed.description } == ["90", "30"])
    #expect(result.changes.map { $0.line?.addOneIn.description } == ["80", "20"])
    #expect(result.changes.map { $0.line?.leaveOneOut.description } == ["100", "40"])
    #expect(result.changes.map { $0.losses[0].printed.description } == ["12", "2.4"])
    #expect(result.approvals == Attribution.Total(difference: Number(2), interaction: .zero))
    #expect(result.line == Attribution.Total(difference: Number(120), interaction: Number(20)))
    #expect(result.losses[0].difference.description == "14.4")
    #expect(result.losses[0].interaction.description == "2.4")
    #expect(result.method == .exact)
    #expect(result.reconciles)
  }

  @Test("cut into blocks and threads, nothing changes")
  func threads() throws {
    let pair = try pair()
    let whole = try pair.attribution(AttributionOptions(threads: 1))
    let cut = try Attribution(
      live: pair.live, candidate: pair.candidate, table: CutTable(pair.table, seed: 2, greatest: 2),
      ledger: pair.ledger, judges: [pair.judge], options: AttributionOptions(threads: 2))
    #expect(whole.changes.map(\.line) == cut.changes.map(\.line))
    #expect(whole.changes.map(\.losses) == cut.changes.map(\.losses))
  }

  @Test("equal versions have nothing to attribute")
  func nothing() throws {
    let text = Self.book(age: 30, cap: 100)
    let pair = try VersionPair(text, text, customers: [0], probabilities: [1]) { _ in
      [[.text("0"), Self.day, .number(Number(35)), .number(Number(120))]]
    }
    let result = try pair.attribution()
    #expect(result.changes.isEmpty)
    #expect(result.approvals == Attribution.Total(difference: .zero, interaction: .zero))
  }

  @Test("two changes come in two orders, so that each pair of drawn ones is exact")
  func drawn() throws {
    let pair = try pair()
    let exact = try pair.attribution()
    let drawn = try pair.attribution(AttributionOptions(exactLimit: 1, draws: 64, seed: 5))
    // Both changes matter to customer 0; one alone to customer 1, who is weighed exactly.
    #expect(drawn.method == .drawnForSome(customers: 1, draws: 64, seed: 5))
    try expectAlike(drawn, exact)
  }

  @Test("where a rule hangs on too many changes, whole versions are replayed along drawn orders")
  func drawnReplays() throws {
    let extra = "refer A2 when wanted > most and age >= lowest"
    let pair = try VersionPair(
      Self.book(age: 30, cap: 100, extra: extra), Self.book(age: 20, cap: 130, extra: extra),
      customers: [0, 0, 1], probabilities: [5, 7, 11].map { $0 * 10_000_000_000 }
    ) { _ in
      [(35, 120), (25, 140), (22, 80)].enumerated().map { index, row in
        [.text("\(index)"), Self.day, .number(Number(row.0)), .number(Number(row.1))]
      }
    }
    let exact = try pair.attribution()
    let drawn = try pair.attribution(AttributionOptions(exactLimit: 1, draws: 64, seed: 5))
    #expect(drawn.method == .drawn(draws: 64, seed: 5))
    #expect(exact.method == .exact)
    // Application 0 passes only where most is 130, 1 nowhere, 2 only where lowest is 20.
    #expect(exact.changes.map { $0.approvals.printed.description } == ["1", "1"])
    try expectAlike(drawn, exact)
  }

  private func expectAlike(_ drawn: Attribution, _ exact: Attribution) throws {
    #expect(drawn.approvals == exact.approvals)
    #expect(drawn.line == exact.line)
    #expect(drawn.losses == exact.losses)
    for (a, b) in zip(drawn.changes, exact.changes) {
      for (a, b) in zip([a.approvals, a.line, a.losses[0]], [b.approvals, b.line, b.losses[0]]) {
        let (a, b) = (try #require(a), try #require(b))
        #expect(a.exact == b.exact)
        #expect(a.printed == b.printed)
        #expect(a.addOneIn == b.addOneIn)
        #expect(a.leaveOneOut == b.leaveOneOut)
        #expect(a.standardError == .zero)
        #expect(b.standardError == nil)
      }
    }
  }
}
