/// Shapley values: what each player adds, averaged over all orders in which they may come.
///
/// φ_i = Σ_{S∌i} |S|! (n − |S| − 1)! ÷ n! · [v(S ∪ {i}) − v(S)], which sum to v(all) − v(none). (DOMAIN §12)
enum Shapley {
  /// Players up to which orders are weighed exactly.
  static let limit = 12
  /// What every value here is a whole multiple of the reciprocal of: 12!.
  static let denominator: Int128 = 479_001_600

  /// By size of a coalition before a player joins, how many of the `denominator` orders it stands for.
  static func weights(players: Int) -> [Int128] {
    precondition((1...limit).contains(players), "so many players are not weighed exactly")
    var factorials: [Int128] = [1]
    for number in 1...players { factorials.append(factorials[number - 1] * Int128(number)) }
    return (0..<players).map { size in
      denominator / factorials[players] * factorials[size] * factorials[players - size - 1]
    }
  }

  /// The numerators over `denominator` of each player's value.
  ///
  /// - Parameter values: by coalition, bit k of whose position says whether player k is in it.
  static func numerators(_ values: [Int128], players: Int) -> [Int128] {
    guard players > 0 else { return [] }
    let weights = weights(players: players)
    return (0..<players).map { player in
      let bit = 1 << player
      // What the player adds, by the size of the coalition before it joins.
      var added = [Int128](repeating: 0, count: players)
      for coalition in values.indices where coalition & bit == 0 {
        added[coalition.nonzeroBitCount] &+= values[coalition | bit] &- values[coalition]
      }
      return zip(weights, added).reduce(0) { $0 &+ $1.0 &* $1.1 }
    }
  }
}
