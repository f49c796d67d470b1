import Foundation
import LoanBook
import Numbers

/// The same months by the long way: each loan lives each of its possible lives, month by month.
///
/// A life is told by its month of default, or by none. Nothing here is a formula over ages: balances are carried from month to
/// month, instalments are paid as a payment plan has them, and the non-performing stock is what its flows leave.
struct SlowBook {
  typealias Months = [LoanFigure: [Int32: Double]]

  private(set) var groups: [Int32: Months] = [:]
  private let figures: LoanCurves.Figures
  private let last: Int32
  /// What is lost, by guarantee, month of default and group.
  private var losses: [Int: [Int32: [Int32: Double]]] = [:]

  init(_ loans: [Loan], _ curves: LoanCurves, to last: Int32) {
    figures = curves.figures
    self.last = last
    for (terms, loans) in Dictionary(grouping: loans, by: \.terms) { live(loans, terms) }
    for (guarantee, losses) in losses { settle(losses, guarantee) }
    tax()
    standNonPerforming()
  }

  /// Loans of equal terms, again and again where they are renewed.
  private mutating func live(_ loans: [Loan], _ terms: LoanTerms) {
    var living = loans.map { SlowLoan($0, figures) }
    if terms.origin == .defaulted {
      for loan in living { fall(loan.amount, loan, terms, in: terms.start) }
      return
    }
    var start = terms.start
    while start <= last {
      var renewed: [SlowLoan] = []
      let whole = living.map(\.amount).reduce(0, +)
      let mean = living.map { $0.amount * $0.chance }.reduce(0, +) / (whole > 0 ? whole : 1)
      for loan in living {
        live(loan, terms, from: start)
        if let next = loan.renewed(chance: mean) { renewed.append(next) }
      }
      guard terms.isRenewable, renewed.contains(where: { $0.amount > 0 }) else { return }
      living = renewed
      start += Int32(terms.term)
    }
  }

  /// Every life of a loan, weighted by its chance.
  private mutating func live(_ loan: SlowLoan, _ terms: LoanTerms, from start: Int32) {
    let end = Int(terms.term) + figures.delinquent
    var never = 1.0
    for month in (loan.firstAge + 1)...max(end, loan.firstAge + 1) where month <= end {
      let weight = loan.chance * loan.shareFalling(at: month)
      never -= weight
      if weight > 0 { live(loan, terms, from: start, defaultingAt: month, weight) }
    }
    live(loan, terms, from: start, defaultingAt: nil, never)
  }

  private mutating func live(
    _ loan: SlowLoan, _ terms: LoanTerms, from start: Int32, defaultingAt fate: Int?,
    _ weight: Double
  ) {
    var life = SlowLife(loan)
    for age in loan.firstAge...(Int(terms.term) + figures.delinquent) {
      let month = start + Int32(age)
      if age == fate {
        let extra = life.drawInNeed(missedAt: age - figures.delinquent)
        add(.drawn, month, terms, extra * weight)
        fall((life.balance + extra) * weight, loan, terms, in: month)
        return
      }
      let pays = fate.map { age < $0 - figures.delinquent } ?? true
      let moved = life.pass(to: age, pays: pays)
      for (figure, amount) in moved { add(figure, month, terms, amount * weight) }
      add(.taxedInterest, month, terms, (moved[.interest] ?? 0) * loan.taxed * weight)
      add(.performing, month, terms, life.balance * weight)
      add(.loans, month, terms, life.isThere ? loan.drawn * life.kept * weight : 0)
    }
  }

