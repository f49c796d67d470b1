import Numbers

/// Multiples of 10⁻¹² in 128 bits, every operation checked (see `Lanes.swift`).
enum ExactLanes: LaneKernels {
  typealias Element = Int128

  static var usesOwnDecimals: Bool { false }
  static func addSteps(
    _ values: LaneOrInt32<Int128>, cuts: [Int128], base: Int128, rises: [Int128],
    into out: UnsafeMutablePointer<Int128>, count: Int
  ) {
    for i in 0..<count {
      let value =
        switch values {
        case .lanes(let base): base[i]
        case .int32(let base, let decimals): Int128(base[i]) * powerOfTen(12 - decimals)
        }
      out[i] = zip(cuts, rises).reduce(base) { value >= $1.0 ? $0 + $1.1 : $0 }
    }
  }

  static func addClasses(
    _ values: UnsafeMutablePointer<Int128>, cuts: [Int128], stride: Int32, into out: Packed,
    count: Int
  ) {
    for i in 0..<count { out[i] = Int32(cuts.count { values[i] >= $0 }) * stride }
  }

  static func small(_ element: Int128) -> Int32 {
    Int32(truncatingIfNeeded: element / 1_000_000_000_000)
  }
  static func element(scaled: Int128) -> Int128 { scaled }
  static func element(_ number: Number, decimals: Int) -> Int128 { number.units }
  static func number(_ element: Int128, decimals: Int) -> Number? { Number(units: element) }

  static func widen(
    _ a: UnsafeMutablePointer<Int32>, decimals: Int, into out: UnsafeMutablePointer<Int128>,
    count: Int
  ) {
    let factor = powerOfTen(12 - decimals)
    for i in 0..<count { out[i] = Int128(a[i]) * factor }
  }

  static func narrow(
    _ a: UnsafeMutablePointer<Int128>, _ outcome: Bytes?, into out: UnsafeMutablePointer<Int32>,
    count: Int
  ) {
    for i in 0..<count { out[i] = outcome?[i] == 2 ? 0 : Int32(truncatingIfNeeded: a[i]) }
  }

  static func markMissing(
    _ a: LaneOperand<Int128>, where test: MissingTest, in status: Bytes, count: Int
  ) {
    for i in 0..<count {
      let value: Int128 =
        switch a {
        case .stream(let values): values[i]
        case .splat(let value): value
        }
      if test.holds(value) { status[i] |= Status.missing }
    }
  }

  static func accumulate(_ total: inout Int128, _ value: Int128) -> Bool {
    let (sum, overflow) = total.addingReportingOverflow(value)
    // A total that is out of bound is an error already: it only must not wrap or trap.
    if !overflow { total = sum }
    return !overflow && Number(units: sum) != nil
  }

  static func guardBound(
    _ a: UnsafeMutablePointer<Int128>, _ status: Bytes?, limit: Double, escape: Bytes, count: Int
  ) {}
  static func guardExact(_ a: UnsafeMutablePointer<Int128>, escape: Bytes, count: Int) {}
  static func guardComparison(
    _ a: LaneOperand<Int128>, _ b: LaneOperand<Int128>, escape: Bytes, count: Int
  ) {}

  static func run(
    _ operation: BinaryOperation, _ a: LaneOperand<Int128>, _ b: LaneOperand<Int128>,
    into out: UnsafeMutablePointer<Int128>, status: Bytes?, escape: Bytes, count: Int
  ) {
    Checked(operation: operation, out: out, status: status, count: count).dispatch(a, b)
  }

  static func run(
    _ operation: UnaryOperation, _ a: UnsafeMutablePointer<Int128>,
    into out: UnsafeMutablePointer<Int128>, status: Bytes?, escape: Bytes, count: Int
  ) {
    for i in 0..<count {
      guard isPresent(status, i) else {
        out[i] = 0
        continue
      }
      store(apply(operation, Number(units: a[i]) ?? .zero), into: out, status, i)
    }
  }

  private static func apply(_ operation: UnaryOperation, _ x: Number) -> Number? {
    switch operation {
    case .copy, .raise: x
    case .negate: x.negated
    case .absolute: x.magnitude
    case .round(let mode, let step, _, _): x.rounded(mode, toStep: step)
    case .exponential: x.exponential()
    case .logarithm: x > .zero ? x.logarithm() : .zero
    case .squareRoot: x >= .zero ? x.squareRoot() : .zero
    }
  }

  private struct Checked: LaneLoop {
    typealias Element = Int128
    let operation: BinaryOperation
    let out: UnsafeMutablePointer<Int128>
    let status: Bytes?
    let count: Int
    func run<A: LaneReader<Int128>, B: LaneReader<Int128>>(_ a: A, _ b: B) {
      for i in 0..<count {
        guard isPresent(status, i) else {
          out[i] = 0
          continue
        }
        let (x, y) = (Number(units: a[i]) ?? .zero, Number(units: b[i]) ?? .zero)
        if case .power = operation, !x.hasPower(y) {
          out[i] = 0
          status?[i] |= Status.missing
        } else {
          store(apply(x, y), into: out, status, i)
        }
      }
    }

    func apply(_ a: Number, _ b: Number) -> Number? {
      switch operation {
      case .add: a.adding(b)
      case .subtract: a.subtracting(b)
      case .minimum: min(a, b)
      case .maximum: max(a, b)
      case .multiply: a.multiplied(by: b)
      case .divide: b == .zero ? .zero : a.divided(by: b)
      case .power: a.power(b)
      }
    }
  }

  @inline(__always)
  private static func isPresent(_ status: Bytes?, _ row: Int) -> Bool {
    status.map { $0[row] == Status.present } ?? true
  }

  /// Stores a result; one that is out of bounds becomes an error value.
  @inline(__always)
  private static func store(
    _ result: Number?, into out: UnsafeMutablePointer<Int128>, _ status: Bytes?, _ row: Int
  ) {
    if let result {
      out[row] = result.units
    } else {
      out[row] = 0
      status?[row] |= Status.error
    }
  }
}
