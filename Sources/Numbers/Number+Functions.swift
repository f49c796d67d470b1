extension Number {
  /// e to this power, correctly rounded half-even at the 12th decimal; `nil` when out of bound.
  package func exponential() -> Number? {
    let quick = QuickFunctions.exponential(ofUnits: units.magnitude, isNegative: isNegative)
    if let quick { return Number(magnitude: quick, isNegative: false) }
    let (whole, rest) = units.magnitude.divided(by: Self.unitsPerOne.magnitude)
    guard whole < 60 else { return isNegative ? .zero : nil }
    let exponent = FixedPoint(whole.words.low) + FixedPoint(rest, over: Self.unitsPerOne.magnitude)
    return Number(
      magnitude: exponent.exponentialUnits(isNegative: isNegative), isNegative: false)
  }

  /// The natural logarithm, correctly rounded half-even at the 12th decimal; `nil` for 0 and below.
  package func logarithm() -> Number? {
    guard units > 0 else { return nil }
    if let (magnitude, isNegative) = QuickFunctions.logarithm(ofUnits: units.magnitude) {
      return Number(magnitude: magnitude, isNegative: isNegative)
    }
    let (magnitude, isNegative) = FixedPoint.logarithm(ofUnits: units.magnitude)
    let rounded = (magnitude * UInt64(Self.unitsPerOne)).rounded(shiftedBy: 0)
    return Number(magnitude: rounded, isNegative: isNegative)
  }

  /// Whether this number has the given power among the real numbers, however large.
  ///
  /// 0 has no negative power, and a negative number only whole ones. 0 to the 0 is 1.
  package func hasPower(_ exponent: Number) -> Bool {
    if isZero { return !exponent.isNegative }
    return !isNegative || exponent.leastDecimals == 0
  }

  /// This number to the given power, correctly rounded half-even at the 12th decimal.
  ///
  /// `nil` when there is no such power (`hasPower`) or when it is out of bound.
  package func power(_ exponent: Number) -> Number? {
    guard hasPower(exponent) else { return nil }
    if exponent.isZero { return .one }
    if isZero { return .zero }
    let isOdd = exponent.units / Self.unitsPerOne & 1 != 0
    guard let result = magnitude.positivePower(exponent) else { return nil }
    return isNegative && isOdd ? result.negated : result
  }

  /// A power of a number above zero.
  private func positivePower(_ exponent: Number) -> Number? {
    if self == .one { return .one }
    let quick = QuickFunctions.power(
      ofUnits: units.magnitude, exponent: exponent.units.magnitude, isNegative: exponent.isNegative)
    if let quick { return Number(magnitude: quick, isNegative: false) }
    let (logarithm, isBelowOne) = FixedPoint.logarithm(ofUnits: units.magnitude)
    let isNegative = isBelowOne != exponent.isNegative
    let unit = Self.unitsPerOne.magnitude
    let (whole, rest) = exponent.units.magnitude.divided(by: unit)
    // No logarithm but 0 is nearer to it than 10⁻¹², so that this is e^±1000 at least.
    guard whole < 1_000_000_000_000_000 else { return isNegative ? .zero : nil }
    let product =
      logarithm * whole.words.low + logarithm * rest.words.low / UInt64(Self.unitsPerOne)
    return Number(magnitude: product.exponentialUnits(isNegative: isNegative), isNegative: false)
  }

  /// The square root, correctly rounded half-even at the 12th decimal; `nil` below 0.
  package func squareRoot() -> Number? {
    guard units > 0 else { return isZero ? .zero : nil }
    // The root of u units is the root of u·10¹² in units.
    let square = units.magnitude.multipliedFullWidth(by: Self.unitsPerOne.magnitude)
    let bitCount =
      square.high == 0
      ? 128 - square.low.leadingZeroBitCount : 256 - square.high.leadingZeroBitCount
    // Newton's steps fall from above until they reach the root, rounded down.
    var root: UInt128 = 1 << UInt128((bitCount + 1) / 2)
    while true {
      let next = (root + root.dividingFullWidth(square).quotient) / 2
      if next >= root { break }
      root = next
    }
    // The remainder is at most twice the root; above the root, the root and a half is exceeded.
    // A tie is impossible: the square of an odd number of halves is no whole number.
    let remainder = square.low &- root &* root
    return Number(magnitude: remainder > root ? root + 1 : root, isNegative: false)
  }
}
