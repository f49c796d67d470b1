import Diagnostics
import Numbers
import Syntax

// How an expression becomes a node. `hint` is the type its place would like: it settles literals and
// resolves bare values of one-of types, and refuses nothing; `lower(_:as:in:)` refuses.
extension Checker {
  /// The node of an expression; a problem gives an `invalid` term.
  func lower(_ expression: Expression, in scope: Scope, hint: ValueType? = nil) -> Term {
    let term = lowered(expression, in: scope, hint: hint)
    if term.type == .boolean { conditionPlaces[term.node, default: []].append(expression.span) }
    return term
  }

  private func lowered(_ expression: Expression, in scope: Scope, hint: ValueType?) -> Term {
    let span = expression.span
    switch expression.kind {
    case .invalid: return invalid(span)
    case .number(let value, let spelling): return literal(value, spelling, at: span)
    case .duration(let count, let unit):
      return constant(
        .number(Number(count)), unit == .days ? .days : .months, at: span)
    case .date(let date): return constant(.date(date), .date, at: span)
    case .text(let text): return constant(.text(text), .text, at: span)
    case .truth(let truth): return constant(.truth(truth), .boolean, at: span)
    case .missing:
      let node = graph.constant(.missing, type: hint ?? .decimal, span: span)
      return Term(node: node, type: .nothing, span: span)
    case .name(let name): return read(name, at: span, in: scope, hint: hint)
    case .member(let base, let member): return read(member, of: base, at: span, in: scope)
    case .call(let name, let arguments):
      return call(name, arguments, at: span, in: scope, hint: hint)
    case .negate(let operand): return negate(lower(operand, in: scope, hint: hint), at: span)
    case .arithmetic: return chain(expression, in: scope, hint: hint)
    case .compare(let comparator, let left, let right):
      let (left, right) = lowerAlike(left, right, in: scope)
      return compare(comparator, left, right, at: span)
    case .inSet(let value, let items): return inSet(value, items, at: span, in: scope)
    case .inRange(let value, let range): return inRange(value, range, at: span, in: scope)
    case .isMissing(let value): return isMissing(value, at: span, in: scope)
    case .within(let value, let window): return within(value, window, at: span, in: scope)
    case .not(let operand): return negation(condition(operand, in: scope), at: span)
    case .and(let operands):
      return junction(operands.map { condition($0, in: scope) }, at: span) { .and($0) }
    case .or(let operands):
      return junction(operands.map { condition($0, in: scope) }, at: span) { .or($0) }
    case .choose(let condition, let then, let otherwise):
      return choose(condition, then, otherwise, at: span, in: scope, hint: hint)
    case .round(let value, let mode, let step, let within):
      return round(value, mode, step, within, at: span, in: scope, hint: hint)
    case .clamp(let value, let low, let high):
      return clamp(value, low, high, at: span, in: scope, hint: hint)
    case .assumed(let value, let other, let because):
      return assumed(value, other, because, at: span, in: scope, hint: hint)
    case .span(let unit, let from, let to):
      return timeBetween(unit, from, to, at: span, in: scope)
    case .aggregate(let aggregate): return lower(aggregate, at: span, in: scope)
    case .series(let series): return lower(series, at: span, in: scope)
    }
  }

  /// `a + b − c …` from its first operand on: a long sum is deep on its left, and needs no stack for it.
  private func chain(_ expression: Expression, in scope: Scope, hint: ValueType?) -> Term {
    var links: [(ArithmeticOperator, right: Expression, hint: ValueType?, span: SourceSpan)] = []
    var (first, hint) = (expression, hint)
    while case .arithmetic(let symbol, let left, let right) = first.kind {
      let isSum = symbol == .add || symbol == .subtract
      if !isSum || hint == .date { hint = nil }
      links.append((symbol, right, hint, first.span))
      first = left
    }
    var term = lower(first, in: scope, hint: hint)
    for link in links.reversed() {
      let right = lower(link.right, in: scope, hint: link.hint)
      term = arithmetic(link.0, term, right, at: link.span)
    }
    return term
  }

  /// The node of an expression that must have a type; the problem shows why.
  func lower(_ expression: Expression, as expected: Expectation, in scope: Scope) -> Term {
    fit(lower(expression, in: scope, hint: expected.type), to: expected)
  }

  /// The node of a condition.
  func condition(_ expression: Expression, in scope: Scope) -> Term {
    let term = lower(expression, in: scope)
    guard !term.type.isInvalid, term.type != .boolean else { return term }
    report(.conditionNeeded, ["found": argument(of: term.type)], at: expression.span)
    return invalid(expression.span)
  }

  func invalid(_ span: SourceSpan) -> Term {
    Term(
      node: graph.constant(.missing, type: .decimal, span: span), type: .invalid, span: span)
  }

  func constant(_ value: Constant, _ type: ValueType, at span: SourceSpan) -> Term {
    Term(node: graph.constant(value, type: type, span: span), type: .value(type), span: span)
  }

