package import Numbers
package import RunRecord

/// The value of a metric, or why there is none; what the history lacks is never 0.
package enum MetricValue: Hashable, Sendable {
  case count(Int)
  /// Yuan, to the fen.
  case money(Number)
  /// A part of 1, to the 12th decimal, ties to even.
  case share(Number)
  case unavailable(Unavailability)
}

/// Why a metric has no value.
package enum Unavailability: Hashable, Sendable {
  /// The history holds no table `recorded` or `performance`.
  case noTable(String)
  /// No field of the record has the role customer.
  case noCustomers
  /// The period reaches beyond the last day that the table tells of.
  case endsAfter(table: String, last: CalendarDate)
  /// Loans are known by month: the period, or its end, is none.
  case knownByMonth
  /// A ratio of nothing.
  case ofNothing

  /// The stable id for machines.
  package var id: String {
    switch self {
    case .noTable(let table): "no_\(table)"
    case .noCustomers: "no_customers"
    case .endsAfter(let table, _): "after_last_\(table)"
    case .knownByMonth: "known_by_month"
    case .ofNothing: "of_nothing"
    }
  }
}

/// The metrics of one product, or of all together, in one period.
package struct MetricValues: Hashable, Sendable {
  private var values: [BusinessMetric: MetricValue] = [:]

  package internal(set) subscript(_ metric: BusinessMetric) -> MetricValue {
    get { values[metric] ?? .unavailable(.ofNothing) }
    set { values[metric] = newValue }
  }

  mutating func set(_ metrics: [BusinessMetric], _ reason: Unavailability) {
    for metric in metrics { values[metric] = .unavailable(reason) }
  }

  /// An amount in fen.
  mutating func set(_ metric: BusinessMetric, fen: Int128) {
    self[metric] = Number(fen, decimals: 2).map { .money($0) } ?? .unavailable(.ofNothing)
  }

  /// A share of counts or of amounts in one unit.
  mutating func set(_ metric: BusinessMetric, _ part: Int128, of whole: Int128) {
    guard whole != 0, let part = Number(part, decimals: 2), let whole = Number(whole, decimals: 2),
      let share = part.divided(by: whole)
    else { return self[metric] = .unavailable(.ofNothing) }
    self[metric] = .share(share)
  }

  /// An amount in fen divided by a whole number, to the fen, ties to even.
  mutating func set(_ metric: BusinessMetric, fen: Int128, by divisor: Int128) {
    guard divisor > 0 else { return self[metric] = .unavailable(.ofNothing) }
    let (floor, rest) = fen.quotientAndRemainder(dividingBy: divisor)
    let isUp = rest * 2 > divisor || rest * 2 == divisor && floor & 1 == 1
    set(metric, fen: isUp ? floor + 1 : floor)
  }
}
