package import Numbers
package import Semantics

/// What became of loans by their months, as a scenario judges them, without a ledger.
package struct LoanStates {
  /// A month of a loan; amounts in fen.
  package struct Month: Sendable {
    package var end: CalendarDate
    package var drawn: Int64
    package var balance: Int64
    package var daysPastDue: Int
    package init(end: CalendarDate, drawn: Int64, balance: Int64, daysPastDue: Int) {
      self.end = end
      self.drawn = drawn
      self.balance = balance
      self.daysPastDue = daysPastDue
    }
  }
  private let judge: LoanJudge

  /// - Parameter lastMonth: the last month end that is known of any loan.
  /// - Returns: `nil` where the scenario judges loans by what the record itself tells.
  package init?(_ scenario: Scenario, lastMonth: CalendarDate) {
    guard case .pastDue(let days, let months) = scenario.bad else { return nil }
    judge = LoanJudge(
      badDays: days, window: Int32(months), indeterminateDays: scenario.indeterminateDays,
      maturity: Int32(scenario.maturityMonths), lastMonth: lastMonth.monthIndex)
  }

  /// The state of a loan whose months are given in their order.
  package func state(of months: [Month]) -> MonitoredDecisions.Loan {
    var loan = LoanJudge.Loan()
    for month in months {
      judge.add(
        LoanJudge.Month(
          month: month.end.monthIndex, drawn: month.drawn, balance: month.balance,
          daysPastDue: month.daysPastDue, recovered: 0, writtenOff: 0), to: &loan)
    }
    return switch judge.state(of: loan) {
    case .good: .good
    case .bad: .bad
    case .indeterminate: .indeterminate
    case .immature: .immature
    case .neverBooked, .neverDrawn, nil: .none
    }
  }
}
