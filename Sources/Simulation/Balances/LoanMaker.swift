import Contracts
import LoanBook
import Numbers
import Semantics

/// Makes loans of what cases are offered, by the scenario and by what was seen.
///
/// Where a loan was drawn at the time, its first use and its outcome are those that were seen (METHOD §4.6 says how they
/// answer to another line); nobody scales an outcome. A line that was booked and never drawn stays so. All other cases
/// draw by the scenario's take-up, and default by the one judge's chance.
struct LoanMaker: Sendable {
  let ledger: CaseLedger
  let curves: LoanCurves
  private let drawing: Scenario.Drawing
  private let repayment: Scenario.Repayment
  private let answers: Scenario.RiskAnswers?
  private let tax: Scenario.InterestTax?
  private let revolvingUpTo: Int64
  /// By case, 10⁻¹²; and whether its outcome was seen.
  private let chances: [Int64]
  private let isSeen: [Bool]
  private let observed: Observed?
  /// What the judge's chance is of: the booked offer, else the live version's; 0 where nobody offered anything.
  private let judged: Judged
  /// By case the packed day from which the delay to the first draw is counted.
  private let decidedOn: [Int32]
  private let hasGuarantee: Bool
  /// The last month whose applications the history tells: what matures later may be renewed.
  private let lastMonth: Int32
  /// By rate in millionths the share of lines that are drawn, in 10⁻¹².
  private var takeUps: [Int32: Int64] = [:]

  /// What was seen of a case's loan, by case.
  struct Observed: Sendable {
    let loans: ObservedLoans
    let states: [UInt8]
    /// In fen, -1 where nothing was booked.
    let booked: [Int64]
  }

  /// The offers that the judge's chances are of.
  struct Judged: Sendable {
    let lines: [Int64]
    let rates: [Int32]
    let terms: [Int16]
  }

  /// - Parameters:
  ///   - chances: by case, in 10⁻¹²; 0 or 1 of those that were seen.
  ///   - observed: `nil` where nothing was, or where a projection must not look.
  ///   - decidedOn: days of decision on record, 0 where there is none; without them each case is decided on its own day.
  init(
    _ ledger: CaseLedger, _ scenario: Scenario, _ balances: Scenario.BalanceAssumptions,
    curves: LoanCurves, chances: [Int64], isSeen: [Bool], observed: Observed?, judged: Judged,
    decidedOn: [Int32] = [], lastMonth: Int32
  ) {
    self.ledger = ledger
    self.curves = curves
    (drawing, repayment) = (balances.drawing, balances.repayment)
    (answers, tax) = (scenario.riskAnswers, scenario.interestTax)
    revolvingUpTo = balances.repayment.revolvingUpTo?.fen ?? 0
    self.chances = chances
    self.isSeen = isSeen
    self.observed = observed
    self.judged = judged
    self.decidedOn =
      decidedOn.isEmpty ? ledger.dates : zip(decidedOn, ledger.dates).map { $0 > 0 ? $0 : $1 }
    hasGuarantee = scenario.guarantee != nil
    self.lastMonth = lastMonth
  }

  /// The same cases, judged and seen alike, under a scenario of other figures; rates are to be prepared again.
  func under(
    _ scenario: Scenario, _ balances: Scenario.BalanceAssumptions, curves: LoanCurves
  ) -> LoanMaker {
    LoanMaker(
      ledger, scenario, balances, curves: curves, chances: chances, isSeen: isSeen,
      observed: observed, judged: judged, decidedOn: decidedOn, lastMonth: lastMonth)
  }

  /// Looks up how many lines are drawn at each rate that is offered.
  ///
  /// - Throws: where the scenario does not tell.
  mutating func prepare(_ rates: Set<Int32>) throws(BalanceGap) {
    for rate in rates where rate >= 0 && takeUps[rate] == nil {
      let exact = Number(Int128(rate), decimals: 6) ?? .zero
      guard let share = drawing.takeUp(at: exact) else { throw .rateBeyondChurn(exact) }
      takeUps[rate] = Int64(share.units)
    }
  }

