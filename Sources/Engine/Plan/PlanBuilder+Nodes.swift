import Numbers
import Semantics
import Syntax

extension PlanBuilder {
  /// Plans one node; its operands are planned.
  mutating func plan(_ node: Node, _ id: NodeID) throws(BindingError) -> PlannedValue {
    let domain = index(of: node.domain)
    switch node.operation {
    case .constant(let constant): return PlannedValue(place: .constant(constant))
    case .parameter(let position):
      return PlannedValue(place: .constant(program.parameters[position].value))
    case .field(let position): return try field(position, node)
    case .reference(let position, let at): return reference(position, at: at, node)
    case .retype(let a): return retyped(values[a]!, node, domain)

    case .add(let a, let b): return sum(a, b, isAdd: true, domain)
    case .subtract(let a, let b): return sum(a, b, isAdd: false, domain)
    case .multiply(let a, let b): return product(a, b, domain)
    case .divide(let a, let b): return quotient(values[a]!, values[b]!, domain)
    case .negate(let a): return unary(.negate, a, domain)
    case .absolute(let a): return unary(.absolute, a, domain)
    case .minimum(let all):
      return node.type.isNumeric
        ? extreme(.minimum, all, domain) : extreme(isLeast: true, all, node.type, domain)
    case .maximum(let all):
      return node.type.isNumeric
        ? extreme(.maximum, all, domain) : extreme(isLeast: false, all, node.type, domain)
    case .round(let a, let mode, let step, let bounds):
      return rounded(a, mode, step, bounds, domain)
    case .clamp(let a, let bounds): return clamped(a, bounds, domain)
    case .exponential(let a): return function({ .exponential(decimals: $0) }, a, domain)
    case .logarithm(let a):
      return function({ .logarithm(decimals: $0) }, a, domain, missingAt: .low(orZero: true))
    case .squareRoot(let a):
      return function({ .squareRoot(decimals: $0) }, a, domain, missingAt: .low(orZero: false))
    case .power(let a, let b): return power(a, b, domain)

    case .daysBetween(let from, let to): return between(from, to, months: false, domain)
    case .monthsBetween(let from, let to): return between(from, to, months: true, domain)
    case .addDays(let a, let b): return shifted(a, by: b, months: false, domain)
    case .addMonths(let a, let b): return shifted(a, by: b, months: true, domain)
    case .monthIndex(let a): return part(.monthIndex, a, domain)
    case .startOfMonth(let a): return part(.startOfMonth, a, domain)
    case .endOfMonth(let a): return part(.endOfMonth, a, domain)
    case .year(let a): return part(.year, a, domain)
    case .month(let a): return part(.month, a, domain)
    case .lastDue(let a, let calendar): return lastDue(a, calendar, domain)

    case .not(let a): return negation(a, domain)
    case .and(let all): return connective(all, isAnd: true, domain)
    case .or(let all): return connective(all, isAnd: false, domain)
    case .compare(let comparator, let a, let b): return comparison(comparator, a, b, domain)
    case .inSet(let a, let constants): return membership(a, constants, domain)
    case .isMissing(let a): return isMissing(a, domain)
    case .choose(let c, let a, let b): return choice(c, a, b, node, domain)
    case .assumed(let a, let b, _): return assumed(a, b, node, domain)

    case .table(let position, let inputs): return table(position, inputs, node, domain)
    case .bins(let card, let characteristic, let a): return bins(card, characteristic, a, domain)

    case .known(let on, let by, let sameDay):
      return dateComparison(sameDay ? .lessOrEqual : .less, on, by, domain)
    case .seen(let a, let condition, _): return seen(a, where: condition, domain)
    case .standing(let rows): return standing(rows, domain)

    case .broadcast(let a): return broadcast(a, node, domain)
    case .aggregate(let aggregation): return aggregate(aggregation, node)
    case .monthly(let series): return monthly(series, node, domain)
    case .growth(let a, let months): return growth(a, months)
    case .volatility(let a): return volatility(a)
    case .longestZeroRun(let a): return longestZeroRun(a)
    case .carried(let a): return carried(a, domain)
    case .cut(let a, let from, let to): return cut(a, from, to, node, domain)
    case .reduce(let reduction, let a): return reduced(reduction, a)
    case .countMonths(let a): return countMonths(a)
    }
  }

  /// The same value under another type: only the decimals of a constant could differ.
  private mutating func retyped(_ value: PlannedValue, _ node: Node, _ domain: DomainIndex)
    -> PlannedValue
  { value }
}
