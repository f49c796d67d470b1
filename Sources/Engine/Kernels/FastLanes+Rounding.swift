import Numbers

extension FastLanes {
  static func run(
    _ operation: UnaryOperation, _ a: UnsafeMutablePointer<Double>,
    into out: UnsafeMutablePointer<Double>, status: Bytes?, escape: Bytes, count: Int
  ) {
    switch operation {
    case .copy: out.update(from: a, count: count)
    case .negate: for i in 0..<count { out[i] = -a[i] }
    case .absolute: for i in 0..<count { out[i] = abs(a[i]) }
    case .raise(let n):
      let factor = decimalScale(n)
      for i in 0..<count { out[i] = a[i] * factor }
    case .round(let mode, let step, let decimals, let outDecimals):
      round(a, mode, step, decimals, outDecimals, into: out, escape: escape, count: count)
    case .exponential(let decimals):
      function(a, decimals, into: out, status, escape, count) { $0.exponential() }
    case .logarithm(let decimals):
      function(a, decimals, into: out, status, escape, count) {
        $0 > .zero ? $0.logarithm() : .zero
      }
    case .squareRoot(let decimals):
      function(a, decimals, into: out, status, escape, count) {
        $0 >= .zero ? $0.squareRoot() : .zero
      }
    }
  }

  /// A function of our own integers, row by row; tabulated wherever its argument has few values.
  private static func function(
    _ a: UnsafeMutablePointer<Double>, _ decimals: Int, into out: UnsafeMutablePointer<Double>,
    _ status: Bytes?, _ escape: Bytes, _ count: Int, _ body: (Number) -> Number?
  ) {
    for i in 0..<count {
      out[i] = 0
      guard status.map({ $0[i] == 0 }) ?? true else { continue }
      guard let x = number(a[i], decimals: decimals), let y = body(x) else {
        escape[i] = 1
        continue
      }
      out[i] = element(y, decimals: 12)
    }
  }

  /// To a multiple of `step`.
  ///
  /// With a whole `step` at the operand's scale, `floor(x ÷ step)` of exact lanes is exact: a quotient that is not
  /// whole lies at least 1 ÷ step below the next whole number, more than a correctly rounded division can bridge
  /// while x < 2⁵³; and x − floor × step is exact.
  private static func round(
    _ a: UnsafeMutablePointer<Double>, _ mode: RoundingMode, _ step: Number, _ decimals: Int,
    _ outDecimals: Int, into out: UnsafeMutablePointer<Double>, escape: Bytes, count: Int
  ) {
    let unit = element(step, decimals: decimals)
    let outUnit = element(step, decimals: outDecimals)
    switch mode {
    case .down: whole(a, unit, outUnit, into: out, count) { q, _, _ in q }
    case .up:
      whole(a, unit, outUnit, into: out, count) { q, r, x in r == 0 ? q : q + (x < 0 ? -1 : 1) }
    case .floor: whole(a, unit, outUnit, into: out, count) { q, r, x in r < 0 ? q - 1 : q }
    case .ceiling: whole(a, unit, outUnit, into: out, count) { q, r, x in r > 0 ? q + 1 : q }
    case .halfUp:
      whole(a, unit, outUnit, into: out, count) { q, r, x in
        abs(r) * 2 >= unit ? q + (x < 0 ? -1 : 1) : q
      }
    case .halfDown:
      whole(a, unit, outUnit, into: out, count) { q, r, x in
        abs(r) * 2 > unit ? q + (x < 0 ? -1 : 1) : q
      }
    case .halfEven:
      whole(a, unit, outUnit, into: out, count) { q, r, x in
        let twice = abs(r) * 2
        let odd = q - (q * 0.5).rounded(.towardZero) * 2 != 0
        return twice > unit || (twice == unit && odd) ? q + (x < 0 ? -1 : 1) : q
      }
    }
    guard largest(Stream(base: a), count: count) >= exactBound else { return }
    // Large values: sure unless a whole or half multiple of the step lies within the lane's error.
    for i in 0..<count where abs(a[i]) >= exactBound {
      let twice = abs(a[i]) / unit * 2
      if abs(twice - twice.rounded(.toNearestOrEven)) <= twice * largeError { escape[i] = 1 }
    }
  }

  /// `choose` gets the quotient cut toward zero, the remainder, and the value.
  @inline(__always)
  private static func whole(
    _ a: UnsafeMutablePointer<Double>, _ unit: Double, _ outUnit: Double,
    into out: UnsafeMutablePointer<Double>, _ count: Int,
    _ choose: (Double, Double, Double) -> Double
  ) {
    for i in 0..<count {
      let x = a[i]
      let q = (x / unit).rounded(.towardZero)
      out[i] = choose(q, x - q * unit, x) * outUnit
    }
  }
}