  /// The loan of a case; `nil` where it is offered none, or draws nothing.
  func loan(_ row: Int, _ offer: Offer, total: Int64, group: Int32) -> Loan? {
    guard offer.isLoan else { return nil }
    let (line, rate, term) = (offer.line, offer.rate, offer.term)
    let method: RepaymentMethod =
      line <= revolvingUpTo ? .revolving : RepaymentMethod(repayment.method)
    var drawn = offer.chance
    var amount = method == .revolving ? line : Self.part(line, drawing.firstUse)
    var start =
      CalendarDate(packed: decidedOn[row]).adding(days: drawing.delayDays)?.monthIndex
      ?? decidedOn[row] >> 5
    if let observed, observed.loans.firstMonths[row] != ObservedLoans.never {
      start = observed.loans.firstMonths[row]
      amount = use(of: row, observed, line: line, method)
    } else if let observed, observed.states[row] == LoanOutcomes.State.neverDrawn.rawValue {
      return nil
    } else {
      drawn = Self.product(drawn, takeUps[rate] ?? Loan.unit)
    }
    let isSeen = isSeen[row]
    let units = Int64(rate) * 1_000_000
    return Loan(
      LoanTerms(
        group: group, start: start, term: term, method: method, rate: units,
        judgement: isSeen ? .observed : .modelled, guarantee: hasGuarantee ? 0 : -1,
        isRenewable: start + Int32(term) > lastMonth),
      amount: amount, drawn: drawn,
      chance: isSeen ? chances[row] : chance(row, line: line, rate: rate, term: term),
      rate: units, taxed: taxedShare(rate: units, total: total, on: decidedOn[row]))
  }

  // MARK: What was seen, under another line

  /// What a loan that was drawn would draw under a line (METHOD §4.6).
  ///
  /// At most the line where that is cut, more by (new ÷ old)^e where it is raised; of a revolving loan the line to which
  /// the scenario's use leads back, as far as that use never passes the line.
  private func use(
    of row: Int, _ observed: Observed, line: Int64, _ method: RepaymentMethod
  ) -> Int64 {
    let (seen, old) = (observed.loans.firstUses[row], observed.booked[row])
    var use = seen
    if old > 0, line < old {
      use = min(seen, line)
    } else if old > 0, line > old,
      let ratio = Number(Int128(line), over: Int128(old)),
      let factor = ratio.power(drawing.raisedUse)
    {
      use = min(Self.part(seen, factor), line)
    }
    guard method == .revolving, let curve = drawing.use,
      let most = curve.points.map(\.value).max(), curve.value(atMonth: 0) > .zero,
      let whole = Self.whole(use, curve.value(atMonth: 0)), let bound = Self.whole(line, most)
    else { return use }
    return min(whole, bound)
  }

  // MARK: Risk

  /// The judge's chance under other terms than those it is of (METHOD §3.4), and under the scenario's stress.
  private func chance(_ row: Int, line: Int64, rate: Int32, term: Int16) -> Int64 {
    guard let answers, let usual = Number(units: Int128(chances[row])) else {
      return chances[row]
    }
    var chance = usual.multiplied(by: answers.stress) ?? usual
    func answer(_ elasticity: Number, _ new: Int64, _ old: Int64) {
      guard !elasticity.isZero, new != old, new > 0, old > 0,
        let factor = Number(Int128(new), over: Int128(old))?.power(elasticity),
        let product = chance.multiplied(by: factor)
      else { return }
      chance = product
    }
    answer(answers.line, line, judged.lines[row])
    answer(answers.rate, Int64(rate), Int64(judged.rates[row]))
    answer(answers.term, Int64(term), Int64(judged.terms[row]))
    return Int64(min(chance, .one).units)
  }

  // MARK: Tax

  /// The share of a loan's interest that is taxed, in 10⁻¹² (METHOD §5).
  private func taxedShare(rate: Int64, total: Int64, on date: Int32) -> Int64 {
    guard let tax else { return 0 }
    if total <= tax.exemptUpTo.fen ?? 0 { return 0 }
    guard total <= tax.inclusiveUpTo.fen ?? 0, tax.bankMetTarget,
      let prime = tax.primeRate(on: CalendarDate(packed: date)),
      let limit = prime.multiplied(by: tax.rateLimit)
    else { return Loan.unit }
    guard Int128(rate) > limit.units else { return 0 }
    switch tax.method {
    case .whole: return Loan.unit
    case .excess:
      return Int64((Int128(rate) - limit.units) * Int128(Loan.unit) / Int128(rate))
    }
  }

  private static func part(_ amount: Int64, _ share: Number) -> Int64 {
    Int64(clamping: Int128(amount) * share.units / Number.unitsPerOne)
  }

  /// The amount of which a share is this part, in fen.
  private static func whole(_ part: Int64, _ share: Number) -> Int64? {
    Number(Int128(part), decimals: 2)?.divided(by: share)?.fen
  }

  private static func product(_ first: Int64, _ second: Int64) -> Int64 {
    Int64(Int128(first) * Int128(second) / Number.unitsPerOne)
  }
}

extension RepaymentMethod {
  init(_ method: Scenario.Repayment.Method) {
    self =
      switch method {
      case .interestFirst: .interestFirst
      case .equalInstalments: .equalInstalments
      case .equalPrincipal: .equalPrincipal
      }
  }
}
