package import Numbers

/// The logistic regression of a bad outcome on one score: ln(p ÷ (1 − p)) = intercept + slope × points.
///
/// Fitted by maximum likelihood with Newton's method over scores in ascending order, on the score less its mean and
/// divided by its spread; exp is `Numbers`' own. What is predicted is reckoned from the coefficients as they are printed.
package struct LogisticFit: Hashable, Sendable {
  package let intercept: Number
  /// By point of the score.
  package let slope: Number
  /// Newton's steps until no coefficient moved by 10⁻¹⁰ of the score's spread.
  package let steps: Int
  /// How many units of an integer score make a point.
  package let unitsPerPoint: Int

  /// Why there is no fit.
  package enum Failure: Error, Hashable, Sendable {
    /// All cases turned out the same, or all have the same score.
    case oneOutcome
    case oneScore
    /// No good case scores below a bad one, or the reverse: any steeper curve fits better.
    case separated
    /// After so many steps the coefficients still moved.
    case notConverged(steps: Int)
  }

  package static let mostSteps = 50

  /// Fits the curve to cases of any weight.
  package init(_ outcomes: ScoredOutcomes, unitsPerPoint: Int = 1_000) throws(Failure) {
    self.unitsPerPoint = unitsPerPoint
    let (good, bad) = (outcomes.good, outcomes.bad)
    guard good > 0, bad > 0 else { throw .oneOutcome }
    guard outcomes.scores.count > 1 else { throw .oneScore }
    guard Self.overlaps(outcomes) else { throw .separated }
    let sample = Sample(outcomes, unitsPerPoint: Double(unitsPerPoint))

    // At a slope of 0 the curve is the overall rate; from there on the likelihood never falls.
    let odds = Number(estimate: Double(bad) / Double(good))?.logarithm()
    var current = Curve(intercept: odds?.approximation ?? 0, slope: 0)
    var state = sample.state(of: current)
    for step in 1...Self.mostSteps {
      guard let move = state.newtonStep else { throw .separated }
      var share = 1.0
      var next = current.moved(by: move, share)
      var reached = sample.state(of: next)
      while reached.likelihood < state.likelihood - 1e-9 * state.likelihood.magnitude, share > 1e-6
      {
        share /= 2
        next = current.moved(by: move, share)
        reached = sample.state(of: next)
      }
      (current, state) = (next, reached)
      guard max(move.intercept.magnitude, move.slope.magnitude) * share < 1e-10 else { continue }
      let slope = current.slope / sample.spread
      guard let intercept = Number(estimate: current.intercept - slope * sample.mean),
        let slope = Number(estimate: slope)
      else { throw .notConverged(steps: step) }
      (self.intercept, self.slope, steps) = (intercept, slope, step)
      return
    }
    throw .notConverged(steps: Self.mostSteps)
  }

  /// The chance of a bad outcome at a score, from the coefficients as printed.
  package func chance(at score: Int64) -> Number {
    guard let points = Number(Int128(score), over: Int128(unitsPerPoint)),
      let logit = slope.multiplied(by: points)?.adding(intercept)
    else { return .zero }
    // e to the negative magnitude stays within bound.
    let power = logit.magnitude.negated.exponential() ?? .zero
    let above = logit.isNegative ? power : .one
    return power.adding(.one).flatMap { above.divided(by: $0) } ?? .zero
  }

  /// Whether neither outcome lies wholly on one side of the other: then, and only then, a best curve exists.
  private static func overlaps(_ outcomes: ScoredOutcomes) -> Bool {
    let goods = outcomes.goods.indices.filter { outcomes.goods[$0] > 0 }
    let bads = outcomes.bads.indices.filter { outcomes.bads[$0] > 0 }
    guard let lowGood = goods.first, let highGood = goods.last, let lowBad = bads.first,
      let highBad = bads.last
    else { return false }
    return lowGood < highBad && lowBad < highGood
  }
}

/// A curve over standardised points, or a step from one to another.
private struct Curve {
  var intercept: Double
  var slope: Double

  func moved(by step: Curve, _ share: Double) -> Curve {
    Curve(intercept: intercept + share * step.intercept, slope: slope + share * step.slope)
  }
}

/// Scores as points less their mean, divided by their spread, with the weights of both outcomes.
private struct Sample {
  var points: [Double]
  var goods: [Double]
  var bads: [Double]
  var mean: Double
  var spread: Double

  init(_ outcomes: ScoredOutcomes, unitsPerPoint: Double) {
    goods = outcomes.goods.map { Double($0) }
    bads = outcomes.bads.map { Double($0) }
    points = outcomes.scores.map { Double($0) / unitsPerPoint }
    var (weight, sum, squares) = (0.0, 0.0, 0.0)
    for index in points.indices {
      weight += goods[index] + bads[index]
      sum += (goods[index] + bads[index]) * points[index]
    }
    mean = sum / weight
    for index in points.indices {
      let distance = points[index] - mean
      squares += (goods[index] + bads[index]) * distance * distance
    }
    spread = (squares / weight).squareRoot()
    for index in points.indices { points[index] = (points[index] - mean) / spread }
  }

  func state(of curve: Curve) -> State {
    var state = State()
    for index in points.indices {
      let logit = curve.intercept + curve.slope * points[index]
      let power = logit.magnitude.negativeExponential
      let lesser = power / (1 + power)
      let chance = logit < 0 ? lesser : 1 - lesser
      let weight = goods[index] + bads[index]
      // ln p and ln (1 − p) are the logit's part below 0 less ln(1 + e^−|logit|).
      let rest = Number(estimate: 1 + power)?.logarithm()?.approximation ?? 0
      state.likelihood += bads[index] * min(logit, 0) - goods[index] * max(logit, 0) - weight * rest
      let miss = bads[index] - weight * chance
      let certainty = weight * chance * (1 - chance)
      state.gradient.intercept += miss
      state.gradient.slope += miss * points[index]
      state.curvature.0 += certainty
      state.curvature.1 += certainty * points[index]
      state.curvature.2 += certainty * points[index] * points[index]
    }
    return state
  }
}

/// The logarithm of the likelihood at a curve, with its first and second derivatives.
private struct State {
  var likelihood = 0.0
  var gradient = Curve(intercept: 0, slope: 0)
  /// By intercept twice, intercept and slope, slope twice.
  var curvature = (0.0, 0.0, 0.0)

  /// `nil` where the curve is flat to the last digit.
  var newtonStep: Curve? {
    let (a, b, c) = curvature
    let determinant = a * c - b * b
    guard determinant > 0 else { return nil }
    return Curve(
      intercept: (c * gradient.intercept - b * gradient.slope) / determinant,
      slope: (a * gradient.slope - b * gradient.intercept) / determinant)
  }
}
