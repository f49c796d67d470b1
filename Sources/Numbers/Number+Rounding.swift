extension Number {
  /// The multiple of `step` that the value rounds to, or `nil` when that is out of bound.
  ///
  /// `step` is above zero, of any size: 0.01, 0.05, 10_000.
  package func rounded(_ mode: RoundingMode, toStep step: Number) -> Number? {
    Number(units: multiple(of: step, mode))
  }

  /// The value rounded to a multiple of `step` inside [`low`, `high`].
  ///
  /// A multiple outside gives way to the nearest one inside; `nil` when there is none.
  package func rounded(
    _ mode: RoundingMode, toStep step: Number, within low: Number, _ high: Number
  ) -> Number? {
    let result = multiple(of: step, mode)
    let kept =
      result < low.units
      ? low.multiple(of: step, .ceiling)
      : result > high.units ? high.multiple(of: step, .floor) : result
    return kept >= low.units && kept <= high.units ? Number(unchecked: kept) : nil
  }

  /// The value rounded to so many decimals, 0…12, or `nil` when that is out of bound.
  package func rounded(_ mode: RoundingMode, toDecimals decimals: Int) -> Number? {
    Number(units: multiple(of: Number(unchecked: .powerOfTen(Self.decimals - decimals)), mode))
  }

  /// The units of the multiple of `step` chosen by `mode`, saturated at the ends of `Int128`.
  private func multiple(of step: Number, _ mode: RoundingMode) -> Int128 {
    precondition(step > .zero, "a rounding step is above zero")
    let (quotient, remainder) = units.magnitude.divided(by: step.units.magnitude)
    let inner = units < 0 ? units + Int128(remainder) : units - Int128(remainder)
    guard
      remainder != 0,
      mode.goesAway(
        remainder: remainder, rest: step.units.magnitude - remainder, isOdd: quotient & 1 == 1,
        isNegative: isNegative)
    else { return inner }
    let (outer, overflow) = inner.addingReportingOverflow(isNegative ? -step.units : step.units)
    guard overflow else { return outer }
    return isNegative ? .min : .max
  }
}
