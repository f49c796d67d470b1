import Semantics

/// What each change adds, by quantity, summed over games of customers or cases that are played apart.
struct GameSums: Sendable {
  let players: Int
  let quantities: Int
  /// By player and quantity, over `Shapley.denominator`.
  var shares: ExactSums
  /// What the change does to the live version, and what the candidate would lose without it.
  var alone: ExactSums
  var last: ExactSums
  /// By quantity: v(all) − v(none).
  var total: ExactSums
  /// By draw, player and quantity, of the games whose orders are drawn; empty where none are.
  var drawn = ExactSums(count: 0)
  /// Games whose orders are drawn.
  var sampled = 0
  /// By judge: cases that are touched and whose probability he does not know.
  var unjudged: [Int]

  init(players: Int, quantities: Int, judges: Int = 0) {
    (self.players, self.quantities) = (players, quantities)
    shares = ExactSums(count: players * quantities)
    (alone, last) = (shares, shares)
    total = ExactSums(count: quantities)
    unjudged = Array(repeating: 0, count: judges)
  }

  var overflowed: Bool { [shares, alone, last, total, drawn].contains(where: \.overflowed) }

  mutating func add(_ other: GameSums) {
    shares.add(other.shares)
    alone.add(other.alone)
    last.add(other.last)
    total.add(other.total)
    drawn.add(other.drawn)
    unjudged.add(other.unjudged)
    sampled += other.sampled
  }

  /// Plays one game: in all orders of the changes that matter to it up to `exactLimit` of them, else in drawn ones.
  ///
  /// - Parameter value: by quantity what the game comes to under a coalition.
  mutating func play(
    _ relevant: Coalition, exactLimit: Int, _ permutations: Permutations,
    value: (Coalition) -> [Int128]
  ) {
    guard !relevant.isEmpty else { return }
    let members = relevant.members
    let (none, all) = (value([]), value(relevant))
    for quantity in 0..<quantities {
      total.add(all[quantity] - none[quantity], at: quantity)
    }
    guard members.count <= exactLimit else {
      draw(members, relevant, none, all, permutations, value)
      return
    }
    let values = (0..<1 << members.count).map { selection in
      selection == 0 ? none : value(relevant.subset(selection))
    }
    let whole = values.count - 1
    for quantity in 0..<quantities {
      let game = values.map { $0[quantity] }
      guard game.contains(where: { $0 != game[0] }) else { continue }
      let numerators = Shapley.numerators(game, players: members.count)
      for (position, player) in members.enumerated() {
        let place = player * quantities + quantity
        shares.add(numerators[position], at: place)
        alone.add(game[1 << position] - game[0], at: place)
        last.add(game[whole] - game[whole & ~(1 << position)], at: place)
      }
    }
  }

  /// Shares by drawn orders.
  private mutating func draw(
    _ members: [Int], _ relevant: Coalition, _ none: [Int128], _ all: [Int128],
    _ permutations: Permutations, _ value: (Coalition) -> [Int128]
  ) {
    sampled += 1
    for player in members {
      let (alone, without) = (
        value(Coalition(player)), value(relevant.subtracting(Coalition(player)))
      )
      for quantity in 0..<quantities {
        let place = player * quantities + quantity
        self.alone.add(alone[quantity] - none[quantity], at: place)
        last.add(all[quantity] - without[quantity], at: place)
      }
    }
    if drawn.values.isEmpty {
      drawn = ExactSums(count: permutations.orders.count * players * quantities)
    }
    let weight = Shapley.denominator / Int128(permutations.orders.count)
    for (number, order) in permutations.orders.enumerated() {
      var (coalition, before) = (Coalition(), none)
      for player in order where relevant.contains(Coalition(player)) {
        coalition.insert(Coalition(player))
        let after = value(coalition)
        for quantity in 0..<quantities {
          let (place, added) = (player * quantities + quantity, after[quantity] - before[quantity])
          shares.add(added * weight, at: place)
          drawn.add(added, at: number * players * quantities + place)
        }
        before = after
      }
    }
  }
}
