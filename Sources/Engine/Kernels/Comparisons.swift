import Syntax

/// A comparison as a type, so that each loop is compiled for its own.
protocol Comparison {
  static func holds<T: Comparable>(_ a: T, _ b: T) -> Bool
}
enum Equal: Comparison {
  @inline(__always) static func holds<T: Comparable>(_ a: T, _ b: T) -> Bool { a == b }
}
enum Unequal: Comparison {
  @inline(__always) static func holds<T: Comparable>(_ a: T, _ b: T) -> Bool { a != b }
}
enum Less: Comparison {
  @inline(__always) static func holds<T: Comparable>(_ a: T, _ b: T) -> Bool { a < b }
}
enum LessOrEqual: Comparison {
  @inline(__always) static func holds<T: Comparable>(_ a: T, _ b: T) -> Bool { a <= b }
}
enum Greater: Comparison {
  @inline(__always) static func holds<T: Comparable>(_ a: T, _ b: T) -> Bool { a > b }
}
enum GreaterOrEqual: Comparison {
  @inline(__always) static func holds<T: Comparable>(_ a: T, _ b: T) -> Bool { a >= b }
}

/// Comparison kernels: `count` values, 1 or 0 out.
enum Compare {
  @inline(__always)
  private static func loop<C: Comparison, T: Comparable>(
    _: C.Type, _ a: UnsafeMutablePointer<T>, _ b: T, into out: Bytes, count: Int
  ) {
    for i in 0..<count { out[i] = C.holds(a[i], b) ? 1 : 0 }
  }

  @inline(__always)
  private static func loop<C: Comparison, T: Comparable>(
    _: C.Type, _ a: UnsafeMutablePointer<T>, _ b: UnsafeMutablePointer<T>, into out: Bytes,
    count: Int
  ) {
    for i in 0..<count { out[i] = C.holds(a[i], b[i]) ? 1 : 0 }
  }

  /// Each value against one.
  @inline(__always)
  static func run<T: Comparable>(
    _ comparator: Comparator, _ a: UnsafeMutablePointer<T>, _ b: T, into out: Bytes, count: Int
  ) {
    switch comparator {
    case .equal: loop(Equal.self, a, b, into: out, count: count)
    case .unequal: loop(Unequal.self, a, b, into: out, count: count)
    case .less: loop(Less.self, a, b, into: out, count: count)
    case .lessOrEqual: loop(LessOrEqual.self, a, b, into: out, count: count)
    case .greater: loop(Greater.self, a, b, into: out, count: count)
    case .greaterOrEqual: loop(GreaterOrEqual.self, a, b, into: out, count: count)
    }
  }

  /// Value against value.
  @inline(__always)
  static func run<T: Comparable>(
    _ comparator: Comparator, _ a: UnsafeMutablePointer<T>, _ b: UnsafeMutablePointer<T>,
    into out: Bytes, count: Int
  ) {
    switch comparator {
    case .equal: loop(Equal.self, a, b, into: out, count: count)
    case .unequal: loop(Unequal.self, a, b, into: out, count: count)
    case .less: loop(Less.self, a, b, into: out, count: count)
    case .lessOrEqual: loop(LessOrEqual.self, a, b, into: out, count: count)
    case .greater: loop(Greater.self, a, b, into: out, count: count)
    case .greaterOrEqual: loop(GreaterOrEqual.self, a, b, into: out, count: count)
    }
  }

  /// Whether each code is in `first...last`: one subtraction and one comparison.
  static func codeRange(_ a: Bytes, _ first: UInt8, _ last: UInt8, into out: Bytes, count: Int) {
    let width = last - first
    for i in 0..<count { out[i] = (a[i] &- first) <= width ? 1 : 0 }
  }
}
