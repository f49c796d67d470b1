package import Numbers
import Semantics

/// A bad rate of the swap-ins, weighted by line, up to which the candidate is as good as what it is measured by.
package enum BreakEven: Hashable, Sendable {
  case rate(Number)
  /// Even if all were bad.
  case noneNeeded
  /// Not even if none were bad.
  case notReachable
  case unavailable(RiskGap)

  /// The rate that solves an equation, told apart from what lies outside 0…1.
  private init(_ rate: Number?) {
    guard let rate else {
      self = .unavailable(.outOfRange)
      return
    }
    self = rate.isNegative ? .notReachable : rate > .one ? .noneNeeded : .rate(rate)
  }

  /// The rate at which the candidate loses as much of its line as the live version.
  ///
  /// (live loss rate × candidate's line − loss of both-in) ÷ (loss given default × exposure of the swap-ins).
  init(loss losses: Result<ExpectedLosses, RiskGap>) {
    switch losses {
    case .failure(let gap): self = .unavailable(gap)
    case .success(let losses):
      guard losses.swapIn.cases > 0, losses.swapIn.line > 0 else {
        self = .unavailable(.noCases)
        return
      }
      guard let live = losses.live.badRate else {
        self = .unavailable(.noCases)
        return
      }
      // Loss given default and exposure are the same on both sides, and cancel.
      let left = live.units * losses.candidate.line - losses.bothIn.risk
      self.init(Number(left, over: losses.swapIn.line * Number.unitsPerOne))
    }
  }

  /// The rate at which the swap-ins' own RAROC meets the hurdle (DOMAIN §9.1), with their rate weighted by line.
  ///
  /// K = risk weight × capital ratio; (rate − funding − operating + K·funding − K·hurdle ÷ (1 − tax)) ÷ loss given
  /// default. Interest is taken as free of VAT, and there is no guarantee fee. A return of a year bears a chance of a
  /// year: where bad loans are counted over another time, or over none, there is no such rate to compare with theirs.
  init(hurdle cases: RiskCases) {
    guard case .pastDue(_, months: 12) = cases.scenario.bad else {
      self = .unavailable(.notWithinAYear)
      return
    }
    guard let rate = Self.weightedRate(cases) else {
      self = .unavailable(
        cases.ledger.candidate.lines.isEmpty
          ? .noLines : cases.ledger.candidate.rates.isEmpty ? .noRates : .noCases)
      return
    }
    let scenario = cases.scenario
    guard let capital = scenario.riskWeight.multiplied(by: scenario.capitalRatio),
      let free = capital.multiplied(by: scenario.fundingRate),
      let afterTax = Number.one.subtracting(scenario.incomeTax), !afterTax.isZero,
      let demanded = capital.multiplied(by: scenario.hurdle)?.divided(by: afterTax),
      let left = rate.subtracting(scenario.fundingRate)?.subtracting(scenario.operatingRate)?
        .adding(free)?.subtracting(demanded)
    else {
      self = .unavailable(.outOfRange)
      return
    }
    guard !scenario.lossGivenDefault.isZero else {
      self = left.isNegative ? .notReachable : .noneNeeded
      return
    }
    self.init(left.divided(by: scenario.lossGivenDefault))
  }

  /// The rate a year of the swap-ins that have one, weighted by line.
  private static func weightedRate(_ cases: RiskCases) -> Number? {
    let candidate = cases.ledger.candidate
    guard !candidate.lines.isEmpty, !candidate.rates.isEmpty else { return nil }
    var (sum, line): (Int128, Int128) = (0, 0)
    for row in cases.rows where cases.isSwapIn(row) && candidate.rates[row] >= 0 {
      sum += Int128(candidate.lines[row]) * Int128(candidate.rates[row])
      line += Int128(candidate.lines[row])
    }
    return Number(sum, over: line * 1_000_000)
  }
}
