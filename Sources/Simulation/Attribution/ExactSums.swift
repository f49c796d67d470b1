/// Sums that know when they no longer fit.
struct ExactSums: Hashable, Sendable {
  private(set) var values: [Int128]
  private(set) var overflowed = false

  init(count: Int) { values = Array(repeating: 0, count: count) }

  subscript(place: Int) -> Int128 { values[place] }

  mutating func add(_ value: Int128, at place: Int) {
    let (sum, overflow) = values[place].addingReportingOverflow(value)
    values[place] = sum
    if overflow { overflowed = true }
  }

  /// Adds sums of the same places; to no sums at all, the others.
  mutating func add(_ other: ExactSums) {
    if values.isEmpty {
      self = other
      return
    }
    for place in other.values.indices { add(other.values[place], at: place) }
    if other.overflowed { overflowed = true }
  }
}
