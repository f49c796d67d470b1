import Numbers

/// The time from one due date to the next.
struct Period {
  /// Bears interest.
  let start: CalendarDate
  /// The due date; bears none.
  let end: CalendarDate
  /// The days that count.
  let days: Int
}

/// What became of a balance over a period.
struct Course {
  /// Balances that bear interest times the days that count, in fen and days.
  var balanceDays: Int
  /// In fen.
  var drawn = 0
  /// At will, in fen.
  var repaid = 0
}

extension Contract {
  /// From due date to due date: the payment day of every month, or third month, after the first, and maturity.
  var periods: [Period] {
    let inner = stride(from: interestPeriod.months, to: term, by: interestPeriod.months)
    let dueDates = inner.compactMap { firstDay.moved(months: $0, toDay: paymentDay) } + [maturity]
    return zip([firstDay] + dueDates, dueDates).map { start, end in
      Period(start: start, end: end, days: days(from: start, to: end))
    }
  }

  /// How a balance in fen moves over a period.
  ///
  /// A draw bears interest from its day on, a repayment none from its day on. What is repaid on the due date falls
  /// into the period that it ends, what is drawn that day into the next.
  func course(of opening: Int, over period: Period) -> Course {
    guard method == .revolving else {
      return Course(balanceDays: accrual.bearing(opening) * period.days)
    }
    var course = Course(balanceDays: 0)
    var (balance, since) = (opening, period.start)
    func pass(to day: CalendarDate) {
      course.balanceDays += accrual.bearing(balance) * days(from: since, to: day)
      since = day
    }
    for movement in movements {
      switch movement.kind {
      case .draw where period.start <= movement.day && movement.day < period.end:
        pass(to: movement.day)
        course.drawn += movement.amount
        balance += movement.amount
      case .repayment where period.start < movement.day && movement.day <= period.end:
        pass(to: movement.day)
        course.repaid += movement.amount
        balance -= movement.amount
      default: continue
      }
    }
    pass(to: period.end)
    return course
  }

  private func days(from start: CalendarDate, to end: CalendarDate) -> Int {
    accrual.days(from: start, to: end, anchor: paymentDay)
  }
}
