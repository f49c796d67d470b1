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
          scenario, badDays: days, window: months, lastMonth: try database.lastLoanMonth()))
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
    var key: String?
    var loan = LoanJudge.Loan()
    func note(_ outcomes: inout LoanOutcomes) {
      guard let key, let row = cases[key], let state = judge.state(of: loan) else { return }
      outcomes.states[row] = state.rawValue
      outcomes.exposures[row] = loan.exposure
      outcomes.badAmounts[row] = state == .bad ? loan.badAmount : 0
      outcomes.losses[row] = loan.writtenOff - loan.recoveredAfter
    }
    try database.eachLoanMonth { own, month in
      if own != key {
        note(&self)
        (key, loan) = (own, LoanJudge.Loan())
      }
      judge.add(month, to: &loan)
    }
    note(&self)
  }
}
