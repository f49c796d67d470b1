import Numbers

extension FastLanes {
  static func run(
    _ operation: BinaryOperation, _ a: LaneOperand<Double>, _ b: LaneOperand<Double>,
    into out: UnsafeMutablePointer<Double>, status: Bytes?, escape: Bytes, count: Int
  ) {
    switch operation {
    case .add(let guarded):
      Sum(out: out, escape: guarded ? escape : nil, sign: 1, count: count).dispatch(a, b)
    case .subtract(let guarded):
      Sum(out: out, escape: guarded ? escape : nil, sign: -1, count: count).dispatch(a, b)
    case .minimum: Extreme(out: out, least: true, count: count).dispatch(a, b)
    case .maximum: Extreme(out: out, least: false, count: count).dispatch(a, b)
    case .multiply(excess: 0, _): Product(out: out, count: count).dispatch(a, b)
    case .multiply(let excess, let guarded):
      RoundedProduct(out: out, escape: escape, excess: excess, guarded: guarded, count: count)
        .dispatch(a, b)
    case .divide(let scale, let guarded):
      Quotient(out: out, escape: escape, scale: scale, guarded: guarded, count: count).dispatch(
        a, b)
    case .power(let base, let exponent):
      Power(out: out, status: status, escape: escape, base: base, exponent: exponent, count: count)
        .dispatch(a, b)
    }
  }

  /// a ± b; where a large operand meets one of the other sign, cancellation could lose what the lane promises.
  private struct Sum: LaneLoop {
    typealias Element = Double
    let out: UnsafeMutablePointer<Double>
    let escape: Bytes?
    let sign: Double
    let count: Int
    func run<A: LaneReader<Double>, B: LaneReader<Double>>(_ a: A, _ b: B) {
      if sign > 0 {
        for i in 0..<count { out[i] = a[i] + b[i] }
      } else {
        for i in 0..<count { out[i] = a[i] - b[i] }
      }
      guard let escape,
        largest(a, count: count) >= exactBound || largest(b, count: count) >= exactBound
      else { return }
      for i in 0..<count {
        let (x, y) = (a[i], sign * b[i])
        if max(abs(x), abs(y)) >= exactBound, x * y < 0 { escape[i] = 1 }
      }
    }
  }

  private struct Extreme: LaneLoop {
    typealias Element = Double
    let out: UnsafeMutablePointer<Double>
    let least: Bool
    let count: Int
    func run<A: LaneReader<Double>, B: LaneReader<Double>>(_ a: A, _ b: B) {
      if least {
        for i in 0..<count { out[i] = a[i] < b[i] ? a[i] : b[i] }
      } else {
        for i in 0..<count { out[i] = a[i] > b[i] ? a[i] : b[i] }
      }
    }
  }

  private struct Product: LaneLoop {
    typealias Element = Double
    let out: UnsafeMutablePointer<Double>
    let count: Int
    func run<A: LaneReader<Double>, B: LaneReader<Double>>(_ a: A, _ b: B) {
      for i in 0..<count { out[i] = a[i] * b[i] }
    }
  }

  /// a × b ÷ 10^excess, half-even.
  ///
  /// Doubles settle all rows whose fraction is not too near one half.
  private struct RoundedProduct: LaneLoop {
    typealias Element = Double
    let out: UnsafeMutablePointer<Double>
    let escape: Bytes
    let excess: Int
    let guarded: Bool
    let count: Int
    func run<A: LaneReader<Double>, B: LaneReader<Double>>(_ a: A, _ b: B) {
      let divisor = decimalScale(excess)
      var row = 0
      while row < count {
        let end = min(row + 64, count)
        var margins: UInt64 = 0
        for i in row..<end {
          let product = a[i] * b[i]
          let exact = product / divisor
          let whole = exact.rounded(.toNearestOrEven)
          out[i] = whole
          margins |= margin(exact, whole).bitPattern
        }
        if margins >> 63 != 0 { settle(a, b, row..<end) }
        row = end
      }
      guard guarded else { return }
      escapeLargeOperands(a, b, result: out, escape: escape, count: count)
    }

    func settle<A: LaneReader<Double>, B: LaneReader<Double>>(_ a: A, _ b: B, _ rows: Range<Int>) {
      for i in rows {
        let product = a[i] * b[i]
        let exact = product / decimalScale(excess)
        guard abs(product) >= settleBound, abs(exact) < exactBound else { continue }
        guard abs(a[i]) < exactBound, abs(b[i]) < exactBound else {
          escape[i] = 1
          continue
        }
        out[i] = whole(halfEven(Int128(Int64(a[i])) * Int128(Int64(b[i])), by: powerOfTen(excess)))
      }
    }
  }

