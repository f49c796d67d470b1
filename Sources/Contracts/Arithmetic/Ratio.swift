/// A fraction in lowest terms, not below zero.
struct Ratio: Hashable, Sendable {
  let numerator: Int
  let denominator: Int

  /// The fraction of a number that is not negative over one above zero.
  init(_ numerator: Int, over denominator: Int) {
    var (divisor, rest) = (denominator, numerator)
    while rest != 0 { (divisor, rest) = (rest, divisor % rest) }
    self.numerator = numerator / divisor
    self.denominator = denominator / divisor
  }

  /// So many times the fraction, rounded half up; the product fits 126 bits.
  func times(_ factor: Int128) -> Int {
    Int((factor * Int128(numerator)).dividedHalfUp(by: Int128(denominator)))
  }
}

extension Int128 {
  /// The quotient of a number that is not negative and one above zero, rounded half up.
  func dividedHalfUp(by divisor: Int128) -> Int128 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder >= divisor - remainder ? quotient + 1 : quotient
  }
}
