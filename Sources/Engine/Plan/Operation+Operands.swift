package import Semantics

extension Operation {
  /// The nodes this operation reads.
  package var operands: [NodeID] {
    switch self {
    case .constant, .field, .parameter: []
    case .reference(_, let at): [at]
    case .add(let a, let b), .subtract(let a, let b), .multiply(let a, let b),
      .divide(let a, let b), .power(let a, let b), .addDays(let a, let b),
      .addMonths(let a, let b), .compare(_, let a, let b), .assumed(let a, let b, _):
      [a, b]
    case .negate(let a), .absolute(let a), .exponential(let a), .logarithm(let a),
      .squareRoot(let a), .retype(let a), .monthIndex(let a), .startOfMonth(let a),
      .endOfMonth(let a), .year(let a), .month(let a), .lastDue(let a, _), .not(let a),
      .inSet(let a, _), .isMissing(let a), .bins(_, _, let a), .broadcast(let a),
      .growth(let a, _), .volatility(let a), .longestZeroRun(let a), .carried(let a),
      .cut(let a, _, _), .reduce(_, let a), .countMonths(let a):
      [a]
    case .minimum(let all), .maximum(let all), .and(let all), .or(let all), .table(_, let all):
      all
    case .round(let a, _, _, let bounds): [a] + (bounds.map { [$0.lower, $0.upper] } ?? [])
    case .clamp(let a, let bounds): [a, bounds.lower, bounds.upper]
    case .daysBetween(let from, let to), .monthsBetween(let from, let to): [from, to]
    case .choose(let condition, let then, let otherwise): [condition, then, otherwise]
    case .known(let on, let by, _): [on, by]
    case .seen(let a, where: let condition, _): [a, condition]
    case .standing(let standing):
      [standing.known, standing.on] + [standing.chain, standing.void].compactMap { $0 }
    case .aggregate(let aggregation):
      [aggregation.value, aggregation.key, aggregation.mask, aggregation.consent]
        .compactMap { $0 } + aggregation.withoutRepeatsOn
    case .monthly(let series):
      [series.value, series.by, series.mask, series.end, series.existsFrom, series.consent]
        .compactMap { $0 } + series.withoutRepeatsOn
    }
  }
}
