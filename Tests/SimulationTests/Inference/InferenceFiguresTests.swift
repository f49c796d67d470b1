import Foundation
import Numbers
import Simulation
import Testing

/// Where the figures are wanted, if they are.
private let figuresFile = ProcessInfo.processInfo.environment["INFERENCE_FIGURES"]

/// Writes generated samples and our figures of them for Reference/inference.py, which has other libraries reckon them.
@Suite("Figures for outside judges", .enabled(if: figuresFile != nil))
struct InferenceFiguresTests {
  @Test("figures for outside judges")
  func write() throws {
    var draw = Draw(seed: 12)
    var lines: [String] = []
    for index in 0..<100 {
      lines.append(Self.wilson(&draw))
      lines.append(Self.paired(&draw, few: index % 2 == 0))
      lines.append(Self.clustered(&draw))
      lines.append(try Self.discrimination(&draw, weighted: index % 3 == 0))
      lines.append(try Self.stability(&draw))
      lines.append(try Self.logistic(&draw, weighted: index % 3 == 0))
    }
    let text = lines.joined(separator: "\n") + "\n"
    try text.write(toFile: try #require(figuresFile), atomically: true, encoding: .utf8)
  }

  private static func wilson(_ draw: inout Draw) -> String {
    let count = draw.int(1...draw.int(1...1_000_000))
    let successes = draw.happens(100) ? draw.int(0...1) * count : draw.int(0...count)
    let interval = WilsonInterval(successes: successes, of: count)
    return line(
      "wilson", ["successes": [successes], "count": [count]],
      ["low": interval?.low, "high": interval?.high], scalars: true)
  }

  private static func paired(_ draw: inout Draw, few: Bool) -> String {
    let b = draw.int(0...(few ? 12 : 3_000))
    let c = draw.int(0...(few ? 12 : 3_000))
    let count = b + c + draw.int(1...100_000)
    let difference = PairedDifference(onlyLive: b, onlyCandidate: c, of: count)
    return line(
      "paired", ["only_live": [b], "only_candidate": [c], "count": [count]],
      [
        "delta": difference?.delta, "low": difference?.low, "high": difference?.high,
        "chi_squared": difference?.chiSquared, "p_value": difference?.pValue,
      ], scalars: true)
  }

  private static func clustered(_ draw: inout Draw) -> String {
    let customers = (0..<draw.int(50...300)).map { _ in draw.int(0...99) }
    let values = customers.map { $0 % 3 == 0 ? draw.int(-1...1) : draw.happens(150) ? 1 : 0 }
    var (sums, counts) = (Array(repeating: 0, count: 100), Array(repeating: 0, count: 100))
    for (customer, value) in zip(customers, values) {
      sums[customer] += value
      counts[customer] += 1
    }
    let difference = PairedDifference(
      onlyLive: values.count { $0 < 0 }, onlyCandidate: values.count { $0 > 0 }, of: values.count,
      clusters: ClusteredSum(sums: sums, counts: counts))
    return line(
      "clustered", ["values": values, "customers": customers],
      ["delta": difference?.delta, "low": difference?.low, "high": difference?.high])
  }

  /// Scores with ties that tell bad from good to some degree, both outcomes present.
  private static func scored(_ draw: inout Draw) -> (scores: [Int], bad: [Int]) {
    let (spread, strength) = (draw.int(3...400), draw.int(0...300))
    var scores = [500_000, 501_000, 500_000, 501_000]
    var bad = [0, 0, 1, 1]
    for _ in 0..<draw.int(20...500) {
      let score = draw.int(0...spread)
      scores.append((450 + score) * 1_000)
      bad.append(draw.happens(450 - strength * score / spread) ? 1 : 0)
    }
    return (scores, bad)
  }

  private static func discrimination(_ draw: inout Draw, weighted: Bool) throws -> String {
    let (scores, bad) = scored(&draw)
    let weights = weighted ? scores.map { _ in draw.int(1...90_000) } : nil
    let result = try #require(Discrimination(outcomes(scores, bad, weights)))
    return line(
      "discrimination", sample(scores, bad, weights),
      ["ks": result.ks, "auc": result.auc, "gini": result.gini])
  }

  private static func logistic(_ draw: inout Draw, weighted: Bool) throws -> String {
    let (scores, bad) = scored(&draw)
    let weights = weighted ? scores.map { _ in draw.int(1...90_000) } : nil
    let fit = try LogisticFit(outcomes(scores, bad, weights))
    return line(
      "logistic", sample(scores, bad, weights), ["intercept": fit.intercept, "slope": fit.slope])
  }

  private static func stability(_ draw: inout Draw) throws -> String {
    let (spread, shift) = (draw.int(1...300), draw.int(0...60))
    let baseline = (0..<draw.int(5...400)).map { _ in draw.int(0...spread) + draw.int(0...spread) }
    let current = (0..<draw.int(5...400)).map { _ in draw.int(0...spread) * 2 + shift }
    let index = try #require(
      StabilityIndex(baseline: baseline.map(Int64.init), current: current.map(Int64.init)))
    return line(
      "stability", ["baseline": baseline, "current": current],
      ["psi": index.value, "bins": Number(index.bins.count)])
  }

  private static func outcomes(_ scores: [Int], _ bad: [Int], _ weights: [Int]?) -> ScoredOutcomes {
    ScoredOutcomes(
      scores: scores.map(Int64.init), bad: bad.map { $0 == 1 },
      weights: weights.map { $0.map(Int64.init) })
  }

  private static func sample(_ scores: [Int], _ bad: [Int], _ weights: [Int]?) -> [String: [Int]] {
    var sample = ["scores": scores, "bad": bad]
    if let weights { sample["weights"] = weights }
    return sample
  }

  private static func line(
    _ kind: String, _ sample: [String: [Int]], _ figures: [String: Number?], scalars: Bool = false
  ) -> String {
    let sample = sample.sorted { $0.key < $1.key }
      .map { "\"\($0.key)\": \(scalars ? "\($0.value[0])" : "\($0.value)")" }
    let figures = figures.sorted { $0.key < $1.key }
      .map { "\"\($0.key)\": \($0.value.map { "\"\($0)\"" } ?? "null")" }
    return "{\"kind\": \"\(kind)\", \"sample\": {\(sample.joined(separator: ", "))}, "
      + "\"figures\": {\(figures.joined(separator: ", "))}}"
  }
}
