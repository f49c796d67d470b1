package import Diagnostics

/// What a metric means: the one place where that is fixed.
package struct MetricDefinition: Sendable {
  package let title: Phrase
  package let unit: MetricUnit
  package let kind: MetricKind
  package let formula: Phrase
  /// The name of the metric that a ratio is of.
  package let denominator: String?
  /// The time over which outcomes count, where that is not the period itself.
  package let horizon: Phrase?
  /// How it is estimated, where it is not counted.
  package let method: Phrase?
  /// The clause that asks for it; `nil` for a figure of our own.
  package let clause: String?

  init(
    _ title: Phrase, _ unit: MetricUnit, _ kind: MetricKind, of denominator: String? = nil,
    horizon: Phrase? = nil, method: Phrase? = nil, clause: String? = nil, _ formula: Phrase
  ) {
    self.title = title
    self.unit = unit
    self.kind = kind
    self.formula = formula
    self.denominator = denominator
    self.horizon = horizon
    self.method = method
    self.clause = clause
  }
}

/// What a metric counts in.
package enum MetricUnit: String, Sendable {
  case count, money, share
  /// A rate a year, as a part of 1.
  case rate
  case months
  /// A number without a unit.
  case number
}

/// How a metric of a longer period comes from those of shorter ones.
package enum MetricKind: String, Sendable {
  /// Adds up over periods and products.
  case flow
  /// Stands at the end of the period; adds up over products.
  case stock
  /// Distinct customers, counted anew for each period and for all products together.
  case distinct
  /// Recomputed from its parts.
  case ratio
  /// Estimated for all applications together, never for a sum of parts.
  case estimate
}
