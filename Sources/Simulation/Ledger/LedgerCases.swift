import Columns

/// The cases of a ledger in the parts of the table that it was made from.
struct LedgerCases: Sendable {
  let table: any TableParts
  let ledger: CaseLedger
  let run: PartRun
  /// By case who holds its line: the customer, apart by product where the record tells it.
  let holders: [Int32]
  let holderCount: Int

  init(_ table: any TableParts, _ ledger: CaseLedger, threads: Int) {
    self.table = table
    self.ledger = ledger
    run = PartRun(table, threads: threads)
    let products = ledger.segments.first { $0.field == CaseGrouping.product }
    let count = products?.values.count ?? 1
    holderCount = ledger.customerCount * count
    holders =
      products.map { products in
        zip(ledger.customers, products.codes).map { $0 * Int32(count) + Int32($1) }
      } ?? ledger.customers
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
