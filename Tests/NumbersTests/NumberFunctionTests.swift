import Numbers
import Testing

/// Constants from printed tables; the model of the arithmetic goes through the rest.
@Suite("numbers: exp, ln, pow and sqrt")
struct NumberFunctionTests {
  static func number(_ text: String) throws -> Number { try Number(parsing: text) }

  @Test(
    "powers of e",
    arguments: [
      ("0", "1"), ("1", "2.718281828459"), ("-1", "0.367879441171"), ("2", "7.389056098931"),
      ("10", "22026.465794806717"), ("0.000000000001", "1.000000000001"),
      ("-28.324168296488", "0.000000000001"), ("-28.324168296489", "0"), ("-1000000", "0"),
      ("-99999999999999999999999999.999999999999", "0"),
    ])
  func exponential(argument: String, value: String) throws {
    #expect(try Self.number(argument).exponential()?.description == value)
  }

  @Test(
    "natural logarithms",
    arguments: [
      ("1", "0"), ("2", "0.69314718056"), ("10", "2.302585092994"), ("0.5", "-0.69314718056"),
      ("1.000000000001", "0.000000000001"), ("0.000000000001", "-27.631021115929"),
      ("99999999999999999999999999.999999999999", "59.867212417845"),
    ])
  func logarithm(argument: String, value: String) throws {
    #expect(try Self.number(argument).logarithm()?.description == value)
  }

  @Test("exp ends at the bound, ln begins above 0, sqrt at 0")
  func domains() throws {
    #expect(try Self.number("59.867212417845").exponential() != nil)
    #expect(try Self.number("59.867212417846").exponential() == nil)
    #expect(Number.greatest.exponential() == nil)
    #expect(Number.zero.logarithm() == nil)
    #expect(Number(-1).logarithm() == nil)
    #expect(Number.zero.squareRoot() == .zero)
    #expect(try Self.number("-0.000000000001").squareRoot() == nil)
  }

  @Test(
    "powers",
    arguments: [
      ("2", "10", "1024"), ("1.1", "2", "1.21"), ("-1.1", "3", "-1.331"), ("-2", "-2", "0.25"),
      ("0", "0", "1"), ("0", "0.5", "0"), ("-5", "0", "1"), ("1", "-88888888888888888888", "1"),
      ("2", "0.5", "1.414213562373"), ("10", "-12", "0.000000000001"), ("10", "-13", "0"),
      ("10", "25", "10000000000000000000000000"),
      ("1.000000000001", "1000000000000", "2.718281828458"),
      ("0.5", "99999999999999999999999999", "0"), ("0.5", "-10", "1024"),
      ("-1", "99999999999999999999999999", "-1"), ("0.8", "0.083333333333", "0.981576529874"),
    ])
  func power(base: String, exponent: String, value: String) throws {
    #expect(try Self.number(base).power(Self.number(exponent))?.description == value)
  }

  /// 0.5¹³ = 0.0001220703125 and its kin: the only way for one of the four to meet a tie.
  @Test(
    "a power that is a tie goes to the even unit",
    arguments: [
      ("0.5", "13", "0.000122070312"), ("2", "-13", "0.000122070312"),
      ("0.25", "6.5", "0.000122070312"), ("8192", "-1", "0.000122070312"),
      ("1.5", "13", "194.619506835938"), ("2.25", "6.5", "194.619506835938"),
      ("-0.5", "13", "-0.000122070312"), ("7.59375", "2.6", "194.619506835938"),
    ])
  func powerTies(base: String, exponent: String, value: String) throws {
    #expect(try Self.number(base).power(Self.number(exponent))?.description == value)
  }

  @Test("what has no power, and what has one that is too large")
  func noPower() throws {
    let half = try Self.number("0.5")
    #expect(!Number.zero.hasPower(Number(-1)))
    #expect(Number.zero.power(Number(-1)) == nil)
    #expect(!Number(-4).hasPower(half))
    #expect(Number(-4).power(half) == nil)
    #expect(Number(-4).hasPower(Number(-3)))
    #expect(Number(10).hasPower(Number(26)))
    #expect(Number(10).power(Number(26)) == nil)
    #expect(half.power(Number.greatest.negated) == nil)
    #expect(Number(-10).power(Number(27)) == nil)
  }

  @Test(
    "square roots",
    arguments: [
      ("4", "2"), ("2", "1.414213562373"), ("0.000000000001", "0.000001"),
      ("0.000000000002", "0.000001414214"), ("1000000", "1000"),
      ("99999999999999999999999999.999999999999", "10000000000000"),
    ])
  func squareRoot(argument: String, value: String) throws {
    #expect(try Self.number(argument).squareRoot()?.description == value)
  }

  /// The root r of u·10¹² in units lies within half a unit: (2r − 1)² < 4·u·10¹² < (2r + 1)².
  @Test("a square root is within half a unit", arguments: [UInt64(8)])
  func squareRoots(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<3_000 {
      // Less than 2.3·10²⁵ units, so that the squares fit 128 bits.
      let number = try #require(Number(units: generator.number().magnitude.units >> 42))
      let root = try #require(number.squareRoot()).units
      let square = 4 * number.units * Number.unitsPerOne
      #expect((2 * root + 1) * (2 * root + 1) > square)
      #expect(root == 0 || (2 * root - 1) * (2 * root - 1) < square)
    }
  }

  @Test("ln undoes exp to the last decimal that exp keeps", arguments: [UInt64(9)])
  func inverse(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<500 {
      let units = Int128.random(in: 0..<59_000_000_000_000, using: &generator)
      let number = try #require(Number(units: units))
      let back = try #require(number.exponential()?.logarithm())
      // Above 1, half a unit of the result moves the logarithm by less than a unit.
      #expect((back.units - units).magnitude <= 1, "\(number)")
    }
  }
}
