import Numbers
import Testing

@Suite("day counts")
struct DayCountTests {
  static func date(_ text: String) throws -> CalendarDate {
    try #require(CalendarDate(parsing: text))
  }

  @Test(
    "days, of which the first counts and the last does not",
    arguments: [
      ("2025-01-01", "2026-01-01", 365, 360), ("2025-01-31", "2025-02-28", 28, 28),
      ("2025-01-31", "2025-03-31", 59, 60), ("2024-02-29", "2024-03-01", 1, 2),
      ("2025-05-20", "2025-05-20", 0, 0), ("2025-05-20", "2025-05-19", -1, -1),
      ("2025-12-31", "2025-01-31", -334, -330),
    ])
  func days(start: String, end: String, actual: Int, thirty: Int) throws {
    let (start, end) = (try Self.date(start), try Self.date(end))
    for count in [DayCount.actual360, .actual365, .actualActual] {
      #expect(count.days(from: start, to: end) == actual)
    }
    #expect(DayCount.thirty360.days(from: start, to: end) == thirty)
  }

  @Test(
    "fractions of a year",
    arguments: [
      (DayCount.actual360, "2025-01-01", "2026-01-01", "1.013888888889"),
      (.actual365, "2024-01-01", "2025-01-01", "1.002739726027"),
      (.thirty360, "2025-01-15", "2025-07-15", "0.5"),
      // ISDA, "EMU and market conventions: recent developments" (1998), its first example.
      (.actualActual, "2003-11-01", "2004-05-01", "0.497724380567"),
      (.actualActual, "2024-01-01", "2025-01-01", "1"),
      (.actualActual, "2004-05-01", "2003-11-01", "-0.497724380567"),
      (.actual360, "2025-01-01", "2025-01-01", "0"),
    ])
  func fractions(count: DayCount, start: String, end: String, years: String) throws {
    let fraction = count.fraction(from: try Self.date(start), to: try Self.date(end))
    #expect(fraction.description == years)
  }

  @Test("actual over actual adds the days of each year by themselves", arguments: [UInt64(14)])
  func actualActual(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<100 {
      let start = generator.date()
      guard let end = start.adding(days: Int.random(in: 0...1_500, using: &generator)) else {
        continue
      }
      var (common, leap) = (0, 0)
      var day = start
      while day < end, let next = day.adding(days: 1) {
        if CalendarDate(year: day.year, month: 2, day: 29) == nil { common += 1 } else { leap += 1 }
        day = next
      }
      let exact = Number(common * 366 + leap * 365).divided(by: Number(365 * 366))
      #expect(DayCount.actualActual.fraction(from: start, to: end) == exact)
    }
  }
}
