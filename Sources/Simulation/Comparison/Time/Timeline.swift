import Numbers

/// The days of a ledger and the periods that they make up, by number.
struct Timeline: Sendable {
  /// Year × 12 + month − 1 of the first and the last case.
  let months: ClosedRange<Int32>

  /// `nil` where cases have no date, and of no cases.
  init?(_ dates: [Int32]) {
    guard let first = dates.min(), let last = dates.max() else { return nil }
    months = first >> 5...last >> 5
  }

  /// The number of the period of a packed date; a month has 32 days here.
  ///
  /// Numbers of dates before the first month are below 0, those after the last month at or above `count`.
  @inline(__always) func number(of date: Int32, _ grain: Grain) -> Int {
    let first = months.lowerBound
    return switch grain {
    case .day: Int(date - first << 5)
    case .month: Int(date >> 5 - first)
    case .quarter: Int((date >> 5) / 3 - first / 3)
    case .year: Int((date >> 5) / 12 - first / 12)
    }
  }

  func count(_ grain: Grain) -> Int { number(of: months.upperBound << 5 | 31, grain) + 1 }

  /// The period of a number, as far as it lies within the months; `nil` of a day that does not exist.
  func period(_ number: Int, _ grain: Grain) -> Period? {
    let month =
      switch grain {
      case .day, .month: months.lowerBound + Int32(grain == .day ? number >> 5 : number)
      case .quarter: (months.lowerBound / 3 + Int32(number)) * 3
      case .year: (months.lowerBound / 12 + Int32(number)) * 12
      }
    let day = grain == .day ? Int32(number & 31) : 1
    guard let first = CalendarDate(validating: max(month, months.lowerBound) << 5 | day),
      let last = CalendarDate(validating: months.upperBound << 5 | 1)?.endOfMonth
    else { return nil }
    return Period(grain: grain, first: first, last: min(grain.end(of: first), last))
  }

  /// The numbers of the finer periods, days or months, that a period is made of.
  func parts(_ number: Int, _ grain: Grain, of step: Grain) -> Range<Int> {
    guard grain != step, let period = period(number, grain) else { return number..<number + 1 }
    let places =
      self.number(of: period.first.packed, step)...self.number(of: period.last.packed, step)
    return Range(places).clamped(to: 0..<count(step))
  }
}
