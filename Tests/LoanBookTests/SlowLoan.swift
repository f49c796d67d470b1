import Contracts
import Foundation
import LoanBook
import Numbers

/// A loan of the slow book: what it is, and how its chance falls over its ages.
struct SlowLoan {
  var terms: LoanTerms
  /// What would be drawn at first, or the line; of a loan in the book what it was at its first draw.
  var amount: Double
  var drawn: Double
  var chance: Double
  let rate: Double
  let taxed: Double
  /// 0, or the age at which it stands in the book.
  var firstAge = 0
  var isRenewal = false
  var usedFor = 0
  let figures: LoanCurves.Figures

  init(_ loan: Loan, _ figures: LoanCurves.Figures) {
    terms = loan.terms
    self.figures = figures
    amount = Double(loan.amount) * Double(loan.drawn) / 1e12
    drawn = Double(loan.drawn) / 1e12
    chance = Double(loan.chance) / 1e12
    rate = Double(loan.rate) / 1e12
    taxed = Double(loan.taxed) / 1e12
    if case .opening(let age) = terms.origin {
      firstAge = Int(age)
      amount /= factor(firstAge)
    }
    let end = timing.curve.last.share
    if terms.origin == .new, terms.judgement == .modelled, end > 1 {
      chance = min(chance, 1 / end)
    }
  }

  /// What is left of 1 after so many payments, by carrying the balance through them.
  func factor(_ age: Int) -> Double {
    let term = Int(terms.term)
    guard age < term else { return 0 }
    switch terms.method {
    case .revolving: return figures.use.at(usedFor + age)
    case .interestFirst: return 1
    case .equalPrincipal: return 1 - Double(age) / Double(term)
    case .equalInstalments:
      let monthly = Double(terms.rate) / 1e12 / 12
      let payment =
        monthly == 0 ? 1 / Double(term) : monthly / (1 - pow(1 + monthly, -Double(term)))
      return (0..<age).reduce(1) { balance, _ in balance - (payment - balance * monthly) }
    }
  }

  private var timing: DefaultTiming {
    terms.method == .interestFirst ? figures.bulletTiming : figures.timing
  }

  /// Of the one-year chance, what has fallen by an age; of a known outcome, cut at 1 and made whole.
  private func fallen(_ age: Int) -> Double {
    guard age > 0 else { return 0 }
    let (term, end) = (Int(terms.term), Int(terms.term) + figures.delinquent)
    func stated(_ age: Int) -> Double {
      timing.anchor == .maturity
        ? timing.curve.at(age - term, startingAt: (-term, 0))
        : timing.curve.at(age, startingAt: (0, 0))
    }
    guard terms.judgement == .observed else { return stated(min(age, end)) }
    let whole = min(1, stated(end))
    return whole > 0 ? min(1, stated(min(age, end))) / whole : 0
  }

  /// The share of its chance that falls at an age; of a loan in the book, of what was left.
  func shareFalling(at age: Int) -> Double {
    let end = Int(terms.term) + figures.delinquent
    let step = fallen(age) - fallen(age - 1)
    var before = 0.0
    if !isRenewal, case .opening(let age) = terms.origin { before = fallen(Int(age)) }
    let left = fallen(end) - before
    if terms.judgement == .observed, left <= 0 { return age == end ? 1 : 0 }
    if case .opening = terms.origin, !isRenewal { return left > 0 ? step / left : 0 }
    return step
  }

  /// What is renewed of it at maturity, with the mean chance of its like.
  func renewed(chance mean: Double) -> SlowLoan? {
    let share = figures.renewed.share
    guard terms.isRenewable, share > 0 else { return nil }
    let end = Int(terms.term) + figures.delinquent
    let defaults = ((firstAge + 1)...max(end, firstAge + 1)).reduce(0) {
      $0 + ($1 <= end ? shareFalling(at: $1) : 0)
    }
    let months = terms.method == .revolving ? 0 : Int(terms.term) - 1 - firstAge
    let left = share * pow(keptMonthly, Double(months)) * (1 - chance * defaults)
    var next = self
    next.amount *= left
    next.drawn *= left
    next.chance = mean
    if !isRenewal, case .opening(let age) = terms.origin, mean > 0 {
      // Of those granted, 1 − p·S(age) were left, of which this share still defaults.
      let before = fallen(Int(age))
      next.chance = min(1, mean / (fallen(end) - before + mean * before))
    }
    next.firstAge = 0
    next.isRenewal = true
    next.usedFor += terms.method == .revolving ? Int(terms.term) : 0
    return next
  }

  /// What is not repaid early in a month.
  var keptMonthly: Double { pow(1 - figures.prepaid.share, 1.0 / 12) }
}

/// One life of a loan.
struct SlowLife {
  private let loan: SlowLoan
  private(set) var balance = 0.0
  /// Share of the loan that was not repaid early.
  private(set) var kept = 1.0
  private(set) var isThere = true
  private var isOpen = false

  init(_ loan: SlowLoan) { self.loan = loan }

  /// Moves on to an age; tells what flowed.
  mutating func pass(to age: Int, pays: Bool) -> [LoanFigure: Double] {
    let (terms, term) = (loan.terms, Int(loan.terms.term))
    guard isOpen else {
      isOpen = true
      return open()
    }
    guard pays, age <= term else { return [:] }
    var moved: [LoanFigure: Double] = [.interest: balance * loan.rate / 12]
    if terms.method == .revolving {
      let next = loan.amount * loan.factor(age)
      moved[next > balance ? .drawn : .scheduled] = abs(next - balance)
      balance = next
    } else {
      let due = balance * (1 - loan.factor(age) / loan.factor(age - 1))
      let early = (balance - due) * (1 - loan.keptMonthly)
      moved[.scheduled] = due
      moved[.prepaid] = early
      balance -= due + early
      kept *= loan.keptMonthly
    }
    if age == term {
      isThere = false
      balance = 0
      if terms.isRenewable, !terms.method.amortises {
        moved[.scheduled, default: 0] *= 1 - loan.figures.renewed.share
      }
    }
    return moved
  }

  private mutating func open() -> [LoanFigure: Double] {
    balance = loan.amount * loan.factor(loan.firstAge)
    if !loan.isRenewal, case .opening = loan.terms.origin { return [:] }
    var before = 0.0
    if loan.isRenewal, !loan.terms.method.amortises {
      before = loan.amount
      if loan.terms.method == .revolving { before *= loan.figures.use.at(loan.usedFor - 1) }
    }
    return balance >= before ? [.drawn: balance - before] : [.scheduled: before - balance]
  }

  /// What is drawn beside, by one that missed its payment at an age.
  func drawInNeed(missedAt age: Int) -> Double {
    guard loan.terms.method == .revolving, age - 1 < Int(loan.terms.term) else { return 0 }
    return (loan.amount - balance) * loan.figures.defaultDraw.share
  }
}
