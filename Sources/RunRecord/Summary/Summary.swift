package import Diagnostics
package import Numbers

/// The figures of a run by their full names, as `summary.json` holds them and gates ask for them.
package struct Summary: Hashable, Sendable {
  /// What a figure is, or why there is none.
  package enum Value: Hashable, Sendable {
    case count(Int)
    case number(Number)
    /// A stable id of the reason, and its words.
    case unavailable(String, Phrase)
  }

  /// A value by its name: `pass_rate.delta`.
  package struct Figure: Hashable, Sendable {
    package var name: String
    package var unit: MetricUnit
    package var value: Value
    package init(_ name: String, _ unit: MetricUnit, _ value: Value) {
      self.name = name
      self.unit = unit
      self.value = value
    }
  }

  /// In the order in which they were added.
  package private(set) var figures: [Figure] = []
  private var positions: [String: Int] = [:]

  /// No figures.
  package init() {}

  package subscript(name: String) -> Value? { positions[name].map { figures[$0].value } }

  /// Adds a figure, or puts a value in the place of the one it has.
  package mutating func set(_ name: String, _ unit: MetricUnit, _ value: Value) {
    if let position = positions[name] {
      figures[position].value = value
    } else {
      positions[name] = figures.count
      figures.append(Figure(name, unit, value))
    }
  }

  /// Adds a figure of both versions together.
  package mutating func set(_ metric: BacktestMetric, _ value: Value) {
    set(metric.name, metric.definition.unit, value)
  }

  /// Adds a figure of each version with their difference.
  package mutating func set(_ metric: BacktestMetric, live: Value, candidate: Value) {
    set(metric.name, metric.definition.unit, live: live, candidate: candidate)
  }

  /// Adds a figure of each version with their difference, under a name of its own.
  package mutating func set(_ name: String, _ unit: MetricUnit, live: Value, candidate: Value) {
    set(MetricSide.live.name(of: name), unit, live)
    set(MetricSide.candidate.name(of: name), unit, candidate)
    set(MetricSide.delta.name(of: name), unit, Self.difference(candidate, live))
  }

  /// Sets the 95 % interval of a metric's difference.
  package mutating func setInterval(_ metric: BacktestMetric, low: Value, high: Value) {
    for end in IntervalEnd.allCases {
      set(end.name(of: metric), metric.definition.unit, end == .low ? low : high)
    }
  }

  /// Gives every metric of the catalogue that has no value one that says so.
  package mutating func complete(_ reason: (BacktestMetric) -> (id: String, words: Phrase)) {
    for metric in BacktestMetric.allCases {
      let names =
        metric.isByVersion
        ? MetricSide.allCases.map { $0.name(of: metric.name) } : [metric.name]
      let ends = metric.hasInterval ? IntervalEnd.allCases.map { $0.name(of: metric) } : []
      for name in names + ends where self[name] == nil {
        let (id, words) = reason(metric)
        set(name, metric.definition.unit, .unavailable(id, words))
      }
    }
  }

  private static func difference(_ left: Value, _ right: Value) -> Value {
    switch (left, right) {
    case (.unavailable, _): left
    case (_, .unavailable): right
    case (.count(let left), .count(let right)): .count(left - right)
    default:
      if let left = left.number, let right = right.number,
        let difference = left.subtracting(right)
      {
        .number(difference)
      } else {
        .unavailable("out_of_range", Phrase("beyond what numbers hold", "超出数值范围"))
      }
    }
  }
}

extension Summary.Value {
  /// The value as a number; `nil` where there is none.
  package var number: Number? {
    switch self {
    case .count(let count): Number(count)
    case .number(let number): number
    case .unavailable: nil
    }
  }
}
