import Numbers

/// Whole numbers in doubles, exact below 2⁵³ (see `Lanes.swift`).
enum FastLanes: LaneKernels {
  typealias Element = Double

  /// Magnitudes below this are exact.
  static let exactBound = 9_007_199_254_740_992.0  // 2⁵³
  /// Below this a quotient's rounding can be settled in doubles.
  static let settleBound = 4_503_599_627_370_496.0  // 2⁵²
  /// Bound of the relative error of lanes that are not exact: 2⁻⁴⁴, some 250 roundings.
  static let largeError = 5.684341886080802e-14

  static var usesOwnDecimals: Bool { true }
  @inline(__always)
  static func small(_ element: Double) -> Int32 {
    Int32(truncatingIfNeeded: Int64(bitPattern: (element + magic).bitPattern &- magicBits))
  }
  static func element(scaled: Int128) -> Double { Double(scaled) }

  static func element(_ number: Number, decimals: Int) -> Double {
    // Exact when it fits; above, correctly rounded, which is a lane's reading of large values.
    Double(number.units / Int128(powerOfTen(12 - decimals)))
  }

  static func number(_ element: Double, decimals: Int) -> Number? {
    guard abs(element) < exactBound else { return nil }
    return Number(Int128(element), decimals: decimals)
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
  private static let magic = 6_755_399_441_055_744.0
  private static let magicBits = magic.bitPattern

  static func accumulate(_ total: inout Double, _ value: Double) -> Bool {
    total += value
    return abs(total) < exactBound && abs(value) < exactBound
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

  /// The largest magnitude in a stream.
  @inline(__always)
  static func largest<A: LaneReader<Double>>(_ a: A, count: Int) -> Double {
    var lanes = SIMD8<Double>.zero
    var row = 0
    while row &+ 8 <= count {
      let block = SIMD8(
        a[row], a[row + 1], a[row + 2], a[row + 3], a[row + 4], a[row + 5], a[row + 6], a[row + 7])
      let magnitudes = SIMD8<Double>(bitPattern8: block.bits8 & SIMD8(repeating: Int64.max))
      lanes.replace(with: magnitudes, where: magnitudes .> lanes)
      row &+= 8
    }
    var result = lanes.max()
    while row < count {
      result = max(result, abs(a[row]))
      row += 1
    }
    return result
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

extension SIMD8<Double> {
  /// The bits of each lane.
  @inline(__always) var bits8: SIMD8<Int64> { unsafeBitCast(self, to: SIMD8<Int64>.self) }
  @inline(__always) init(bitPattern8 bits: SIMD8<Int64>) {
    self = unsafeBitCast(bits, to: SIMD8<Double>.self)
  }
}

/// 10^n as an integer, 0…24.
func powerOfTen(_ n: Int) -> Int128 {
  var result: Int128 = 1
  for _ in 0..<n { result *= 10 }
  return result
}
