package import Numbers

extension Number {
  /// An estimate reckoned in binary, rounded half-even at the 12th decimal.
  ///
  /// `nil` where it is no number or out of bound. Estimates are made by a fixed order of + − × ÷ and square roots, each
  /// of which IEEE 754 fixes to the last bit, so that every machine prints the same.
  package init?(estimate: Double) {
    let units = (estimate * 1e12).rounded(.toNearestOrEven)
    guard units.magnitude < 1e38 else { return nil }
    self.init(units: Int128(units))
  }

  /// A quotient of whole numbers, rounded half-even at the 12th decimal.
  ///
  /// `nil` where `denominator` is 0 or a term is 10³⁸ or more.
  package init?(_ numerator: Int128, over denominator: Int128) {
    guard denominator != 0, let above = Number(units: numerator),
      let below = Number(units: denominator), let quotient = above.divided(by: below)
    else { return nil }
    self = quotient
  }

  /// A quotient of counts, rounded half-even at the 12th decimal; `nil` where `denominator` is 0.
  package init?(_ numerator: Int, over denominator: Int) {
    self.init(Int128(numerator), over: Int128(denominator))
  }

  /// The nearest double.
  var approximation: Double { Double(units) / 1e12 }
}

extension Double {
  /// e to the negative of this magnitude, to thirteen digits; 0 from 59 on.
  var negativeExponential: Double {
    guard self < 59, let power = Number(estimate: self)?.exponential() else { return 0 }
    return 1 / power.approximation
  }
}
