package import Syntax

extension Program {
  /// Whether two values compare so; `nil` where one is missing or they have no order.
  package func holds(
    _ comparator: Comparator, _ left: Constant, _ right: Constant, _ type: ValueType
  ) -> Bool? {
    if left == .missing || right == .missing { return nil }
    switch comparator {
    case .equal: return left == right
    case .unequal: return left != right
    default: break
    }
    switch (left, right) {
    case (.number(let a), .number(let b)): return Self.holds(comparator, a, b)
    case (.date(let a), .date(let b)): return Self.holds(comparator, a, b)
    case (.code(let a), .code(let b)):
      guard case .oneOf(let index) = type, let ranks = oneOfs[index].ranks,
        ranks.indices.contains(a), ranks.indices.contains(b), let a = ranks[a], let b = ranks[b]
      else { return nil }
      return Self.holds(comparator, a, b)
    default: return nil
    }
  }

  private static func holds<T: Comparable>(_ comparator: Comparator, _ a: T, _ b: T) -> Bool {
    switch comparator {
    case .equal: a == b
    case .unequal: a != b
    case .less: a < b
    case .lessOrEqual: a <= b
    case .greater: a > b
    case .greaterOrEqual: a >= b
    }
  }
}
