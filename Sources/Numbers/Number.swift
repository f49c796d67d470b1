/// An exact decimal: a whole multiple of 10⁻¹² whose magnitude is below 10²⁶.
///
/// Every quantity of the language (money, rates, shares, counts) is one of these; what it counts is
/// the type checker's business. Sums are exact, products and quotients round half-even at the 12th
/// decimal, and what does not fit is `nil`, never wrapped or clamped.
package struct Number: Hashable, Comparable, Sendable {
  /// How many decimals a number holds.
  package static let decimals = 12

  /// How many units make one.
  package static let unitsPerOne: Int128 = 1_000_000_000_000

  /// The first magnitude, in units, that is too large: 10³⁸.
  package static let unitBound: Int128 = 100_000_000_000_000_000_000_000_000_000_000_000_000

  /// Nothing.
  package static let zero = Number(0)

  /// One.
  package static let one = Number(1)

  /// The largest number, 10²⁶ − 10⁻¹².
  package static let greatest = Number(unchecked: unitBound - 1)

  /// The value in units of 10⁻¹².
  ///
  /// INVARIANT: its magnitude is below `unitBound`.
  package let units: Int128

  init(unchecked units: Int128) {
    assert(units.magnitude < Self.unitBound.magnitude, "number out of bound")
    self.units = units
  }

  /// The number of so many units of 10⁻¹², or `nil` when that is out of bound.
  package init?(units: Int128) {
    guard units < Self.unitBound, units > -Self.unitBound else { return nil }
    self.units = units
  }

  /// A whole number; every `Int` is within bound.
  package init(_ integer: Int) {
    units = Int128(integer) * Self.unitsPerOne
  }

  /// The number written as an integer scaled by 10^`decimals`, or `nil` when that is out of bound.
  ///
  /// `decimals` is within 0…12: `Number(435, decimals: 2)` is 4.35.
  package init?(_ units: Int128, decimals: Int) {
    let (scaled, overflow) = units.multipliedReportingOverflow(
      by: .powerOfTen(Self.decimals - decimals))
    guard !overflow else { return nil }
    self.init(units: scaled)
  }

  /// The value scaled by 10^`decimals`, within 0…12, or `nil` when that is no whole number.
  package func scaled(toDecimals decimals: Int) -> Int128? {
    let divisor = Int128.powerOfTen(Self.decimals - decimals)
    let (quotient, remainder) = units.quotientAndRemainder(dividingBy: divisor)
    return remainder == 0 ? quotient : nil
  }

  /// The fewest decimals, 0…12, that write the value exactly.
  package var leastDecimals: Int {
    var fraction = UInt64((units % Self.unitsPerOne).magnitude)
    guard fraction != 0 else { return 0 }
    var decimals = Self.decimals
    while fraction % 10 == 0 {
      fraction /= 10
      decimals -= 1
    }
    return decimals
  }

  /// The whole number this is, or `nil` when it has decimals or does not fit.
  package var integer: Int? { scaled(toDecimals: 0).flatMap(Int.init(exactly:)) }

  /// Whether this is nothing, which nothing can be divided by.
  package var isZero: Bool { units == 0 }

  /// Whether this is below zero.
  package var isNegative: Bool { units < 0 }

  /// The number with the opposite sign.
  package var negated: Number { Number(unchecked: -units) }

  /// The number without its sign.
  package var magnitude: Number { units < 0 ? negated : self }

  package static func < (left: Number, right: Number) -> Bool { left.units < right.units }
}
