import Diagnostics
import Markup
import Numbers
import RunRecord

extension Plot.Axis {
  /// An axis over numbers of a unit, with round ticks that hold them all.
  static func of(
    _ title: Phrase, _ unit: RunTable.Unit, _ values: [Double], fromZero: Bool = false,
    about count: Int = 5
  ) -> Plot.Axis {
    let least = values.min() ?? 0
    let greatest = values.max() ?? 1
    let ticks = Scale.ticks(fromZero ? min(least, 0) : least, greatest, about: count)
    let isLarge = unit == .money && isInMillions(values)
    let scale = isLarge ? 1_000_000.0 : 1
    return Plot.Axis(
      .drawnWords(isLarge ? title + Phrase(" (millions)", "（百万）") : title),
      ticks: ticks.map {
        ($0, .text(words($0 / scale, unit, step: (ticks[1] - ticks[0]) / scale)))
      })
  }

  /// Amounts from zero.
  static func yuan(_ values: [Double]) -> Plot.Axis {
    .of(Phrase("yuan", "元"), .money, values, fromZero: true)
  }

  /// Whether amounts are drawn in millions: longer numbers than six digits have no room beside the axis.
  static func isInMillions(_ values: [Double]) -> Bool {
    values.contains { $0.magnitude >= 1_000_000 }
  }

  /// Periods at even distances, as many of them named as there is room for.
  static func periods(_ names: [String]) -> Plot.Axis {
    let every = max(1, (names.count + 7) / 8)
    let ticks = names.indices.filter { $0 % every == 0 || $0 == names.count - 1 }
      // The last name must not touch the one before it.
      .filter { $0 == names.count - 1 || names.count - 1 - $0 >= every }
    let named: [(value: Double, words: HTML)] = ticks.map { (Double($0), HTML.text(names[$0])) }
    return Plot.Axis(
      .empty, ticks: named.count > 1 ? named : named + [(Double(names.count), .empty)])
  }

  /// As few digits as tell the ticks apart.
  private static func words(_ value: Double, _ unit: RunTable.Unit, step: Double) -> String {
    let isPart = unit == .share || unit == .rate || unit == .points
    let shown = isPart ? value * 100 : value
    let width = isPart ? step * 100 : step
    let decimals = width >= 0.999 ? 0 : width >= 0.0999 ? 1 : width >= 0.00999 ? 2 : 3
    guard let number = Number(units: Int128((shown * 1_000_000).rounded()) * 1_000_000) else {
      return ""
    }
    return number.grouped(decimals: decimals, separator: ",") + (isPart ? "%" : "")
  }
}
