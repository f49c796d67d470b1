import LoanBook
import Numbers
import Semantics

/// What projections of a run's loans stand on: the offers of both versions, the one judge, the scenario's curves.
struct BalanceGround: Sendable {
  private(set) var live: Offers
  private(set) var candidate: Offers
  private(set) var curves: LoanCurves
  let products: LoanGroups
  private(set) var scenario: Scenario
  private(set) var balances: Scenario.BalanceAssumptions
  let judge: RiskJudge
  let judged: LoanMaker.Judged
  let lastMonth: Int32
  let ledger: CaseLedger
  private let recorded: RecordedDecisions?
  private var maker: LoanMaker

  /// - Throws: why nothing can be projected.
  init(_ run: BacktestRun) throws(BalanceGap) {
    let (ledger, scenario) = (run.ledger, run.scenario)
    guard let balances = scenario.balances else { throw .notAssumed }
    guard ledger.dates.count == ledger.count, let last = ledger.dates.max() else {
      throw .noDates
    }
    for version in [ledger.live, ledger.candidate] {
      if version.lines.isEmpty { throw .noOffer(output: "line") }
      if version.rates.isEmpty { throw .noOffer(output: "rate") }
      if version.terms.isEmpty { throw .noOffer(output: "term") }
    }
    do {
      curves = try LoanCurves(balances, scenario)
    } catch {
      throw .curves(error)
    }
    do {
      judge = try RiskJudge(
        RiskCases(
          ledger: ledger, recorded: run.recorded, outcomes: run.outcomes, scenario: scenario,
          rows: Array(0..<ledger.count)))
    } catch {
      throw .risk(error)
    }
    recorded = run.recorded
    (live, candidate) = Self.offers(ledger, run.recorded, scenario)
    products = LoanGroups(products: ledger)
    lastMonth = last >> 5
    judged = LoanMaker.Judged(run, live)
    (self.scenario, self.balances, self.ledger) = (scenario, balances, ledger)
    let seen = run.outcomes.flatMap { outcomes in
      run.observed.map { observed in
        LoanMaker.Observed(
          loans: observed, states: outcomes.states,
          booked: run.recorded?.bookedLines ?? Array(repeating: -1, count: ledger.count))
      }
    }
    var maker = LoanMaker(
      ledger, scenario, balances, curves: curves, chances: judge.chances,
      isSeen: judge.bases.map { $0 == 0 }, observed: seen, judged: judged, lastMonth: lastMonth)
    try maker.prepare(Set(live.rates).union(candidate.rates))
    self.maker = maker
  }

  /// The loans of what cases are offered.
  ///
  /// - Parameters:
  ///   - groups: by what they are told apart; by product where not said.
  ///   - change: what each loan is put into the book as.
  func book(
    _ offers: Offers, by groups: LoanGroups? = nil, threads: Int,
    _ change: @Sendable (Loan) -> Loan = { $0 }
  ) throws(BalanceGap) -> LoanBook {
    try book(offers, maker, by: groups ?? products, threads: threads, change)
  }

  func book(
    _ offers: Offers, _ maker: LoanMaker, by groups: LoanGroups, threads: Int,
    _ change: @Sendable (Loan) -> Loan = { $0 }
  ) throws(BalanceGap) -> LoanBook {
    let totals = CustomerTotals(offers, ledger)
    struct Sum: Sendable {
      var book: LoanBook
      var problem: LoanProblem?
    }
    let sum = Blocks.sum(
      of: ledger.count, threads: threads, from: Sum(book: LoanBook(under: curves))
    ) { sum, rows in
      for row in rows {
        guard
          let loan = maker.loan(
            row, offers[row], total: totals.lines[row], group: groups.number(row))
        else { continue }
        do throws(LoanProblem) { try sum.book.add(change(loan)) } catch { sum.problem = error }
      }
    } merge: {
      $0.book.add($1.book)
      $0.problem = $0.problem ?? $1.problem
    }
    if let problem = sum.problem { throw .loan(problem) }
    return sum.book
  }

  /// The loan of a case; taxes and products are left out.
  func loan(_ row: Int, _ offer: Offer) -> Loan? {
    maker.loan(row, offer, total: 0, group: 0)
  }

  /// What both versions offer; referrals end as people decided, or in the scenario's share.
  private static func offers(
    _ ledger: CaseLedger, _ recorded: RecordedDecisions?, _ scenario: Scenario
  ) -> (live: Offers, candidate: Offers) {
    let classes = CaseClasses(ledger, recorded, scenario)
    return (
      Offers(ledger.live, classes: classes.live, chances: classes.chances),
      Offers(ledger.candidate, classes: classes.candidate, chances: classes.chances)
    )
  }

  /// The same cases and the same judge under a scenario of other figures.
  func varied(_ scenario: Scenario) throws(BalanceGap) -> BalanceGround {
    guard let balances = scenario.balances else { throw .notAssumed }
    var ground = self
    (ground.scenario, ground.balances) = (scenario, balances)
    do {
      ground.curves = try LoanCurves(balances, scenario)
    } catch {
      throw .curves(error)
    }
    if scenario.referralShare != self.scenario.referralShare {
      (ground.live, ground.candidate) = Self.offers(ledger, recorded, scenario)
    }
    ground.maker = maker.under(scenario, balances, curves: ground.curves)
    try ground.maker.prepare(Set(live.rates).union(candidate.rates))
    return ground
  }

  /// The same ground with the share of lines that are drawn looked up at further rates.
  func prepared(for rates: Set<Int32>) throws(BalanceGap) -> BalanceGround {
    var ground = self
    try ground.maker.prepare(rates)
    return ground
  }

  /// The loans of some rows, with their rows; taxes and products are left out.
  func loans(_ offers: Offers, _ rows: Range<Int>) -> [(row: Int, loan: Loan)] {
    rows.compactMap { row in
      loan(row, offers[row]).map { (row, $0) }
    }
  }

  /// From the first draw of all books to the end of the last of their loans.
  func months(of books: [LoanBook]) -> ClosedRange<Int32> {
    let terms = books.flatMap { $0.cohorts.map(\.terms) }
    let first = terms.map(\.start).min() ?? lastMonth
    let last =
      terms.map { $0.start + Int32($0.term) }.max().map {
        $0 + Int32(curves.figures.delinquent)
      } ?? lastMonth
    return first...max(first, last)
  }

  func months(
    _ book: LoanBook, _ months: ClosedRange<Int32>
  ) throws(BalanceGap) -> LoanMonths {
    do throws(LoanProblem) {
      return try book.months(curves, from: months.lowerBound, to: months.upperBound)
    } catch {
      throw .loan(error)
    }
  }
}

extension LoanMaker.Judged {
  /// What was booked, else what the live version offers.
  fileprivate init(_ run: BacktestRun, _ live: Offers) {
    guard let recorded = run.recorded else {
      self.init(lines: live.lines, rates: live.rates, terms: live.terms)
      return
    }
    func isBooked(_ row: Int) -> Bool {
      recorded.bookedLines[row] > 0 && recorded.rates[row] >= 0 && recorded.terms[row] > 0
    }
    let rows = live.lines.indices
    self.init(
      lines: rows.map { isBooked($0) ? recorded.bookedLines[$0] : live.lines[$0] },
      rates: rows.map { isBooked($0) ? recorded.rates[$0] : live.rates[$0] },
      terms: rows.map { isBooked($0) ? recorded.terms[$0] : live.terms[$0] })
  }
}
