import Semantics

extension Operation {
  /// The operation with every operand the same: equal forms do the same with their operands.
  var form: Operation {
    let none = NodeID(0)
    let bounds = Bounds(lower: none, upper: none)
    switch self {
    case .constant, .field, .parameter: return self
    case .reference(let index, _): return .reference(index, at: none)
    case .add: return .add(none, none)
    case .subtract: return .subtract(none, none)
    case .multiply: return .multiply(none, none)
    case .divide: return .divide(none, none)
    case .negate: return .negate(none)
    case .absolute: return .absolute(none)
    case .minimum: return .minimum([])
    case .maximum: return .maximum([])
    case .round(_, let mode, let step, let within):
      return .round(none, mode, step: step, within: within.map { _ in bounds })
    case .clamp: return .clamp(none, bounds)
    case .exponential: return .exponential(none)
    case .logarithm: return .logarithm(none)
    case .squareRoot: return .squareRoot(none)
    case .power: return .power(none, none)
    case .retype: return .retype(none)
    case .daysBetween: return .daysBetween(from: none, to: none)
    case .monthsBetween: return .monthsBetween(from: none, to: none)
    case .addDays: return .addDays(none, none)
    case .addMonths: return .addMonths(none, none)
    case .monthIndex: return .monthIndex(none)
    case .startOfMonth: return .startOfMonth(none)
    case .endOfMonth: return .endOfMonth(none)
    case .year: return .year(none)
    case .month: return .month(none)
    case .lastDue(_, let calendar): return .lastDue(none, calendar)
    case .not: return .not(none)
    case .and: return .and([])
    case .or: return .or([])
    case .compare(let comparator, _, _): return .compare(comparator, none, none)
    case .inSet(_, let values): return .inSet(none, values)
    case .isMissing: return .isMissing(none)
    case .choose: return .choose(condition: none, then: none, otherwise: none)
    case .assumed: return .assumed(none, none, assumption: 0)
    case .table(let index, _): return .table(index, [])
    case .bins(let card, let characteristic, _):
      return .bins(scorecard: card, characteristic: characteristic, none)
    case .known(_, _, let sameDay): return .known(on: none, by: none, sameDay: sameDay)
    case .seen(_, _, let veil): return .seen(none, where: none, veil)
    case .standing(let standing):
      return .standing(
        Standing(
          list: standing.list, known: none, on: none, chain: standing.chain.map { _ in none },
          void: standing.void.map { _ in none }))
    case .broadcast: return .broadcast(none)
    case .aggregate(let question): return .aggregate(question.form)
    case .monthly(let series): return .monthly(series.form)
    case .growth(_, let months): return .growth(none, months: months)
    case .volatility: return .volatility(none)
    case .longestZeroRun: return .longestZeroRun(none)
    case .carried: return .carried(none)
    case .cut(_, let from, let to): return .cut(none, from: from, to: to)
    case .reduce(let reduction, _): return .reduce(reduction, none)
    case .countMonths: return .countMonths(none)
    }
  }
}

extension Aggregation {
  fileprivate var form: Aggregation {
    let none = NodeID(0)
    var form = self
    if value != nil { form.value = none }
    if key != nil { form.key = none }
    if mask != nil { form.mask = none }
    if consent != nil { form.consent = none }
    form.withoutRepeatsOn = withoutRepeatsOn.map { _ in none }
    // Which of the written reasons it is says nothing about values.
    form.assumption = nil
    return form
  }
}

extension MonthlySeries {
  var form: MonthlySeries {
    let none = NodeID(0)
    var form = self
    if value != nil { form.value = none }
    form.by = none
    if mask != nil { form.mask = none }
    form.withoutRepeatsOn = withoutRepeatsOn.map { _ in none }
    form.end = none
    if existsFrom != nil { form.existsFrom = none }
    if consent != nil { form.consent = none }
    return form
  }
}
