import Numbers

/// Whole numbers in doubles, exact below 2⁵³ (see `Lanes.swift`).
enum FastLanes: LaneKernels {
  typealias Element = Double

  /// Magnitudes below this are exact.
  static var exactBound: Double { 9_007_199_254_740_992.0 }  // 2⁵³
  /// Below this a quotient's rounding can be settled in doubles.
  static var settleBound: Double { 4_503_599_627_370_496.0 }  // 2⁵²
  /// Bound of the relative error of lanes that are not exact: 2⁻⁴⁴, some 250 roundings.
  static var largeError: Double { 5.684341886080802e-14 }

  static var usesOwnDecimals: Bool { true }
  @inline(__always)
  static func small(_ element: Double) -> Int32 {
    Int32(truncatingIfNeeded: Int64(bitPattern: (element + magic).bitPattern &- magicBits))
  }
  static func element(scaled: Int128) -> Double { double(scaled) }

  /// A whole number as a double, correctly rounded; by way of 64 bits where it fits them, which is far quicker.
  private static func double(_ whole: Int128) -> Double {
    Int64(exactly: whole).map { Double($0) } ?? Double(whole)
  }

  static func element(_ number: Number, decimals: Int) -> Double {
    // Exact when it fits; above, correctly rounded, which is a lane's reading of large values.
    double(number.units / powerOfTen(12 - decimals))
  }

  static func number(_ element: Double, decimals: Int) -> Number? {
    guard abs(element) < exactBound else { return nil }
    return Number(Int128(Int64(element)), decimals: decimals)
  }

  static func widen(
    _ a: UnsafeMutablePointer<Int32>, decimals: Int, into out: UnsafeMutablePointer<Double>,
    count: Int
  ) {
    for i in 0..<count { out[i] = Double(a[i]) }
  }

  static func narrow(
    _ a: UnsafeMutablePointer<Double>, _ outcome: Bytes?, into out: UnsafeMutablePointer<Int32>,
    count: Int
  ) {
    if let outcome {
      // Not `Int32(x)`, which traps: slots without a value may hold anything.
      for i in 0..<count {
        let x = outcome[i] == 2 ? 0 : a[i]
        out[i] = small(x)
      }
    } else {
      for i in 0..<count { out[i] = small(a[i]) }
    }
  }

  // 1.5 × 2⁵²: adding it leaves a whole number below 2⁵¹ in the low bits of the sum.
  static var magic: Double { 6_755_399_441_055_744.0 }
  static var magicBits: UInt64 { magic.bitPattern }

  static func markMissing(
    _ a: LaneOperand<Double>, where test: MissingTest, in status: Bytes, count: Int
  ) {
    switch (a, test) {
    case (.splat(let value), _):
      if test.holds(value) { for i in 0..<count { status[i] |= Status.missing } }
    case (.stream(let values), .zero):
      for i in 0..<count { status[i] |= values[i] == 0 ? Status.missing : 0 }
    case (.stream(let values), .notPositive):
      for i in 0..<count { status[i] |= values[i] > 0 ? 0 : Status.missing }
    case (.stream(let values), .negative):
      for i in 0..<count { status[i] |= values[i] < 0 ? Status.missing : 0 }
    }
  }

  static func accumulate(_ total: inout Double, _ value: Double) -> Bool {
    total += value
    return abs(total) < exactBound && abs(value) < exactBound
  }

  static func guardBound(
    _ a: UnsafeMutablePointer<Double>, _ status: Bytes?, limit: Double, escape: Bytes, count: Int
  ) {
    guard !(largest(Stream(base: a), count: count) < limit) else { return }
    for i in 0..<count where !(abs(a[i]) < limit) && status?[i] ?? 0 == 0 { escape[i] = 1 }
  }

  static func guardExact(_ a: UnsafeMutablePointer<Double>, escape: Bytes, count: Int) {
    guard largest(Stream(base: a), count: count) >= exactBound else { return }
    for i in 0..<count where abs(a[i]) >= exactBound { escape[i] = 1 }
  }

  static func guardComparison(
    _ a: LaneOperand<Double>, _ b: LaneOperand<Double>, escape: Bytes, count: Int
  ) {
    GuardLoop(escape: escape, count: count).dispatch(a, b)
  }

  /// The largest magnitude read.
  @inline(__always)
  static func largest<A: LaneReader<Double>>(_ a: A, count: Int) -> Double {
    // One value for all rows needs no loop.
    if let splat = a as? Splat<Double> { return abs(splat.value) }
    // Magnitudes order as their bits do, and a maximum of integers compiles to whole vectors.
    var most: Int64 = 0
    for i in 0..<count { most = max(most, Int64(bitPattern: a[i].bitPattern) & Int64.max) }
    return Double(bitPattern: UInt64(most))
  }

  private struct GuardLoop: LaneLoop {
    typealias Element = Double
    let escape: Bytes
    let count: Int
    func run<A: LaneReader<Double>, B: LaneReader<Double>>(_ a: A, _ b: B) {
      guard
        largest(a, count: count) >= exactBound || largest(b, count: count) >= exactBound
      else { return }
      for i in 0..<count {
        let size = max(abs(a[i]), abs(b[i]))
        if size >= exactBound, abs(a[i] - b[i]) <= size * largeError { escape[i] = 1 }
      }
    }
  }
}

/// 10^n as a double, 0…24: exact to 10²², correctly rounded above.
func decimalScale(_ n: Int) -> Double { decimalScales[n] }

private let decimalScales: [Double] = [
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
  1e18, 1e19, 1e20, 1e21, 1e22, 1e23, 1e24,
]

/// 10^n as an integer, 0…24.
func powerOfTen(_ n: Int) -> Int128 {
  var result: Int128 = 1
  for _ in 0..<n { result *= 10 }
  return result
}
