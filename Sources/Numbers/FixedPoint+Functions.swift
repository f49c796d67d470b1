// How exp, ln and pow come out the same on every machine.
//
// All steps are integer steps on 256 binary places. A result of the language has at most 127 bits
// in units of 10⁻¹², so an error has to stay below 2⁻¹²⁷ of the result and leave room to tell on
// which side of a tie it lies.
//
// - ln: the argument is u units. With 2^j the nearest power of two, z = (u − 2^j) ÷ (u + 2^j) is
//   within [−1/7, 1/5] and ln u = j·ln 2 + 2·artanh z, a series of at most 56 terms; then 12·ln 10
//   comes off, because u counts units. The error is below 2⁻²⁴⁵.
// - exp: the argument is k·ln 2 + r with r in [0, ln 2); e^r is the 1,024th power of e^(r/1024),
//   21 terms of Taylor's series and ten squarings, which cost ten places. The relative error is
//   below 2⁻²³⁵, less than 2⁻¹⁰⁰ units.
// - pow: e^(y·ln x). Exponents go to 10¹⁵, beyond which every base but 1 is out of bound or rounds
//   to 0; they magnify the error of ln to 2⁻¹⁹⁵, less than 2⁻⁶⁰ units of the largest result.
//
// So the result is the nearest number, and at a tie, which only pow can meet (0.5¹³), the even one.

extension FixedPoint {
  /// ln 2 = 2·artanh(1/3).
  static let naturalLogarithmOfTwo = FixedPoint(1, over: 3).inverseHyperbolicTangent * 2

  /// ln 10 = 3·ln 2 + ln 1.25 = 3·ln 2 + 2·artanh(1/9).
  static let naturalLogarithmOfTen =
    naturalLogarithmOfTwo * 3 + FixedPoint(1, over: 9).inverseHyperbolicTangent * 2

  /// The inverse hyperbolic tangent of a value up to 1/3: z + z³/3 + z⁵/5 and so on.
  var inverseHyperbolicTangent: FixedPoint {
    let square = self * self
    var power = self
    var sum = self
    var divisor: UInt64 = 3
    while !power.isZero {
      power = power * square
      sum = sum + power / divisor
      divisor += 2
    }
    return sum
  }

  /// The magnitude of the natural logarithm of a count of 10⁻¹² units above 0, and its sign.
  static func logarithm(ofUnits units: UInt128) -> (magnitude: FixedPoint, isNegative: Bool) {
    let (exponent, power) = units.nearestPowerOfTwo
    let isBelow = units < power
    let ratio = FixedPoint(isBelow ? power - units : units - power, over: power + units)
    let rest = ratio.inverseHyperbolicTangent * 2
    var above = naturalLogarithmOfTwo * UInt64(exponent)
    var below = naturalLogarithmOfTen * UInt64(Number.decimals)
    if isBelow { below = below + rest } else { above = above + rest }
    return above < below ? (below - above, true) : (above - below, false)
  }

  /// e to this power, or to its negative, in units of 10⁻¹² rounded half-even; `nil` from e⁶⁰ on.
  func exponentialUnits(isNegative: Bool) -> UInt128? {
    guard whole < 60 else { return isNegative ? 0 : nil }
    if isZero { return Number.one.units.magnitude }
    var (power, rest) = quotientAndRemainderByLogarithmOfTwo()
    if isNegative {
      // −(k·ln 2 + r) = −(k + 1)·ln 2 + (ln 2 − r)
      power = -power - 1
      rest = Self.naturalLogarithmOfTwo - rest
    }
    let part = rest / 1024
    var result = FixedPoint(1)
    for index in (1...21).reversed() { result = FixedPoint(1) + part * result / UInt64(index) }
    for _ in 0..<10 { result = result * result }
    return (result * UInt64(Number.unitsPerOne)).rounded(shiftedBy: power)
  }

  private func quotientAndRemainderByLogarithmOfTwo() -> (quotient: Int, remainder: FixedPoint) {
    let divisor = Self.naturalLogarithmOfTwo
    // From the leading digits the quotient is right or one too large.
    var quotient = (upperWords / divisor.upperWords).words.low
    if self < divisor * quotient { quotient -= 1 }
    return (Int(quotient), self - divisor * quotient)
  }
}
