/// A day of the proleptic Gregorian calendar, in the years 1…9999.
package struct CalendarDate: Hashable, Comparable, Sendable {
  /// (year · 12 + month − 1) · 32 + day.
  ///
  /// Later days have greater ones, and `(a.packed - b.packed) >> 5` is the number of whole months
  /// from b to a, rounded down.
  ///
  /// INVARIANT: the day exists.
  package let packed: Int32

  /// The day of a packed value that is known to come from a date.
  package init(packed: Int32) {
    assert(CalendarDate(validating: packed) != nil, "no such day")
    self.packed = packed
  }

  init(unchecked packed: Int32) { self.packed = packed }

  /// The day of a packed value, or `nil` when there is no such day.
  package init?(validating packed: Int32) {
    guard packed >= 0 else { return nil }
    let month = packed >> 5
    self.init(
      year: Int(month / 12), month: Int(month % 12) + 1, day: Int(packed & 31))
  }

  /// The day of a year in 1…9999, a month in 1…12 and a day of that month, or `nil`.
  package init?(year: Int, month: Int, day: Int) {
    guard
      1...9999 ~= year, 1...12 ~= month, day >= 1,
      day <= Self.daysInMonth(year: Int32(year), month: Int32(month))
    else { return nil }
    packed = Int32((year * 12 + month - 1) << 5 | day)
  }

  /// The year, 1…9999.
  package var year: Int { Int(monthIndex / 12) }

  /// The month, 1…12.
  package var month: Int { Int(monthIndex % 12) + 1 }

  /// The day of the month, 1…31.
  package var day: Int { Int(packed & 31) }

  /// The number of the calendar month: year · 12 + month − 1.
  package var monthIndex: Int32 { packed >> 5 }

  package static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    left.packed < right.packed
  }

  static func daysInMonth(year: Int32, month: Int32) -> Int32 {
    if month == 2 { return isLeap(year) ? 29 : 28 }
    // 31 in January, March, May, July and, the other way round, from August on.
    return 30 + (month + month >> 3) & 1
  }

  static func isLeap(_ year: Int32) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }
}
