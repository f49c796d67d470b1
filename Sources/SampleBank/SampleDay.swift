/// A day of the Gregorian calendar, counted from 1970-01-01.
///
/// The generator works on counts of days only, so that it needs no clock, no zone and no calendar
/// of the machine it runs on.
package struct SampleDay: Hashable, Comparable, Sendable {
  package var number: Int

  /// The day a number of days after 1970-01-01.
  package init(number: Int) { self.number = number }

  /// The day of a year, month and day of month, which the caller warrants to exist.
  ///
  /// The formula is Howard Hinnant's `days_from_civil`.
  package init(_ year: Int, _ month: Int, _ day: Int) {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = era * 146_097 + dayOfEra - 719_468
  }

  /// Year, month and day of month: the inverse of the formula above.
  package var civil: (year: Int, month: Int, day: Int) {
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// Year × 12 + month − 1.
  package var monthIndex: Int {
    let (year, month, _) = civil
    return year * 12 + month - 1
  }

  /// The first day of a month given as year × 12 + month − 1.
  package init(firstOfMonth index: Int) { self.init(index / 12, index % 12 + 1, 1) }

  package static func < (left: Self, right: Self) -> Bool { left.number < right.number }
  package static func + (day: Self, days: Int) -> Self { Self(number: day.number + days) }
}

extension SampleDay: CustomStringConvertible {
  /// ISO 8601: `2026-03-10`.
  package var description: String {
    let (year, month, day) = civil
    return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
  }
}
