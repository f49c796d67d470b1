/// How a balance that is known at two month ends stands on the days between them: it changes by equal parts a day.
package struct DailyBalance: Hashable, Sendable {
  private let opening: Int128
  private let closing: Int128
  private let days: Int128

  /// - Parameters:
  ///   - opening: at the end of the month before, in fen, and
  ///   - closing: at the end of the month; neither below 0.
  ///   - days: of the month.
  package init(opening: Int128, closing: Int128, days: Int) {
    (self.opening, self.closing, self.days) = (opening, closing, Int128(days))
  }

  /// At the end of a day of the month, from 1 on, to the nearest fen.
  package func end(of day: Int) -> Int128 { after(halves: 2 * Int128(day)) }

  /// Over a day, the mean of its beginning and its end, to the nearest fen: days average to their month as months do to
  /// their year, by (opening + closing) ÷ 2.
  package func mean(of day: Int) -> Int128 { after(halves: 2 * Int128(day) - 1) }

  /// After so many half days; halves of a fen go up.
  private func after(halves: Int128) -> Int128 {
    let all = 2 * days
    return (2 * (opening * (all - halves) + closing * halves) + all) / (2 * all)
  }
}
