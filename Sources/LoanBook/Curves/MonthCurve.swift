package import Numbers

/// Shares by months: straight between the months that are stated, constant after the last.
package struct MonthCurve: Hashable, Sendable {
  package struct Point: Hashable, Sendable {
    package let month: Int
    package let share: Number

    package init(_ month: Int, _ share: Number) {
      self.month = month
      self.share = share
    }
  }

  /// By month, ascending.
  package let points: [Point]

  /// - Parameter points: in any order; `LoanCurves` refuses months that are stated twice.
  package init(_ points: [Point]) {
    self.points = points.sorted { $0.month < $1.month }
  }

  /// Nothing, then in equal parts in each of the months 1…`months`; all at once for 0.
  package static func evenly(within months: Int) -> MonthCurve {
    MonthCurve(months > 0 ? [Point(0, .zero), Point(months, .one)] : [Point(0, .one)])
  }

  /// Nothing, then all of it in one month, 1 or later.
  package static func at(_ month: Int) -> MonthCurve {
    MonthCurve(month > 0 ? [Point(month - 1, .zero), Point(month, .one)] : [Point(0, .one)])
  }

  /// The share after the last month that is stated; 0 where none is.
  package var last: Number { points.last?.share ?? .zero }

  /// The shares at months 0…`last` when each stated month is put off by `shift`.
  ///
  /// - Parameter before: what month 0 has where the first point is later.
  func values(through last: Int, shiftedBy shift: Int = 0, before: Double? = nil) -> [Double] {
    var known = points.map { (month: $0.month + shift, share: $0.share.approximation) }
    if let before, known.first.map({ $0.month > 0 }) ?? true { known.insert((0, before), at: 0) }
    var next = 0
    return (0...max(0, last)).map { month in
      while next < known.count, known[next].month <= month { next += 1 }
      guard next > 0 else { return known.first?.share ?? 0 }
      let left = known[next - 1]
      guard next < known.count else { return left.share }
      let right = known[next]
      let way = Double(month - left.month) / Double(right.month - left.month)
      return left.share + (right.share - left.share) * way
    }
  }
}
