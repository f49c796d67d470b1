import Diagnostics
import Numbers
import Syntax

// In which range each figure lies: what it should be where it is something else, `nil` where it is well.
extension ScenarioFigure {
  func broken(in block: ScenarioBlock.Kind, of figures: ScenarioFigures) -> ProblemArgument? {
    switch value {
    case .pastDue(let delay, let window):
      if !delay.isSome(.days) { return .term("figure_days") }
      return window.isSome(.months) ? nil : .term("figure_months")
    case .duration(let time): return broken(time, of: figures)
    case .period(let first, let last):
      let rises = last.isSome(.months) && first > 0 && first <= last.count
      return rises ? nil : .term("figure_period")
    case .part(let part, let time):
      if !time.isSome(.months) { return .term("figure_months") }
      return brokenCure(part, of: figures)
    case .curve(let points, _): return brokenCurve(points)
    case .numbers(let literals): return broken(literals, in: block, of: figures)
    case .expression, .name, .word, .date, .truth: return nil
    }
  }

  // MARK: Times

  private func broken(_ time: Duration, of figures: ScenarioFigures) -> ProblemArgument? {
    let bad = BadWindow(figures)
    switch name {
    case .known(.mature):
      if !time.isSome(.months) { return .term("figure_months") }
      guard let months = bad.months, time.count < months else { return nil }
      return .term("figure_later", ["months": .number(months)])
    case .known(.indeterminate):
      if !time.isSome(.days) { return .term("figure_days") }
      guard let days = bad.days, time.count >= days else { return nil }
      return .term("figure_milder", ["days": .number(days)])
    case .known(.delay): return time.unit == .days ? nil : .term("figure_days_or_none")
    default: return time.isSome(.months) ? nil : .term("figure_months")
    }
  }

  // MARK: Numbers

  private func broken(
    _ literals: [Literal], in block: ScenarioBlock.Kind, of figures: ScenarioFigures
  ) -> ProblemArgument? {
    let numbers = literals.map(\.number)
    switch (name, block) {
    case (.known(.parcelling), _):
      let rises = zip(numbers, numbers.dropFirst()).allSatisfy { $0 < $1 }
      return rises && numbers.allSatisfy { $0 > .zero } ? nil : .term("figure_factors")
    case (.known(.support), _):
      let isWhole = literals.allSatisfy {
        $0.spelling == .plain && $0.number >= .one && $0.number.integer != nil
      }
      return isWhole ? nil : .term("figure_whole")
    case (.known(.method), _):
      let isOne = literals.allSatisfy {
        $0.spelling == .plain && [.one, Number(2)].contains($0.number)
      }
      return isOne ? nil : .term("figure_method")
    case (.known(.stress), _):
      let isFactor = literals.allSatisfy { $0.spelling == .plain && $0.number > .zero }
      return isFactor ? nil : .term("figure_factor")
    case (_, .risk): return plain(literals, upTo: Number(10))
    case (.known(.raisedUse), _): return plain(literals, upTo: .one)
    case (.known(.pool), _), (.known(.revolving), _), (.known(.inclusive), _):
      return literals.allSatisfy(\.isAmount) ? nil : .term("figure_amount")
    case (.known(.exempt), _):
      guard literals.allSatisfy(\.isAmount) else { return .term("figure_amount") }
      guard let most = figures.number(.tax, .inclusive), numbers.contains(where: { $0 > most })
      else { return nil }
      return .term("figure_below_inclusive", ["high": .text(most.description)])
    case (.known(.backcast), _):
      let isAround =
        literals.allSatisfy(\.isShare) && numbers.count == 2 && numbers[0] <= .one
        && .one <= numbers[1]
      return isAround ? nil : .term("figure_around")
    case (.known(.atRate), _): return share(literals) ?? rateOutsideOfChurn(numbers, figures)
    default: return share(literals, upTo: highestShare)
    }
  }

  /// The Basel weights end at 1250%; the limit of a rate is a multiple.
  private var highestShare: Number {
    switch name {
    case .known(.riskWeight): Number(125, decimals: 1) ?? .one
    case .known(.rateLimit): Number(10)
    default: .one
    }
  }

