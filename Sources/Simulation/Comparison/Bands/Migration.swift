import Engine

/// How one quantity moved from the live version to the candidate, over cases that both approve.
package struct Migration: Hashable, Sendable {
  package enum Quantity: String, CaseIterable, Sendable { case line, rate, term }

  /// Some of the cases, with the lines of both versions.
  package struct Sums: Hashable, Sendable {
    package var applications = 0
    /// In fen.
    package var liveLine: Int128 = 0
    package var candidateLine: Int128 = 0

    mutating func add(_ live: Int64, _ candidate: Int64) {
      applications += 1
      liveLine += Int128(live)
      candidateLine += Int128(candidate)
    }

    mutating func add(_ other: Self) {
      applications += other.applications
      liveLine += other.liveLine
      candidateLine += other.candidateLine
    }
  }

  /// The cases of a band under each version; `nil` where the quantity is not known.
  package struct Cell: Hashable, Sendable {
    package let live: Band?
    package let candidate: Band?
    package let sums: Sums
  }

  package let quantity: Quantity
  /// By live band, then candidate band; those without a case are left out.
  package let cells: [Cell]
  package let up: Sums
  package let same: Sums
  package let down: Sums
  /// Cases of which one version or both do not tell the quantity.
  package let unknown: Sums

  /// - Returns: by quantity that both books decide.
  static func all(_ ledger: CaseLedger, threads: Int) -> [Migration] {
    Quantity.allCases.compactMap { quantity in
      let (live, candidate) = (ledger.live.values(quantity), ledger.candidate.values(quantity))
      guard let live, let candidate else { return nil }
      return Migration(quantity, ledger, live, candidate, threads: threads)
    }
  }

  private struct Tally: Sendable {
    var cells: [Sums]
    /// Up, same, down and unknown.
    var moves = [Sums](repeating: Sums(), count: 4)
  }

  private init(
    _ quantity: Quantity, _ ledger: CaseLedger, _ live: [Int64], _ candidate: [Int64], threads: Int
  ) {
    let bands = Band.all(quantity)
    let places = bands.count + 1
    let (liveLines, candidateLines) = (ledger.live.lines, ledger.candidate.lines)
    let (liveOutcomes, candidateOutcomes) = (ledger.live.outcomes, ledger.candidate.outcomes)
    let empty = Tally(cells: Array(repeating: Sums(), count: places * places))
    let tally = Blocks.sum(of: ledger.count, threads: threads, from: empty) { tally, rows in
      for index in rows where liveOutcomes[index] | candidateOutcomes[index] == 0 {
        let (from, to) = (live[index], candidate[index])
        let move = from < 0 || to < 0 ? 3 : to > from ? 0 : to == from ? 1 : 2
        let old = liveLines.isEmpty ? 0 : liveLines[index]
        let new = candidateLines.isEmpty ? 0 : candidateLines[index]
        tally.moves[move].add(old, new)
        let cell = quantity.band(of: from) * places + quantity.band(of: to)
        tally.cells[cell].add(old, new)
      }
    } merge: { sum, other in
      for place in sum.cells.indices { sum.cells[place].add(other.cells[place]) }
      for place in sum.moves.indices { sum.moves[place].add(other.moves[place]) }
    }
    func band(_ place: Int) -> Band? { place < bands.count ? bands[place] : nil }
    self.quantity = quantity
    cells = tally.cells.enumerated().filter { $1.applications > 0 }.map {
      Cell(live: band($0 / places), candidate: band($0 % places), sums: $1)
    }
    (up, same) = (tally.moves[0], tally.moves[1])
    (down, unknown) = (tally.moves[2], tally.moves[3])
  }
}

extension VersionCases {
  /// The values by case, below 0 where there is none; `nil` where the book does not decide the quantity.
  fileprivate func values(_ quantity: Migration.Quantity) -> [Int64]? {
    switch quantity {
    // An approved case whose line is not known, or 0, has none.
    case .line: lines.isEmpty ? nil : lines.map { $0 > 0 ? $0 : -1 }
    case .rate: rates.isEmpty ? nil : rates.map { Int64($0) }
    case .term: terms.isEmpty ? nil : terms.map { Int64($0) }
    }
  }
}
