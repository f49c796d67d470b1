extension Int128 {
  private static let powersOfTen: [Int128] = (0..<38).reduce(into: [1]) { powers, _ in
    powers.append(powers[powers.count - 1] * 10)
  }

  /// 10 to the `exponent`, which is within 0…38.
  package static func powerOfTen(_ exponent: Int) -> Int128 { powersOfTen[exponent] }
}

extension UInt128 {
  /// The upper and the lower 64 bits.
  var words: (high: UInt64, low: UInt64) {
    (UInt64(truncatingIfNeeded: self >> 64), UInt64(truncatingIfNeeded: self))
  }

  init(high: UInt64, low: UInt64) {
    self = UInt128(high) << 64 | UInt128(low)
  }

  /// The quotient and the remainder, by the quickest division that serves.
  func divided(by divisor: UInt128) -> (quotient: UInt128, remainder: UInt128) {
    guard divisor <= UInt128(UInt64.max) else {
      return quotientAndRemainder(dividingBy: divisor)
    }
    let word = UInt64(truncatingIfNeeded: divisor)
    let top = words.high.quotientAndRemainder(dividingBy: word)
    let bottom = word.dividingFullWidth((top.remainder, words.low))
    return (UInt128(high: top.quotient, low: bottom.quotient), UInt128(bottom.remainder))
  }

  /// The quotient of a 256-bit dividend by `divisor`, rounded half-even, or `nil` when it takes
  /// more than 128 bits.
  static func roundedQuotient(
    _ dividend: (high: UInt128, low: UInt128), by divisor: UInt128
  ) -> UInt128? {
    guard dividend.high < divisor else { return nil }
    let quotient: UInt128
    let remainder: UInt128
    if dividend.high == 0 {
      (quotient, remainder) = dividend.low.divided(by: divisor)
    } else if divisor <= UInt128(UInt64.max) {
      let word = UInt64(truncatingIfNeeded: divisor)
      let top = word.dividingFullWidth((dividend.high.words.low, dividend.low.words.high))
      let bottom = word.dividingFullWidth((top.remainder, dividend.low.words.low))
      quotient = UInt128(high: top.quotient, low: bottom.quotient)
      remainder = UInt128(bottom.remainder)
    } else {
      (quotient, remainder) = divisor.dividingFullWidth(dividend)
    }
    let rest = divisor - remainder
    guard remainder > rest || (remainder == rest && quotient & 1 == 1) else { return quotient }
    return quotient == .max ? nil : quotient + 1
  }
}
