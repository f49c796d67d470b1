import Semantics

/// Sums over customers of what each change adds.
///
/// What is shared out is a sum over customers, and of one customer only the changes that matter to his applications can
/// have a share. So each customer's own few changes are weighed, in all their orders up to `exactLimit` of them and in
/// drawn orders beyond, and the shares added up. A customer's line is the highest of his approved applications, found
/// anew for every coalition; where the record tells products apart, a customer of two products counts as two.
struct CustomerGames: Sendable {
  /// Figures by quantity: approvals, line in fen, then for each judge Σ probability (10⁻¹²) × line in fen.
  typealias Sums = GameSums

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
      from: Sums(players: players, quantities: 2 + judges.count, judges: judges.count)
    ) { own, range in
      for group in groups[range] { play(group, &own) }
    } merge: {
      $0.add($1)
    }
  }

  private func play(_ group: Range<Int>, _ sums: inout Sums) {
    let cases = order[group].map { touched.cases[$0] }
    let floor = floors[Int(holders[Int(cases[0].number)])]
    for (judge, item) in judges.enumerated() {
      sums.unjudged[judge] += cases.count { item.probabilities[Int($0.number)] < 0 }
    }
    sums.play(
      cases.reduce(into: Coalition()) { $0.formUnion($1.relevant) }, exactLimit: exactLimit,
      permutations
    ) { self.value(cases, floor, $0) }
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
