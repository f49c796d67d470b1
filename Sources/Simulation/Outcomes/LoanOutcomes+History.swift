import Numbers
package import SQLite
package import Semantics

extension LoanOutcomes {
  /// What became of the loans of a ledger's cases, by the scenario's definition of bad.
  ///
  /// From the loans by month where bad is so many days past due; else from what the record itself tells of each loan.
  ///
  /// - Returns: `nil` where the history does not tell.
  /// - Throws: `SQLiteError`.
  package init?(
    _ database: Database?, of ledger: CaseLedger, recorded: RecordedDecisions?, _ scenario: Scenario
  ) throws(SQLiteError) {
    switch scenario.bad {
    case .condition:
      guard let stated = ledger.stated else { return nil }
      self.init(stated)
    case .pastDue(let days, let months):
      guard let database, try database.hasTable("performance") else { return nil }
      self.init(count: ledger.count)
      noteBooked(recorded)
      try read(
        database, CaseNumbers(ledger),
        LoanJudge(
          badDays: days, window: Int32(months), indeterminateDays: scenario.indeterminateDays,
          maturity: Int32(scenario.maturityMonths), lastMonth: try database.lastLoanMonth()))
    }
  }

  /// A loan of which the record tells is mature; one of which it does not is not yet.
  private init(_ stated: StatedOutcomes) {
    self.init(count: stated.bad.count)
    for row in stated.bad.indices {
      let state: State =
        switch stated.bad[row] {
        case 0: .good
        case 1: .bad
        default: .immature
        }
      states[row] = state.rawValue
      exposures[row] = stated.exposures[row]
      if state == .bad {
        badAmounts[row] = stated.exposures[row]
        losses[row] = stated.losses[row]
      }
    }
  }

  /// What is booked and of which no loan is known is never drawn.
  private mutating func noteBooked(_ recorded: RecordedDecisions?) {
    guard let recorded else { return }
    for row in states.indices where recorded.bookedLines[row] > 0 {
      states[row] = State.neverDrawn.rawValue
    }
  }

  private mutating func read(
    _ database: Database, _ cases: CaseNumbers, _ judge: LoanJudge
  ) throws(SQLiteError) {
    let statement = try database.prepare(
      """
      SELECT application, month_end, drawn_fen, balance_fen, days_past_due, recovered_fen,
        written_off_fen FROM performance ORDER BY application, month_end
      """)
    var key: String?
    var loan = LoanJudge.Loan()
    func note(_ outcomes: inout LoanOutcomes) {
      guard let key, let row = cases[key], let state = judge.state(of: loan) else { return }
      outcomes.states[row] = state.rawValue
      outcomes.exposures[row] = loan.exposure
      outcomes.badAmounts[row] = state == .bad ? loan.badAmount : 0
      outcomes.losses[row] = loan.writtenOff - loan.recoveredAfter
    }
    while try statement.step() {
      let own = statement.text(0)
      if own != key {
        note(&self)
        (key, loan) = (own, LoanJudge.Loan())
      }
      guard let month = statement.withText(1, { CalendarDate(parsing: $0) })?.monthIndex else {
        continue
      }
      judge.add(
        LoanJudge.Month(
          month: month, drawn: statement.integer(2), balance: statement.integer(3),
          daysPastDue: Int(statement.integer(4)), recovered: statement.integer(5),
          writtenOff: statement.integer(6)), to: &loan)
    }
    note(&self)
  }
}

extension Database {
  /// The last month (year × 12 + month − 1) of which loans are told.
  func lastLoanMonth() throws(SQLiteError) -> Int32 {
    try rows("SELECT max(month_end) FROM performance") {
      $0.text(0).flatMap { CalendarDate(parsing: $0) }?.monthIndex
    }.first.flatMap { $0 } ?? 0
  }
}
