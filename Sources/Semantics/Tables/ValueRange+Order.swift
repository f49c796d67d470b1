import Numbers

extension ValueRange {
  /// Whether no value lies inside.
  var isEmpty: Bool {
    guard let lower, let upper else { return false }
    if upper.precedes(lower) { return true }
    return lower == upper && !(lowerIncluded && upperIncluded)
  }

  /// Whether a number or date lies inside.
  package func contains(_ value: Constant) -> Bool { !startsAfter(value) && !endsBefore(value) }

  /// The range without the bounds that a wider one sets anyway; not without all of them.
  func withoutBounds(of domain: ValueRange) -> ValueRange {
    var result = self
    if upper != nil, lower == domain.lower, lowerIncluded == domain.lowerIncluded {
      result.lower = nil
    }
    if result.lower != nil, upper == domain.upper, upperIncluded == domain.upperIncluded {
      result.upper = nil
    }
    return result
  }

  /// Whether a number or date lies below the lower bound.
  func startsAfter(_ value: Constant) -> Bool {
    guard let lower else { return false }
    return value.precedes(lower) || (value == lower && !lowerIncluded)
  }

  /// Whether a number or date lies above the upper bound.
  func endsBefore(_ value: Constant) -> Bool {
    guard let upper else { return false }
    return upper.precedes(value) || (value == upper && !upperIncluded)
  }

  /// Whether the rank of an ordered one-of value lies between those of the bounds.
  func contains(rank: Int, _ ranks: [Int?]) -> Bool {
    func boundRank(_ bound: Constant?) -> Int?? {
      guard case .code(let code)? = bound else { return .none }
      return .some(ranks[code])
    }
    if let low = boundRank(lower) {
      guard let low, lowerIncluded ? rank >= low : rank > low else { return false }
    }
    if let high = boundRank(upper) {
      guard let high, upperIncluded ? rank <= high : rank < high else { return false }
    }
    return true
  }
}

extension Constant {
  /// Whether a number or date stands before another; of other values nothing does.
  package func precedes(_ other: Constant) -> Bool {
    switch (self, other) {
    case (.number(let a), .number(let b)): a < b
    case (.date(let a), .date(let b)): a < b
    default: false
    }
  }
}
