import Columns
import Engine
import Numbers
import Semantics
import Simulation
import Testing

@Suite("The market of one day")
struct MarketTests {
  /// A book that reads two references, one of them in a table's cell range.
  private static func program(base: String, top: String) throws -> Program {
    let text = """
      rulebook small
      decides application
      record application { applied_on date as_of  risk integer }
      reference base: rate { \(base) }
      reference top: money { \(top) }
      table margin(level: rate) -> rate {
        | level  | margin |
        | < 2.5% | 1%     |
        | >= 2.5% | 2%    |
      }
      admission { undecided: refer  decline A1 when risk > 8 and base >= 3% }
      line { undecided: refer  output line: money = round(top * risk / 10, down to 1) }
      pricing {
        undecided: refer
        output rate: rate = round(base + margin(base), half_up to 0.01%)
      }
      """
    let book = try check(bookAt: "b.rules", reader: .memory(["b.rules": text]))
    return try #require(book.program)
  }

  private static func table() -> RecordTable {
    var draw = SeededNumbers(seed: 5)
    let days = (0..<600).map { _ in
      Int32(((2023 + draw.next(0, 3)) * 12 + draw.next(0, 11)) << 5 | draw.next(1, 28))
    }
    let risks = (0..<600).map { _ in Int32(draw.next(0, 10)) }
    return RecordTable(
      count: 600,
      columns: [
        .init(name: "applied_on", column: Column(.int32(days))),
        .init(name: "risk", column: Column(.int32(risks))),
      ])
  }

  /// What is decided, row by row, errors included.
  private static func decided(_ program: Program, _ table: RecordTable) throws -> [String] {
    let decisions = try Engine(program).decide(table)
    return (0..<table.count).map { row in
      let outputs = program.outputs.indices.map { decisions.number($0, row)?.description ?? "–" }
      return "\(decisions.outcome(row)) \(outputs) \(decisions.systemReferrals?[row] ?? 0)"
    }
  }

  @Test("is that of references that never had another value")
  func constant() throws {
    let table = Self.table()
    let moving = try Self.program(
      base: "from 2024-01-01 = 3%  from 2024-09-15 = 2.5%  from 2025-06-01 = 2%",
      top: "from 2023-01-01 = 700  from 2025-01-01 = 500")
    let ever = "1900-01-01"
    for (date, base, top) in [
      ("2024-01-01", "3%", "700"), ("2024-09-14", "3%", "700"), ("2024-09-15", "2.5%", "700"),
      ("2025-03-01", "2.5%", "500"), ("2030-01-01", "2%", "500"),
    ] {
      let day = try #require(CalendarDate(parsing: date))
      let market = try #require(moving.inMarket(of: day))
      let constant = try Self.program(
        base: "from \(ever) = \(base)", top: "from \(ever) = \(top)")
      #expect(try Self.decided(market, table) == Self.decided(constant, table))
      #expect(
        try Self.decided(try #require(constant.inMarket(of: day)), table)
          == Self.decided(constant, table))
    }
    // As recorded, applications of 2023 are in error: the rate had not begun.
    #expect(try Self.decided(moving, table).contains { $0.hasSuffix(" 1") })
    let early = try #require(CalendarDate(parsing: "2023-12-31"))
    #expect(moving.inMarket(of: early) == nil)
    #expect(moving.references(without: early).map(\.name) == ["base"])
  }
}
