import Diagnostics
import Numbers
import Syntax

// Conditions: Kleene's logic over comparisons of equal types.
extension Checker {
  func compare(_ comparator: Comparator, _ left: Term, _ right: Term, at span: SourceSpan) -> Term {
    guard let (left, right, type) = unify(left, right) else {
      reportIncomparable(left, right, at: span)
      return invalid(span)
    }
    guard type != .invalid, meet([left, right], at: span) else { return invalid(span) }
    for side in [left, right] where graph.constant(at: side.node) == .missing {
      let asked = side.span == left.span ? right.span : left.span
      report(
        .comparedWithMissing, at: side.span,
        fixes: missingQuestion(comparator, asking: asked, at: span))
      return invalid(span)
    }
    var mayBeIncomparable = false
    if comparator != .equal && comparator != .unequal {
      switch type {
      case .value(.oneOf(let index)):
        guard let ranks = oneOfs[index].ranks else {
          reportNoOrder(of: type, at: span)
          return invalid(span)
        }
        mayBeIncomparable = ranks.contains(nil)
      case .value(.text), .value(.boolean):
        reportNoOrder(of: type, at: span)
        return invalid(span)
      default: break
      }
    }
    if let truth = fold(comparator, left, right) {
      return constant(.truth(truth), .boolean, at: span)
    }
    let node = graph.node(
      over: [left.node, right.node], type: .boolean, mayBeMissing: mayBeIncomparable, span: span
    ) { .compare(comparator, $0[0], $0[1]) }
    return Term(node: node, type: .boolean, span: span)
  }

  /// A type without an order, unless some order is declared whose own name is wrong.
  func reportNoOrder(of type: StaticType, at span: SourceSpan) {
    if hasBrokenOrder { return }
    report(.noOrder, ["type": argument(of: type)], at: span)
  }

  private func reportIncomparable(_ left: Term, _ right: Term, at span: SourceSpan) {
    report(
      .incomparable,
      ["left": argument(of: left.type), "right": argument(of: right.type)], at: right.span,
      related: [origin(of: left)],
      fixes: unitFixes(left, right))
  }

  private func fold(_ comparator: Comparator, _ left: Term, _ right: Term) -> Bool? {
    guard let a = graph.number(at: left.node), let b = graph.number(at: right.node) else {
      return nil
    }
    switch comparator {
    case .equal: return a == b
    case .unequal: return a != b
    case .less: return a < b
    case .lessOrEqual: return a <= b
    case .greater: return a > b
    case .greaterOrEqual: return a >= b
    }
  }

  func negation(_ term: Term, at span: SourceSpan) -> Term {
    if term.type.isInvalid { return term }
    if case .truth(let truth)? = graph.constant(at: term.node) {
      return constant(.truth(!truth), .boolean, at: span)
    }
    let node = graph.node(over: [term.node], type: .boolean, span: span) { .not($0[0]) }
    return Term(node: node, type: .boolean, span: span)
  }

  /// `and` or `or` of conditions.
  func junction(
    _ terms: [Term], at span: SourceSpan, _ operation: ([NodeID]) -> Operation
  ) -> Term {
    if terms.contains(where: \.type.isInvalid) { return invalid(span) }
    guard meet(terms, at: span) else { return invalid(span) }
    guard terms.count > 1 else { return terms[0] }
    let node = graph.node(over: terms.map(\.node), type: .boolean, span: span, operation: operation)
    return Term(node: node, type: .boolean, span: span)
  }

  /// `and` of nodes, of which there may be one or none.
  func all(of nodes: [NodeID], at span: SourceSpan?) -> NodeID? {
    guard let first = nodes.first, nodes.count > 1 else { return nodes.first }
    return nodes.count == 1
      ? first : graph.node(over: nodes, type: .boolean, span: span) { .and($0) }
  }

  func inSet(_ value: Expression, _ items: [Expression], at span: SourceSpan, in scope: Scope)
    -> Term
  {
    let value = lower(value, in: scope)
    let members = items.map { lower($0, in: scope, beside: value) }
    if value.type.isInvalid || members.contains(where: \.type.isInvalid) { return invalid(span) }
    var constants: [Constant] = []
    var comparisons: [Term] = []
    for member in members {
      guard let (_, settled, type) = unify(value, member) else {
        reportIncomparable(value, member, at: span)
        return invalid(span)
      }
      if member.type == .nothing {
        report(.missingInSet, at: member.span)
        return invalid(span)
      }
      if let constant = graph.constant(at: settled.node), type != .invalid {
        constants.append(constant)
      } else {
        comparisons.append(compare(.equal, value, member, at: member.span))
      }
    }
    if !constants.isEmpty {
      let node = graph.node(over: [value.node], type: .boolean, span: span) {
        .inSet($0[0], constants)
      }
      comparisons.insert(Term(node: node, type: .boolean, span: span), at: 0)
    }
    return junction(comparisons, at: span) { .or($0) }
  }

  func inRange(_ value: Expression, _ range: RangeSyntax, at span: SourceSpan, in scope: Scope)
    -> Term
  {
    let value = lower(value, in: scope)
    var bounds: [Term] = []
    if let lower = range.lower {
      bounds.append(
        compare(
          range.lowerIncluded ? .greaterOrEqual : .greater, value,
          self.lower(lower, in: scope, hint: value.hint), at: lower.span))
    }
    if let upper = range.upper {
      bounds.append(
        compare(
          range.upperIncluded ? .lessOrEqual : .less, value,
          lower(upper, in: scope, hint: value.hint), at: upper.span))
    }
    // The parser has reported a range without bounds.
    if bounds.isEmpty { return invalid(span) }
    return junction(bounds, at: span) { .and($0) }
  }

  func isMissing(_ value: Expression, at span: SourceSpan, in scope: Scope) -> Term {
    let term =
      if case .name(let name) = value.kind, case .list(let list)? = symbols[name]?.symbol {
        missingList(list, at: span)
      } else {
        lower(value, in: scope)
      }
    if term.type.isInvalid { return term }
    let inner = graph[term.node]
    guard inner.mayBeMissing else {
      report(.neverMissing, ["text": .text(excerpt(at: value.span))], at: value.span)
      return constant(.truth(false), .boolean, at: span)
    }
    let node = graph.node(
      .isMissing(term.node), type: .boolean, domain: inner.domain, mayBeMissing: false,
      mayFail: inner.mayFail, span: span)
    return Term(node: node, type: .boolean, span: span)
  }

  /// The count of a list's rows, which is missing where the list is.
  private func missingList(_ list: Int, at span: SourceSpan) -> Term {
    let node = graph.node(
      .aggregate(Aggregation(kind: .count, list: list, consent: consent(ofList: list, at: span))),
      type: .integer, domain: .application, mayBeMissing: lists[list].isOptional, mayFail: false,
      span: span)
    return Term(node: node, type: .integer, span: span)
  }
}
