import Numbers
import Testing

/// What needs no Python; the model of the arithmetic goes further.
@Suite("numbers: the four operators")
struct NumberArithmeticTests {
  /// Division as one learns it at school: the quotient toward zero, then one look at the rest.
  static func halfEven(_ dividend: Int128, by divisor: Int128) -> Int128 {
    var quotient = dividend / divisor
    let doubled = 2 * (dividend % divisor).magnitude
    if doubled > divisor.magnitude || (doubled == divisor.magnitude && quotient % 2 != 0) {
      quotient += (dividend < 0) == (divisor < 0) ? 1 : -1
    }
    return quotient
  }

  @Test("agree with Int128 where it is wide enough", arguments: [UInt64(2)])
  func agree(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let unit = Number.unitsPerOne
    for _ in 0..<10_000 {
      let left = generator.number().units >> 68
      let right = generator.number().units >> 68
      let (a, b) = (try #require(Number(units: left)), try #require(Number(units: right)))
      #expect(a.adding(b)?.units == left + right)
      #expect(a.subtracting(b)?.units == left - right)
      #expect(a.multiplied(by: b)?.units == Self.halfEven(left * right, by: unit))
      #expect(
        a.multipliedExactly(by: b)?.units == (left * right % unit == 0 ? left * right / unit : nil))
      guard right != 0 else { continue }
      #expect(a.divided(by: b)?.units == Self.halfEven(left * unit, by: right))
    }
  }

  @Test("a quotient times its divisor is the dividend within half a unit", arguments: [UInt64(3)])
  func invert(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var count = 0
    while count < 5_000 {
      let (dividend, divisor) = (generator.number(), generator.number())
      guard !divisor.isZero, let quotient = dividend.divided(by: divisor) else { continue }
      count += 1
      // 2·|quotient·divisor − dividend·10¹²| ≤ |divisor|, in two words of 128 bits.
      let product = quotient.units.magnitude.multipliedFullWidth(by: divisor.units.magnitude)
      let exact = dividend.units.magnitude.multipliedFullWidth(by: Number.unitsPerOne.magnitude)
      let isLess = (product.high, product.low) < (exact.high, exact.low)
      let (upper, lower) = isLess ? (exact, product) : (product, exact)
      let high = upper.high - lower.high - (upper.low < lower.low ? 1 : 0)
      #expect(high == 0)
      #expect((upper.low &- lower.low) <= divisor.units.magnitude / 2)
    }
  }

  @Test(
    "ties go to the even unit, whatever the sign",
    arguments: [
      ("0.000001", "0.0000005", "0"), ("0.000003", "0.0000005", "0.000000000002"),
      ("-0.000003", "0.0000005", "-0.000000000002"), ("0.000005", "-0.0000005", "-0.000000000002"),
      ("-0.000007", "-0.0000005", "0.000000000004"),
    ])
  func productTies(left: String, right: String, product: String) throws {
    let (left, right) = (try Number(parsing: left), try Number(parsing: right))
    #expect(left.multiplied(by: right)?.description == product)
  }

  @Test("what does not fit is nil, on either side of the bound")
  func bounds() throws {
    let unit = try #require(Number(units: 1))
    let half = try Number(parsing: "0.5")
    #expect(Number.greatest.adding(unit) == nil)
    #expect(Number.greatest.negated.subtracting(unit) == nil)
    #expect(Number.greatest.adding(Number.greatest) == nil)
    #expect(Number.greatest.subtracting(unit)?.adding(unit) == .greatest)
    #expect(Number.greatest.multiplied(by: .one) == .greatest)
    #expect(Number.greatest.multiplied(by: .greatest) == nil)
    #expect(Number.greatest.divided(by: half) == nil)
    #expect(Number.greatest.divided(by: unit) == nil)
    #expect(Number.greatest.divided(by: .greatest.negated) == Number(-1))
    // 10²⁶ − 10⁻¹² times 1.000000000000 and a half unit would round up to the bound itself.
    let nearly = try Number(parsing: "99999999999999.999999999999")
    #expect(nearly.multiplied(by: try Number(parsing: "1000000000000")) != nil)
    #expect(nearly.multiplied(by: try Number(parsing: "1000000000000.00000000001")) == nil)
  }

  @Test("each operator rounds alone, from left to right")
  func eachAlone() throws {
    let three = Number(3)
    let third = try #require(Number.one.divided(by: three))
    #expect(third.description == "0.333333333333")
    #expect(third.multiplied(by: three)?.description == "0.999999999999")
  }
}
