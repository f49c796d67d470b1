package import Numbers

extension Scenario {
  /// Straight lines between stated points: a share by month, or by rate.
  package struct Curve: Hashable, Sendable {
    package struct Point: Hashable, Sendable {
      /// Months, or a rate a year (`0.05`).
      package var at: Number
      /// A share; `1.4` is 140%.
      package var value: Number
      package init(at: Number, value: Number) {
        self.at = at
        self.value = value
      }
    }
    /// One at least, by rising places.
    package var points: [Point]
    package init(_ points: [Point]) { self.points = points }

    /// The value at a place, rounded down at the 12th decimal; `nil` outside of the stated points.
    package func value(at place: Number) -> Number? {
      guard let next = points.firstIndex(where: { place <= $0.at }) else { return nil }
      let upper = points[next]
      if upper.at == place { return upper.value }
      guard next > 0 else { return nil }
      let lower = points[next - 1]
      let rise = upper.value.units - lower.value.units
      let step = (place.units - lower.at.units) * rise / (upper.at.units - lower.at.units)
      return Number(units: lower.value.units + step)
    }

    /// The value at a place; that of the first or the last point outside of them.
    package func valueHeldBeyond(_ place: Number) -> Number {
      if let value = value(at: place) { return value }
      guard let first = points.first, let last = points.last else { return .zero }
      return place < first.at ? first.value : last.value
    }

    /// The value so many months after what the months count from; that of the last point from then on.
    package func value(atMonth month: Int) -> Number { valueHeldBeyond(Number(month)) }

    /// The month of the last point, from which on nothing changes.
    package var lastMonth: Int { points.last?.at.integer ?? 0 }
  }
}
