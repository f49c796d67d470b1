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
    return Plot.Axis(
      .drawnWords(title),
      ticks: ticks.map { ($0, .text(words($0, unit, step: ticks[1] - ticks[0]))) })
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
