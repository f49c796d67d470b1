import Syntax

extension Expression {
  /// The names an expression reads, in the order of the text; names of members, functions and fields aside.
  var namesRead: [String] {
    var names: [String] = []
    var waiting = [self]
    while let next = waiting.popLast() {
      if case .name(let name) = next.kind { names.append(name) }
      if case .aggregate(let aggregate) = next.kind { names.append(aggregate.source.list.text) }
      waiting += next.children.reversed()
    }
    return names
  }

  /// The expressions directly inside.
  var children: [Expression] {
    switch kind {
    case .number, .duration, .date, .text, .truth, .missing, .name, .invalid: []
    case .member(let base, _): [base]
    case .call(_, let arguments): arguments
    case .negate(let a), .isMissing(let a), .not(let a): [a]
    case .arithmetic(_, let a, let b), .compare(_, let a, let b): [a, b]
    case .inSet(let a, let items): [a] + items
    case .inRange(let a, let range): [a] + [range.lower, range.upper].compactMap { $0 }
    case .within(let a, let window): [a] + (window.end.map { [$0] } ?? [])
    case .and(let all), .or(let all): all
    case .choose(let condition, let then, let otherwise): [condition, then, otherwise]
    case .round(let a, _, let step, let within):
      [a, step] + (within.map { [$0.0, $0.1] } ?? [])
    case .clamp(let a, let low, let high): [a, low, high]
    case .assumed(let a, let value, _): [a, value]
    case .span(_, let from, let to): [from, to]
    case .aggregate(let aggregate): aggregate.kind.children + aggregate.conditions
    case .series(let series): series.children
    }
  }
}

extension Aggregate.Kind {
  fileprivate var children: [Expression] {
    switch self {
    case .count, .countMonths, .any: []
    case .sum(let a), .average(let a), .yearlyAverage(let a), .smallest(let a), .greatest(let a),
      .countDistinct(let a), .latest(let a, by: _), .largestShares(_, let a, by: _), .all(let a):
      [a]
    }
  }
}

extension SeriesExpression {
  fileprivate var children: [Expression] {
    switch self {
    case .monthly(let value, _, _, let condition, _, let end):
      [value, condition, end].compactMap { $0 }
    case .growth(_, let a), .volatility(let a), .longestRunOfZeroMonths(let a), .carried(let a),
      .cut(_, _, let a), .sum(let a), .smallest(let a), .greatest(let a), .average(let a):
      [a]
    case .countMonths(let a, let condition): [a, condition]
    }
  }
}

extension DefinitionSyntax {
  /// The names its value reads.
  var namesRead: [String] {
    switch value {
    case .expression(let expression): expression.namesRead
    case .line(let line):
      ([line.amplify] + line.adjust + [line.deduct].compactMap { $0 } + line.cap + [line.step])
        .flatMap(\.namesRead)
    }
  }
}
