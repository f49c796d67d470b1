extension CalendarDate {
  /// Days since 1970-01-01, negative before it.
  ///
  /// Years are counted from March, so that the leap day is the last of its year (Howard Hinnant,
  /// "chrono-Compatible Low-Level Date Algorithms").
  package var dayNumber: Int32 {
    let shifted = monthIndex - 2
    let year = shifted / 12
    let monthFromMarch = shifted % 12
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + (packed & 31) - 1
    return year * 365 + year / 4 - year / 100 + year / 400 + dayOfYear - Self.dayNumberOfEpoch
  }

  /// Days from 0000-03-01 to 1970-01-01.
  private static let dayNumberOfEpoch: Int32 = 719_468

  /// The day so many days after 1970-01-01, or `nil` outside the years 1…9999.
  package init?(dayNumber: Int32) {
    guard Self.dayNumbers ~= dayNumber else { return nil }
    let days = dayNumber + Self.dayNumberOfEpoch
    let century = days / 146_097
    let dayOfCentury = days % 146_097
    let yearOfCentury =
      (dayOfCentury - dayOfCentury / 1_460 + dayOfCentury / 36_524 - dayOfCentury / 146_096) / 365
    let dayOfYear =
      dayOfCentury - (365 * yearOfCentury + yearOfCentury / 4 - yearOfCentury / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let monthIndex = (century * 400 + yearOfCentury) * 12 + monthFromMarch + 2
    self.init(unchecked: monthIndex << 5 | day)
  }

  /// From 0001-01-01 to 9999-12-31.
  private static let dayNumbers: ClosedRange<Int32> = -719_162...2_932_896

  /// The day so many days later, or earlier when negative; `nil` outside the years 1…9999.
  package func adding(days: Int) -> CalendarDate? {
    let (sum, overflow) = Int(dayNumber).addingReportingOverflow(days)
    guard !overflow, let dayNumber = Int32(exactly: sum) else { return nil }
    return CalendarDate(dayNumber: dayNumber)
  }

  /// The same day so many months later, or earlier when negative; `nil` outside the years 1…9999.
  ///
  /// A day past the end of that month becomes its last: 31 January and one month is 28 or 29
  /// February.
  package func adding(months: Int) -> CalendarDate? {
    let (sum, overflow) = Int(monthIndex).addingReportingOverflow(months)
    guard !overflow, 12...119_999 ~= sum else { return nil }
    let index = Int32(sum)
    let last = Self.daysInMonth(year: index / 12, month: index % 12 + 1)
    return CalendarDate(unchecked: index << 5 | min(packed & 31, last))
  }

  /// Whole months from `earlier` to this day, rounded down: −1 for the day before `earlier`.
  package func wholeMonths(since earlier: CalendarDate) -> Int32 {
    (packed - earlier.packed) >> 5
  }

  /// Days from `earlier` to this day, of which one end counts.
  package func days(since earlier: CalendarDate) -> Int32 { dayNumber - earlier.dayNumber }

  /// The first day of the month.
  package var startOfMonth: CalendarDate { CalendarDate(unchecked: monthIndex << 5 | 1) }

  /// The last day of the month.
  package var endOfMonth: CalendarDate {
    CalendarDate(
      unchecked: monthIndex << 5
        | Self.daysInMonth(year: monthIndex / 12, month: monthIndex % 12 + 1))
  }
}