  /// a ÷ b × 10^scale, half-even; 0 where b is 0 (its status says missing).
  private struct Quotient: LaneLoop {
    typealias Element = Double
    let out: UnsafeMutablePointer<Double>
    let escape: Bytes
    let scale: Int
    let guarded: Bool
    let count: Int
    func run<A: LaneReader<Double>, B: LaneReader<Double>>(_ a: A, _ b: B) {
      let factor = decimalScale(scale)
      var row = 0
      while row < count {
        let end = min(row + 64, count)
        // The sign bit of `margins` is set once a fraction lies too near one half.
        var margins: UInt64 = 0
        for i in row..<end {
          let exact = a[i] / (b[i] == 0 ? 1 : b[i]) * factor
          let whole = exact.rounded(.toNearestOrEven)
          out[i] = b[i] == 0 ? 0 : whole
          margins |= margin(exact, whole).bitPattern
        }
        if margins >> 63 != 0 { settle(a, b, row..<end, factor) }
        row = end
      }
      guard guarded else { return }
      escapeLargeOperands(a, b, result: out, escape: escape, count: count)
    }

    func settle<A: LaneReader<Double>, B: LaneReader<Double>>(
      _ a: A, _ b: B, _ rows: Range<Int>, _ factor: Double
    ) {
      for i in rows where b[i] != 0 {
        let exact = a[i] / b[i] * factor
        guard abs(exact) < exactBound,
          margin(exact, exact.rounded(.toNearestOrEven)) < 0
        else { continue }
        guard let whole = exactQuotient(a[i], b[i]) else {
          escape[i] = 1
          continue
        }
        out[i] = whole
      }
    }

    /// The quotient by integers; `nil` where an operand is not exact or the scaled dividend is too long.
    func exactQuotient(_ a: Double, _ b: Double) -> Double? {
      guard abs(a) < exactBound, abs(b) < exactBound else { return nil }
      let (dividend, overflow) = Int128(Int64(a)).multipliedReportingOverflow(by: powerOfTen(scale))
      guard !overflow else { return nil }
      let divisor = Int128(Int64(b))
      return whole(
        divisor < 0 ? halfEven(-dividend, by: -divisor) : halfEven(dividend, by: divisor))
    }
  }

  private struct Power: LaneLoop {
    typealias Element = Double
    let out: UnsafeMutablePointer<Double>
    let status: Bytes?
    let escape: Bytes
    let base: Int
    let exponent: Int
    let count: Int
    func run<A: LaneReader<Double>, B: LaneReader<Double>>(_ a: A, _ b: B) {
      for i in 0..<count {
        out[i] = 0
        guard status.map({ $0[i] == 0 }) ?? true else { continue }
        guard let x = number(a[i], decimals: base), let y = number(b[i], decimals: exponent) else {
          escape[i] = 1
          continue
        }
        if let power = x.power(y) {
          out[i] = element(power, decimals: 12)
        } else if x.hasPower(y) {
          escape[i] = 1
        } else {
          status?[i] = Status.missing
        }
      }
    }
  }

  /// How far a fraction is from one half beyond what rounding errors can bridge; negative where it is too near.
  @inline(__always)
  static func margin(_ exact: Double, _ whole: Double) -> Double {
    let margin = abs(abs(exact - whole) - 0.5) - abs(exact) * roundingError
    return abs(exact) < exactBound ? margin : 1
  }

  /// Marks rows in which an operand that is not exact gave a result that would read as exact.
  @inline(__always)
  static func escapeLargeOperands<A: LaneReader<Double>, B: LaneReader<Double>>(
    _ a: A, _ b: B, result: UnsafeMutablePointer<Double>, escape: Bytes, count: Int
  ) {
    guard largest(a, count: count) >= exactBound || largest(b, count: count) >= exactBound
    else { return }
    for i in 0..<count
    where max(abs(a[i]), abs(b[i])) >= exactBound && abs(result[i]) < exactBound && result[i] != 0 {
      escape[i] = 1
    }
  }

  /// Twice the relative error of a quotient or product of exact lanes brought to scale.
  static var roundingError: Double { 8.881784197001252e-16 }  // 2⁻⁵⁰

  /// A whole number below 2⁵³ as a double, by way of 64 bits.
  static func whole(_ integer: Int128) -> Double { Double(Int64(truncatingIfNeeded: integer)) }

  /// dividend ÷ divisor (> 0), half-even.
  static func halfEven(_ dividend: Int128, by divisor: Int128) -> Int128 {
    let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
    let twice = 2 * remainder.magnitude
    let up = twice > divisor.magnitude || (twice == divisor.magnitude && quotient & 1 != 0)
    guard up else { return quotient }
    return remainder < 0 ? quotient - 1 : quotient + 1
  }
}
