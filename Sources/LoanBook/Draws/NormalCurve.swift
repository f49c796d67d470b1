import Numbers

/// The normal distribution Φ and its inverse, to about ten decimals, the same bits on every machine.
///
/// Φ is tabulated between −8 and 8 and cubic between the table's points, whose slopes are the density; its inverse looks the
/// interval up and takes Newton's steps inside.
struct NormalCurve: Sendable {
  private static let end = 8.0
  private static let steps = 64
  private let chances: [Double]
  private let densities: [Double]

  init() {
    let points = (0...(2 * Int(Self.end) * Self.steps)).map {
      Double($0) / Double(Self.steps) - Self.end
    }
    densities = points.map(Self.density)
    // The integral from the left, interval by interval, by Simpson's rule on eight parts of each.
    var sum = 6.22096057427178e-16
    var chances = [sum]
    for point in points.dropLast() {
      let part = 1 / Double(Self.steps) / 8
      var area = Self.density(point) + Self.density(point + 8 * part)
      for odd in [1.0, 3, 5, 7] { area += 4 * Self.density(point + odd * part) }
      for even in [2.0, 4, 6] { area += 2 * Self.density(point + even * part) }
      sum += area * part / 3
      chances.append(sum)
    }
    self.chances = chances
  }

  /// Φ(x).
  func chance(below value: Double) -> Double {
    let place = (value + Self.end) * Double(Self.steps)
    guard place > 0 else { return 0 }
    let index = Int(place)
    guard index < chances.count - 1 else { return 1 }
    return cubic(index).value(place - Double(index))
  }

  /// The value below which this chance lies; −8 or 8 beyond them.
  func value(at chance: Double) -> Double {
    guard chance > chances[0] else { return -Self.end }
    guard chance < chances[chances.count - 1] else { return Self.end }
    var (low, high) = (0, chances.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if chances[middle] <= chance { low = middle } else { high = middle }
    }
    let cubic = cubic(low)
    // Nearly straight there: from the chord four steps leave nothing.
    var part = (chance - chances[low]) / (chances[high] - chances[low])
    for _ in 0..<4 {
      part = min(1, max(0, part + (chance - cubic.value(part)) / cubic.slope(part)))
    }
    return (Double(low) + part) / Double(Self.steps) - Self.end
  }

  /// A cubic of the way from one point to the next.
  private struct Cubic {
    let start: Double
    let leaving: Double
    let bend: Double
    let twist: Double

    func value(_ part: Double) -> Double {
      start + part * (leaving + part * (bend + part * twist))
    }

    func slope(_ part: Double) -> Double { leaving + part * (2 * bend + 3 * part * twist) }
  }

  /// The cubic through a point and the next with the curve's slopes.
  private func cubic(_ index: Int) -> Cubic {
    let rise = chances[index + 1] - chances[index]
    let leaving = densities[index] / Double(Self.steps)
    let arriving = densities[index + 1] / Double(Self.steps)
    return Cubic(
      start: chances[index], leaving: leaving, bend: 3 * rise - 2 * leaving - arriving,
      twist: leaving + arriving - 2 * rise)
  }

  private static func density(_ value: Double) -> Double {
    let units = Int128((value * value / 2 * 1e12).rounded(.toNearestOrEven))
    // e to the positive power keeps its digits at twelve decimals; its inverse would lose them.
    guard let power = Number(units: units)?.exponential() else { return 0 }
    return 1 / (power.approximation * 2.506_628_274_631_000_5)
  }
}
