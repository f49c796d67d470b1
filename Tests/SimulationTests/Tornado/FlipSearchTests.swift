import Testing

@testable import Simulation

@Suite("Where a demand is first answered otherwise")
struct FlipSearchTests {
  private static let shapes: [@Sendable (Double) -> Double] = [
    { $0 }, { $0 * $0 * $0 }, { $0 * 1_000 / (1 + $0) }, { 100 / (1 + $0) }, { -$0 * $0 },
    { $0 < 300 ? 0 : 1 },
  ]

  private static func reading(_ figure: Double, _ bound: Double) -> FlipSearch.Reading {
    .init(isMet: figure >= bound, distance: figure - bound)
  }

  @Test("is found as by looking at every step", arguments: [1, 2, 3, 64, 1_000])
  func everyStep(last: Int) {
    for shape in Self.shapes {
      for place in stride(from: -0.5, through: Double(last) + 1, by: max(0.5, Double(last) / 37)) {
        let bound = shape(place)
        let slow = (1..<last + 1).first { step in
          (shape(Double(step)) >= bound) != (shape(0) >= bound)
        }
        let fast = FlipSearch.flip(through: last) { Self.reading(shape(Double($0)), bound) }
        #expect(fast == slow, "\(last), \(place)")
      }
    }
  }

  @Test(
    "a straight figure of 100,000 steps takes few looks, one without distances no more than halves")
  func looks() {
    var looks = 0
    let found = FlipSearch.flip(through: 100_000) { step in
      looks += 1
      return Self.reading(Double(step) * 0.37, 12_345.6)
    }
    #expect(found == 33_367 && looks <= 10)
    looks = 0
    let blind = FlipSearch.flip(through: 100_000) { step in
      looks += 1
      return FlipSearch.Reading(isMet: step < 70_001, distance: nil)
    }
    #expect(blind == 70_001 && looks <= 19)
  }

  @Test("where both ends are answered alike, or there is no way to go, nothing is found")
  func none() {
    #expect(FlipSearch.flip(through: 9) { _ in Self.reading(1, 0) } == nil)
    #expect(FlipSearch.flip(through: 0) { Self.reading(Double($0), 0) } == nil)
  }
}
