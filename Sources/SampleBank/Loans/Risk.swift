/// How likely a loan is to default: 90 days past due within a year of the first draw.
///
/// The chance is a base times factors of the facts, of the line against sales and of the rate, in whole thousandths; so a
/// rule that looks at what carries a factor finds risk, and one that looks elsewhere finds none.
struct Risk: Sendable {
  /// In millionths, at the line and the rate given.
  let chance: Int

  init(of application: Application, line: Int, rate: Int) {
    let firm = application.firm
    var random = SplitMix(seed: firm.seed, .risk, firm.number, application.sequence)
    var factors = [random.pick(Self.unseen)]
    let month = application.appliedOn.monthNumber
    let recent = application.course.filed(month - 12..<month)
    let before = application.course.filed(month - 24..<month - 12)
    if before > 0 { factors.append(Self.trend.factor((recent - before) * 100 / before)) }
    factors.append(
      Self.lateReturns.factor(application.tax.lateReturns(before: application.appliedOn)))
    if firm.ring != nil { factors.append(Self.ring) }
    if !firm.surge.isEmpty, application.sequence == 0 { factors.append(Self.surge) }
    factors.append(Self.concentration.factor(firm.trade.largestBuyer))
    factors.append(
      Self.queries.factor(application.report.queries(months: 6, before: application.appliedOn)))
    let revenue = max(application.revenue, 1)
    let known = Application.Bureau(application.report, before: application.appliedOn)
    factors.append(Self.leverage.factor(known.otherExposure * 100 / revenue))
    factors.append(Self.delays.factor(known.overdue))
    factors.append(Self.age.factor(application.age))
    if firm.links.owner != firm.number { factors.append(Self.severalFirms) }
    factors.append(Self.lineShare.factor(line * 100 / revenue))
    factors.append(1_000 + max(0, rate - Self.rateFrom) / 100 * Self.perBasisPoint)
    var chance = Self.base
    for factor in factors { chance = chance * factor / 1_000 }
    self.chance = min(chance, Self.most)
  }
}

/// A factor in thousandths by steps of a fact: each holds from its value on.
struct Steps: Sendable, ExpressibleByDictionaryLiteral {
  private let steps: [(from: Int, factor: Int)]

  init(dictionaryLiteral elements: (Int, Int)...) {
    steps = elements.map { (from: $0.0, factor: $0.1) }
  }

  /// The factor of a value; below the first step that of the first.
  func factor(_ value: Int) -> Int { (steps.last { $0.from <= value } ?? steps[0]).factor }

  /// `from 3: × 1.9`, joined; the first step is written `below`.
  var words: String {
    steps.enumerated().map { index, step in
      let factor = "× \(decimal(step.factor, places: 3))"
      if index > 0 { return "from \(step.from) \(factor)" }
      return steps.count > 1 ? "below \(steps[1].from) \(factor)" : factor
    }.joined(separator: ", ")
  }
}
