import Engine
package import Numbers

/// Who is in under both versions, under one of them, or under none (换入换出).
package struct SwapSets: Hashable, Sendable {
  package let bothIn: PairFigures
  /// In under the candidate alone.
  package let swapIn: PairFigures
  /// In under the live version alone.
  package let swapOut: PairFigures
  package let bothOut: PairFigures

  /// The sets by the chance of each class to be in.
  ///
  /// One application meets one person, who decides it alike whichever version referred it: of a case with chances p and
  /// q the lesser of both is in under both versions, and only what one exceeds the other by is swapped. So a version
  /// compared with itself swaps nothing. A version's line counts as far as its case is in under that version.
  init(_ grid: CaseGrid, chances: [Int128], _ shown: PairFigures.Shown) {
    var sets = [CellSums](repeating: CellSums(), count: 4)
    for (live, p) in chances.enumerated() {
      for (candidate, q) in chances.enumerated() {
        let cell = grid[live, candidate]
        sets[0].add(cell, times: min(p, q))
        sets[1].add(cell, times: max(0, q - p), live: false)
        sets[2].add(cell, times: max(0, p - q), candidate: false)
        sets[3].add(cell, times: Number.unitsPerOne - max(p, q), live: false, candidate: false)
      }
    }
    bothIn = PairFigures(sets[0], shown)
    swapIn = PairFigures(sets[1], shown)
    swapOut = PairFigures(sets[2], shown)
    bothOut = PairFigures(sets[3], shown)
  }
}

/// The work that one version gives to people.
package struct Referrals: Hashable, Sendable {
  /// Applications that are referred.
  package let referred: Int
  /// Those of them that a person decided at the time, and approved.
  package let decidedByPerson: Int
  package let approvedByPerson: Int
  /// Approvals in the end: recorded ones, and the scenario's shares of the others.
  package let approved: Number

  /// - Parameter sums: applications by class of the version.
  init(_ classes: CaseClasses, _ sums: [Int128]) {
    let refers = sums.indices.filter { classes.outcome(of: $0) == .refer }
    referred = Int(refers.reduce(0) { $0 + sums[$1] })
    approvedByPerson = Int(sums[Int(CaseClasses.referredThenApproved)])
    decidedByPerson = approvedByPerson + Int(sums[Int(classes.referredThenDeclined)])
    approved = Number(units: refers.reduce(0) { $0 + sums[$1] * classes.chances[$1] }) ?? .zero
  }
}
