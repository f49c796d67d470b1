import Numbers
package import SQLite
package import Semantics

extension ObservedLoans {
  /// Reads the months of the loans of a ledger's cases.
  ///
  /// A loan is in default from the end of the month at which it is as late as the scenario's bad loan, until it is cured,
  /// repaid or written off.
  ///
  /// - Parameter months: of the applications that are asked for; `nil` for all of the history.
  /// - Returns: `nil` where the history has no loans by month, or where bad is not so many days past due.
  /// - Throws: `SQLiteError`.
  package init?(
    _ database: Database?, of ledger: CaseLedger, _ scenario: Scenario,
    months wanted: ClosedRange<Int32>?
  ) throws(SQLiteError) {
    guard case .pastDue(let days, _) = scenario.bad, let database,
      try database.hasTable("performance")
    else { return nil }
    // Not the ledger's own last month: a shard's may be earlier than the history's.
    let last = try database.lastApplicationMonth()
    self.init(
      count: ledger.count, lastMonth: try database.lastLoanMonth(),
      switchMonth: min(last, wanted?.upperBound ?? last))
    let cases = CaseNumbers(ledger)
    let groups = LoanGroups(products: ledger)
    var key: String?
    var row: Int?
    var wasLate = false
    try database.eachLoanMonth { own, month in
      if own != key {
        (key, row, wasLate) = (own, cases[own], false)
      }
      guard let row else { return }
      let isLate = month.daysPastDue >= days
      let sums = Sums(month, isLate: isLate, wasLate: wasLate)
      wasLate = isLate
      if firstMonths[row] == Self.never, month.drawn > 0 {
        (firstMonths[row], firstUses[row]) = (month.month, month.balance)
      }
      if month.month == switchMonth { switchBalances[row] = month.balance }
      months[Place(group: groups.number(row), month: month.month), default: Sums()].add(sums)
      if firstMonths[row] != Self.never {
        vintages[Place(group: firstMonths[row], month: month.month), default: Sums()].add(sums)
      }
    }
  }
}

extension Database {
  /// The month (year × 12 + month − 1) of the last application of a history.
  fileprivate func lastApplicationMonth() throws(SQLiteError) -> Int32 {
    try rows("SELECT max(last_on) FROM history_part") {
      $0.text(0).flatMap { CalendarDate(parsing: $0) }?.monthIndex
    }.first.flatMap { $0 } ?? .max
  }
}
