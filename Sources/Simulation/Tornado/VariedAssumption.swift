import Numbers
import Semantics

/// How the values of an assumption are written.
package enum AssumptionUnit: Hashable, Sendable {
  case share, number, money
  /// What a curve is multiplied by.
  case factor
}

/// A figure of a scenario that balances or returns hang on, and how it is varied.
///
/// A curve is varied as a whole, by a factor that is 1 as it stands.
struct VariedAssumption: Sendable {
  /// What must be reckoned anew under another value.
  enum Reach: Sendable {
    /// Costs and shares of the same months.
    case returns
    /// The months of the same loans.
    case curves
    /// The loans.
    case loans
  }

  /// As the scenario's figures name it: `draw.take_up`.
  let name: String
  let unit: AssumptionUnit
  let reach: Reach
  /// As it stands.
  let value: Number
  /// The values that it may have.
  let range: ClosedRange<Number>
  let set: @Sendable (inout Scenario, Number) -> Void

  /// The nearest value that it may have.
  func within(_ value: Number) -> Number { min(max(value, range.lowerBound), range.upperBound) }

  /// Between two values of a search: a thousandth of a percent, or one of the currency.
  var step: Number { unit == .money ? .one : Self.least }

  /// The least that stands for more than nothing.
  static let least = Number(1, decimals: 5) ?? .one
}

extension VariedAssumption {
  /// Those of a scenario, in its order; none without draws, repayment and default.
  static func all(of scenario: Scenario) -> [VariedAssumption] {
    guard let balances = scenario.balances else { return [] }
    return costs(scenario) + [people(scenario)] + risk(scenario)
      + drawing(balances.drawing) + repayment(balances.repayment)
      + defaults(balances.defaults, scenario) + guarantee(scenario)
  }

  private static func share(
    _ name: String, _ reach: Reach, _ value: Number, from least: Number = .zero,
    to most: Number = .one, _ set: @escaping @Sendable (inout Scenario, Number) -> Void
  ) -> VariedAssumption {
    VariedAssumption(
      name: name, unit: .share, reach: reach, value: value,
      range: min(least, value)...max(most, value), set: set)
  }

  private static func number(
    _ name: String, _ value: Number, from least: Number = .zero, to most: Number = Number(10),
    _ set: @escaping @Sendable (inout Scenario, Number) -> Void
  ) -> VariedAssumption {
    VariedAssumption(
      name: name, unit: .number, reach: .loans, value: value,
      range: min(least, value)...max(most, value), set: set)
  }

  /// A curve by a factor, as far as its greatest value stays at most so much; none of one that is 0 everywhere.
  private static func curve(
    _ name: String, _ curve: Scenario.Curve, atMost bound: Number,
    from least: Number = VariedAssumption.least,
    _ set: @escaping @Sendable (inout Scenario, Scenario.Curve) -> Void
  ) -> [VariedAssumption] {
    guard let highest = curve.points.map(\.value).max(), highest > .zero,
      let factor = bound.divided(by: highest)?.rounded(.down, toDecimals: 5)
    else { return [] }
    return [
      VariedAssumption(
        name: name, unit: .factor, reach: .loans, value: .one,
        range: least...max(min(factor, Number(10)), .one)
      ) { scenario, factor in set(&scenario, curve.times(factor)) }
    ]
  }

  // MARK: By block

  private static func costs(_ scenario: Scenario) -> [VariedAssumption] {
    let cured = scenario.balances?.defaults.cured ?? .zero
    let weight = Number(125, decimals: 1) ?? .one
    let tax = scenario.interestTax.map { tax in
      share("tax.interest_vat", .returns, tax.share) { $0.interestTax?.share = $1 }
    }
    return [
      share(
        "loss.given_default", .curves, scenario.lossGivenDefault,
        to: Number.one.subtracting(cured) ?? .one
      ) { $0.lossGivenDefault = $1 },
      share("return.funding", .returns, scenario.fundingRate) { $0.fundingRate = $1 },
      share("return.operating", .returns, scenario.operatingRate) { $0.operatingRate = $1 },
      share(
        "return.risk_weight", .returns, scenario.riskWeight, from: least, to: weight
      ) { $0.riskWeight = $1 },
      share("return.capital_ratio", .returns, scenario.capitalRatio, from: least) {
        $0.capitalRatio = $1
      },
      share("return.hurdle", .returns, scenario.hurdle) { $0.hurdle = $1 },
      share(
        "return.income_tax", .returns, scenario.incomeTax, to: Number.one.subtracting(least) ?? .one
      ) { $0.incomeTax = $1 },
    ] + [tax].compactMap(\.self)
  }

