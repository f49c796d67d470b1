/// How the days between two dates count toward a year's interest.
///
/// A loan's first day counts and its last does not. The raw value is the word of the language.
package enum DayCount: String, CaseIterable, Sendable {
  /// Calendar days over a year of 360: the custom of loans in renminbi.
  case actual360 = "actual_360"
  /// Calendar days over a year of 365.
  case actual365 = "actual_365"
  /// Calendar days over the 365 or 366 of the year in which each falls (ISDA actual/actual).
  case actualActual = "actual_actual"
  /// Twelve months of 30 days; a 31st counts as a 30th (30E/360).
  case thirty360 = "thirty_360"

  /// The days from `start`, which counts, to `end`, which does not; negative when `end` is earlier.
  package func days(from start: CalendarDate, to end: CalendarDate) -> Int {
    switch self {
    case .actual360, .actual365, .actualActual: Int(end.days(since: start))
    case .thirty360:
      Int(end.monthIndex - start.monthIndex) * 30 + min(end.day, 30) - min(start.day, 30)
    }
  }

  /// The years from `start` to `end`, rounded half-even at the 12th decimal.
  package func fraction(from start: CalendarDate, to end: CalendarDate) -> Number {
    switch self {
    case .actual360, .thirty360: Self.quotient(days(from: start, to: end), 360)
    case .actual365: Self.quotient(days(from: start, to: end), 365)
    case .actualActual:
      // Both kinds of year over their common multiple, so that there is one rounding.
      Self.quotient(
        Self.weightedDays(before: end) - Self.weightedDays(before: start), 365 * 366)
    }
  }

  private static func quotient(_ days: Int, _ year: Int) -> Number {
    Number(days).divided(by: Number(year)) ?? .zero
  }

  /// Years before `date` since year 1, in days of 1/(365 · 366) year.
  private static func weightedDays(before date: CalendarDate) -> Int {
    let start = CalendarDate(unchecked: Int32(date.year * 12) << 5 | 1)
    let isLeap = CalendarDate.isLeap(Int32(date.year))
    return date.year * 365 * 366 + Int(date.days(since: start)) * (isLeap ? 365 : 366)
  }
}