  /// An amount defaults: a part is cured, a part comes back, a part is lost.
  private mutating func fall(
    _ amount: Double, _ loan: SlowLoan, _ terms: LoanTerms, in month: Int32
  ) {
    add(.defaulted, month, terms, amount)
    let (cured, lost) = (figures.cured.share, figures.lost.share)
    for cure in 1...figures.curedWithin {
      let part = amount * cured / Double(figures.curedWithin)
      let cureMonth = month + Int32(cure)
      add(.cured, cureMonth, terms, part)
      var left = part
      for later in 1...figures.repaidOver {
        add(.performing, cureMonth + Int32(later) - 1, terms, left)
        add(.interest, cureMonth + Int32(later), terms, left * loan.rate / 12)
        add(.taxedInterest, cureMonth + Int32(later), terms, left * loan.rate / 12 * loan.taxed)
        add(.scheduled, cureMonth + Int32(later), terms, part / Double(figures.repaidOver))
        left -= part / Double(figures.repaidOver)
      }
    }
    for after in 0...80 {
      add(
        .recovered, month + Int32(after), terms,
        amount * (1 - cured - lost) * figures.recovery.step(after))
    }
    losses[max(-1, Int(terms.guarantee)), default: [:]][month, default: [:]][
      terms.group, default: 0] += amount * lost
  }

  /// Guarantors pay month by month until their pool is empty.
  private mutating func settle(_ losses: [Int32: [Int32: Double]], _ index: Int) {
    let guarantee = index < 0 ? nil : figures.guarantees[index]
    var pool = guarantee?.pool.map(Double.init) ?? .infinity
    for month in losses.keys.sorted() {
      let share = guarantee?.share.share ?? 0
      let lag = guarantee?.lag ?? 0
      let claims = losses[month, default: [:]].values.reduce(0, +) * share
      let part = claims > 0 ? min(1, pool / claims) : 0
      pool -= claims * part
      for (group, loss) in losses[month, default: [:]] {
        add(.guarantorPaid, month + Int32(lag), group, loss * share * part)
        for after in 0...80 {
          let step = figures.writeOff.step(after)
          add(.writtenOff, month + Int32(after), group, loss * (1 - share) * step)
          add(
            .writtenOff, month + Int32(max(after, lag)), group, loss * share * (1 - part) * step)
        }
      }
    }
  }

  private mutating func tax() {
    guard let exempt = figures.exemptUntil else { return }
    for (group, months) in groups {
      for (month, interest) in months[.interest] ?? [:] where month > exempt {
        groups[group]?[.taxedInterest]?[month] = interest
      }
    }
  }

  private mutating func standNonPerforming() {
    for (group, months) in groups {
      let first = months.values.flatMap(\.keys).min() ?? last
      var stock = 0.0
      for month in first...max(first, last) {
        func flow(_ figure: LoanFigure) -> Double { months[figure]?[month] ?? 0 }
        stock += flow(.defaulted) - flow(.cured) - flow(.recovered) - flow(.guarantorPaid)
        stock -= flow(.writtenOff)
        groups[group, default: [:]][.nonPerforming, default: [:]][month] = stock
      }
    }
  }

  private mutating func add(
    _ figure: LoanFigure, _ month: Int32, _ terms: LoanTerms, _ amount: Double
  ) {
    add(figure, month, terms.group, amount)
  }

  private mutating func add(
    _ figure: LoanFigure, _ month: Int32, _ group: Int32, _ amount: Double
  ) {
    groups[group, default: [:]][figure, default: [:]][month, default: 0] += amount
  }
}

extension Number {
  /// The nearest double.
  var share: Double { Double(Int64(units)) / 1e12 }
}

extension MonthCurve {
  /// The share at a month; nothing before the first, which may be stated for month 0 only.
  func at(_ month: Int, startingAt origin: (month: Int, share: Double)? = nil) -> Double {
    var known = points.map { (month: $0.month, share: $0.share.share) }
    if let origin, known[0].month > origin.month { known.insert(origin, at: 0) }
    if month >= known[known.count - 1].month { return known[known.count - 1].share }
    guard let next = known.firstIndex(where: { $0.month > month }), next > 0 else {
      return known[0].share
    }
    let (left, right) = (known[next - 1], known[next])
    let slope = (right.share - left.share) / Double(right.month - left.month)
    return left.share + slope * Double(month - left.month)
  }

  /// What falls in a month after default.
  func step(_ month: Int) -> Double {
    let now = at(month, startingAt: (0, 0))
    return month == 0 ? now : now - at(month - 1, startingAt: (0, 0))
  }
}
