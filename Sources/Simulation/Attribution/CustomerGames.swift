import Semantics

/// Sums over customers of what each change adds.
///
/// What is shared out is a sum over customers, and of one customer only the changes that matter to his applications can
/// have a share. So each customer's own few changes are weighed, in all their orders up to `exactLimit` of them and in
/// drawn orders beyond, and the shares added up. A customer's line is the highest of his approved applications, found
/// anew for every coalition; where the record tells products apart, a customer of two products counts as two.
struct CustomerGames: Sendable {
  /// Figures by quantity: approvals, line in fen, then for each judge Σ probability (10⁻¹²) × line in fen.
  struct Sums: Sendable {
    let players: Int
    let quantities: Int
    /// By player and quantity, over `Shapley.denominator`.
    var shares: ExactSums
    /// What the change does to the live version, and what the candidate would lose without it.
    var alone: ExactSums
    var last: ExactSums
    /// By quantity: v(all) − v(none).
    var total: ExactSums
    /// By draw, player and quantity, of the customers whose orders are drawn; empty where none are.
    var drawn = ExactSums(count: 0)
    var sampledCustomers = 0
    /// By judge: cases that are touched and whose probability he does not know.
    var unjudged: [Int]

    init(players: Int, quantities: Int) {
      (self.players, self.quantities) = (players, quantities)
      shares = ExactSums(count: players * quantities)
      (alone, last) = (shares, shares)
      total = ExactSums(count: quantities)
      unjudged = Array(repeating: 0, count: max(0, quantities - 2))
    }

    var overflowed: Bool { [shares, alone, last, total, drawn].contains(where: \.overflowed) }

    mutating func add(_ other: Sums) {
      shares.add(other.shares)
      alone.add(other.alone)
      last.add(other.last)
      total.add(other.total)
      drawn.add(other.drawn)
      unjudged.add(other.unjudged)
      sampledCustomers += other.sampledCustomers
    }
  }

  let touched: TouchedCases
  let players: Int
  let judges: [AttributionJudge]
  let exactLimit: Int
  let permutations: Permutations
  /// By holder the highest line of his cases that are approved in all versions; 0 without one.
  private let floors: [Int64]
  /// Positions in `touched.cases` by customer, and where each customer's begin.
  private let order: [Int]
  private let groups: [Range<Int>]
  private let holders: [Int32]

  init(
    _ touched: TouchedCases, holders: LineHolders, players: Int,
    judges: [AttributionJudge], permutations: Permutations, exactLimit: Int
  ) {
    self.touched = touched
    self.players = players
    self.judges = judges
    self.exactLimit = exactLimit
    self.permutations = permutations
    var floors = [Int64](repeating: 0, count: holders.count)
    let holders = holders.numbers
    self.holders = holders
    for (number, line) in touched.constants {
      let holder = Int(holders[Int(number)])
      floors[holder] = max(floors[holder], line)
    }
    self.floors = floors
    let cases = touched.cases
    order = cases.indices.sorted {
      (holders[Int(cases[$0].number)], cases[$0].number)
        < (holders[Int(cases[$1].number)], cases[$1].number)
    }
    var groups: [Range<Int>] = []
    var start = 0
    for index in order.indices
    where index + 1 == order.count
      || holders[Int(cases[order[index]].number)]
        != holders[Int(cases[order[index + 1]].number)]
    {
      groups.append(start..<index + 1)
      start = index + 1
    }
    self.groups = groups
  }

  /// Plays all games.
  func play(threads: Int) -> Sums {
    Blocks.sum(
      of: groups.count, threads: threads,
      from: Sums(players: players, quantities: 2 + judges.count)
    ) { own, range in
      for group in groups[range] { play(group, &own) }
    } merge: {
      $0.add($1)
    }
  }

  private func play(_ group: Range<Int>, _ sums: inout Sums) {
    let cases = order[group].map { touched.cases[$0] }
    let floor = floors[Int(holders[Int(cases[0].number)])]
    let relevant = cases.reduce(into: Coalition()) { $0.formUnion($1.relevant) }
    for (judge, item) in judges.enumerated() {
      sums.unjudged[judge] += cases.count { item.probabilities[Int($0.number)] < 0 }
    }
    guard !relevant.isEmpty else { return }
    let members = relevant.members
    let value = { (coalition: Coalition) in self.value(cases, floor, coalition) }
    let (none, all) = (value([]), value(relevant))
    for quantity in 0..<sums.quantities {
      sums.total.add(all[quantity] - none[quantity], at: quantity)
    }
    guard members.count <= exactLimit else {
      draw(members, relevant, none, all, value, &sums)
      return
    }
    let values = (0..<1 << members.count).map { selection in
      selection == 0 ? none : value(relevant.subset(selection))
    }
    let whole = values.count - 1
    for quantity in 0..<sums.quantities {
      let game = values.map { $0[quantity] }
      guard game.contains(where: { $0 != game[0] }) else { continue }
      let shares = Shapley.numerators(game, players: members.count)
      for (position, player) in members.enumerated() {
        let place = player * sums.quantities + quantity
        sums.shares.add(shares[position], at: place)
        sums.alone.add(game[1 << position] - game[0], at: place)
        sums.last.add(game[whole] - game[whole & ~(1 << position)], at: place)
      }
    }
  }

  /// Shares by drawn orders.
  private func draw(
    _ members: [Int], _ relevant: Coalition, _ none: [Int128], _ all: [Int128],
    _ value: (Coalition) -> [Int128], _ sums: inout Sums
  ) {
    sums.sampledCustomers += 1
    let quantities = sums.quantities
    for player in members {
      let (alone, without) = (
        value(Coalition(player)), value(relevant.subtracting(Coalition(player)))
      )
      for quantity in 0..<quantities {
        let place = player * quantities + quantity
        sums.alone.add(alone[quantity] - none[quantity], at: place)
        sums.last.add(all[quantity] - without[quantity], at: place)
      }
    }
    if sums.drawn.values.isEmpty {
      sums.drawn = ExactSums(count: permutations.orders.count * players * quantities)
    }
    let weight = Shapley.denominator / Int128(permutations.orders.count)
    for (number, order) in permutations.orders.enumerated() {
      var (coalition, before) = (Coalition(), none)
      for player in order where relevant.contains(Coalition(player)) {
        coalition.insert(Coalition(player))
        let after = value(coalition)
        for quantity in 0..<quantities {
          let (place, added) = (player * quantities + quantity, after[quantity] - before[quantity])
          sums.shares.add(added * weight, at: place)
          sums.drawn.add(added, at: number * players * quantities + place)
        }
        before = after
      }
    }
  }

  /// By quantity what a customer's touched cases come to under a coalition.
  private func value(_ cases: [TouchedCases.Case], _ floor: Int64, _ coalition: Coalition)
    -> [Int128]
  {
    var values = [Int128](repeating: 0, count: 2 + judges.count)
    var highest = floor
    for item in cases {
      guard let line = touched.line(item, coalition) else { continue }
      values[0] += 1
      highest = max(highest, line)
      for (judge, said) in judges.enumerated() {
        let probability = said.probabilities[Int(item.number)]
        if probability > 0 { values[2 + judge] += Int128(probability) * Int128(line) }
      }
    }
    values[1] = Int128(highest)
    return values
  }
}
