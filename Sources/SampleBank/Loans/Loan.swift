import Numbers

/// A loan from its first draw on: drawn, or as it would have gone.
struct Loan: Sendable {
  let firstDraw: CalendarDate
  /// In fen.
  let line: Int
  let term: Int
  /// Months after the first draw's in which it is 90 days past due at the end; `nil` where it never is.
  let defaultMonth: Int?
  /// Days past due at the end of that month, above 90.
  private let overrun: Int
  private let seed: UInt64
  private let firm: Int
  private let sequence: Int

  /// The loan of an application at a line, whether or not there ever was one.
  init(
    of application: Application, line: Int, term: Int, risk: Risk, from day: CalendarDate
  ) {
    seed = application.firm.seed
    firm = application.firm.number
    sequence = application.sequence
    self.line = line
    self.term = term
    var random = SplitMix(seed: seed, .draw, firm, sequence)
    firstDraw = day.later(random.integer(in: Self.daysToDraw))
    let fate = random.integer(in: 0...999_999)
    let early = random.integer(in: 4...min(11, term + 3))
    let late = random.integer(in: 13...15)
    // Two days at least, so that a due day before the term's end was missed.
    overrun = random.integer(in: 2...24)
    if fate < risk.chance {
      defaultMonth = early
    } else if term >= 12, fate < risk.chance + risk.chance * Risk.laterShare / 100 {
      defaultMonth = late
    } else {
      defaultMonth = nil
    }
  }

  /// The day on which it is 90 days past due.
  var defaultedOn: CalendarDate? {
    missedOn?.later(90)
  }

  /// The due day that nobody paid on.
  private var missedOn: CalendarDate? {
    defaultMonth.map {
      CalendarDate.last(ofMonth: firstDraw.monthNumber + $0).later(-90 - overrun)
    }
  }

  /// Whether it defaults within 12 months of the first draw.
  var defaultsWithinYear: Bool {
    defaultedOn.map { $0 <= firstDraw.later(months: 12) } ?? false
  }

  /// A month of a loan: flows of the month, balance and days at its end, in fen.
  struct Month: Sendable {
    let end: CalendarDate
    var drawn = 0
    var balance = 0
    var daysPastDue = 0
    var cured = 0
    var recovered = 0
    var writtenOff = 0
  }

  /// Its months up to one given as year × 12 + month − 1, or until nothing is left of it.
  func months(until last: Int) -> [Month] {
    var random = SplitMix(seed: seed, .loan, firm, sequence)
    let plan = Plan(line: line, term: term, isDefaulting: defaultMonth != nil, &random)
    var months: [Month] = []
    var balance = 0
    let start = firstDraw.monthNumber
    var age = 0
    while start + age <= last {
      var month = Month(end: .last(ofMonth: start + age))
      if let missedOn, let defaultMonth {
        let days = Int(month.end.days(since: missedOn))
        if days < 0 {
          balance += plan.move(age, balance, &month, &random)
        } else if age == plan.cure + defaultMonth {
          month.cured = balance
        } else if age == plan.cure + defaultMonth + 1 {
          balance = 0
        } else {
          month.daysPastDue = days
          if age > defaultMonth { balance -= plan.recover(balance, &month, &random) }
          if age == defaultMonth + plan.writeOff {
            month.writtenOff = balance
            balance = 0
          }
        }
      } else {
        balance += plan.move(age, balance, &month, &random)
        if balance > 0, random.happens(Self.forgetful) {
          month.daysPastDue = random.integer(in: 1...28)
        }
      }
      month.balance = balance
      months.append(month)
      age += 1
      // A revolving loan may stand at nothing and be drawn again until its term ends.
      if balance == 0, age > plan.term || defaultMonth.map({ age > $0 }) ?? false { break }
    }
    return months
  }
}
