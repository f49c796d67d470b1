import Numbers
import Syntax

typealias Packed = UnsafeMutablePointer<Int32>

/// Date kernels over packed dates (month index × 32 + day).
enum Dates {
  /// The date in a slot; slots without a value may hold anything, and what comes of them is not looked at.
  private static func date(_ packed: Int32) -> CalendarDate {
    CalendarDate(validating: packed) ?? .epoch
  }

  /// Whole months from `from` to `to`, rounded down: the packed difference's high part.
  static func monthsBetween(_ from: Packed, _ to: Packed, into out: Packed, count: Int) {
    for i in 0..<count { out[i] = (to[i] &- from[i]) >> 5 }
  }

  static func daysBetween(_ from: Packed, _ to: Packed, into out: Packed, count: Int) {
    for i in 0..<count { out[i] = dayNumber(to[i]) - dayNumber(from[i]) }
  }

  /// Days since 1970-01-01 of a packed date, without branches.
  @inline(__always)
  static func dayNumber(_ packed: Int32) -> Int32 {
    let day = packed & 31
    let month = packed >> 5
    // Years begin in March, so that the leap day is the last.
    let shifted = month - 2
    let year = shifted / 12
    let inYear = shifted - year * 12
    let days = (153 * inYear + 2) / 5 + day - 1
    return year * 365 + year / 4 - year / 100 + year / 400 + days - 719_468
  }

  /// Adds days; where the result is outside the years 1…9999 the row is marked in `outside`.
  static func addDays(
    _ dates: Packed, _ days: (Int) -> Int, into out: Packed, status: Bytes?, outside: Bytes,
    count: Int
  ) {
    for i in 0..<count {
      let date = date(dates[i]).adding(days: days(i))
      store(date, into: out, status, outside, i)
    }
  }

  /// Adds months, clamped to the month's end; where the result is outside the years 1…9999 the row is marked in `outside`.
  static func addMonths(
    _ dates: Packed, _ months: (Int) -> Int, into out: Packed, status: Bytes?, outside: Bytes,
    count: Int
  ) {
    for i in 0..<count {
      let date = date(dates[i]).adding(months: months(i))
      store(date, into: out, status, outside, i)
    }
  }

  /// A part of each date; where there is none in the years 1…9999 the row is marked in `outside`.
  static func part(
    _ part: DatePart, _ dates: Packed, calendars: [CalendarSyntax], into out: Packed,
    status: Bytes?, outside: Bytes, count: Int
  ) {
    switch part {
    case .monthIndex: for i in 0..<count { out[i] = dates[i] >> 5 }
    case .year: for i in 0..<count { out[i] = (dates[i] >> 5) / 12 }
    case .month: for i in 0..<count { out[i] = (dates[i] >> 5) % 12 + 1 }
    case .startOfMonth: for i in 0..<count { out[i] = dates[i] & ~31 | 1 }
    case .endOfMonth:
      for i in 0..<count { out[i] = date(dates[i]).endOfMonth.packed }
    case .lastDue(let position):
      let calendar = calendars[position]
      for i in 0..<count { store(lastDue(dates[i], calendar), into: out, status, outside, i) }
    }
  }

  /// The end of the latest period whose filing was due by a date: due on the calendar's day of the month after it, or its last.
  private static func lastDue(_ packed: Int32, _ calendar: CalendarSyntax) -> CalendarDate? {
    // In a month that is too short it is the last day.
    let isDue =
      packed & 31 >= Int32(calendar.dueDay)
      || (calendar.dueDay > 28 && date(packed).endOfMonth.packed == packed)
    var month = lastPeriod(upTo: (packed >> 5) - (isDue ? 1 : 2), calendar)
    if !calendar.shifts.isEmpty { month = shifted(month, packed, calendar) }
    return month < 12 ? nil : CalendarDate(packed: month << 5 | 1).endOfMonth
  }

  /// The last month of the latest period that has ended by a month's end.
  private static func lastPeriod(upTo month: Int32, _ calendar: CalendarSyntax) -> Int32 {
    calendar.quarterly ? month - (month + 1) % 3 : month
  }

  /// The latest period that was due where some were due on other days than `usual`, the latest one but for them, was.
  private static func shifted(_ usual: Int32, _ packed: Int32, _ calendar: CalendarSyntax) -> Int32
  {
    var month = lastPeriod(upTo: (packed >> 5) - 1, calendar)
    while month >= 12 {
      let shift = calendar.shifts.last { $0.month == Int(month) }
      if shift.map({ $0.due.packed <= packed }) ?? (month <= usual) { break }
      month -= calendar.quarterly ? 3 : 1
    }
    return month
  }

  private static func store(
    _ date: CalendarDate?, into out: Packed, _ status: Bytes?, _ outside: Bytes, _ row: Int
  ) {
    out[row] = date?.packed ?? CalendarDate.epoch.packed
    if date == nil, status?[row] ?? 0 == 0 { outside[row] = 1 }
  }
}

/// What is taken from a date.
enum DatePart {
  case monthIndex, year, month, startOfMonth, endOfMonth
  /// Position in the plan's calendars.
  case lastDue(calendar: Int)
}

extension CalendarDate {
  /// 1970-01-01, what stands in slots without a date.
  static let epoch = CalendarDate(packed: (1970 * 12) << 5 | 1)
}
