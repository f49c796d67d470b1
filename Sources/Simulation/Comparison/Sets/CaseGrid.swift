/// Sums by the class of each case under both versions, from which every set of cases follows.
struct CaseGrid: Sendable {
  let classes: CaseClasses
  /// By live class × candidate class.
  private(set) var cells: [CellSums]

  subscript(_ live: Int, _ candidate: Int) -> CellSums {
    cells[live * classes.count + candidate]
  }

  /// What a thread counts.
  private struct Tally: Sendable {
    var cells: [CellSums]
    /// By customer the best class under each version.
    var live: [UInt16]
    var candidate: [UInt16]
  }

  init(_ ledger: CaseLedger, _ classes: CaseClasses, _ outcomes: LoanOutcomes?, threads: Int) {
    self.classes = classes
    let places = classes.count
    let nobody = [UInt16](repeating: .max, count: ledger.customerCount)
    let empty = Tally(
      cells: Array(repeating: CellSums(), count: places * places), live: nobody, candidate: nobody)
    let tally = Blocks.sum(of: ledger.count, threads: threads, from: empty) { tally, rows in
      for index in rows {
        let (live, candidate) = (classes.live[index], classes.candidate[index])
        let customer = Int(ledger.customers[index])
        tally.live[customer] = min(tally.live[customer], live)
        tally.candidate[customer] = min(tally.candidate[customer], candidate)
        tally.cells[Int(live) * places + Int(candidate)].applications &+= 1
      }
      Self.addLines(ledger.live, classes, rows, &tally.cells) { $0.live.add(line: $1, rate: $2) }
      Self.addLines(ledger.candidate, classes, rows, &tally.cells) {
        $0.candidate.add(line: $1, rate: $2)
      }
      guard let outcomes else { return }
      for index in rows {
        tally.cells[Int(classes.live[index]) * places + Int(classes.candidate[index])].loans.add(
          state: outcomes.states[index], exposure: outcomes.exposures[index],
          badAmount: outcomes.badAmounts[index])
      }
    } merge: { sum, other in
      for index in sum.cells.indices { sum.cells[index].add(other.cells[index]) }
      for index in sum.live.indices {
        sum.live[index] = min(sum.live[index], other.live[index])
        sum.candidate[index] = min(sum.candidate[index], other.candidate[index])
      }
    }
    cells = tally.cells
    for (live, candidate) in zip(tally.live, tally.candidate) where live != .max {
      cells[Int(live) * places + Int(candidate)].customers &+= 1
    }
  }

  @inline(__always) private static func addLines(
    _ version: VersionCases, _ classes: CaseClasses, _ rows: Range<Int>,
    _ cells: inout [CellSums], _ add: (inout CellSums, Int64, Int32) -> Void
  ) {
    guard !version.lines.isEmpty else { return }
    let hasRates = !version.rates.isEmpty
    for index in rows where version.lines[index] > 0 {
      let cell = Int(classes.live[index]) * classes.count + Int(classes.candidate[index])
      add(&cells[cell], version.lines[index], hasRates ? version.rates[index] : -1)
    }
  }
}