  private func share(_ literals: [Literal], upTo highest: Number = .one) -> ProblemArgument? {
    literals.allSatisfy { $0.isShare && $0.number <= highest }
      ? nil : .term("figure_percentage", ["high": .text(highest.asPercent)])
  }

  private func plain(_ literals: [Literal], upTo highest: Number) -> ProblemArgument? {
    literals.allSatisfy { $0.spelling == .plain && $0.number <= highest }
      ? nil : .term("figure_exponent", ["high": .text(highest.description)])
  }

  /// What is cured is not lost: both are shares of what defaulted.
  private func brokenCure(_ part: Literal, of figures: ScenarioFigures) -> ProblemArgument? {
    if let broken = share([part]) { return broken }
    guard let lost = figures.number(.loss, .givenDefault), lost <= .one,
      let left = Number.one.subtracting(lost), part.number > left
    else { return nil }
    return .term("figure_cured", ["high": .text(left.asPercent)])
  }

  private func rateOutsideOfChurn(
    _ rates: [Number], _ figures: ScenarioFigures
  ) -> ProblemArgument? {
    guard case .curve(let points, isHeldBeyond: false)? = figures[.draw, .churn]?.value,
      let first = points.first?.at, let last = points.last?.at, points.count > 1,
      rates.contains(where: { $0 < first.number || $0 > last.number })
    else { return nil }
    return .term(
      "figure_in_churn",
      ["low": .text(first.number.asPercent), "high": .text(last.number.asPercent)])
  }

  // MARK: Curves

  private func brokenCurve(_ points: [Point]) -> ProblemArgument? {
    guard case .curve(let axis) = shape else { return nil }
    let fits = points.allSatisfy { axis == .rate ? $0.at.isShare : $0.at.isWholeMonth }
    let rises = zip(points, points.dropFirst()).allSatisfy { $0.at.number < $1.at.number }
    if !fits || !rises { return .term(axis == .rate ? "figure_rates" : "figure_ages") }
    // A bad loan may be one of a window that ends before the loan does: more go bad than the window's chance tells.
    let isTiming = name == .known(.timing) || name == .known(.timingBullet)
    if let broken = share(points.map(\.value), upTo: isTiming ? Number(10) : .one) {
      return broken
    }
    guard let first = points.first, let last = points.last else { return nil }
    if name == .known(.use) {
      return first.at.number.isZero ? nil : .term("figure_from_draw")
    }
    let falls = zip(points, points.dropFirst()).contains { $0.value.number > $1.value.number }
    if falls { return .term("figure_not_falling") }
    if axis == .rate { return last.value.number < .one ? nil : .term("figure_some_stay") }
    if first.at.number.isZero, !first.value.number.isZero { return .term("figure_from_nothing") }
    if name == .known(.recovered), last.value.number != .one { return .term("figure_to_all") }
    return last.value.number.isZero ? .term("figure_some_fall") : nil
  }
}

/// From how many days, and within how many months a loan is bad, as far as both are stated soundly.
private struct BadWindow {
  var days: Int?
  var months: Int?

  init(_ figures: ScenarioFigures) {
    guard case .pastDue(let delay, let window)? = figures[.outcome, .bad]?.value else { return }
    days = delay.isSome(.days) ? delay.count : nil
    months = window.isSome(.months) ? window.count : nil
  }
}

extension ScenarioFigure.Literal {
  /// Whether it is written as a part of a whole.
  fileprivate var isShare: Bool { [.percent, .basisPoint].contains(spelling) }
  fileprivate var isAmount: Bool { [.plain, .wan, .yi].contains(spelling) }
  /// Six hundred months are longer than any loan.
  fileprivate var isWholeMonth: Bool {
    spelling == .plain && number.integer.map { $0 <= 600 } ?? false
  }
}

extension ScenarioFigure.Duration {
  fileprivate func isSome(_ unit: DurationUnit) -> Bool { self.unit == unit && count > 0 }
}
