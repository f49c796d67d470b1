import Numbers

/// A part of a whole, exactly: `numerator` ÷ `denominator` in the unit of the whole.
package struct ExactShare: Hashable, Sendable {
  package var numerator: Int128
  package var denominator: Int128
  package init(_ numerator: Int128, over denominator: Int128) {
    self.numerator = numerator
    self.denominator = denominator
  }
}

/// Printing parts so that they add up to the printed whole: by largest remainder.
enum Apportionment {
  /// - Parameter whole: what they are to sum to, where it is not their own sum; as far as rounding reaches.
  /// - Returns: the parts as whole numbers of units, of which there are `scale` in one; they sum to the whole, which is
  ///   rounded half up. `nil` where a number is too large.
  static func parts(
    _ shares: [Int128], over denominator: Int128, scale: Fraction, whole known: Int128? = nil
  ) -> [Int128]? {
    var floors: [Int128] = []
    var rests: [Int128] = []
    var sum: Int128 = 0
    guard let divisor = denominator.multiplied(by: scale.denominator) else { return nil }
    for share in shares {
      guard let scaled = share.multiplied(by: scale.numerator) else { return nil }
      let (floor, rest) = scaled.flooringDivision(by: divisor)
      floors.append(floor)
      rests.append(rest)
      let (next, overflow) = sum.addingReportingOverflow(share)
      guard !overflow else { return nil }
      sum = next
    }
    guard let whole = rounded(sum, over: denominator, scale: scale) else { return nil }
    // The whole lies between the sum of the floors and that sum with one more for each part.
    let sumOfFloors = floors.reduce(0, +)
    let reach = sumOfFloors...sumOfFloors + Int128(rests.count { $0 > 0 })
    let left = Int((known.flatMap { reach.contains($0) ? $0 : nil } ?? whole) - sumOfFloors)
    let greatest = rests.indices.sorted { (rests[$1], $0) < (rests[$0], $1) }
    for index in greatest.prefix(left) { floors[index] += 1 }
    return floors
  }

  /// A number of units, half up; `nil` where it is too large.
  static func rounded(_ share: Int128, over denominator: Int128, scale: Fraction) -> Int128? {
    guard let divisor = denominator.multiplied(by: scale.denominator),
      let scaled = share.multiplied(by: scale.numerator)
    else { return nil }
    let (floor, rest) = scaled.flooringDivision(by: divisor)
    return rest >= divisor - rest ? floor + 1 : floor
  }
}

/// A fraction in lowest terms, above 0.
struct Fraction: Hashable, Sendable {
  private(set) var numerator: Int128
  private(set) var denominator: Int128

  init(_ numerator: Int128, _ denominator: Int128 = 1) {
    var (a, b) = (numerator, denominator)
    while b != 0 { (a, b) = (b, a % b) }
    let common = a == 0 ? 1 : a
    self.numerator = numerator / common
    self.denominator = denominator / common
  }

  /// Of a number of 10⁻¹².
  init(_ number: Number) { self.init(number.units, Number.unitsPerOne) }

  /// The product, each against the other's terms first so that little is multiplied.
  static func * (left: Fraction, right: Fraction) -> Fraction {
    let (a, b) = (
      Fraction(left.numerator, right.denominator), Fraction(right.numerator, left.denominator)
    )
    return Fraction(a.numerator * b.numerator, a.denominator * b.denominator)
  }
}

extension Int128 {
  /// The product; `nil` beyond what fits.
  fileprivate func multiplied(by factor: Int128) -> Int128? {
    let (product, overflow) = multipliedReportingOverflow(by: factor)
    return overflow ? nil : product
  }

  /// The quotient toward minus infinity, and the rest, not below 0.
  fileprivate func flooringDivision(by divisor: Int128) -> (Int128, Int128) {
    let (quotient, rest) = quotientAndRemainder(dividingBy: divisor)
    return rest < 0 ? (quotient - 1, rest + divisor) : (quotient, rest)
  }
}
