import Numbers

// A bank lies between 2010 and 2102, far from the calendar's ends: its days never fall off them.
extension CalendarDate {
  /// The first day of a month given as year × 12 + month − 1.
  static func first(ofMonth index: Int) -> CalendarDate {
    CalendarDate(packed: Int32(truncatingIfNeeded: index << 5 | 1))
  }

  /// The last day of such a month.
  static func last(ofMonth index: Int) -> CalendarDate { first(ofMonth: index).endOfMonth }

  /// A day of such a month; the month must have it.
  static func day(_ day: Int, ofMonth index: Int) -> CalendarDate {
    CalendarDate(packed: Int32(truncatingIfNeeded: index << 5 | day))
  }

  /// The day so many days later, or earlier when negative.
  func later(_ days: Int) -> CalendarDate { adding(days: days) ?? self }

  /// The day so many months later, or earlier when negative.
  func later(months: Int) -> CalendarDate { adding(months: months) ?? self }

  /// The number of the calendar month: year × 12 + month − 1.
  var monthNumber: Int { Int(monthIndex) }
}

/// The number of a calendar month: year × 12 + month − 1.
func monthNumber(_ year: Int, _ month: Int) -> Int { year * 12 + month - 1 }