  private func literal(_ value: Number, _ spelling: NumberSpelling, at span: SourceSpan) -> Term {
    switch spelling {
    case .plain, .wan, .yi:
      let type: ValueType = value.leastDecimals == 0 ? .integer : .decimal
      return Term(
        node: graph.constant(.number(value), type: type, span: span), type: .number, span: span)
    case .percent, .basisPoint:
      return Term(
        node: graph.constant(.number(value), type: .share, span: span), type: .percent, span: span)
    case .percentPerDay: return constant(.number(value), .rate, at: span)
    }
  }

  /// Two operands of which one may be a bare value of the other's one-of type.
  func lowerAlike(_ left: Expression, _ right: Expression, in scope: Scope) -> (Term, Term) {
    if case .name(let name) = left.kind, !isReadable(name, in: scope) {
      guard case .name(let other) = right.kind, !isReadable(other, in: scope) else {
        let right = lower(right, in: scope)
        return (lower(left, in: scope, beside: right), right)
      }
      // Two bare names: the left one was to be read, whatever value the right one is.
      let left = lower(left, in: scope)
      return (left, lower(right, in: scope, beside: left))
    }
    let left = lower(left, in: scope)
    return (left, lower(right, in: scope, beside: left))
  }

  /// An expression whose bare names may be values of its neighbour's one-of type.
  ///
  /// Beside something that is wrong itself nobody can say what a bare name should be.
  func lower(_ expression: Expression, in scope: Scope, beside other: Term) -> Term {
    if other.type.isInvalid, case .name(let name) = expression.kind, !isReadable(name, in: scope) {
      return invalid(expression.span)
    }
    return lower(expression, in: scope, hint: other.hint)
  }
}

extension Term {
  /// The type to offer to a neighbour's bare names.
  var hint: ValueType? {
    if case .value(let type) = type { type } else { nil }
  }
}

// MARK: Fitting types
extension Checker {
  /// The term under the type its place asks for, or an `invalid` one after a problem was reported.
  func fit(_ term: Term, to expected: Expectation) -> Term {
    if term.type.isInvalid { return term }
    guard let fitted = settle(term, as: expected.type) else {
      reportMismatch(term, expected)
      return invalid(term.span)
    }
    return fitted
  }

  /// Why a term has its type: where its name is declared, else the expression itself.
  func origin(of term: Term) -> RelatedPlace {
    let type = argument(of: term.type)
    let name = sourceFiles.text(at: term.span)
    if let declared = symbols[name]?.span {
      return RelatedPlace(
        role: "declared_as", arguments: ["name": .name(name), "type": type], span: declared)
    }
    return RelatedPlace(role: "is_of_type", arguments: ["type": type], span: term.span)
  }

  func reportMismatch(_ term: Term, _ expected: Expectation) {
    report(
      .typeMismatch,
      ["expected": argument(of: expected.type), "found": argument(of: term.type)],
      at: term.span,
      related: [expected.related] + [origin(of: term)].filter { $0.role == "declared_as" },
      fixes: unitFixes(for: term, as: .value(expected.type)))
  }

  /// The term as a type it can be read as; `nil` if it cannot.
  func settle(_ term: Term, as type: ValueType) -> Term? {
    switch (term.type, type) {
    case (.invalid, _): return term
    case (.nothing, _):
      return constant(.missing, type, at: term.span)
    case (.value(let found), _) where found == type: return term
    case (.value(.oneOf(let left)), .oneOf(let right)) where areAlike(left, right):
      return retype(term, type)
    case (.value(.integer), .decimal), (.number, .decimal), (.number, .money),
      (.percent, .share), (.percent, .rate):
      return retype(term, type)
    case (.number, .integer):
      return graph[term.node].decimals == 0 ? retype(term, type) : nil
    default: return nil
    }
  }

  /// The same value under another type.
  func retype(_ term: Term, _ type: ValueType) -> Term {
    let node = graph[term.node]
    if case .constant = node.operation { literalTypes[term.span] = type }
    if node.type == type {
      return Term(node: term.node, type: .value(type), span: term.span)
    }
    if case .constant(let value) = node.operation { return constant(value, type, at: term.span) }
    let id = graph.node(
      over: [term.node], type: type, decimals: node.decimals, span: term.span
    ) { .retype($0[0]) }
    return Term(node: id, type: .value(type), span: term.span)
  }

  /// The type that two terms have in common, each read under it; `nil` if there is none.
  func unify(_ left: Term, _ right: Term) -> (Term, Term, StaticType)? {
    if left.type.isInvalid || right.type.isInvalid { return (left, right, .invalid) }
    switch (left.type, right.type) {
    case (.value(let a), .value(let b)):
      if a == b { return (left, right, left.type) }
      switch (a, b) {
      case (.integer, .decimal), (.decimal, .integer): return (left, right, .decimal)
      case (.oneOf(let x), .oneOf(let y)) where areAlike(x, y): return (left, right, left.type)
      default: return nil
      }
    case (.value(.integer), .number) where graph[right.node].decimals > 0:
      return (left, right, .decimal)
    case (.number, .value(.integer)) where graph[left.node].decimals > 0:
      return (left, right, .decimal)
    case (.value(let type), _): return settle(right, as: type).map { (left, $0, left.type) }
    case (_, .value(let type)): return settle(left, as: type).map { ($0, right, right.type) }
    case (.nothing, let type), (let type, .nothing): return (left, right, type)
    case (let a, let b): return a == b ? (left, right, a) : nil
    }
  }
}
