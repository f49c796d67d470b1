import Numbers
import Testing

@Suite("numbers: size and scale")
struct NumberTests {
  @Test("a magnitude of 10²⁶ is no number, and one unit less is")
  func bound() {
    let bound = Int128.powerOfTen(38)
    #expect(Number(units: bound) == nil)
    #expect(Number(units: -bound) == nil)
    #expect(Number(units: .max) == nil)
    #expect(Number(units: .min) == nil)
    #expect(Number(units: bound - 1)?.description == "99999999999999999999999999.999999999999")
    #expect(Number(units: bound - 1) == .greatest)
    #expect(Number(units: 1 - bound) == Number.greatest.negated)
  }

  @Test("a scaled integer becomes a number and comes back")
  func scale() {
    #expect(Number(435, decimals: 2)?.description == "4.35")
    #expect(Number(-1, decimals: 12)?.units == -1)
    #expect(Number(7, decimals: 0) == Number(7))
    #expect(Number(.powerOfTen(26), decimals: 0) == nil)
    #expect(Number(.max, decimals: 12) == nil)
    #expect(Number(.max, decimals: 0) == nil)
    #expect(Number(435, decimals: 2)?.scaled(toDecimals: 2) == 435)
    #expect(Number(435, decimals: 2)?.scaled(toDecimals: 1) == nil)
    #expect(Number(-450, decimals: 2)?.scaled(toDecimals: 1) == -45)
    #expect(Number.greatest.scaled(toDecimals: 12) == Number.greatest.units)
  }

  @Test("the least decimals are those of the shortest print", arguments: [UInt64(1)])
  func leastDecimals(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<2_000 {
      let number = generator.number()
      let fraction = number.description.split(separator: ".").dropFirst().first ?? ""
      #expect(number.leastDecimals == fraction.count, "\(number)")
      #expect(number.scaled(toDecimals: number.leastDecimals) != nil)
      if number.leastDecimals > 0 {
        #expect(number.scaled(toDecimals: number.leastDecimals - 1) == nil)
      }
    }
  }

  @Test("every Int is a number and comes back")
  func integers() {
    for integer in [0, 1, -1, 10_000, Int.max, Int.min] {
      #expect(Number(integer).integer == integer)
      #expect(Number(integer).description == "\(integer)")
    }
    #expect(Number(5, decimals: 1)?.integer == nil)
    #expect(Number.greatest.integer == nil)
  }

  @Test("order, sign and magnitude")
  func order() throws {
    let texts = ["-3000000", "-0.000000000001", "0", "0.000000000001", "4.35", "43.5"]
    let numbers = try texts.map { try Number(parsing: $0) }
    #expect(numbers.shuffled().sorted() == numbers)
    #expect(numbers.map(\.isNegative) == [true, true, false, false, false, false])
    #expect(numbers.map(\.isZero) == [false, false, true, false, false, false])
    #expect(numbers.map { $0.negated.negated } == numbers)
    #expect(numbers[0].magnitude.description == "3000000")
    #expect(numbers[4].magnitude == numbers[4])
  }
}
