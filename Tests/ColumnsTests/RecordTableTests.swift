import Numbers
import Testing

@testable import Columns

@Suite("Tables of records")
struct RecordTableTests {
  static func date(_ year: Int, _ month: Int, _ day: Int) -> Int32 {
    CalendarDate(year: year, month: month, day: day)?.packed ?? 0
  }

  /// Four applications; the second has no list, the third an empty one.
  static let table = RecordTable(
    count: 4,
    columns: [
      .init(
        name: "on",
        column: Column(
          .int32([date(2023, 12, 31), date(2024, 2, 1), date(2023, 12, 1), date(2024, 2, 29)]))),
      .init(
        name: "asked",
        column: Column(.lanes([100, 0, 300, 400]), validity: [1, 0, 1, 1], decimals: 2)),
      .init(name: "level", column: Column(.bytes([0, 1, 1, 0]), dictionary: ["A", "B"])),
    ],
    lists: [
      .init(
        name: "filings", offsets: [0, 2, 2, 2, 3], validity: [1, 0, 1, 1],
        columns: [
          .init(name: "paid", column: Column(.wide([1, 2, 3]), validity: [0, 1, 0], decimals: 2))
        ])
    ])

  @Test("gathered rows bring their child rows")
  func gathering() throws {
    let some = Self.table.gathering([3, 0, 1])
    #expect(some.count == 3)
    #expect(try (0..<3).map { try #require(some.column("asked")).scaled($0) } == [400, 100, 0])
    #expect(some.column("asked")?.validity == [1, 1, 0])
    #expect(some.column("level")?.dictionary == ["A", "B"])
    let filings = try #require(some.list("filings"))
    #expect(filings.offsets == [0, 1, 3, 3])
    #expect(filings.validity == [1, 1, 0])
    #expect(try (0..<3).map { try #require(filings.columns.first).column.scaled($0) } == [3, 1, 2])
  }

  @Test("coverage counts by month which fields are there, months without rows included")
  func coverage() throws {
    let coverage = try #require(Self.table.coverage(asOf: "on"))
    let december = Int32(2023 * 12 + 11)
    #expect(coverage.months.map(\.index) == [december, december + 1, december + 2])
    #expect(coverage.months.map(\.rows) == [2, 0, 2])
    #expect(
      coverage.fields == [
        .init(name: "on", present: [2, 0, 2]), .init(name: "asked", present: [2, 0, 1]),
        .init(name: "level", present: [2, 0, 2]), .init(name: "filings", present: [1, 0, 1]),
        .init(name: "filings.paid", present: [1, 0, 0]),
      ])
    #expect(Self.table.coverage(asOf: "nothing") == nil)
  }
}
