import Diagnostics
import Numbers
import Syntax

// The blocks of balances and returns, typed. All figures are there and in their ranges when this is asked.
extension Checker {
  /// How lines are drawn, repaid and go bad; `nil` where the scenario does not tell.
  func balances(_ figures: ScenarioFigures) -> Scenario.BalanceAssumptions? {
    guard let drawing = drawing(figures), let repayment = repayment(figures),
      let defaults = defaultCourse(figures)
    else { return nil }
    return Scenario.BalanceAssumptions(
      drawing: drawing, repayment: repayment, defaults: defaults)
  }

  private func drawing(_ figures: ScenarioFigures) -> Scenario.Drawing? {
    guard let takeUp = figures.number(.draw, .takeUp), let rate = figures.number(.draw, .atRate),
      let churn = figures.curve(.draw, .churn), let delay = figures.duration(.draw, .delay),
      let firstUse = figures.number(.draw, .firstUse),
      let raisedUse = figures.number(.draw, .raisedUse)
    else { return nil }
    return Scenario.Drawing(
      takeUp: takeUp, measuredAtRate: rate, churn: churn,
      isChurnHeldBeyond: figures.isHeldBeyond(.draw, .churn), delayDays: delay,
      firstUse: firstUse, use: figures.curve(.draw, .use),
      defaultDraw: figures.number(.draw, .defaultDraw), raisedUse: raisedUse)
  }

  private func repayment(_ figures: ScenarioFigures) -> Scenario.Repayment? {
    guard let word = figures.word(.repayment, .otherwise),
      let method = Scenario.Repayment.Method(rawValue: word.english),
      let prepaid = figures.number(.repayment, .prepaid),
      let renewed = figures.number(.repayment, .renewed)
    else { return nil }
    return Scenario.Repayment(
      revolvingUpTo: figures.number(.repayment, .revolving), method: method, prepaid: prepaid,
      renewed: renewed)
  }

  private func defaultCourse(_ figures: ScenarioFigures) -> Scenario.DefaultCourse? {
    let timing = figures.curve(.default, .timing)
    let bulletTiming = figures.curve(.default, .timingBullet)
    guard let any = timing ?? bulletTiming,
      let delinquent = figures.duration(.default, .delinquent),
      case .part(let cured, let cureTime)? = figures[.default, .cured]?.value,
      let repaid = figures.duration(.default, .curedRepaid),
      let recovered = figures.curve(.default, .recovered),
      case .period(let first, let last)? = figures[.default, .writtenOff]?.value
    else { return nil }
    return Scenario.DefaultCourse(
      timing: timing ?? any, bulletTiming: bulletTiming ?? any, delinquentMonths: delinquent,
      cured: cured.number, cureMonths: cureTime.count, curedRepaidMonths: repaid,
      recovered: recovered, writtenOffMonths: first...last.count,
      correlation: figures.number(.default, .correlation))
  }

  /// How a chance answers to the offer; `nil` where it does not.
  func riskAnswers(_ figures: ScenarioFigures) -> Scenario.RiskAnswers? {
    guard let stress = figures.number(.risk, .stress), let line = figures.number(.risk, .line),
      let rate = figures.number(.risk, .rate), let term = figures.number(.risk, .term)
    else { return nil }
    return Scenario.RiskAnswers(stress: stress, line: line, rate: rate, term: term)
  }

  func guarantee(_ figures: ScenarioFigures) -> Scenario.Guarantee? {
    guard let share = figures.number(.guarantee, .share),
      let pool = figures.number(.guarantee, .pool),
      let paid = figures.duration(.guarantee, .paid), let fee = figures.number(.guarantee, .fee)
    else { return nil }
    return Scenario.Guarantee(share: share, pool: pool, paidMonths: paid, fee: fee)
  }

  // MARK: Tax

  func interestTax(_ figures: ScenarioFigures) -> Scenario.InterestTax? {
    guard let rates = primeRates(figures), let share = figures.number(.tax, .interestVAT),
      let exempt = figures.number(.tax, .exempt),
      let inclusive = figures.number(.tax, .inclusive),
      let limit = figures.number(.tax, .rateLimit),
      let method = figures.number(.tax, .method)?.integer
        .flatMap(Scenario.InterestTax.Method.init),
      case .truth(let metTarget)? = figures[.tax, .bankMetTarget]?.value,
      case .date(let until?)? = figures[.tax, .exemptUntil]?.value
    else { return nil }
    return Scenario.InterestTax(
      share: share, exemptUpTo: exempt, inclusiveUpTo: inclusive, primeRates: rates,
      rateLimit: limit, method: method, bankMetTarget: metTarget, exemptUntil: until)
  }

  /// The prime rates that the scenario reads: one for all days, or those of a reference of its own.
  private func primeRates(_ figures: ScenarioFigures) -> [Scenario.InterestTax.DatedRate]? {
    if let rate = figures.number(.tax, .primeRate) {
      return [Scenario.InterestTax.DatedRate(from: .earliest, rate: rate)]
    }
    guard let name = figures.name(.tax, .primeRate) else { return nil }
    guard let index = names.references.firstIndex(where: { $0.value.name.text == name.text }) else {
      if !name.text.isEmpty {
        report(
          .unknownName, ["name": .name(name.text)], at: name.span,
          near: NearestName.all(of: name.text, among: names.references.map(\.value.name.text)))
      }
      return nil
    }
    guard let reference = references[index] else { return nil }
    guard reference.type == .rate else {
      report(
        .figureOutOfRange,
        [
          "name": .name(Word.primeRate.english), "expected": .term("figure_reference"),
          "found": .name(name.text),
        ], at: name.span)
      return nil
    }
    let entries = reference.entries.compactMap { entry -> Scenario.InterestTax.DatedRate? in
      guard case .number(let rate) = entry.value else { return nil }
      return Scenario.InterestTax.DatedRate(from: entry.from, rate: rate)
    }
    // The market of one day holds on all days.
    guard let date = names.market?.value.date, let rate = entries.last(where: { $0.from <= date })
    else { return entries }
    return [Scenario.InterestTax.DatedRate(from: .earliest, rate: rate.rate)]
  }
}
