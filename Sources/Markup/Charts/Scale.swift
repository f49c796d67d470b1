/// A straight way from values to places of a drawing.
package struct Scale: Sendable {
  /// The values at both ends; the second is above the first.
  package let lower: Double
  package let upper: Double
  /// The places of both ends, in units of the drawing; the second may be the lesser.
  package let start: Double
  package let end: Double

  /// A scale over a range of values; a range of one value is widened, so that it has a middle.
  package init(_ lower: Double, _ upper: Double, from start: Double, to end: Double) {
    let isPoint = !(upper > lower)
    self.lower = isPoint ? lower - 1 : lower
    self.upper = isPoint ? lower + 1 : upper
    self.start = start
    self.end = end
  }

  /// Where a value stands; values outside the range stand at its nearer end.
  package func place(_ value: Double) -> Double {
    let inside = min(max(value, lower), upper)
    return start + (inside - lower) / (upper - lower) * (end - start)
  }

  /// Round values that divide a range into about so many steps of 1, 2 or 5 times a power of ten.
  ///
  /// The first and the last lie at or outside the ends of the range, so that they may be the ends of an axis.
  package static func ticks(_ lower: Double, _ upper: Double, about count: Int) -> [Double] {
    let width = upper > lower ? upper - lower : max(lower.magnitude, 1)
    let step = roundStep(atLeast: width / Double(max(count, 1)))
    let first = (lower / step).rounded(.down)
    let last = max((max(upper, lower) / step).rounded(.up), first + 1)
    return (0...Int(last - first)).map { (first + Double($0)) * step }
  }

  /// The least of 1, 2, 5, 10, 20 … and 0.5, 0.2, 0.1 … that is not below a width.
  private static func roundStep(atLeast width: Double) -> Double {
    guard width.isFinite, width > 0 else { return 1 }
    var power = 1.0
    while power > width { power /= 10 }
    while power * 10 <= width { power *= 10 }
    return [1, 2, 5, 10].map { $0 * power }.first { $0 >= width * 0.999_999 } ?? power * 10
  }
}

extension SVG {
  /// A length or place to the hundredth, the same text everywhere: `12.5`.
  package static func length(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let (whole, rest) = (hundredths.magnitude / 100, hundredths.magnitude % 100)
    let sign = hundredths < 0 ? "-" : ""
    if rest == 0 { return "\(sign)\(whole)" }
    return rest % 10 == 0
      ? "\(sign)\(whole).\(rest / 10)" : "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }
}
