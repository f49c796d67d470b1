extension Operation {
  /// The operation with other operands, position by position of its `operands`.
  func rewriting(_ new: (NodeID) -> NodeID) -> Operation {
    func bounds(_ bounds: Bounds) -> Bounds {
      Bounds(lower: new(bounds.lower), upper: new(bounds.upper))
    }
    switch self {
    case .constant, .field, .parameter: return self
    case .reference(let index, let at): return .reference(index, at: new(at))
    case .add(let a, let b): return .add(new(a), new(b))
    case .subtract(let a, let b): return .subtract(new(a), new(b))
    case .multiply(let a, let b): return .multiply(new(a), new(b))
    case .divide(let a, let b): return .divide(new(a), new(b))
    case .negate(let a): return .negate(new(a))
    case .absolute(let a): return .absolute(new(a))
    case .minimum(let all): return .minimum(all.map(new))
    case .maximum(let all): return .maximum(all.map(new))
    case .round(let a, let mode, let step, let within):
      return .round(new(a), mode, step: step, within: within.map(bounds))
    case .clamp(let a, let within): return .clamp(new(a), bounds(within))
    case .exponential(let a): return .exponential(new(a))
    case .logarithm(let a): return .logarithm(new(a))
    case .squareRoot(let a): return .squareRoot(new(a))
    case .power(let a, let b): return .power(new(a), new(b))
    case .retype(let a): return .retype(new(a))
    case .daysBetween(let a, let b): return .daysBetween(from: new(a), to: new(b))
    case .monthsBetween(let a, let b): return .monthsBetween(from: new(a), to: new(b))
    case .addDays(let a, let b): return .addDays(new(a), new(b))
    case .addMonths(let a, let b): return .addMonths(new(a), new(b))
    case .monthIndex(let a): return .monthIndex(new(a))
    case .startOfMonth(let a): return .startOfMonth(new(a))
    case .endOfMonth(let a): return .endOfMonth(new(a))
    case .year(let a): return .year(new(a))
    case .month(let a): return .month(new(a))
    case .lastDue(let a, let calendar): return .lastDue(new(a), calendar)
    case .not(let a): return .not(new(a))
    case .and(let all): return .and(all.map(new))
    case .or(let all): return .or(all.map(new))
    case .compare(let comparator, let a, let b): return .compare(comparator, new(a), new(b))
    case .inSet(let a, let values): return .inSet(new(a), values)
    case .isMissing(let a): return .isMissing(new(a))
    case .choose(let condition, let then, let otherwise):
      return .choose(condition: new(condition), then: new(then), otherwise: new(otherwise))
    case .assumed(let a, let b, let assumption):
      return .assumed(new(a), new(b), assumption: assumption)
    case .table(let index, let all): return .table(index, all.map(new))
    case .bins(let card, let characteristic, let a):
      return .bins(scorecard: card, characteristic: characteristic, new(a))
    case .known(let on, let by, let sameDay):
      return .known(on: new(on), by: new(by), sameDay: sameDay)
    case .seen(let a, let condition, let veil):
      return .seen(new(a), where: new(condition), veil)
    case .standing(var standing):
      standing.known = new(standing.known)
      standing.on = new(standing.on)
      standing.chain = standing.chain.map(new)
      standing.void = standing.void.map(new)
      return .standing(standing)
    case .broadcast(let a): return .broadcast(new(a))
    case .aggregate(var question):
      question.value = question.value.map(new)
      question.key = question.key.map(new)
      question.mask = question.mask.map(new)
      question.withoutRepeatsOn = question.withoutRepeatsOn.map(new)
      question.consent = question.consent.map(new)
      return .aggregate(question)
    case .monthly(var series):
      series.value = series.value.map(new)
      series.by = new(series.by)
      series.mask = series.mask.map(new)
      series.withoutRepeatsOn = series.withoutRepeatsOn.map(new)
      series.end = new(series.end)
      series.existsFrom = series.existsFrom.map(new)
      series.consent = series.consent.map(new)
      return .monthly(series)
    case .growth(let a, let months): return .growth(new(a), months: months)
    case .volatility(let a): return .volatility(new(a))
    case .longestZeroRun(let a): return .longestZeroRun(new(a))
    case .carried(let a): return .carried(new(a))
    case .cut(let a, let from, let to): return .cut(new(a), from: from, to: to)
    case .reduce(let reduction, let a): return .reduce(reduction, new(a))
    case .countMonths(let a): return .countMonths(new(a))
    }
  }
}
