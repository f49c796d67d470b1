import Numbers
import Semantics
import Testing

@testable import Simulation

@Suite("Shapley values and their printing")
struct ShapleyTests {
  /// DOMAIN §12: v(a) = 3, v(b) = 1, v(ab) = 5.
  @Test("the vector of the domain: 3.5 and 1.5, interaction 1")
  func vector() {
    let numerators = Shapley.numerators([0, 3, 1, 5], players: 2)
    #expect(numerators.map { Double($0) / Double(Shapley.denominator) } == [3.5, 1.5])
  }

  @Test("weights of a player sum to one", arguments: 1...Shapley.limit)
  func weights(players: Int) {
    // Of the coalitions without a player, C(n − 1, s) have s members.
    var sum: Int128 = 0
    var choose: Int128 = 1
    for (size, weight) in Shapley.weights(players: players).enumerated() {
      sum += choose * weight
      choose = choose * Int128(players - 1 - size) / Int128(size + 1)
    }
    #expect(sum == Shapley.denominator)
  }

  @Test("averaging over all orders one by one gives the same, whatever the game", arguments: 1...5)
  func orders(players: Int) {
    var draw = SeededNumbers(seed: UInt64(players))
    let values = (0..<1 << players).map { _ in Int128(draw.next(-900, 900)) }
    var sums = [Int128](repeating: 0, count: players)
    var count: Int128 = 0
    for order in permutations(Array(0..<players)) {
      count += 1
      var coalition = 0
      for player in order {
        sums[player] += values[coalition | 1 << player] - values[coalition]
        coalition |= 1 << player
      }
    }
    let numerators = Shapley.numerators(values, players: players)
    #expect(numerators == sums.map { $0 * (Shapley.denominator / count) })
    #expect(numerators.reduce(0, +) == (values[values.count - 1] - values[0]) * Shapley.denominator)
  }

  @Test("printed parts add up to the printed whole, each within one unit of itself")
  func apportionment() throws {
    // 10 ÷ 3 each in tenths: 3.3, 3.3 and 3.4; the first of equal remainders is raised.
    #expect(Apportionment.parts([10, 10, 10], over: 3, scale: Fraction(10)) == [34, 33, 33])
    #expect(Apportionment.parts([-10, 10, 1], over: 3, scale: Fraction(1)) == [-3, 3, 0])
    var draw = SeededNumbers(seed: 9)
    for _ in 0..<300 {
      let shares = (0..<draw.next(1, 9)).map { _ in Int128(draw.next(-5_000, 5_000)) }
      let denominator = Int128(draw.next(1, 40))
      let parts = try #require(
        Apportionment.parts(shares, over: denominator, scale: Fraction(7, 3)))
      let whole = try #require(
        Apportionment.rounded(shares.reduce(0, +), over: denominator, scale: Fraction(7, 3)))
      #expect(parts.reduce(0, +) == whole)
      for (share, part) in zip(shares, parts) {
        let error = Double(share) * 7 / 3 / Double(denominator) - Double(part)
        #expect(abs(error) < 1.000_001)
      }
    }
  }

  @Test("drawn orders come with their reverse, and the seed says which")
  func drawn() {
    let first = Permutations(players: 7, draws: 16, seed: 3).orders
    #expect(first.count == 16)
    for pair in 0..<8 {
      #expect(first[2 * pair] == Array(first[2 * pair + 1].reversed()))
      #expect(first[2 * pair].sorted() == Array(0..<7))
    }
    #expect(first == Permutations(players: 7, draws: 16, seed: 3).orders)
    #expect(first != Permutations(players: 7, draws: 16, seed: 4).orders)
  }

  private func permutations(_ items: [Int]) -> [[Int]] {
    items.isEmpty
      ? [[]]
      : items.flatMap { item in
        permutations(items.filter { $0 != item }).map { [item] + $0 }
      }
  }
}
