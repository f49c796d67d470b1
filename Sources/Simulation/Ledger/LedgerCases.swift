import Columns

/// The cases of a ledger in the parts of the table that it was made from.
struct LedgerCases: Sendable {
  let table: any TableParts
  let ledger: CaseLedger
  let run: PartRun
  let holders: LineHolders

  init(_ table: any TableParts, _ ledger: CaseLedger, threads: Int) {
    self.table = table
    self.ledger = ledger
    run = PartRun(table, threads: threads)
    holders = LineHolders(ledger)
  }

  /// The rows of a part that are cases, and their numbers in the ledger; `nil` where none are.
  func part(_ index: Int) throws -> (rows: RecordTable, numbers: [Int32])? {
    let first = run.places[index]
    let size = table.partSizes[index]
    let lower = position(of: first)
    let upper = position(of: first + size)
    guard lower < upper else { return nil }
    let part = try table.part(index)
    let numbers = (lower..<upper).map { Int32($0) }
    guard upper - lower < size else { return (part, numbers) }
    return (part.gathering(ledger.places[lower..<upper].map { Int($0) - first }), numbers)
  }

  /// The first case whose place is not before one.
  private func position(of place: Int) -> Int {
    var (low, high) = (0, ledger.places.count)
    while low < high {
      let middle = (low + high) / 2
      if Int(ledger.places[middle]) < place { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
