import Numbers

// Arithmetic of bounds, which keeps a bound only where it surely holds.
extension ValueRange {
  package static let open = ValueRange(
    lower: nil, lowerIncluded: true, upper: nil, upperIncluded: true)

  static func atLeast(_ number: Number) -> ValueRange {
    ValueRange(lower: .number(number), lowerIncluded: true, upper: nil, upperIncluded: true)
  }

  static func only(_ value: Constant) -> ValueRange {
    guard case .number = value else { return .open }
    return ValueRange(lower: value, lowerIncluded: true, upper: value, upperIncluded: true)
  }

  /// The smallest range around some values; missing ones aside.
  static func around(_ values: [Constant]) -> ValueRange {
    let present = values.filter { $0 != .missing }
    guard let first = present.first else { return .open }
    return present.dropFirst().reduce(.only(first)) { $0.hull(.only($1)) }
  }

  private var lowerNumber: Number? {
    if case .number(let number)? = lower { number } else { nil }
  }

  private var upperNumber: Number? {
    if case .number(let number)? = upper { number } else { nil }
  }

  var negated: ValueRange {
    ValueRange(
      lower: upperNumber.map { .number($0.negated) }, lowerIncluded: upperIncluded,
      upper: lowerNumber.map { .number($0.negated) }, upperIncluded: lowerIncluded)
  }

  /// The sums of a value of each.
  func adding(_ other: ValueRange) -> ValueRange {
    var (low, high): (Number?, Number?)
    if let a = lowerNumber, let b = other.lowerNumber { low = a.adding(b) }
    if let a = upperNumber, let b = other.upperNumber { high = a.adding(b) }
    return ValueRange(
      lower: low.map { .number($0) }, lowerIncluded: lowerIncluded && other.lowerIncluded,
      upper: high.map { .number($0) }, upperIncluded: upperIncluded && other.upperIncluded)
  }

  /// The smallest range around both.
  func hull(_ other: ValueRange) -> ValueRange {
    let (low, lowIncluded) = Self.lesser(
      (lowerNumber, lowerIncluded), (other.lowerNumber, other.lowerIncluded))
    let (high, highIncluded) = Self.lesser(
      (upperNumber?.negated, upperIncluded), (other.upperNumber?.negated, other.upperIncluded))
    return ValueRange(
      lower: low.map { .number($0) }, lowerIncluded: lowIncluded,
      upper: high.map { .number($0.negated) }, upperIncluded: highIncluded)
  }

  /// The lower of two lower bounds; an absent one is the lowest.
  private static func lesser(_ a: (Number?, Bool), _ b: (Number?, Bool)) -> (Number?, Bool) {
    guard let left = a.0, let right = b.0 else { return (nil, true) }
    return left == right ? (left, a.1 || b.1) : left < right ? a : b
  }

  /// The bounds of the least of some values: the lowest lower bound, and any upper bound.
  static func least(_ ranges: [ValueRange]) -> ValueRange {
    guard let first = ranges.first else { return .open }
    var result = ranges.dropFirst().reduce(first) { $0.hull($1) }
    let uppers = ranges.filter { $0.upperNumber != nil }
    let lowest = uppers.min { ($0.upperNumber ?? .zero) < ($1.upperNumber ?? .zero) }
    result.upper = lowest?.upper
    result.upperIncluded = true
    return result
  }
}
