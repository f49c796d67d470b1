extension Number {
  /// The sum, exact, or `nil` when it is out of bound.
  package func adding(_ other: Number) -> Number? {
    let (sum, overflow) = units.addingReportingOverflow(other.units)
    return overflow ? nil : Number(units: sum)
  }

  /// The difference, exact, or `nil` when it is out of bound.
  package func subtracting(_ other: Number) -> Number? {
    let (difference, overflow) = units.subtractingReportingOverflow(other.units)
    return overflow ? nil : Number(units: difference)
  }

  /// The product, rounded half-even at the 12th decimal, or `nil` when it is out of bound.
  package func multiplied(by other: Number) -> Number? {
    let product = units.magnitude.multipliedFullWidth(by: other.units.magnitude)
    return Number(
      magnitude: .roundedQuotient(product, by: Self.unitsPerOne.magnitude),
      isNegative: isNegative != other.isNegative)
  }

  /// The product when it has no more than 12 decimals and is within bound, else `nil`.
  package func multipliedExactly(by other: Number) -> Number? {
    let product = units.magnitude.multipliedFullWidth(by: other.units.magnitude)
    let unit = Self.unitsPerOne.magnitude
    guard product.high < unit else { return nil }
    let (quotient, remainder) = unit.dividingFullWidth(product)
    guard remainder == 0 else { return nil }
    return Number(magnitude: quotient, isNegative: isNegative != other.isNegative)
  }

  /// The quotient, rounded half-even at the 12th decimal, or `nil` when it is out of bound.
  ///
  /// `other` is not zero: callers ask `isZero` first, because that has a meaning of its own.
  package func divided(by other: Number) -> Number? {
    precondition(!other.isZero, "division by zero")
    let dividend = units.magnitude.multipliedFullWidth(by: Self.unitsPerOne.magnitude)
    return Number(
      magnitude: .roundedQuotient(dividend, by: other.units.magnitude),
      isNegative: isNegative != other.isNegative)
  }

  /// The number of a magnitude in units and a sign, or `nil` when there is none or it is too large.
  init?(magnitude: UInt128?, isNegative: Bool) {
    guard let magnitude, magnitude < Self.unitBound.magnitude else { return nil }
    let units = Int128(magnitude)
    self.init(unchecked: isNegative ? -units : units)
  }
}
