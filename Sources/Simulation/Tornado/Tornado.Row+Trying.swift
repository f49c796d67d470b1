import Numbers
import RunRecord

extension Tornado.Row {
  /// Varies an assumption.
  init(_ assumption: VariedAssumption, _ base: AssumptionTrial.Base, _ demands: [Tornado.Demand]) {
    var trial = AssumptionTrial(assumption, base)
    (name, unit, value) = (assumption.name, assumption.unit, assumption.value)
    let part = value.multiplied(by: Tornado.part) ?? .zero
    varied = Tornado.Ends(
      low: assumption.within(value.subtracting(part) ?? value),
      high: assumption.within(value.adding(part) ?? value))
    do throws(BalanceGap) {
      figures = .success(
        Tornado.Ends(
          low: try trial.figures(at: varied.low, .candidate),
          high: try trial.figures(at: varied.high, .candidate)))
    } catch {
      figures = .failure(error)
    }
    var flips: [Tornado.Ends<Tornado.Flip>] = []
    for demand in demands {
      flips.append(
        Tornado.Ends(
          low: trial.flip(demand, toward: assumption.range.lowerBound),
          high: trial.flip(demand, toward: assumption.range.upperBound)))
    }
    self.flips = flips
  }
}

extension AssumptionTrial {
  /// Where a demand is first answered otherwise on the way to the last value of one side.
  fileprivate mutating func flip(_ demand: Tornado.Demand, toward end: Number) -> Tornado.Flip {
    let steps = ValueSteps(assumption.value, to: end, by: assumption.step)
    do throws(BalanceGap) {
      let step = try FlipSearch.flip(through: steps.count) { step throws(BalanceGap) in
        try reading(demand, at: steps[step])
      }
      return step.map { .at(steps[$0]) } ?? .never(until: end)
    } catch {
      return .gap(error)
    }
  }
}

/// Values from one to another: whole multiples of a step between them.
private struct ValueSteps {
  /// The place of the last one; that of the first is 0.
  let count: Int
  private let start: Number
  private let end: Number
  private let step: Number
  /// The multiple of the step that lies before the first one behind the start.
  private let multiple: Int128
  private let isRising: Bool

  init(_ start: Number, to end: Number, by step: Number) {
    (self.start, self.end, self.step) = (start, end, step)
    isRising = end > start
    let (first, last) = (start.units / step.units, end.units / step.units)
    let isWhole = first * step.units == start.units
    multiple = isRising || isWhole ? first : first + 1
    let whole = isRising ? last - multiple : multiple - last
    // The end may lie between two multiples.
    let isBetween = last * step.units != end.units && isRising
    count = start == end ? 0 : Int(clamping: whole) + (isBetween ? 1 : 0)
  }

  subscript(place: Int) -> Number {
    guard place > 0 else { return start }
    guard place < count else { return end }
    let steps = multiple + (isRising ? Int128(place) : -Int128(place))
    return Number(units: steps * step.units) ?? end
  }
}
