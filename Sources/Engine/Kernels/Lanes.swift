// How numbers run through the engine.
//
// A *lane* value is a number scaled by 10^decimals of its node, so a whole number. Two kinds of lanes hold them:
//
// `FastLanes` keeps whole numbers in doubles. A lane is exact while its magnitude is below 2⁵³. At or above, it is
// only known to a relative error below 2⁻⁴⁴ — and every kernel keeps that reading true: products of such lanes are
// again such lanes; a sum of large lanes of unlike signs, a comparison or a rounding that the error could tip, marks
// its row in the `escape` mask instead. Nothing that is not proven exact is ever decided here.
//
// `ExactLanes` keeps the multiple of 10⁻¹² itself in 128 bits, every operation checked; overflow is an error value.
// Escaped rows are decided there, from the start, by the same program.

import Numbers

/// Where a kernel reads its numbers: a stream of them, or one for all rows.
enum LaneOperand<Element> {
  case stream(UnsafeMutablePointer<Element>)
  case splat(Element)
}

/// Numbers held as lanes, or as 32-bit whole numbers at some decimals.
enum LaneOrInt32<Element> {
  case lanes(UnsafeMutablePointer<Element>)
  case int32(Packed, decimals: Int)
}

/// Numbers for which an operation has no value.
enum MissingTest: Hashable {
  case zero, notPositive, negative

  @inline(__always) func holds<T: Comparable & AdditiveArithmetic>(_ value: T) -> Bool {
    switch self {
    case .zero: value == .zero
    case .notPositive: !(value > .zero)
    case .negative: value < .zero
    }
  }
}

/// Kernels of one kind of lanes.
protocol LaneKernels: Sendable {
  associatedtype Element: Comparable & AdditiveArithmetic

  /// Whether numbers stand at their node's own decimals (else all at 12).
  static var usesOwnDecimals: Bool { get }
  static func element(_ number: Number, decimals: Int) -> Element
  /// Values by step: `base` plus the rises of all cuts at or below a value.
  static func addSteps(
    _ values: LaneOrInt32<Element>, cuts: [Element], base: Element, rises: [Element],
    into out: UnsafeMutablePointer<Element>, count: Int)
  /// stride × the number of cuts at or below a value.
  static func addClasses(
    _ values: UnsafeMutablePointer<Element>, cuts: [Element], stride: Int32, into out: Packed,
    count: Int)
  /// A small whole number of no decimals as 32 bits; anything for other values.
  static func small(_ element: Element) -> Int32
  /// A whole number at the lane's scale.
  static func element(scaled: Int128) -> Element
  static func number(_ element: Element, decimals: Int) -> Number?

  static func run(
    _ operation: BinaryOperation, _ a: LaneOperand<Element>, _ b: LaneOperand<Element>,
    into out: UnsafeMutablePointer<Element>, status: Bytes?, escape: Bytes, count: Int)
  static func run(
    _ operation: UnaryOperation, _ a: UnsafeMutablePointer<Element>,
    into out: UnsafeMutablePointer<Element>, status: Bytes?, escape: Bytes, count: Int)
  /// Marks rows whose comparison the lanes' error could tip.
  static func guardComparison(
    _ a: LaneOperand<Element>, _ b: LaneOperand<Element>, escape: Bytes, count: Int)
  /// Marks rows whose value is there and not below a limit in magnitude.
  static func guardBound(
    _ a: UnsafeMutablePointer<Element>, _ status: Bytes?, limit: Double, escape: Bytes, count: Int)
  /// Marks rows whose value is not exact.
  static func guardExact(_ a: UnsafeMutablePointer<Element>, escape: Bytes, count: Int)
  static func widen(
    _ a: UnsafeMutablePointer<Int32>, decimals: Int, into out: UnsafeMutablePointer<Element>,
    count: Int)
  /// Whole lanes to 32 bits, 0 where declined; only for values known to fit.
  static func narrow(
    _ a: UnsafeMutablePointer<Element>, _ outcome: Bytes?, into out: UnsafeMutablePointer<Int32>,
    count: Int)
  static func markMissing(
    _ a: LaneOperand<Element>, where test: MissingTest, in status: Bytes, count: Int)
  /// Adds a row's value to a running total; `false` where the total is no longer exact.
  static func accumulate(_ total: inout Element, _ value: Element) -> Bool
}

extension LaneKernels {
  static var zero: Element { .zero }
}

/// An operation on two numbers.
///
/// Powers of ten bring the operands to one scale, fixed when the plan is made. `guarded`: an operand may not be exact.
enum BinaryOperation {
  /// Operands already at one scale.
  case add(guarded: Bool)
  case subtract(guarded: Bool)
  case minimum, maximum
  /// The product is at the result's scale when divided by 10^excess, half-even.
  case multiply(excess: Int, guarded: Bool)
  /// The quotient times 10^scale, half-even.
  case divide(scale: Int, guarded: Bool)
  case power(base: Int, exponent: Int)
}

/// An operation on one number.
enum UnaryOperation {
  case copy
  case negate, absolute
  /// Times 10^n.
  case raise(Int)
  /// To a multiple of `step` (a whole number at the operand's scale), then times `numerator` ÷ step.
  case round(RoundingMode, step: Number, decimals: Int, outDecimals: Int)
  case exponential(decimals: Int)
  case logarithm(decimals: Int)
  case squareRoot(decimals: Int)
}
