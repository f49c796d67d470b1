package import Diagnostics
package import Numbers

/// By which days, of how long a year, a loan bears interest, and on which part of its balance.
///
/// A period's first day counts and its last does not. The raw value is the word of files and the command line.
package enum Accrual: String, CaseIterable, Sendable {
  /// A twelfth of the annual rate for each whole month, and a 360th for each odd day.
  case monthly
  /// Calendar days over a year of 360.
  case actual360 = "actual_360"
  /// Calendar days over a year of 365.
  case actual365 = "actual_365"
  /// Twelve months of 30 days over a year of 360.
  case thirty360 = "thirty_360"

  /// The bank's word for it.
  package var words: Phrase {
    switch self {
    case .monthly:
      Phrase("annual rate ÷ 12 a whole month, ÷ 360 an odd day", "整月按年利率÷12，零头天数按年利率÷360")
    case .actual360: Phrase("actual days ÷ 360", "实际天数÷360")
    case .actual365: Phrase("actual days ÷ 365", "实际天数÷365")
    case .thirty360: Phrase("months of 30 days ÷ 360", "每月30天÷360")
    }
  }

  /// The days of the year that the annual rate is for.
  package var daysOfYear: Int { self == .actual365 ? 365 : 360 }

  /// Whether interest is reckoned by the day.
  package var isDaily: Bool { self != .monthly }

  /// The days that count from `start` to `end`, of which a whole month is 30 under `monthly`.
  ///
  /// `anchor` is the day of the month on which due dates fall, which months are counted along.
  package func days(from start: CalendarDate, to end: CalendarDate, anchor: Int) -> Int {
    switch self {
    case .monthly:
      let day = start == start.moved(months: 0, toDay: anchor) ? anchor : start.day
      var months = Int(end.monthIndex - start.monthIndex)
      var whole = start.moved(months: months, toDay: day)
      if let reached = whole, reached > end {
        months -= 1
        whole = start.moved(months: months, toDay: day)
      }
      return months * 30 + Int(end.days(since: whole ?? end))
    case .actual360: return DayCount.actual360.days(from: start, to: end)
    case .actual365: return DayCount.actual365.days(from: start, to: end)
    case .thirty360: return DayCount.thirty360.days(from: start, to: end)
    }
  }

  /// The part of a balance in fen that bears interest: by the day, whole yuan do.
  ///
  /// The formulas of monthly instalments are of the balance to the fen; where banks multiply balances by
  /// days (积数), amounts below one yuan bear no interest (元以下不计息).
  package func bearing(_ balance: Int) -> Int { isDaily ? balance - balance % 100 : balance }
}

extension CalendarDate {
  /// A day of the month so many months later, or that month's last where it is shorter; `nil` beyond year 9999.
  func moved(months: Int, toDay day: Int) -> CalendarDate? {
    guard let start = startOfMonth.adding(months: months) else { return nil }
    return min(start.adding(days: day - 1) ?? start.endOfMonth, start.endOfMonth)
  }
}
