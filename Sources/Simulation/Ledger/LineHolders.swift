import Engine

/// Who holds the line of each case: the customer, apart by product where the record tells it.
struct LineHolders: Sendable {
  /// By case the number of its holder; not every number below `count` need have one.
  let numbers: [Int32]
  let count: Int
  /// How many numbers a customer has, one behind the other: one a product.
  let perCustomer: Int

  init(_ ledger: CaseLedger) {
    let products = ledger.segments.first { $0.field == CaseGrouping.product }
    let values = products?.values.count ?? 1
    perCustomer = values
    count = ledger.customerCount * values
    numbers =
      products.map { products in
        zip(ledger.customers, products.codes).map { $0 * Int32(values) + Int32($1) }
      } ?? ledger.customers
  }
}

/// Each customer's highest approved line of each product, summed over products: what the customer may use.
struct HighestLines: Sendable {
  /// By customer, in fen; 0 also of those who are not approved, or where the version decides no line.
  private(set) var lines: [Int64]
  /// By customer: whether an application of theirs is approved.
  private(set) var isApproved: [Bool]
  /// Customers approved.
  private(set) var approved = 0
  private(set) var total: Int128 = 0

  init(_ version: VersionCases, _ holders: LineHolders) {
    var highest = [Int64](repeating: -1, count: holders.count)
    for (row, holder) in holders.numbers.enumerated()
    where version.outcomes[row] == Outcome.approve.rawValue {
      let line = version.lines.isEmpty ? 0 : version.lines[row]
      highest[Int(holder)] = max(highest[Int(holder)], line)
    }
    let customers = holders.count / holders.perCustomer
    lines = Array(repeating: 0, count: customers)
    isApproved = Array(repeating: false, count: customers)
    for (holder, line) in highest.enumerated() where line >= 0 {
      let customer = holder / holders.perCustomer
      approved += isApproved[customer] ? 0 : 1
      isApproved[customer] = true
      lines[customer] += line
      total += Int128(line)
    }
  }
}
