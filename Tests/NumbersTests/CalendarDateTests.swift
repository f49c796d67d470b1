import Numbers
import Testing

@Suite("dates")
struct CalendarDateTests {
  /// The calendar as one reads it off a wall: a day after the other.
  struct WallCalendar {
    var (year, month, day) = (1, 1, 1)

    static func length(_ year: Int, _ month: Int) -> Int {
      switch month {
      case 4, 6, 9, 11: 30
      case 2: year % 400 == 0 || (year % 4 == 0 && year % 100 != 0) ? 29 : 28
      default: 31
      }
    }

    mutating func turn() {
      day += 1
      if day > Self.length(year, month) { (month, day) = (month + 1, 1) }
      if month > 12 { (year, month) = (year + 1, 1) }
    }
  }

  @Test("every day of the years 1 to 9999 follows the one before")
  func everyDay() {
    var wall = WallCalendar()
    var dayNumber: Int32 = -719_162
    var wrong = 0
    var previous: Int32 = 0
    while wall.year <= 9999 {
      let date = CalendarDate(dayNumber: dayNumber)
      let isRight =
        date?.year == wall.year && date?.month == wall.month && date?.day == wall.day
        && date?.dayNumber == dayNumber
        && date == CalendarDate(year: wall.year, month: wall.month, day: wall.day)
      if !isRight || date?.packed ?? 0 <= previous { wrong += 1 }
      previous = date?.packed ?? 0
      wall.turn()
      dayNumber += 1
    }
    #expect(wrong == 0)
    #expect(dayNumber == 2_932_897)
    #expect(CalendarDate(dayNumber: -719_163) == nil)
    #expect(CalendarDate(dayNumber: 2_932_897) == nil)
  }

  @Test("known days")
  func knownDays() {
    #expect(CalendarDate(year: 1970, month: 1, day: 1)?.dayNumber == 0)
    #expect(CalendarDate(year: 2000, month: 3, day: 1)?.dayNumber == 11_017)
    let march: Int32 = 2026 * 12 + 2
    #expect(CalendarDate(year: 2026, month: 3, day: 10)?.packed == march * 32 + 10)
    #expect(CalendarDate(year: 2026, month: 3, day: 10)?.monthIndex == march)
  }

  @Test("days that do not exist")
  func noDays() {
    let none = [
      (0, 1, 1), (10_000, 1, 1), (2026, 0, 1), (2026, 13, 1), (2026, 1, 0), (2026, 1, 32),
      (2026, 2, 29), (1900, 2, 29), (2026, 4, 31), (-1, 5, 5), (.max, .max, .max),
    ]
    for (year, month, day) in none {
      #expect(CalendarDate(year: year, month: month, day: day) == nil)
    }
    #expect(CalendarDate(year: 2000, month: 2, day: 29) != nil)
    for packed: Int32 in [-1, 0, 31, 12 << 5, (2026 * 12 + 1) << 5 | 29, .max, .min] {
      #expect(CalendarDate(validating: packed) == nil)
    }
    #expect(CalendarDate(validating: 12 << 5 | 1)?.description == "0001-01-01")
  }

  @Test("text comes back as it was", arguments: [UInt64(10)])
  func text(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<5_000 {
      let date = generator.date()
      #expect(CalendarDate(parsing: date.description) == date)
    }
    #expect(CalendarDate(year: 7, month: 8, day: 9)?.description == "0007-08-09")
    #expect(CalendarDate(parsing: "x2026-03-10".dropFirst())?.description == "2026-03-10")
  }

  @Test(
    "texts that are no date",
    arguments: [
      "", "2026-3-10", "2026-03-1", "2026-03-100", "2026/03/10", "20260310", "2026-02-29",
      "2026-13-01", "2026-00-01", "2026-01-00", "0000-01-01", "+026-01-01", "2026-0a-01",
      " 2026-01-1", "2026-01- 1", "2026-01-1:", "2026-01-01Z", "２026-01", "2026-04-31",
    ])
  func noDate(text: String) {
    #expect(CalendarDate(parsing: text) == nil)
  }

  @Test("every pair of digits for a month and a day is read as the parts say")
  func everyPair() {
    for year in [1900, 2000, 2023, 2024] {
      for month in 0...99 {
        for day in 0...99 {
          let text = "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
          #expect(CalendarDate(parsing: text) == CalendarDate(year: year, month: month, day: day))
        }
      }
    }
  }

  @Test("adding months clamps to the month's end, either way", arguments: [UInt64(11)])
  func months(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<5_000 {
      let date = generator.date()
      let months = Int.random(in: -700...700, using: &generator)
      let index = date.year * 12 + date.month - 1 + months
      let (year, month) = (index / 12, index % 12 + 1)
      let day = min(date.day, WallCalendar.length(year, max(month, 1)))
      #expect(date.adding(months: months) == CalendarDate(year: year, month: month, day: day))
    }
    let last = CalendarDate(year: 2026, month: 1, day: 31)
    #expect(last?.adding(months: 1)?.description == "2026-02-28")
    #expect(last?.adding(months: 25)?.description == "2028-02-29")
    #expect(last?.adding(months: -2)?.description == "2025-11-30")
    #expect(last?.adding(months: .max) == nil)
    #expect(last?.adding(months: .min) == nil)
    #expect(CalendarDate(year: 1, month: 1, day: 1)?.adding(months: -1) == nil)
    #expect(CalendarDate(year: 9999, month: 12, day: 31)?.adding(months: 1) == nil)
  }

  /// Months one after the other from the earlier day, its day of the month unclamped.
  @Test("whole months are those that have passed", arguments: [UInt64(12)])
  func wholeMonths(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<5_000 {
      let start = generator.date()
      guard let end = start.adding(days: Int.random(in: -900...900, using: &generator)) else {
        continue
      }
      func isReached(_ months: Int) -> Bool {
        let index = start.year * 12 + start.month - 1 + months
        return (index / 12, index % 12 + 1, start.day) <= (end.year, end.month, end.day)
      }
      var expected = -40
      while isReached(expected + 1) { expected += 1 }
      #expect(end.wholeMonths(since: start) == Int32(expected), "\(start) to \(end)")
    }
    let start = CalendarDate(packed: (2024 * 12) << 5 | 31)
    #expect(CalendarDate(parsing: "2024-02-29")?.wholeMonths(since: start) == 0)
    #expect(CalendarDate(parsing: "2024-03-31")?.wholeMonths(since: start) == 2)
    #expect(CalendarDate(parsing: "2024-01-30")?.wholeMonths(since: start) == -1)
  }

  @Test("adding days, and the ends of months", arguments: [UInt64(13)])
  func days(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<5_000 {
      let (start, end) = (generator.date(), generator.date())
      #expect(start.adding(days: Int(end.days(since: start))) == end)
      #expect((start < end) == (start.dayNumber < end.dayNumber))
      #expect(start.startOfMonth.day == 1)
      #expect(start.startOfMonth.monthIndex == start.monthIndex)
      #expect(start.endOfMonth.day == WallCalendar.length(start.year, start.month))
      #expect(start.endOfMonth.monthIndex == start.monthIndex)
    }
    let epoch = CalendarDate(dayNumber: 0)
    #expect(epoch?.adding(days: .max) == nil)
    #expect(epoch?.adding(days: .min) == nil)
    #expect(epoch?.adding(days: 2_932_897) == nil)
  }
}
