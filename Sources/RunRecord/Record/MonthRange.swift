package import Numbers

/// Months from one to another, both included: `2025-03` or `2025-01..2025-06`.
package struct MonthRange: Hashable, Sendable {
  /// Year × 12 + month − 1.
  package var indices: ClosedRange<Int32>

  /// Reads months as they are written; `nil` where the text is none.
  package init?(_ text: String) {
    let ends = text.replacing("..", with: "/").split(
      separator: "/", omittingEmptySubsequences: false)
    let months = ends.compactMap { Self.index($0) }
    guard months.count == ends.count, (1...2).contains(ends.count), let first = months.first,
      let last = months.last, first <= last
    else { return nil }
    indices = first...last
  }

  /// The whole months behind a day and up to another one's; `nil` where there are none.
  package init?(after day: CalendarDate, through last: CalendarDate) {
    guard day.monthIndex < last.monthIndex else { return nil }
    indices = day.monthIndex + 1...last.monthIndex
  }

  private static func index(_ text: Substring) -> Int32? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].utf8.count == 4, parts[1].utf8.count == 2,
      let year = Int32(parts[0]), let month = Int32(parts[1]), year > 0, (1...12).contains(month)
    else { return nil }
    return year * 12 + month - 1
  }

  /// As it is written.
  package var text: String {
    let (first, last) = (Self.month(indices.lowerBound), Self.month(indices.upperBound))
    return first == last ? first : "\(first)..\(last)"
  }

  private static func month(_ index: Int32) -> String {
    String(CalendarDate(packed: index << 5 | 1).description.prefix(7))
  }

  /// The last day of the last month.
  package var lastDay: CalendarDate {
    CalendarDate(packed: indices.upperBound << 5 | 1).endOfMonth
  }
}
