import Testing

@testable import SampleBank

@Suite("The generator of random numbers")
struct SplitMixTests {
  @Test("stays within its range and reaches both ends")
  func ranges() {
    var random = SplitMix(seed: 1, .choice)
    let drawn = (0..<2_000).map { _ in random.integer(in: -3...4) }
    #expect(Set(drawn) == Set(-3...4))
    let only = random.integer(in: 5...5)
    #expect(only == 5)
  }

  @Test("never does what has no chance, and always what is certain")
  func chances() {
    var random = SplitMix(seed: 1, .choice)
    for _ in 0..<1_000 {
      let drawn = (
        random.happens(0), random.happens(10_000), random.pick([1: 0, 2: 5, 3: 0])
      )
      #expect(drawn == (false, true, 2))
    }
  }

  @Test("gives equal shares within five standard deviations")
  func shares() {
    var random = SplitMix(seed: 9, .firm)
    var counts = [Int](repeating: 0, count: 10)
    for _ in 0..<10_000 { counts[random.integer(in: 0...9)] += 1 }
    // Each count is binomial with mean 1,000 and standard deviation 30.
    #expect(counts.allSatisfy { abs($0 - 1_000) <= 150 }, "\(counts)")
  }

  @Test("gives every topic and number a stream of its own")
  func streams() {
    var seen: Set<Int> = []
    for (topic, number) in [(SplitMix.Topic.firm, 0), (.firm, 1), (.month, 0), (.filing, 0)] {
      var random = SplitMix(seed: 4, topic, number)
      seen.insert(random.integer(in: 0...1_000_000_000))
    }
    #expect(seen.count == 4)
  }
}