  private static func people(_ scenario: Scenario) -> VariedAssumption {
    share("referred.approve", .loans, scenario.referralShare) { $0.referralShare = $1 }
  }

  private static func risk(_ scenario: Scenario) -> [VariedAssumption] {
    guard let answers = scenario.riskAnswers else { return [] }
    return [
      number("risk.stress", answers.stress, from: least) { $0.riskAnswers?.stress = $1 },
      number("risk.line", answers.line) { $0.riskAnswers?.line = $1 },
      number("risk.rate", answers.rate) { $0.riskAnswers?.rate = $1 },
      number("risk.term", answers.term) { $0.riskAnswers?.term = $1 },
    ]
  }

  private static func drawing(_ drawing: Scenario.Drawing) -> [VariedAssumption] {
    let mostChurn = Number(999, decimals: 3) ?? .one
    var all = [
      share("draw.take_up", .loans, drawing.takeUp, from: least) {
        $0.balances?.drawing.takeUp = $1
      }
    ]
    all += curve("draw.churn", drawing.churn, atMost: mostChurn, from: .zero) {
      $0.balances?.drawing.churn = $1
    }
    all.append(
      share("draw.first_use", .loans, drawing.firstUse, from: least) {
        $0.balances?.drawing.firstUse = $1
      })
    if let use = drawing.use {
      all += curve("draw.use", use, atMost: .one) { $0.balances?.drawing.use = $1 }
    }
    if let extra = drawing.defaultDraw {
      all.append(
        share("draw.default_draw", .curves, extra) { $0.balances?.drawing.defaultDraw = $1 })
    }
    all.append(
      number("draw.raised_use", drawing.raisedUse, to: .one) {
        $0.balances?.drawing.raisedUse = $1
      })
    return all
  }

  private static func repayment(_ repayment: Scenario.Repayment) -> [VariedAssumption] {
    [
      share(
        "repayment.prepaid", .curves, repayment.prepaid, to: Number.one.subtracting(least) ?? .one
      ) { $0.balances?.repayment.prepaid = $1 }
    ]
  }

  private static func defaults(
    _ defaults: Scenario.DefaultCourse, _ scenario: Scenario
  ) -> [VariedAssumption] {
    curve("default.timing", defaults.timing, atMost: Number(10)) {
      $0.balances?.defaults.timing = $1
    }
      + curve("default.timing_bullet", defaults.bulletTiming, atMost: Number(10)) {
        $0.balances?.defaults.bulletTiming = $1
      }
      + [
        share(
          "default.cured", .curves, defaults.cured,
          to: Number.one.subtracting(scenario.lossGivenDefault) ?? .one
        ) { $0.balances?.defaults.cured = $1 }
      ]
  }

  private static func guarantee(_ scenario: Scenario) -> [VariedAssumption] {
    guard let guarantee = scenario.guarantee else { return [] }
    return [
      share("guarantee.share", .curves, guarantee.share) { $0.guarantee?.share = $1 },
      VariedAssumption(
        name: "guarantee.pool", unit: .money, reach: .curves, value: guarantee.pool,
        range: .zero...(guarantee.pool.multiplied(by: Number(10)) ?? guarantee.pool)
      ) { $0.guarantee?.pool = $1 },
      share("guarantee.fee", .returns, guarantee.fee) { $0.guarantee?.fee = $1 },
    ]
  }
}

extension Scenario.Curve {
  /// Every value so many times as large.
  fileprivate func times(_ factor: Number) -> Scenario.Curve {
    Scenario.Curve(
      points.map { Point(at: $0.at, value: $0.value.multiplied(by: factor) ?? $0.value) })
  }
}
