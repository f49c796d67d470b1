import Diagnostics
import Numbers
import Syntax

// Selection, rounding, bounds and supplied values.
extension Checker {
  func choose(
    _ test: Expression, _ then: Expression, _ otherwise: Expression, at span: SourceSpan,
    in scope: Scope, hint: ValueType?
  ) -> Term {
    let condition = condition(test, in: scope)
    var (then, otherwise) = branches(then, otherwise, in: scope, hint: hint)
    guard let unified = unify(then, otherwise) else {
      report(
        .branchesDiffer,
        [
          "expected": argument(of: then.type), "found": argument(of: otherwise.type),
        ], at: otherwise.span,
        related: [origin(of: then)],
        fixes: unitFixes(then, otherwise))
      return invalid(span)
    }
    (then, otherwise) = (unified.0, unified.1)
    var type = unified.2
    // A number may be asked for with more decimals than a literal has: the context decides.
    if let hint, type == .number || type == .percent || type == .nothing,
      let a = settle(then, as: hint), let b = settle(otherwise, as: hint)
    {
      (then, otherwise, type) = (a, b, .value(hint))
    }
    guard !condition.type.isInvalid, type != .invalid, meet([condition, then, otherwise], at: span)
    else { return invalid(span) }
    if case .truth(let truth)? = graph.constant(at: condition.node) {
      return Term(node: truth ? then.node : otherwise.node, type: type, span: span)
    }
    let decimals = max(graph[then.node].decimals, graph[otherwise.node].decimals)
    let isWhole = type == .number && decimals == 0
    let node = graph.node(
      over: [condition.node, then.node, otherwise.node], type: type.settled(isWhole: isWhole),
      decimals: decimals, span: span
    ) { .choose(condition: $0[0], then: $0[1], otherwise: $0[2]) }
    return Term(node: node, type: type, span: span)
  }

  /// Both branches; bare values of one-of types take the other branch's type.
  private func branches(
    _ then: Expression, _ otherwise: Expression, in scope: Scope, hint: ValueType?
  ) -> (Term, Term) {
    if hint != nil {
      return (lower(then, in: scope, hint: hint), lower(otherwise, in: scope, hint: hint))
    }
    return lowerAlike(then, otherwise, in: scope)
  }

  func round(
    _ value: Expression, _ mode: RoundingMode, _ step: Expression,
    _ within: (Expression, Expression)?, at span: SourceSpan, in scope: Scope, hint: ValueType?
  ) -> Term {
    let term = settledNumber(lower(value, in: scope, hint: hint), hint: hint)
    if case .clamp = value.kind { report(.roundAfterClamp, at: span) }
    guard case .value(let type) = term.type else { return invalid(span) }
    let expectation = Expectation(type, "rounded_here", term.span)
    guard let step = self.step(step, expectation) else { return invalid(span) }
    guard let (low, high) = within else {
      return Term(
        node: rounded(term.node, mode, step: step, at: span), type: term.type, span: span)
    }
    guard let bounds = bounds(low, high, of: expectation, in: scope),
      meet([term, bounds.low, bounds.high], at: span)
    else { return invalid(span) }
    let node = graph.node(
      over: [term.node, bounds.low.node, bounds.high.node], type: type,
      decimals: step.leastDecimals, mayFail: true, span: span
    ) { .round($0[0], mode, step: step, within: Bounds(lower: $0[1], upper: $0[2])) }
    return Term(node: node, type: term.type, span: span)
  }

  /// A constant step above zero, of the type of what is rounded.
  func step(_ step: Expression, _ expectation: Expectation) -> Number? {
    // A share of money is no step of it, but a plain number is one of a count.
    guard let value = constantNumber(step, expectation) else { return nil }
    guard value > .zero else {
      report(.stepNotPositive, at: step.span)
      return nil
    }
    return value
  }

  func rounded(_ node: NodeID, _ mode: RoundingMode, step: Number, at span: SourceSpan) -> NodeID {
    let type = graph[node].type
    return graph.node(over: [node], type: type, decimals: step.leastDecimals, span: span) {
      .round($0[0], mode, step: step, within: nil)
    }
  }

