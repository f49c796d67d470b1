import Testing

@testable import Contracts

@Suite("Whole numbers of any size") struct NaturalTests {
  @Test("agree with 128-bit integers")
  func agree() {
    let words: [UInt64] = [0, 1, 2, 3, 99, 1 << 32, 1 << 62, .max - 1, .max]
    for (left, right) in words.flatMap({ left in words.map { (left, $0) } }) {
      var sum = Natural(left)
      sum += Natural(right)
      // left + right = (right + left), and both as one product by words where that is exact.
      var reverse = Natural(right)
      reverse += Natural(left)
      #expect(sum == reverse)
      #expect((Natural(left) < Natural(right)) == (left < right))
      #expect(Natural(left) * right == Natural(right) * left)
      if right > 0, left / 2 < right << 61 {
        let product = UInt128(left) * 1_000
        let expected = (2 * product + UInt128(right)) / (2 * UInt128(right))
        if expected < 1 << 62 {
          #expect((Natural(left) * 1_000).dividedHalfUp(by: Natural(right)) == Int(expected))
        }
      }
    }
  }

  @Test("carry through many words: 3⁵⁰⁰ · 7 + 3⁵⁰⁰ over 3⁵⁰⁰ is 8")
  func many() {
    let power = (0..<500).reduce(Natural(1)) { power, _ in power * 3 }
    var eight = power * 7
    eight += power
    #expect(eight.dividedHalfUp(by: power) == 8)
    #expect(eight == power * 8)
    #expect(power < eight && !(eight < power))
    #expect((power * 0) == Natural(0))
  }

  @Test("halves go up: 5 over 2 is 3, 4 over 3 is 1, 0 over 5 is 0")
  func halves() {
    #expect(Natural(5).dividedHalfUp(by: Natural(2)) == 3)
    #expect(Natural(4).dividedHalfUp(by: Natural(3)) == 1)
    #expect(Natural(0).dividedHalfUp(by: Natural(5)) == 0)
    #expect(Ratio(5, over: 10) == Ratio(1, over: 2))
    #expect(Ratio(1, over: 2).times(5) == 3)
    #expect(Ratio(0, over: 360).times(5) == 0)
  }
}
