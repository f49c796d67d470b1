import Diagnostics
package import Numbers

/// A demand on a figure of a run: `pass_rate.delta <= 3pp`.
package struct Gate: Hashable, Sendable {
  /// As it was written.
  package let text: String
  /// The full name of the figure: `pass_rate.delta`, `match_rate`.
  package let figure: String
  package let comparison: Comparison
  /// In the figure's base unit: 3pp is 0.03.
  package let bound: Number

  /// A demand on a version's figure, written as one is read.
  package init(
    _ metric: BacktestMetric, _ side: MetricSide, _ comparison: Comparison, _ bound: Number
  ) {
    figure = side.name(of: metric.name)
    (self.comparison, self.bound) = (comparison, bound)
    text = "\(figure) \(comparison.rawValue) \(bound)"
  }

  /// How a figure is compared with the bound.
  package enum Comparison: String, CaseIterable, Sendable {
    case atMost = "<="
    case atLeast = ">="
    case below = "<"
    case above = ">"
    case equal = "="

    /// Whether the relation holds.
    package func holds(_ value: Number, _ bound: Number) -> Bool {
      switch self {
      case .atMost: value <= bound
      case .atLeast: value >= bound
      case .below: value < bound
      case .above: value > bound
      case .equal: value == bound
      }
    }
  }

  /// What came of a gate.
  package struct Result: Hashable, Sendable {
    package let gate: Gate
    /// The figure; a gate on one that is not available is not met.
    package let value: Summary.Value
    package let isMet: Bool
  }

  /// Whether a run meets the gate.
  package func result(for summary: Summary) -> Result {
    let value =
      summary[figure]
      ?? .unavailable("not_computed", .init("this run does not compute it", "本次运行未计算该指标"))
    return Result(
      gate: self, value: value, isMet: value.number.map { comparison.holds($0, bound) } ?? false)
  }
}
