import Numbers
import Simulation
import Testing

/// Figures of statsmodels 0.15.0 and scipy 1.17.1, of DOMAIN §12, and of paper.
@Suite("Intervals of rates and of differences")
struct IntervalTests {
  @Test(
    "Wilson's interval is that of statsmodels",
    arguments: [
      (620, 1_000, 0.589510884077, 0.649570693872),
      (6_200, 10_000, 0.610442235754, 0.629465604636),
      (0, 17, 0, 0.184318137381), (17, 17, 0.815681862619, 1),
      (3, 20, 0.052368745487, 0.360418866643),
    ])
  func wilson(successes: Int, count: Int, low: Double, high: Double) throws {
    let interval = try #require(WilsonInterval(successes: successes, of: count))
    #expect(abs(value(interval.low) - low) < 2e-12)
    #expect(abs(value(interval.high) - high) < 2e-12)
  }

  @Test("none of none has no interval, and more than all neither")
  func noInterval() {
    #expect(WilsonInterval(successes: 0, of: 0) == nil)
    #expect(WilsonInterval(successes: 3, of: 2) == nil)
    #expect(WilsonInterval(weightOfSuccesses: 0, weight: 0, squares: 0) == nil)
  }

  @Test("equal weights, whatever they are, are no weights")
  func equalWeights() throws {
    let plain = try #require(WilsonInterval(successes: 3, of: 20))
    // Twenty weights of 7: their squares add up to 20 × 49.
    #expect(WilsonInterval(weightOfSuccesses: 21, weight: 140, squares: 980) == plain)
  }

  @Test("a paired difference is DOMAIN's, and McNemar's test that of statsmodels")
  func paired() throws {
    let difference = try #require(PairedDifference(onlyLive: 40, onlyCandidate: 70, of: 1_000))
    #expect(difference.delta.description == "0.03")
    // SE = √(110 − 900 ÷ 1000) ÷ 1000 = 0.010445094542.
    #expect(abs(value(difference.low) - 0.009527990720) < 1e-11)
    #expect(abs(value(difference.high) - 0.050472009280) < 1e-11)
    #expect(difference.chiSquared?.description == "7.645454545455")
    #expect(abs(value(difference.pValue) - 0.005691555284687) < 1e-12)
  }

  @Test(
    "fewer than 25 cases that differ are told exactly",
    arguments: [(3, 9, 200, "0.14599609375"), (12, 12, 100, "1"), (0, 0, 5, "1"), (0, 1, 1, "1")])
  func exact(onlyLive: Int, onlyCandidate: Int, count: Int, pValue: String) throws {
    let difference = try #require(
      PairedDifference(onlyLive: onlyLive, onlyCandidate: onlyCandidate, of: count))
    #expect(difference.chiSquared == nil)
    #expect(difference.pValue.description == pValue)
  }

  @Test("25 are told by χ², and a chance below 10⁻¹² is 0")
  func approximate() throws {
    let few = try #require(PairedDifference(onlyLive: 15, onlyCandidate: 10, of: 60))
    #expect(few.chiSquared?.description == "0.64")
    #expect(abs(value(few.pValue) - 0.423710797166794) < 1e-12)
    let many = try #require(PairedDifference(onlyLive: 300, onlyCandidate: 100, of: 5_000))
    #expect(many.chiSquared?.description == "99.0025")
    #expect(many.pValue == .zero)
    #expect(PairedDifference(onlyLive: 1, onlyCandidate: 1, of: 1) == nil)
  }

  @Test("customers that repeat widen an interval as statsmodels' clusters do")
  func clustered() throws {
    // Values 1 1 0 | −1 0 | 0 1 | 0 | 0 | 1 of six customers.
    let clusters = ClusteredSum(sums: [2, -1, 1, 0, 0, 1], counts: [3, 2, 2, 1, 1, 1])
    let difference = try #require(
      PairedDifference(onlyLive: 1, onlyCandidate: 4, of: 10, clusters: clusters))
    #expect(difference.delta.description == "0.3")
    #expect(abs(value(difference.low) - -0.120365446415) < 1e-11)
    #expect(abs(value(difference.high) - 0.720365446415) < 1e-11)
  }

  @Test("customers that do not repeat change nothing")
  func singles() throws {
    let ones = Array(repeating: 1, count: 3) + Array(repeating: 0, count: 17)
    let single = ClusteredSum(sums: ones, counts: Array(repeating: 1, count: 20))
    let plain = try #require(WilsonInterval(successes: 3, of: 20))
    let clustered = try #require(WilsonInterval(single))
    #expect(abs(value(clustered.low) - value(plain.low)) < 1e-11)
    #expect(abs(value(clustered.high) - value(plain.high)) < 1e-11)
  }

  @Test("a rate of none is as sure as there are customers")
  func noneOfMany() {
    let none = ClusteredSum(
      sums: Array(repeating: 0, count: 17), counts: Array(repeating: 4, count: 17))
    #expect(WilsonInterval(none) == WilsonInterval(successes: 0, of: 17))
  }

  private func value(_ number: Number) -> Double { Double(number.units) / 1e12 }
}
