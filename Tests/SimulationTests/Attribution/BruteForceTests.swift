import Engine
import Semantics
import Testing

@testable import Simulation

@Suite("Attribution against replaying every version in between")
struct BruteForceTests {
  /// 1,000 pairs of versions, a hundred at a time.
  @Test("shares are those of all orders of whole replays, to the last bit", arguments: 0..<10)
  func bruteForce(block: Int) throws {
    var players = 0
    for seed in block * 100..<block * 100 + 100 {
      let generated = GeneratedPair(seed: UInt64(seed))
      let pair = try VersionPair(
        generated.live, generated.candidate, customers: generated.customers,
        probabilities: generated.probabilities
      ) { _ in generated.rows }
      let result = try pair.attribution(AttributionOptions(threads: 1))
      #expect(Set(result.changes.map(\.name)) == Set(generated.changes), "seed \(seed)")
      players += generated.changes.count
      let values = try (0..<1 << generated.changes.count).map { coalition in
        try pair.value(try #require(VersionPair.book(generated.text(coalition)).program))
      }
      for quantity in 0..<3 {
        let expected = shares(values.map { $0[quantity] }, generated.changes.count)
        for (position, name) in generated.changes.enumerated() {
          let found = try #require(result.changes.first { $0.name == name })
          let effect = [found.approvals, found.line, found.losses[0]][quantity]
          #expect(effect?.exact.numerator == expected[position], "seed \(seed), \(name)")
        }
      }
      #expect(result.reconciles, "seed \(seed)")
      #expect(result.method == .exact)
    }
    #expect(players > 150)
  }

  /// By player the average over all orders, over 12!.
  private func shares(_ values: [Int128], _ players: Int) -> [Int128] {
    var sums = [Int128](repeating: 0, count: players)
    var orders: Int128 = 0
    func walk(_ coalition: Int, _ path: [Int]) {
      if path.count == players {
        orders += 1
        var before = 0
        for player in path {
          sums[player] += values[before | 1 << player] - values[before]
          before |= 1 << player
        }
        return
      }
      for player in 0..<players where coalition >> player & 1 == 0 {
        walk(coalition | 1 << player, path + [player])
      }
    }
    walk(0, [])
    return sums.map { $0 * Shapley.denominator / orders }
  }
}
