/// exp, ln and pow on 128 bits: enough for all but about one in 10¹⁰ of the results below 10⁶.
///
/// Each result comes with an error bound. Where no tie lies within it the rounded result is the same
/// that any number of digits would give, so that it does not show who computed it; else the answer
/// is `nil` and `FixedPoint` decides (Ziv, "Fast evaluation of elementary mathematical functions
/// with correctly rounded last bit", 1991).
///
/// Fractions are held in units of 2⁻¹²⁶, which leaves room above 2 for an error; arguments and
/// logarithms, below 64, in units of 2⁻¹²⁰.
enum QuickFunctions {
  private static let fractionBits = 126
  private static let argumentBits = 120

  private static let logarithmOfTwo =
    FixedPoint.naturalLogarithmOfTwo.rounded(shiftedBy: argumentBits)

  /// 12·ln 10: what counting units of 10⁻¹² adds to a logarithm.
  private static let logarithmOfUnits =
    (FixedPoint.naturalLogarithmOfTen * UInt64(Number.decimals)).rounded(shiftedBy: argumentBits)

  /// 1 ÷ i! for i in 0…11.
  private static let reciprocalFactorials: [UInt128] = {
    var reciprocal = FixedPoint(1)
    return (0...11).map { index in
      if index > 0 { reciprocal = reciprocal / UInt64(index) }
      return reciprocal.rounded(shiftedBy: fractionBits)
    }
  }()

  /// 1 ÷ (2i + 1) for i in 0…27.
  private static let oddReciprocals: [UInt128] = (0...27).map { index in
    (FixedPoint(1) / UInt64(2 * index + 1)).rounded(shiftedBy: fractionBits)
  }

  // MARK: Results in units of 10⁻¹²

  /// e to a number of units of 10⁻¹², or to its negative.
  static func exponential(ofUnits units: UInt128, isNegative: Bool) -> UInt128? {
    guard units < UInt128(64 * Number.unitsPerOne) else { return nil }
    let argument = UInt128.roundedQuotient(
      (units >> 8, units << 120), by: Number.unitsPerOne.magnitude)
    return argument.flatMap { exponential(of: $0, isNegative: isNegative) }
  }

  /// The magnitude of the natural logarithm of a number of units of 10⁻¹² above 0, and its sign.
  static func logarithm(ofUnits units: UInt128) -> (magnitude: UInt128, isNegative: Bool)? {
    let (magnitude, isNegative) = logarithm(of: units)
    let product = magnitude.multipliedFullWidth(by: Number.unitsPerOne.magnitude)
    return nearest(product, point: argumentBits).map { ($0, isNegative) }
  }

  /// A number above 0 to a power, both in units of 10⁻¹².
  static func power(ofUnits units: UInt128, exponent: UInt128, isNegative: Bool) -> UInt128? {
    // Below 2¹⁰ the exponent takes no more than ten bits from the logarithm's 112.
    guard exponent < UInt128(1024 * Number.unitsPerOne) else { return nil }
    let logarithm = logarithm(of: units)
    let product = logarithm.magnitude.multipliedFullWidth(by: exponent)
    let argument = UInt128.roundedQuotient(product, by: Number.unitsPerOne.magnitude)
    return argument.flatMap { exponential(of: $0, isNegative: isNegative != logarithm.isNegative) }
  }

  // MARK: Steps

  /// e^(k·ln 2 + r) = 2ᵏ·(e^(r/256))^256, of a relative error below 2⁻¹¹⁰ beside the argument's.
  private static func exponential(of argument: UInt128, isNegative: Bool) -> UInt128? {
    // From the leading digits the quotient is right or one too large.
    var power = argument.words.high / logarithmOfTwo.words.high
    // Results up to 2²⁰ leave 2⁻⁴² units of error and fit what `nearest` shifts.
    guard power <= (isNegative ? 60 : 20) else { return nil }
    if UInt128(power) * logarithmOfTwo > argument { power -= 1 }
    var rest = argument - UInt128(power) * logarithmOfTwo
    if isNegative { rest = logarithmOfTwo - rest }
    let shift = isNegative ? -Int(power) - 1 : Int(power)
    let part = rest >> 2
    var result = polynomial(reciprocalFactorials, at: part)
    for _ in 0..<8 { result = product(result, result) }
    let units = result.multipliedFullWidth(by: Number.unitsPerOne.magnitude)
    return nearest(units, point: fractionBits - shift)
  }

  /// ln of a count of units, of an error below 2⁻¹¹².
  private static func logarithm(of units: UInt128) -> (magnitude: UInt128, isNegative: Bool) {
    let (exponent, power) = units.nearestPowerOfTwo
    let isBelow = units < power
    let difference = isBelow ? power - units : units - power
    let ratio = (units + power).dividingFullWidth((difference >> 2, difference << 126)).quotient
    let series = product(ratio, polynomial(oddReciprocals, at: product(ratio, ratio)))
    // Twice the series, from units of 2⁻¹²⁶ to 2⁻¹²⁰.
    let rest = series >> 5
    let above = UInt128(exponent) * logarithmOfTwo + (isBelow ? 0 : rest)
    let below = logarithmOfUnits + (isBelow ? rest : 0)
    return above < below ? (below - above, true) : (above - below, false)
  }

  /// The product of two fractions, cut off.
  private static func product(_ left: UInt128, _ right: UInt128) -> UInt128 {
    let (high, low) = left.multipliedFullWidth(by: right)
    return high << 2 | low >> 126
  }

  /// The polynomial with these coefficients, the constant one first.
  private static func polynomial(_ coefficients: [UInt128], at argument: UInt128) -> UInt128 {
    coefficients.reversed().reduce(0) { product($0, argument) + $1 }
  }

  /// The whole number nearest to `value` ÷ 2^`point`, unless a tie is within 2⁻³⁶.
  private static func nearest(_ value: (high: UInt128, low: UInt128), point: Int) -> UInt128? {
    let shift = UInt128(point - 64)
    guard shift < 128, value.high >> shift == 0 else { return nil }
    let shifted = value.high << (128 - shift) | value.low >> shift
    let fraction = shifted.words.low
    let half: UInt64 = 1 << 63
    guard fraction &- half &+ (1 << 28) > 1 << 29 else { return nil }
    return shifted >> 64 + (fraction > half ? 1 : 0)
  }
}

extension UInt128 {
  /// The power of two from three quarters of which, up to one and a half of it, the value lies.
  var nearestPowerOfTwo: (exponent: Int, power: UInt128) {
    let lower = 127 - leadingZeroBitCount
    let isUpperHalf = lower > 0 && self >> UInt128(lower - 1) & 1 == 1
    let exponent = isUpperHalf ? lower + 1 : lower
    return (exponent, 1 << UInt128(exponent))
  }
}
