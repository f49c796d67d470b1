import Numbers
import SQLite

extension Database {
  /// Calls for each month of each loan that a history tells of: loan by loan, a loan's months in their order.
  ///
  /// - Parameter body: gets the key of the loan's application with the month.
  func eachLoanMonth(
    _ body: (_ application: String, _ month: LoanJudge.Month) -> Void
  ) throws(SQLiteError) {
    let statement = try prepare(
      """
      SELECT application, month_end, drawn_fen, balance_fen, days_past_due, cured_fen,
        recovered_fen, written_off_fen FROM performance ORDER BY application, month_end
      """)
    while try statement.step() {
      guard let application = statement.text(0),
        let month = statement.withText(1, { CalendarDate(parsing: $0) })?.monthIndex
      else { continue }
      body(
        application,
        LoanJudge.Month(
          month: month, drawn: statement.integer(2), balance: statement.integer(3),
          daysPastDue: Int(statement.integer(4)), recovered: statement.integer(6),
          writtenOff: statement.integer(7), cured: statement.integer(5)))
    }
  }

  /// The last month (year × 12 + month − 1) of which loans are told.
  func lastLoanMonth() throws(SQLiteError) -> Int32 {
    try rows("SELECT max(month_end) FROM performance") {
      $0.text(0).flatMap { CalendarDate(parsing: $0) }?.monthIndex
    }.first.flatMap { $0 } ?? 0
  }
}
