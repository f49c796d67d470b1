import Contracts

@testable import Numbers

/// The schedule of a contract by the plainest means: day by day, month by month, and a payment found by trying.
struct SlowSchedule {
  private let contract: Contract
  private(set) var dueDates: [CalendarDate] = []
  private(set) var closings: [Int] = []
  private(set) var interests: [Int] = []
  private(set) var payments: [Int] = []

  init(_ contract: Contract) {
    self.contract = contract
    findDueDates()
    contract.method == .revolving ? walkDays() : walkInstalments()
  }

  private mutating func findDueDates() {
    let step = contract.interestPeriod.months
    for month in 1...contract.term where month % step == 0 || month == contract.term {
      let isOnPaymentDay = date(month: 0, day: contract.paymentDay) == contract.firstDay
      let isInner = month < contract.term || isOnPaymentDay
      dueDates.append(
        date(month: month, day: isInner ? contract.paymentDay : contract.firstDay.day))
    }
  }

  /// The day of a month counted from the first day's, or the nearest before it that exists.
  private func date(month: Int, day: Int) -> CalendarDate {
    let index = contract.firstDay.year * 12 + contract.firstDay.month - 1 + month
    for day in (1...day).reversed() {
      if let date = CalendarDate(year: index / 12, month: index % 12 + 1, day: day) {
        return date
      }
    }
    return contract.firstDay
  }

  private func days(_ start: CalendarDate, _ end: CalendarDate) -> Int {
    switch contract.accrual {
    case .actual360, .actual365: return Int(end.dayNumber) - Int(start.dayNumber)
    case .thirty360:
      return (end.year - start.year) * 360 + (end.month - start.month) * 30
        + min(end.day, 30) - min(start.day, 30)
    case .monthly:
      let offset =
        (start.year - contract.firstDay.year) * 12 + start.month - contract.firstDay.month
      let anchor =
        date(month: offset, day: contract.paymentDay) == start
        ? contract.paymentDay : start.day
      var months = 0
      while date(month: offset + months + 1, day: anchor) <= end { months += 1 }
      let whole = date(month: offset + months, day: anchor)
      return months * 30 + Int(end.dayNumber) - Int(whole.dayNumber)
    }
  }

  private var daysOfYear: Int128 { contract.accrual == .actual365 ? 365 : 360 }

  /// Interest in fen on so many fen-days.
  private func interest(_ balanceDays: Int128) -> Int {
    let denominator = 2 * daysOfYear * 1_000_000_000_000
    return Int((2 * balanceDays * contract.rate.units + denominator / 2) / denominator)
  }

  private func bearing(_ balance: Int) -> Int128 {
    contract.accrual == .monthly ? Int128(balance) : Int128(balance / 100 * 100)
  }

  private mutating func walkInstalments() {
    let starts = [contract.firstDay] + dueDates.dropLast()
    let periods = zip(starts, dueDates).map { days($0, $1) }
    let level = contract.method == .equalInstalments ? payment(periods) : 0
    var balance = contract.principal
    for (index, days) in periods.enumerated() {
      let interest = interest(bearing(balance) * Int128(days))
      var principal =
        switch contract.method {
        case .equalInstalments: level > interest ? level - interest : 0
        case .equalPrincipal:
          Int(
            (Double(contract.principal) / Double(periods.count)).rounded(.toNearestOrAwayFromZero))
        case .interestFirst, .revolving: 0
        }
      if index == periods.count - 1 || principal > balance { principal = balance }
      balance -= principal
      interests.append(interest)
      payments.append(principal + interest)
      closings.append(balance)
    }
  }

  /// The least payment A with (A + ½) · a > P, where a is what payments of 1 are worth on the first day.
  private func payment(_ periods: [Int]) -> Int {
    let year = UInt128(daysOfYear) * 1_000_000_000_000
    var (discount, annuity) = (FixedPoint(1), FixedPoint(0))
    for days in periods {
      discount =
        discount * FixedPoint(year, over: year + UInt128(contract.rate.units) * UInt128(days))
      annuity = annuity + discount
    }
    let double = FixedPoint(UInt64(2 * contract.principal))
    var (low, high) = (0, 2 * contract.principal + 1)
    while low < high {
      let middle = (low + high) / 2
      if double < annuity * UInt64(2 * middle + 1) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  private mutating func walkDays() {
    func sum(_ kind: Movement.Kind, _ isMeant: (CalendarDate) -> Bool) -> Int {
      contract.movements.filter { $0.kind == kind && isMeant($0.day) }.reduce(0) { $0 + $1.amount }
    }
    var start = contract.firstDay
    for due in dueDates {
      var balanceDays: Int128 = 0
      var today = start
      while today < due, let tomorrow = today.adding(days: 1) {
        let balance = sum(.draw) { $0 <= today } - sum(.repayment) { $0 <= today }
        balanceDays += bearing(balance) * Int128(days(today, tomorrow))
        today = tomorrow
      }
      let isLast = due == contract.maturity
      let closing = isLast ? 0 : sum(.draw) { $0 < due } - sum(.repayment) { $0 <= due }
      let drawn = sum(.draw) { start <= $0 && $0 < due }
      interests.append(interest(balanceDays))
      payments.append((closings.last ?? 0) + drawn - closing + interests[interests.count - 1])
      closings.append(closing)
      start = due
    }
  }
}
