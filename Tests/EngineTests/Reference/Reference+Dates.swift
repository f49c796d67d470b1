import Numbers
import Semantics
import Syntax

extension Reference {
  /// An operation on dates that are all there.
  func date(_ operation: Operation, _ operands: [Value]) -> Value {
    let date = operands[0].date
    switch operation {
    case .daysBetween: return .number(Number(Int(operands[1].date.days(since: date))))
    case .monthsBetween: return .number(Number(Self.wholeMonths(from: date, to: operands[1].date)))
    case .addDays:
      return operands[1].number.integer.flatMap { date.adding(days: $0) }.map { .date($0) }
        ?? .error
    case .addMonths:
      return operands[1].number.integer.flatMap { date.adding(months: $0) }.map { .date($0) }
        ?? .error
    case .monthIndex: return .number(Number(date.year * 12 + date.month - 1))
    case .startOfMonth: return .date(CalendarDate(year: date.year, month: date.month, day: 1)!)
    case .endOfMonth: return .date(Self.lastDay(of: date))
    case .year: return .number(Number(date.year))
    case .month: return .number(Number(date.month))
    case .lastDue(_, let calendar): return Self.lastDue(date, calendar).map { .date($0) } ?? .error
    default: preconditionFailure("no dates: \(operation)")
    }
  }

  /// The last day of a date's month, by trying.
  static func lastDay(of date: CalendarDate) -> CalendarDate {
    (28...31).compactMap { CalendarDate(year: date.year, month: date.month, day: $0) }.last!
  }

  /// Whole months, rounded down: the months of the calendar, one less where the day is not yet reached.
  static func wholeMonths(from: CalendarDate, to: CalendarDate) -> Int {
    let months = (to.year - from.year) * 12 + to.month - from.month
    return to.day < from.day ? months - 1 : months
  }

  /// The end of the latest month (or quarter) that was due by the date: on the calendar's day of the month after it.
  private static func lastDue(_ date: CalendarDate, _ calendar: CalendarSyntax) -> CalendarDate? {
    var month: CalendarDate? = lastDay(of: date)
    while let end = month {
      let isEnd = !calendar.quarterly || end.month % 3 == 0
      if isEnd, let due = due(end, calendar), due <= date { return end }
      month = CalendarDate(year: end.year, month: end.month, day: 1)!.adding(days: -1)
    }
    return nil
  }

  /// The day on which a period's filing is due: the one it was shifted to, else that of the next month, or its last.
  private static func due(_ end: CalendarDate, _ calendar: CalendarSyntax) -> CalendarDate? {
    let day = calendar.dueDay
    let shifted = calendar.shifts.last { $0.month == end.year * 12 + end.month - 1 }
    if let shifted { return shifted.due }
    guard let after = end.adding(days: 1) else { return nil }
    return CalendarDate(
      year: after.year, month: after.month, day: min(day, lastDay(of: after).day))
  }
}
