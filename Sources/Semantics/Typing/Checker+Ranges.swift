import Numbers
import Syntax

// Between which bounds a number surely lies: proves divisors other than zero and tables complete.
extension Checker {
  /// Bounds of a node's values, as far as they are known beforehand.
  func range(of id: NodeID) -> ValueRange {
    // Operands stand before users: in this order each finds its operands' bounds.
    while ranges.count <= id.index {
      let next = NodeID(ranges.count)
      ranges.append(graph[next].type.isNumeric ? derivedRange(of: next) : .open)
    }
    return ranges[id.index]
  }

  /// What a node's values may be.
  func domain(of id: NodeID) -> InputDomain {
    InputDomain(
      range: range(of: id), decimals: graph[id].decimals, mayBeMissing: graph[id].mayBeMissing)
  }

  private func derivedRange(of id: NodeID) -> ValueRange {
    let node = graph[id]
    switch node.operation {
    case .constant(let value): return .only(value)
    case .field(let field):
      if case .rows(let list) = node.domain { return lists[list].record.fields[field].range }
      return record.fields[field].range
    case .parameter(let index): return parameters[index].map { .only($0.value) } ?? .open
    case .broadcast(let inner), .retype(let inner), .seen(let inner, _, _):
      return range(of: inner)
    case .cut(let inner, from: _, to: _): return range(of: inner)
    case .carried: return .atLeast(.zero)
    case .add(let a, let b): return range(of: a).adding(range(of: b))
    case .subtract(let a, let b): return range(of: a).adding(range(of: b).negated)
    case .negate(let inner): return range(of: inner).negated
    case .multiply(let a, let b), .divide(let a, let b):
      return isNeverNegative(a) && isNeverNegative(b) ? .atLeast(.zero) : .open
    case .round(let inner, _, step: _, within: nil):
      return isNeverNegative(inner) ? .atLeast(.zero) : .open
    case .round(_, _, step: _, let bounds?), .clamp(_, let bounds):
      return ValueRange(
        lower: range(of: bounds.lower).lower, lowerIncluded: true,
        upper: range(of: bounds.upper).upper, upperIncluded: true)
    case .absolute, .exponential, .squareRoot: return .atLeast(.zero)
    case .power(let base, _): return isNeverNegative(base) ? .atLeast(.zero) : .open
    case .minimum(let all): return ValueRange.least(all.map { range(of: $0) })
    case .maximum(let all):
      return ValueRange.least(all.map { range(of: $0).negated }).negated
    case .choose(_, let a, let b), .assumed(let a, let b, assumption: _):
      return range(of: a).hull(range(of: b))
    case .year, .month: return .atLeast(.one)
    case .longestZeroRun, .countMonths: return .atLeast(.zero)
    case .reduce(let reduction, let series):
      return reduction == .sum
        ? isNeverNegative(series) ? .atLeast(.zero) : .open : range(of: series)
    case .monthly(let series):
      return series.value.map(isNeverNegative) ?? true ? .atLeast(.zero) : .open
    case .aggregate(let question): return range(of: question)
    case .table(let index, _):
      guard let table = tables[index]?.table, !table.isCollecting else { return .open }
      return .around(table.rows.map(\.output) + [table.otherwise].compactMap { $0 })
    case .bins(let card, let characteristic, _): return binRange(card, characteristic)
    default: return .open
    }
  }

  private func range(of question: Aggregation) -> ValueRange {
    switch question.kind {
    case .count, .countDistinct, .countMonths: return .atLeast(.zero)
    case .sum: return question.value.map(isNeverNegative) ?? false ? .atLeast(.zero) : .open
    case .average, .smallest, .greatest, .latest:
      return question.value.map { range(of: $0) } ?? .open
    case .any, .all, .largestShares: return .open
    }
  }

  private func binRange(_ card: Int, _ characteristic: Int) -> ValueRange {
    .around(
      names.scorecards[card].value.characteristics[characteristic].bins.map {
        .number($0.points)
      })
  }

  func isNeverNegative(_ id: NodeID) -> Bool {
    guard case .number(let lower)? = range(of: id).lower else { return false }
    return !lower.isNegative
  }

  /// Whether a number is surely above zero.
  func isPositive(_ id: NodeID) -> Bool {
    guard case .number(let lower)? = range(of: id).lower else { return false }
    return lower > .zero || (lower.isZero && !range(of: id).lowerIncluded)
  }

  /// Whether a divisor is surely not zero.
  func isNeverZero(_ id: NodeID) -> Bool {
    let range = range(of: id)
    return (range.lower != nil || range.upper != nil) && !range.contains(.number(.zero))
  }
}

extension FieldSchema {
  /// The field's range as written.
  var range: ValueRange {
    ValueRange(
      lower: lowest.map { .number($0) }, lowerIncluded: lowestIncluded,
      upper: highest.map { .number($0) }, upperIncluded: highestIncluded)
  }
}

extension DecisionTable {
  fileprivate var isCollecting: Bool {
    if case .collect = policy { true } else { false }
  }
}
