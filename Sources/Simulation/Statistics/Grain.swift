package import Numbers

/// The lengths of periods by which the business is counted (5.3.2).
package enum Grain: String, CaseIterable, Comparable, Sendable {
  case day, month, quarter, year

  /// The shorter is the lesser.
  package static func < (left: Self, right: Self) -> Bool { left.order < right.order }

  private var order: Int {
    switch self {
    case .day: 0
    case .month: 1
    case .quarter: 2
    case .year: 3
    }
  }

  /// The first day of the period that a day lies in.
  func start(of day: CalendarDate) -> CalendarDate {
    switch self {
    case .day: day
    case .month: day.startOfMonth
    case .quarter: Self.month(day.monthIndex - (day.monthIndex % 12) % 3) ?? day
    case .year: Self.month(day.monthIndex - day.monthIndex % 12) ?? day
    }
  }

  /// The last day of the period that a day lies in.
  func end(of day: CalendarDate) -> CalendarDate {
    let start = start(of: day)
    switch self {
    case .day: return day
    case .month: return day.endOfMonth
    case .quarter: return Self.month(start.monthIndex + 2)?.endOfMonth ?? day
    case .year: return Self.month(start.monthIndex + 11)?.endOfMonth ?? day
    }
  }

  /// The period's name: `2025`, `2025-Q1`, `2025-03` or `2025-03-14`.
  func name(of day: CalendarDate) -> String {
    let date = day.description
    return switch self {
    case .day: date
    case .month: String(date.prefix(7))
    case .quarter: "\(date.prefix(4))-Q\((day.month + 2) / 3)"
    case .year: String(date.prefix(4))
    }
  }

  /// The same name of a column of ISO dates, in SQL.
  func nameInSQL(of column: String) -> String {
    switch self {
    case .day: column
    case .month: "substr(\(column), 1, 7)"
    case .quarter: "substr(\(column), 1, 4) || '-Q' || ((substr(\(column), 6, 2) + 2) / 3)"
    case .year: "substr(\(column), 1, 4)"
    }
  }

  private static func month(_ index: Int32) -> CalendarDate? {
    CalendarDate(year: Int(index / 12), month: Int(index % 12) + 1, day: 1)
  }
}

/// Days that are counted together: a whole day, month, quarter or year, or what of it lies between two dates.
package struct Period: Hashable, Sendable {
  package let grain: Grain
  /// The first and last day, both included.
  package let first: CalendarDate
  package let last: CalendarDate

  /// `2025`, `2025-Q1`, `2025-03` or `2025-03-14`.
  package var name: String { grain.name(of: last) }
  /// Whether it is made of whole months.
  var isWholeMonths: Bool { first == first.startOfMonth && last == last.endOfMonth }
  /// The months that it lies in, as year · 12 + month − 1.
  var months: ClosedRange<Int32> { first.monthIndex...last.monthIndex }

  /// The periods from one day to another, both included.
  static func all(_ grain: Grain, from: CalendarDate, to end: CalendarDate) -> [Period] {
    var periods: [Period] = []
    var next: CalendarDate? = from
    while let first = next, first <= end {
      let last = min(grain.end(of: first), end)
      periods.append(Period(grain: grain, first: first, last: last))
      next = last.adding(days: 1)
    }
    return periods
  }
}

extension Period {
  /// The periods that some months (year × 12 + month − 1) are made of, the first and the last cut to them.
  package static func all(_ grain: Grain, in months: ClosedRange<Int32>) -> [Period] {
    var periods: [Period] = []
    var month = months.lowerBound
    let end = CalendarDate(packed: months.upperBound << 5 | 1).endOfMonth
    while month <= months.upperBound {
      let first = CalendarDate(packed: month << 5 | 1)
      let last = min(grain.end(of: first), end)
      periods.append(Period(grain: grain, first: first, last: last))
      month = last.monthIndex + 1
    }
    return periods
  }
}
