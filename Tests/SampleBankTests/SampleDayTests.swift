import Testing

@testable import SampleBank

@Suite("Days of the generator")
struct SampleDayTests {
  /// Counts from `date -d DATE +%s` divided by 86,400.
  @Test(
    "count from 1970-01-01",
    arguments: [
      (1970, 1, 1, 0), (1999, 12, 31, 10956), (2000, 2, 29, 11016), (2024, 2, 29, 19782),
      (2024, 3, 1, 19783), (2026, 6, 30, 20634),
    ])
  func counts(year: Int, month: Int, day: Int, number: Int) {
    let made = SampleDay(year, month, day)
    #expect(made.number == number)
    #expect(made.civil == (year, month, day))
  }

  @Test("go there and back for every day of forty years")
  func roundTrips() {
    var (year, month, day) = (1999, 1, 1)
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    for number in SampleDay(1999, 1, 1).number...SampleDay(2038, 12, 31).number {
      let made = SampleDay(number: number)
      #expect(made.civil == (year, month, day))
      #expect(made.monthIndex == year * 12 + month - 1)
      let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      day += 1
      if day > lengths[month - 1] + (month == 2 && leap ? 1 : 0) { (month, day) = (month + 1, 1) }
      if month > 12 { (year, month) = (year + 1, 1) }
    }
  }

  @Test("print as ISO 8601")
  func prints() {
    #expect("\(SampleDay(2026, 3, 9))" == "2026-03-09")
    #expect("\(SampleDay(firstOfMonth: 2025 * 12 + 11))" == "2025-12-01")
  }
}
