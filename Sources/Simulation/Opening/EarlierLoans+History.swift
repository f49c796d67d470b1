import Numbers
package import SQLite
package import Semantics

extension EarlierLoans {
  /// Reads the loans of the applications before the run's months.
  ///
  /// Customers of other shards, and those who may not be processed any more, are left out as they are of the run.
  ///
  /// - Parameter ledger: the run's cases, with their keys.
  /// - Returns: `nil` where all of the history is asked for, where it has no decisions or no loans by month, or where bad is
  ///   not so many days past due.
  /// - Throws: what reading the tables throws.
  package init?(
    _ database: Database?, record: RecordSchema, of ledger: CaseLedger, _ scenario: Scenario,
    _ options: BacktestOptions
  ) throws {
    guard let months = options.months, case .pastDue(let days, let window) = scenario.bad,
      let database, try database.hasTable("performance"), try database.hasTable("recorded")
    else { return nil }
    let lastMonth = try database.lastLoanMonth()
    self.init(opening: months.lowerBound - 1, lastMonth: lastMonth)
    let applications = try EarlierApplications(
      BusinessTables(database, record: record), before: months.lowerBound, ledger, options)
    products = applications.products
    let judge = LoanJudge(scenario, badDays: days, window: window, lastMonth: lastMonth)
    var last: String?
    var told: Life?
    func note(_ earlier: inout EarlierLoans) {
      guard let told else { return }
      earlier.add(told, judge)
    }
    try database.eachLoanMonth { key, month in
      if key != last {
        note(&self)
        last = key
        told = applications[key].map { Life(application: $0) }
      }
      guard var life = told else { return }
      told = nil
      judge.add(month, to: &life.loan)
      life.add(month, isLate: month.daysPastDue >= days, opening: opening)
      told = life
    }
    note(&self)
    settle()
  }

  /// What is seen of one loan, its months taken in their order.
  private struct Life {
    let application: EarlierApplications.Application
    var loan = LoanJudge.Loan()
    private(set) var balance: Int64 = 0
    private(set) var defaultMonth = Loan.never
    private(set) var wasEverLate = false
    private(set) var after: [(month: Int32, sums: ObservedLoans.Sums)] = []
    private var isLate = false

    init(application: EarlierApplications.Application) { self.application = application }

    mutating func add(_ month: LoanJudge.Month, isLate: Bool, opening: Int32) {
      defer { self.isLate = isLate }
      if month.month <= opening {
        if isLate, !self.isLate { defaultMonth = month.month }
        if !isLate { defaultMonth = Loan.never }
        wasEverLate = wasEverLate || isLate
        balance = month.month == opening ? month.balance : 0
      }
      guard month.month >= opening, balance > 0 else { return }
      var sums = ObservedLoans.Sums(month, isLate: isLate, wasLate: self.isLate)
      if month.month == opening { sums.keepStocks() }
      after.append((month.month, sums))
    }
  }

  private mutating func add(_ life: Life, _ judge: LoanJudge) {
    guard let start = life.loan.first, let state = judge.state(of: life.loan) else { return }
    if state == .good { good += 1 }
    if state == .bad { bad += 1 }
    guard life.balance > 0, start <= opening else { return }
    let application = life.application
    loans.append(
      Loan(
        product: application.product, start: start, term: application.term,
        rate: application.rate, line: application.line, balance: life.balance,
        defaultMonth: life.defaultMonth,
        isCured: life.wasEverLate && life.defaultMonth == Loan.never, state: state.rawValue,
        renewal: application.renewal(dueIn: start + Int32(application.term))))
    for (month, sums) in life.after {
      months[.init(group: application.product, month: month), default: .init()].add(sums)
    }
  }
}

extension ObservedLoans.Sums {
  /// Forgets what flowed.
  fileprivate mutating func keepStocks() {
    (drawn, defaulted, cured, recovered, writtenOff) = (0, 0, 0, 0, 0)
  }
}
