import Numbers

// A sample lies between 2000 and 2102, far from the calendar's ends: its days never fall off them.
extension CalendarDate {
  /// The first day of a month given as year × 12 + month − 1.
  static func first(ofMonth index: Int) -> CalendarDate {
    CalendarDate(packed: Int32(truncatingIfNeeded: index << 5 | 1))
  }

  /// The day so many days later, or earlier when negative.
  func later(_ days: Int) -> CalendarDate { adding(days: days) ?? self }

  /// The number of the calendar month: year × 12 + month − 1.
  var monthNumber: Int { Int(monthIndex) }

  /// When the courses of all firms start.
  static let sampleStart = CalendarDate.first(ofMonth: 2025 * 12)
}
