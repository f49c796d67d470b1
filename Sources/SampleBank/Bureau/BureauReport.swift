import Numbers

/// What the credit bureau tells of firm and owner: queries and loans, those known only later among them.
struct BureauReport: Sendable {
  /// A lender asked for the firm's report.
  struct Query: Sendable {
    let queriedOn: CalendarDate
    let receivedOn: CalendarDate
    let lender: Int
    let purpose: Purpose
  }

  /// Why a lender asked; what it asks about loans it has made counts nowhere.
  enum Purpose: String, Sendable {
    case application
    case guarantee
    case postLoan = "post_loan"
  }

  /// A loan with another lender, as the bureau tells it.
  struct Loan: Sendable {
    let number: Int
    let receivedOn: CalendarDate
    let lender: Int
    let openedOn: CalendarDate
    /// In fen, as the balance.
    let amount: Int
    let balance: Int
    let lateInstalments: Int
    let longestOverdue: Int
  }

  let queries: [Query]
  let loans: [Loan]

  /// The report of an application, taken the day before it, with what became known later.
  init(of firm: Firm, _ sequence: Int, on day: CalendarDate, revenue: Int) {
    var random = SplitMix(seed: firm.seed, .bureau, firm.number, sequence)
    let reported = day.later(-1)
    var loans: [Loan] = []
    let lenders = random.pick(Self.lenders)
    let troubled = random.happens(Self.troubled(firm.care))
    for _ in 0..<lenders {
      let amount = max(5_000_000, revenue * random.pick(Self.amounts) / 100 / 100_000 * 100_000)
      let late = troubled ? random.pick(Self.lateInstalments) : 0
      let balance = amount * random.integer(in: 2...10) / 10
      loans.append(
        Loan(
          number: loans.count + 1, receivedOn: reported,
          lender: random.integer(in: 1...Self.lendersInAll),
          openedOn: day.later(-random.integer(in: 30...700)), amount: amount, balance: balance,
          lateInstalments: late, longestOverdue: late == 0 ? 0 : random.pick(Self.longest)))
    }
    var queries: [Query] = []
    let thirst = random.pick(Self.thirst)
    for _ in 0..<thirst {
      queries.append(
        Query(
          queriedOn: day.later(-random.integer(in: 2...(random.happens(4_500) ? 120 : 420))),
          receivedOn: reported, lender: random.integer(in: 1...Self.lendersInAll),
          purpose: random.pick(Self.purposes)))
    }
    if random.happens(Self.later) {
      let opened = day.later(random.integer(in: 3...60))
      let known = opened.later(random.integer(in: 5...40))
      let lender = random.integer(in: 1...Self.lendersInAll)
      queries.append(
        Query(
          queriedOn: opened.later(-2), receivedOn: known, lender: lender, purpose: .application))
      let amount = max(5_000_000, revenue * random.pick(Self.amounts) / 100 / 100_000 * 100_000)
      loans.append(
        Loan(
          number: loans.count + 1, receivedOn: known, lender: lender, openedOn: opened,
          amount: amount, balance: amount, lateInstalments: 0, longestOverdue: 0))
    }
    self.loans = loans
    self.queries = queries.sorted { $0.queriedOn < $1.queriedOn }
  }

  /// Queries in an application's columns: known before the day, made in so many months before it.
  func queries(months: Int, before day: CalendarDate) -> Int {
    let start = day.later(months: -months)
    return queries.count {
      $0.receivedOn < day && $0.queriedOn > start && $0.queriedOn < day && $0.purpose != .postLoan
    }
  }

  /// The loans that were known before a day.
  func loans(before day: CalendarDate) -> [Loan] { loans.filter { $0.receivedOn < day } }
}
