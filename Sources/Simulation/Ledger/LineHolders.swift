/// Who holds the line of each case: the customer, apart by product where the record tells it.
struct LineHolders: Sendable {
  /// By case the number of its holder; not every number below `count` need have one.
  let numbers: [Int32]
  let count: Int

  init(_ ledger: CaseLedger) {
    let products = ledger.segments.first { $0.field == CaseGrouping.product }
    let values = products?.values.count ?? 1
    count = ledger.customerCount * values
    numbers =
      products.map { products in
        zip(ledger.customers, products.codes).map { $0 * Int32(values) + Int32($1) }
      } ?? ledger.customers
  }
}
