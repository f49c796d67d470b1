import LoanBook
import Numbers
import Synchronization

/// What one fen of a loan comes to, by its terms: a part that is certain and a part times its chance of default.
///
/// What a loan comes to is linear in amount × chance to be drawn and in that × chance of default, until its maturity and but
/// for what loans share: guarantors pay here without limit. Terms are looked up as they come, from any thread.
final class UnitLoans: Sendable {
  /// What is owed by age, performing or not, and what the bank writes off over life.
  private struct Unit: Sendable {
    let owed: [RiskyShare]
    let lost: RiskyShare
  }
  private struct RiskyShare: Sendable {
    let certain: Double
    let atRisk: Double
    func of(_ chance: Double) -> Double { certain + chance * atRisk }
  }

  private let curves: LoanCurves
  private let known = Mutex([LoanTerms: Unit]())

  /// - Throws: never for curves that hold together.
  init(under curves: LoanCurves) throws(LoanCurvesProblem) {
    var figures = curves.figures
    for place in figures.guarantees.indices { figures.guarantees[place].pool = nil }
    self.curves = try LoanCurves(validating: figures)
  }

  /// What is expected to be owed of a loan at the end of a month, and lost over its life, in fen.
  func worth(_ loan: Loan, in month: Int32) throws(LoanProblem) -> (owed: Double, lost: Double) {
    let unit = try unit(loan.terms)
    let greatest = curves.timing(of: loan.terms.method).greatestChance
    let chance = loan.terms.judgement == .modelled ? min(loan.chance, greatest) : loan.chance
    let amount = Double(loan.amount) * (Double(loan.drawn) / Double(Loan.unit))
    let (p, age) = (Double(chance) / Double(Loan.unit), Int(month) - Int(loan.terms.start))
    let owed = unit.owed.indices.contains(age) ? unit.owed[age].of(p) : 0
    return (amount * owed, amount * unit.lost.of(p))
  }

  private func unit(_ terms: LoanTerms) throws(LoanProblem) -> Unit {
    let terms = terms.atMonthNought(group: 0)
    if let unit = known.withLock({ $0[terms] }) { return unit }
    let unit = try Self.unit(terms, curves)
    known.withLock { $0[terms] = unit }
    return unit
  }

  private static func unit(
    _ terms: LoanTerms, _ curves: LoanCurves
  ) throws(LoanProblem) -> Unit {
    // Large enough that nothing hangs on whole fen, and a chance that every timing allows.
    let amount: Int64 = 1 << 40
    let parts: Int64 = terms.judgement == .observed ? 1 : 16
    var book = LoanBook(under: curves)
    for (group, chance) in [(Int32(0), 0), (1, Loan.unit / parts)] {
      try book.add(
        Loan(
          terms.atMonthNought(group: group), amount: amount, chance: chance, rate: terms.rate))
    }
    let settled = Int32(terms.term) + Int32(curves.figures.delinquent + 2 * LoanCurves.longestLag)
    let months = try book.months(curves, from: 0, to: settled)
    func share(_ value: (LoanMonths.Group) -> Double) -> RiskyShare {
      func part(_ group: Int32) -> Double {
        months[group: group].map(value).map { $0 / Double(amount) } ?? 0
      }
      let certain = part(0)
      return RiskyShare(certain: certain, atRisk: (part(1) - certain) * Double(parts))
    }
    return Unit(
      owed: (0...settled).map { month in
        share {
          $0.series.value(.performing, month) + $0.series.value(.nonPerforming, month)
        }
      }, lost: share(\.life.writtenOff))
  }
}

extension LoanTerms {
  /// The same loan, drawn in the first month of all and not renewed: before its maturity nothing hangs on renewal.
  fileprivate func atMonthNought(group: Int32) -> LoanTerms {
    LoanTerms(
      group: group, start: 0, term: term, method: method, rate: rate, origin: origin,
      judgement: judgement, guarantee: guarantee)
  }
}
