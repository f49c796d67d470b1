/// An unsigned binary fixed-point number: 64 bits before the point and 256 behind it.
///
/// Products and quotients are cut off, so each is too small by less than 2⁻²⁵⁶ times its terms.
/// Callers keep values below 2⁶⁴ and differences from going below zero.
struct FixedPoint {
  /// The bits behind the point.
  static let fractionBits = 256

  /// Least significant first; the last one is the whole part.
  private var words: InlineArray<5, UInt64>

  init(_ whole: UInt64) {
    words = [0, 0, 0, 0, whole]
  }

  /// The fraction, whose whole part must fit 64 bits.
  init(_ numerator: UInt128, over denominator: UInt128) {
    words = InlineArray(repeating: 0)
    var (quotient, rest) = numerator.quotientAndRemainder(dividingBy: denominator)
    for index in (0..<5).reversed() {
      assert(quotient >> 64 == 0)
      words[index] = quotient.words.low
      (quotient, rest) = denominator.dividingFullWidth((rest >> 64, rest << 64))
    }
  }

  /// The part before the point.
  var whole: UInt64 { words[4] }

  /// The value cut off at 64 bits behind the point.
  var upperWords: UInt128 { UInt128(high: words[4], low: words[3]) }

  var isZero: Bool { words[0] | words[1] | words[2] | words[3] | words[4] == 0 }

  static func + (left: FixedPoint, right: FixedPoint) -> FixedPoint {
    var sum = left
    var carry: UInt64 = 0
    for index in 0..<5 {
      let (partial, first) = left.words[index].addingReportingOverflow(right.words[index])
      let (word, second) = partial.addingReportingOverflow(carry)
      sum.words[index] = word
      carry = (first ? 1 : 0) + (second ? 1 : 0)
    }
    assert(carry == 0)
    return sum
  }

  /// The difference of a number and one that is not greater.
  static func - (left: FixedPoint, right: FixedPoint) -> FixedPoint {
    var difference = left
    var borrow: UInt64 = 0
    for index in 0..<5 {
      let (partial, first) = left.words[index].subtractingReportingOverflow(right.words[index])
      let (word, second) = partial.subtractingReportingOverflow(borrow)
      difference.words[index] = word
      borrow = (first ? 1 : 0) + (second ? 1 : 0)
    }
    assert(borrow == 0)
    return difference
  }

  static func * (left: FixedPoint, right: FixedPoint) -> FixedPoint {
    var product = InlineArray<10, UInt64>(repeating: 0)
    for row in 0..<5 {
      var carry: UInt64 = 0
      for column in 0..<5 {
        let (high, low) = left.words[row].multipliedFullWidth(by: right.words[column])
        let (partial, first) = low.addingReportingOverflow(product[row + column])
        let (word, second) = partial.addingReportingOverflow(carry)
        product[row + column] = word
        carry = high &+ (first ? 1 : 0) &+ (second ? 1 : 0)
      }
      product[row + 5] = carry
    }
    assert(product[9] == 0)
    var result = left
    for index in 0..<5 { result.words[index] = product[index + 4] }
    return result
  }

  static func * (left: FixedPoint, factor: UInt64) -> FixedPoint {
    var product = left
    var carry: UInt64 = 0
    for index in 0..<5 {
      let (high, low) = left.words[index].multipliedFullWidth(by: factor)
      let (word, overflow) = low.addingReportingOverflow(carry)
      product.words[index] = word
      carry = high &+ (overflow ? 1 : 0)
    }
    assert(carry == 0)
    return product
  }

  static func / (left: FixedPoint, divisor: UInt64) -> FixedPoint {
    var result = left
    var rest: UInt64 = 0
    for index in (0..<5).reversed() {
      (result.words[index], rest) = divisor.dividingFullWidth((rest, left.words[index]))
    }
    return result
  }

  static func < (left: FixedPoint, right: FixedPoint) -> Bool {
    for index in (0..<5).reversed() where left.words[index] != right.words[index] {
      return left.words[index] < right.words[index]
    }
    return false
  }

  /// The value times 2^`exponent`, which must be below 2¹²⁷, rounded half-even to a whole number.
  ///
  /// A value within 2⁻⁶⁰ of a tie counts as one. Callers' errors are smaller than that, so true ties
  /// are met, and what is not a tie is almost never so close.
  func rounded(shiftedBy exponent: Int) -> UInt128 {
    let point = Self.fractionBits - exponent
    let whole = UInt128(high: word(at: point + 64), low: word(at: point))
    let fraction = word(at: point - 64)
    let half: UInt64 = 1 << 63
    let isTie = fraction &- half &+ 8 < 16
    return (isTie ? whole & 1 == 1 : fraction > half) ? whole + 1 : whole
  }

  /// 64 bits from the given one on, counted from the least significant; zeros beyond both ends.
  private func word(at bit: Int) -> UInt64 {
    func word(_ index: Int) -> UInt64 { 0..<5 ~= index ? words[index] : 0 }
    let index = bit >> 6
    let shift = UInt64(bit & 63)
    return word(index) >> shift | word(index + 1) << (64 - shift)
  }
}
