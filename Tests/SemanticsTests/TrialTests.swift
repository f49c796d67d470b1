import Diagnostics
import Numbers
import Semantics
import Testing

@Suite struct TrialTests {
  @Test func valuesAndRowsTakeTheirPlaces() throws {
    let book = try check(
      """
      rulebook trial
      decides application
      record application {
        at       date as_of
        income   money
        level    one of a, b optional
        filings  list of filing
      }
      record filing parent application {
        received   date known_on
        period_end date period
        paid       money optional
      }
      parameter limit: money = 50
      facts { output twice = income * 2 }
      admission { decline A01 when income > limit }
      applicant one { at: 2026-03-10, income: 10.5, level: b, filings: [] }
      test "monthly" {
        given one with level: missing,
          filings: monthly 2023-12 to 2024-02 { paid: 7 } + [{ received: 2024-05-01, period_end: 2024-04-30, paid: missing }]
        parameters limit: 60
        expect approve, twice = 21, reasons none
      }
      """)
    #expect(book.diagnostics.map(summary) == [])
    let test = try #require(book.program?.tests.first)
    func date(_ year: Int, _ month: Int, _ day: Int) throws -> Constant {
      .date(try #require(CalendarDate(year: year, month: month, day: day)))
    }
    let income = try #require(Number(105, decimals: 1))
    #expect(test.values == [try date(2026, 3, 10), .number(income), nil])
    #expect(
      test.rows == [
        [
          [try date(2024, 1, 15), try date(2023, 12, 31), .number(Number(7))],
          [try date(2024, 2, 15), try date(2024, 1, 31), .number(Number(7))],
          [try date(2024, 3, 15), try date(2024, 2, 29), .number(Number(7))],
          [try date(2024, 5, 1), try date(2024, 4, 30), nil],
        ]
      ])
    #expect(test.parameters == [0: .number(Number(60))])
    #expect(test.expectations.count == 3)
    guard case .value(let name, let value) = test.expectations[1].expectation else {
      Issue.record("the second expectation is a value")
      return
    }
    #expect(name == "twice")
    #expect(value == .number(Number(21)))
  }

  @Test func aOneOfTypeHasAtMost255Values() throws {
    func problems(_ count: Int) throws -> [String] {
      let values = (1...count).map { "v\($0)" }.joined(separator: ", ")
      return try check(
        """
        rulebook large
        decides application
        record application { at date as_of  code one of \(values) }
        """
      ).diagnostics.map { $0.message(in: .english) }
    }
    #expect(try problems(255) == [])
    #expect(
      try problems(256) == ["a one-of type holds at most 255 values, found 256"])
  }
}
