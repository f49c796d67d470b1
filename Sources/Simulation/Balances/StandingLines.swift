import Numbers

/// What each customer may owe on one day: the lines in force of all products.
///
/// Of a customer whose lines have all ended the last one counts, for what is still owed was drawn under it.
struct StandingLines: Sendable {
  /// By customer, in fen; 0 of one who is offered nothing.
  private(set) var lines: [Int64]
  /// By customer, whether a line is in force.
  private(set) var isInForce: [Bool]

  init(_ offers: Offers, _ ledger: CaseLedger, on day: CalendarDate) {
    let order = CustomerOrder(ledger)
    let groups = LoanGroups(products: ledger)
    lines = Array(repeating: 0, count: order.customers)
    isInForce = Array(repeating: false, count: order.customers)
    for customer in 0..<order.customers {
      var highest: [Int32: Int64] = [:]
      var last: Int64 = 0
      for place in order[customer] {
        let row = Int(place)
        guard offers.hasLoan(row), ledger.dates[row] <= day.packed else { continue }
        last = offers.lines[row]
        let end = CalendarDate(packed: ledger.dates[row]).adding(months: Int(offers.terms[row]))
        guard end.map({ $0 > day }) ?? true else { continue }
        let product = groups.number(row)
        highest[product] = max(highest[product] ?? 0, last)
      }
      isInForce[customer] = !highest.isEmpty
      lines[customer] = highest.isEmpty ? last : highest.values.reduce(0, +)
    }
  }
}
