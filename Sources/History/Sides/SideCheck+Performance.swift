import Numbers

// Loans by month: what a month may be hangs on the decision and on the month before.
extension SideCheck {
  func performanceProblems(_ rows: SideRows) -> [SideProblem] {
    let months = rows["month_end"]
    let (balances, drawn, writtenOff) = (rows["balance"], rows["drawn"], rows["written_off"])
    var problems: [SideProblem] = []
    var loan: Loan?
    for row in order(rows, months) {
      let code = rows.applicationCode(row)
      var current = loan.flatMap { $0.code == code ? $0 : nil } ?? self.loan(of: row, rows)
      if let end = months.date(row) {
        let month = Month(
          end: end, balance: balances.number(row) ?? .zero, drawn: drawn.number(row) ?? .zero,
          writtenOff: writtenOff.number(row) ?? .zero)
        if let cause = current.cause(against: month) {
          problems.append(rows.problem(row, cause, monthEnd: end))
        }
        current.last = LoanMonth(end: end, balance: month.balance)
      }
      loan = current
    }
    return problems.sorted { $0.row < $1.row }
  }

  /// The rows by loan and month, equal months in the table's order.
  private func order(_ rows: SideRows, _ months: SideColumn) -> [Int] {
    let places = (0..<rows.count).map {
      Int64(rows.applicationCode($0)) << 32 | Int64(months.code($0))
    }
    let isSorted = zip(places, places.dropFirst()).allSatisfy { $0 <= $1 }
    return isSorted
      ? Array(places.indices) : places.indices.sorted { (places[$0], $0) < (places[$1], $1) }
  }

  private func loan(of row: Int, _ rows: SideRows) -> Loan {
    let application = rows.application(row)
    return Loan(
      code: rows.applicationCode(row), isKnown: appliedOn(application) != nil,
      decision: decisions[application] ?? earlierDecision(application),
      last: earlierMonth(application))
  }
}

/// What a loan's row says of its month.
private struct Month {
  var end: CalendarDate
  var balance: Number
  var drawn: Number
  var writtenOff: Number
}

/// A loan up to the month before.
private struct Loan {
  let code: Int32
  let isKnown: Bool
  let decision: SideCheck.Decision?
  var last: SideCheck.LoanMonth?

  /// Why a month cannot follow; `nil` where it can.
  func cause(against month: Month) -> SideProblem.Cause? {
    let end = month.end
    guard isKnown else { return .unknownApplication }
    guard end == end.endOfMonth else { return .notMonthEnd(end) }
    guard let decision, decision.isBooked else { return .loanNotBooked }
    if let decidedOn = decision.decidedOn, end < decidedOn {
      return .monthBeforeDecision(decided: decidedOn)
    }
    if let last {
      if end.monthIndex == last.end.monthIndex { return .repeatedMonth }
      if end.monthIndex != last.end.monthIndex + 1 { return .missingMonths(after: last.end) }
    }
    // Principal only falls by what is repaid, recovered or written off, so the rest is repaid: not less than nothing.
    let opening = last?.balance ?? .zero
    guard month.balance.units + month.writtenOff.units > opening.units + month.drawn.units else {
      return nil
    }
    return .impossibleBalance(
      balance: month.balance, writtenOff: month.writtenOff, opening: opening, drawn: month.drawn)
  }
}
