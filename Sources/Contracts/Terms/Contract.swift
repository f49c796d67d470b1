package import Numbers

/// A loan's terms, checked: whatever stands in one has a schedule.
package struct Contract: Hashable, Sendable {
  /// What was lent, or for a revolving contract may be drawn, in fen.
  package let principal: Int
  /// A year's interest on one yuan: 0.0435 is 4.35 %.
  package let rate: Number
  /// In months.
  package let term: Int
  package let method: RepaymentMethod
  package let accrual: Accrual
  package let interestPeriod: InterestPeriod
  /// The day of lending, the first that bears interest.
  package let firstDay: CalendarDate
  /// The day of the month on which instalments fall due, 1…31; a shorter month's last day stands for it.
  package let paymentDay: Int
  /// The day of the last instalment, `term` months after the first day; bears no interest.
  package let maturity: CalendarDate
  /// Draws and repayments of a revolving contract in their order; empty for any other.
  package let movements: [Movement]

  /// The amounts that are lent: up to 1万亿 yuan, so that no sum of a schedule overflows.
  package static let principals = 1...100_000_000_000_000
  /// The annual rates that are taken: up to 100 %.
  package static let rates = Number.zero...Number.one
  /// The terms that are taken, in months: up to fifty years.
  package static let terms = 1...600

  /// A contract of these terms.
  ///
  /// - Parameters:
  ///   - accrual: by the month unless something else is said; a revolving contract by actual days over 360.
  ///   - paymentDay: the day of the month of `firstDay` unless something else is said.
  ///   - movements: of a revolving contract; without any, all of it is drawn on the first day.
  /// - Throws: the first thing that makes it no contract.
  package init(
    principal: Int, rate: Number, term: Int, method: RepaymentMethod, firstDay: CalendarDate,
    accrual: Accrual? = nil, interestPeriod: InterestPeriod = .monthly, paymentDay: Int? = nil,
    movements: [Movement] = []
  ) throws(ContractProblem) {
    guard Self.principals.contains(principal) else { throw .principal(principal) }
    guard Self.rates.contains(rate) else { throw .rate(rate) }
    guard Self.terms.contains(term) else { throw .term(term) }
    let paymentDay = paymentDay ?? firstDay.day
    guard 1...31 ~= paymentDay else { throw .paymentDay(paymentDay) }
    guard !method.amortises || interestPeriod == .monthly else { throw .quarterly(method) }
    let accrual = accrual ?? (method == .revolving ? .actual360 : .monthly)
    guard method != .revolving || accrual.isDaily else { throw .notByTheDay(accrual) }
    let isOnPaymentDay = firstDay.moved(months: 0, toDay: paymentDay) == firstDay
    guard
      let maturity = firstDay.moved(
        months: term, toDay: isOnPaymentDay ? paymentDay : firstDay.day)
    else { throw .beyondCalendar(firstDay) }

    self.principal = principal
    self.rate = rate
    self.term = term
    self.method = method
    self.accrual = accrual
    self.interestPeriod = interestPeriod
    self.firstDay = firstDay
    self.paymentDay = paymentDay
    self.maturity = maturity
    if method == .revolving, movements.isEmpty {
      self.movements = [Movement(.draw, on: firstDay, of: principal)]
    } else {
      self.movements = movements.sorted { $0.comes(before: $1) }
    }
    try checkMovements()
  }

  private func checkMovements() throws(ContractProblem) {
    var balance = 0
    for movement in movements {
      guard method == .revolving else { throw .movements(method) }
      guard Self.principals.contains(movement.amount) else { throw .principal(movement.amount) }
      switch movement.kind {
      case .draw:
        guard firstDay <= movement.day, movement.day < maturity else {
          throw .day(movement, first: firstDay, last: maturity)
        }
        guard movement.amount <= principal - balance else {
          throw .overdrawn(movement, free: principal - balance)
        }
        balance += movement.amount
      case .repayment:
        guard firstDay < movement.day, movement.day <= maturity else {
          throw .day(movement, first: firstDay, last: maturity)
        }
        guard movement.amount <= balance else { throw .overpaid(movement, owed: balance) }
        balance -= movement.amount
      }
    }
  }

  /// Interest on one fen for one day that counts, exact.
  var dailyRate: Ratio {
    Ratio(Int(rate.units), over: Int(Number.unitsPerOne) * accrual.daysOfYear)
  }
}
