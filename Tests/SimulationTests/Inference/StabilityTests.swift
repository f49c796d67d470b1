import Numbers
import Simulation
import Testing

@Suite("How far a distribution moved")
struct StabilityTests {
  @Test("DOMAIN's vector: (0.5, 0.5) to (0.6, 0.4) is 0.04055")
  func vector() throws {
    let index = try #require(StabilityIndex(baseline: [5, 5], current: [60, 40]))
    // 0.1·ln 1.2 − 0.1·ln 0.8 = 0.1·ln 1.5 = 0.0405465108108; each part is rounded, and they add up.
    #expect(index.value.description == "0.04054651081")
    #expect(index.bins.map(\.part.description) == ["0.018232155679", "0.022314355131"])
  }

  @Test("an empty bin counts as half a case; one empty on both sides as nothing")
  func empty() throws {
    let index = try #require(StabilityIndex(baseline: [10, 0, 0], current: [9, 1, 0]))
    // (0.9 − 1)·ln 0.9 + (0.1 − 0.05)·ln 2 = 0.010536051566 + 0.034657359028.
    #expect(index.value.description == "0.045193410594")
    #expect(index.bins[2].part == .zero)
    #expect(StabilityIndex(baseline: [0], current: [3]) == nil)
    #expect(StabilityIndex(baseline: [3], current: [0]) == nil)
  }

  @Test("ten bins of equal frequency, equal values in the lower one")
  func bands() {
    let values = (1...100).map(Int64.init)
    #expect(FrequencyBands(values, parts: 10).edges == [10, 20, 30, 40, 50, 60, 70, 80, 90])
    let tied: [Int64] = [1, 1, 1, 1, 1, 1, 2, 3, 4, 4]
    let bands = FrequencyBands(tied, parts: 10)
    #expect(bands.edges == [1, 2, 3])
    #expect(bands.counts(of: tied) == [6, 1, 1, 2])
    #expect(bands.counts(of: [0, 1, 2, 9]) == [2, 1, 0, 1])
    #expect(FrequencyBands([], parts: 10).count == 1)
    #expect(FrequencyBands([5, 5], parts: 10).count == 1)
  }

  @Test("bands are joined until each holds enough")
  func joined() {
    let bands = FrequencyBands((1...10).map(Int64.init), parts: 10)
    #expect(bands.joined(Array(repeating: 1, count: 10), holding: 3).edges == [3, 6])
    #expect(bands.joined(Array(repeating: 1, count: 10), holding: 11).edges == [])
    #expect(bands.joined(Array(repeating: 1, count: 10), holding: 1) == bands)
  }

  @Test("values stay where they were: 0, and either direction is above it", arguments: 0..<20)
  func signs(seed: Int) throws {
    var draw = Draw(seed: UInt64(seed))
    let first = (0..<200).map { _ in Int64(draw.int(0...50)) }
    let second = (0..<150).map { _ in Int64(draw.int(0...60)) }
    #expect(try #require(StabilityIndex(baseline: first, current: first)).value == .zero)
    #expect(try #require(StabilityIndex(baseline: first, current: second)).value > .zero)
  }
}
