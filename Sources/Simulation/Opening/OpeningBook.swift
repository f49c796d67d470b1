import Contracts
import Engine
package import LoanBook
import Numbers
import Semantics

/// The book in force when a run's months begin, running off apart: the same whichever version is tried (METHOD §4.5).
package struct OpeningBook: Sendable {
  /// By place in `products`, from `opening` on.
  package let projected: LoanMonths
  package let actual: ObservedLoans
  /// Those of the run, then others.
  package let products: [String?]
  /// The month at whose end it stands.
  package let opening: Int32
  /// Those that it is told of: from `opening` until nothing performs any more.
  package let months: ClosedRange<Int32>
  /// Loans not in default, by how it is decided whether they are renewed.
  private let renewals: [Renewal: Due]

  /// Who decides whether a loan is renewed.
  package enum Renewal: String, CaseIterable, Sendable {
    /// The version, of the application in which its customer asks for it.
    case applied
    /// Nobody: it falls due in the run's months, and its customer asks for nothing.
    case notApplied = "not_applied"
    /// The scenario's share: it falls due after them.
    case later
  }
  package struct Due: Hashable, Sendable {
    package var loans = 0
    /// When the book opens, in fen.
    package var balance: Int128 = 0
    /// By outcome of the application: approve, refer, decline.
    package var live = [0, 0, 0]
    package var candidate = [0, 0, 0]
  }

  package subscript(renewal: Renewal) -> Due { renewals[renewal] ?? Due() }

  init(_ ground: BalanceGround, _ earlier: EarlierLoans, through last: Int32)
    throws(BalanceGap)
  {
    let names = ground.products.names
    // A run that tells no products apart has one, of no name.
    let isTold = ground.products.field != nil
    products = isTold ? names + earlier.products.filter { !names.contains($0) } : names
    let all = products
    let numbers = earlier.products.map { name in
      isTold ? Int32(all.firstIndex(of: name) ?? 0) : 0
    }
    let maker = OpeningLoanMaker(ground, earlier)
    var book = LoanBook(under: ground.curves)
    var renewals: [Renewal: Due] = [:]
    for loan in earlier.loans {
      do throws(LoanProblem) {
        try book.add(maker.loan(loan, group: numbers[Int(loan.product)]))
      } catch {
        throw .loan(error)
      }
      guard loan.defaultMonth == EarlierLoans.Loan.never else { continue }
      renewals[maker.renewal(of: loan), default: Due()].add(loan, ground.ledger)
    }
    self.renewals = renewals
    opening = earlier.opening
    // Performing money stands until it is due or has had its chance to default.
    let end = book.cohorts.map(\.terms).map { $0.start + Int32($0.term) }.max() ?? opening
    months = opening...max(last, end + Int32(ground.curves.figures.delinquent), opening + 1)
    projected = try ground.months(book, opening + 1...months.upperBound)
    var actual = ObservedLoans(
      count: 0, lastMonth: earlier.lastMonth, switchMonth: earlier.lastMonth)
    for (place, sums) in earlier.months {
      actual.months[
        .init(group: numbers[Int(place.group)], month: place.month), default: .init()
      ].add(sums)
    }
    self.actual = actual
  }
}

extension OpeningBook.Due {
  fileprivate mutating func add(_ loan: EarlierLoans.Loan, _ ledger: CaseLedger) {
    loans += 1
    balance += Int128(loan.balance)
    guard loan.renewal >= 0, let row = ledger.row(at: loan.renewal) else { return }
    live[Int(ledger.live.outcomes[row])] += 1
    candidate[Int(ledger.candidate.outcomes[row])] += 1
  }
}

extension CaseLedger {
  /// The case of a place in the history.
  fileprivate func row(at place: Int32) -> Int? {
    var (low, high) = (0, places.count)
    while low < high {
      let middle = (low + high) / 2
      if places[middle] < place { low = middle + 1 } else { high = middle }
    }
    return low < places.count && places[low] == place ? low : nil
  }
}

/// Makes loans of those that the book opens with.
private struct OpeningLoanMaker {
  let curves: LoanCurves
  let opening: Int32
  /// The last month whose applications the run decides.
  let lastMonth: Int32
  private let revolvingUpTo: Int64
  private let method: RepaymentMethod
  /// The chance of a loan whose outcome was not seen, in 10⁻¹²: the bad rate of those whose was, under the scenario's stress.
  private let usual: Int64

  init(_ ground: BalanceGround, _ earlier: EarlierLoans) {
    (curves, opening, lastMonth) = (ground.curves, earlier.opening, ground.lastMonth)
    let repayment = ground.balances.repayment
    revolvingUpTo = repayment.revolvingUpTo?.fen ?? 0
    method = RepaymentMethod(repayment.method)
    let rate = Number(earlier.bad, over: earlier.good + earlier.bad) ?? .zero
    let stress = ground.scenario.riskAnswers?.stress ?? .one
    usual = Int64(min(rate.multiplied(by: stress) ?? rate, .one).units)
  }

  func loan(_ loan: EarlierLoans.Loan, group: Int32) -> Loan {
    let method = loan.line <= revolvingUpTo ? .revolving : method
    let rate = Int64(loan.rate) * 1_000_000
    func terms(
      _ start: Int32, _ term: Int16, _ origin: LoanTerms.Origin, isSeen: Bool,
      isRenewable: Bool
    ) -> LoanTerms {
      LoanTerms(
        group: group, start: start, term: term, method: method, rate: rate, origin: origin,
        judgement: isSeen ? .observed : .modelled, isRenewable: isRenewable)
    }
    guard loan.defaultMonth == EarlierLoans.Loan.never else {
      let months = Int16(clamping: opening - loan.defaultMonth)
      return Loan(
        terms(
          opening - Int32(months), 1, .inDefault(for: months), isSeen: true, isRenewable: false),
        amount: loan.balance, chance: 0, rate: rate)
    }
    let age = Int16(clamping: opening - loan.start)
    // What is still owed after its term, and not in default, is taken to fall due in the next month.
    let term = max(loan.term, age + 1)
    let state = LoanOutcomes.State(rawValue: loan.state)
    let isSeen = loan.isCured || state == .good || state == .bad
    let chance: Int64 =
      switch state {
      // What was cured does not default again.
      case _ where loan.isCured: 0
      case .good: 0
      case .bad: Loan.unit
      default: curves.remainingChance(of: usual, method: method, term: Int(term), age: Int(age))
      }
    return Loan(
      terms(
        opening - Int32(age), term, .opening(age: age), isSeen: isSeen,
        isRenewable: renewal(of: loan) == .later), amount: loan.balance, chance: chance, rate: rate)
  }

  func renewal(of loan: EarlierLoans.Loan) -> OpeningBook.Renewal {
    if loan.renewal >= 0 { return .applied }
    return max(loan.start + Int32(loan.term), opening + 1) > lastMonth ? .later : .notApplied
  }
}