  private func bounds(
    _ low: Expression, _ high: Expression, of expectation: Expectation, in scope: Scope
  ) -> (low: Term, high: Term)? {
    let low = lower(low, as: expectation, in: scope)
    let high = lower(high, as: expectation, in: scope)
    if low.type.isInvalid || high.type.isInvalid { return nil }
    if let a = graph.number(at: low.node), let b = graph.number(at: high.node), b < a {
      report(.crossedBounds, at: low.span.joined(high.span))
      return nil
    }
    return (low, high)
  }

  func clamp(
    _ value: Expression, _ low: Expression, _ high: Expression, at span: SourceSpan,
    in scope: Scope, hint: ValueType?
  ) -> Term {
    let term = settledNumber(lower(value, in: scope, hint: hint), hint: hint)
    guard case .value(let type) = term.type else { return invalid(span) }
    let expectation = Expectation(type, "clamped_here", term.span)
    guard let bounds = bounds(low, high, of: expectation, in: scope),
      meet([term, bounds.low, bounds.high], at: span)
    else { return invalid(span) }
    let nodes = [term.node, bounds.low.node, bounds.high.node]
    let isKnown = graph.number(at: nodes[1]) != nil && graph.number(at: nodes[2]) != nil
    let node = graph.node(
      over: nodes, type: type, decimals: nodes.map { graph[$0].decimals }.max() ?? 0,
      mayFail: !isKnown, span: span
    ) { .clamp($0[0], Bounds(lower: $0[1], upper: $0[2])) }
    return Term(node: node, type: term.type, span: span)
  }

  /// A number under the type its place would like, or the one it has when nothing asks.
  func settledNumber(_ term: Term, hint: ValueType?) -> Term {
    switch term.type {
    case .invalid: return term
    case .value(let type) where type.isNumeric: return term
    case .number, .percent:
      if let hint, let settled = settle(term, as: hint) { return settled }
      return retype(
        term, term.type.settled(isWhole: graph[term.node].decimals == 0))
    default:
      report(.numberNeeded, ["found": argument(of: term.type)], at: term.span)
      return invalid(term.span)
    }
  }

  func assumed(
    _ value: Expression, _ other: Expression, _ because: TextLiteral, at span: SourceSpan,
    in scope: Scope, hint: ValueType?
  ) -> Term {
    let text = canonicalText(value) + " assumed " + canonicalText(other)
    let value = lower(value, in: scope, hint: hint)
    let other = lower(other, in: scope, hint: value.hint ?? hint)
    guard let (left, right, type) = unify(value, other) else {
      reportMismatch(
        other,
        Expectation(value.type.settled(), "assumed_for", value.span))
      return invalid(span)
    }
    guard type != .invalid, meet([left, right], at: span) else { return invalid(span) }
    if because.text.isEmpty { report(.reasonNeeded, at: because.span) }
    guard graph[left.node].mayBeMissing else {
      let rest = SourceSpan(file: span.file, lower: left.span.upper, upper: span.upper)
      report(
        .assumedNeverMissing, at: span,
        fixes: [.removing(sourceFiles.text(at: rest), at: rest, .safe)])
      return Term(node: left.node, type: type, span: span)
    }
    let index = assumptions.count
    assumptions.append(
      Assumption(
        text: text, because: because.text, node: left.node, span: span))
    let domain = graph.commonDomain(of: [left.node, right.node])
    let (a, b) = (graph.lift(left.node, to: domain), graph.lift(right.node, to: domain))
    let node = graph.node(
      .assumed(a, b, assumption: index), type: type.settled(),
      decimals: max(graph[a].decimals, graph[b].decimals), domain: domain,
      mayBeMissing: graph[b].mayBeMissing, mayFail: graph[a].mayFail || graph[b].mayFail,
      span: span)
    return Term(node: node, type: type, span: span)
  }
}
