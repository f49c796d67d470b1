import Numbers

/// The cases of each customer, by date and then in the order of the history.
struct CustomerOrder: Sendable {
  /// By customer the first of its places in `cases`; one more at the end.
  private let starts: [Int32]
  private let cases: [Int32]

  init(_ ledger: CaseLedger) {
    var starts = [Int32](repeating: 0, count: ledger.customerCount + 1)
    for customer in ledger.customers { starts[Int(customer) + 1] += 1 }
    for customer in 0..<ledger.customerCount { starts[customer + 1] += starts[customer] }
    var next = starts
    var cases = [Int32](repeating: 0, count: ledger.count)
    for (index, customer) in ledger.customers.enumerated() {
      cases[Int(next[Int(customer)])] = Int32(index)
      next[Int(customer)] += 1
    }
    if !ledger.dates.isEmpty {
      for customer in 0..<ledger.customerCount {
        let range = Int(starts[customer])..<Int(starts[customer + 1])
        guard range.count > 1 else { continue }
        let isSorted = range.dropLast().allSatisfy {
          ledger.dates[Int(cases[$0])] <= ledger.dates[Int(cases[$0 + 1])]
        }
        if !isSorted {
          cases[range].sort { (ledger.dates[Int($0)], $0) < (ledger.dates[Int($1)], $1) }
        }
      }
    }
    self.starts = starts
    self.cases = cases
  }

  var customers: Int { starts.count - 1 }

  subscript(customer: Int) -> ArraySlice<Int32> {
    cases[Int(starts[customer])..<Int(starts[customer + 1])]
  }
}
