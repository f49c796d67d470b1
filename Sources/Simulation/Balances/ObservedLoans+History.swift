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
    let statement = try database.prepare(
      """
      SELECT application, month_end, drawn_fen, balance_fen, days_past_due, cured_fen,
        recovered_fen, written_off_fen FROM performance ORDER BY application, month_end
      """)
    var key: String?
    var row: Int?
    var isInDefault = false
    while try statement.step() {
      let own = statement.text(0)
      if own != key {
        key = own
        row = own.flatMap { cases[$0] }
        isInDefault = false
      }
      guard let row,
        let month = statement.withText(1, { CalendarDate(parsing: $0) })?.monthIndex
      else { continue }
      let balance = statement.integer(3)
      let isLate = statement.integer(4) >= days
      var sums = Sums()
      sums.drawn = statement.integer(2)
      sums.cured = statement.integer(5)
      sums.recovered = statement.integer(6)
      sums.writtenOff = statement.integer(7)
      if isLate, !isInDefault { sums.defaulted = balance }
      isInDefault = isLate
      if isLate { sums.nonPerforming = balance } else { sums.performing = balance }
      sums.loans = balance > 0 ? 1 : 0
      if firstMonths[row] == Self.never, sums.drawn > 0 {
        (firstMonths[row], firstUses[row]) = (month, balance)
      }
      if month == switchMonth { switchBalances[row] = balance }
      months[Place(group: groups.number(row), month: month), default: Sums()].add(sums)
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
