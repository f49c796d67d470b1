import Diagnostics
import Numbers
import Syntax

// Functions, table look-ups and the parts of scorecards.
extension Checker {
  private static let functions = [
    "min", "max", "abs", "exp", "ln", "sqrt", "pow", "clamp", "end_of_month", "start_of_month",
    "year", "month", "decimal", "money", "rate", "share",
  ]

  func call(
    _ name: Name, _ arguments: [Expression], at span: SourceSpan, in scope: Scope,
    hint: ValueType?
  ) -> Term {
    if case .table(let index)? = symbols[name.text]?.symbol {
      note(.table(name.text))
      return look(up: index, name, arguments, at: span, in: scope)
    }
    switch name.text {
    case "min", "max":
      return extreme(name, arguments, at: span, in: scope, hint: hint)
    case "abs", "exp", "ln", "sqrt", "decimal", "money", "rate", "share":
      guard hasCount(arguments, 1, name, at: span) else { return invalid(span) }
      return function(name.text, of: arguments[0], at: span, in: scope)
    case "pow":
      guard hasCount(arguments, 2, name, at: span) else { return invalid(span) }
      return power(arguments[0], arguments[1], at: span, in: scope)
    case "clamp":
      guard hasCount(arguments, 3, name, at: span) else { return invalid(span) }
      return clamp(
        arguments[0], arguments[1], arguments[2], at: span, in: scope, hint: hint)
    case "end_of_month", "start_of_month", "year", "month":
      guard hasCount(arguments, 1, name, at: span) else { return invalid(span) }
      return calendar(name.text, of: arguments[0], at: span, in: scope)
    default:
      let tables = names.tables.map(\.value.name.text)
      report(
        .unknownFunction, ["name": .name(name.text)], at: name.span,
        near: NearestName.all(of: name.text, among: Self.functions + tables))
      return invalid(span)
    }
  }

  private func hasCount(
    _ arguments: [Expression], _ count: Int, _ name: Name, at span: SourceSpan
  ) -> Bool {
    if arguments.count == count { return true }
    report(
      .argumentCount,
      [
        "name": .name(name.text), "expected": .number(count), "found": .number(arguments.count),
      ], at: span)
    return false
  }

  private func extreme(
    _ name: Name, _ arguments: [Expression], at span: SourceSpan, in scope: Scope,
    hint: ValueType?
  ) -> Term {
    guard !arguments.isEmpty else {
      _ = hasCount(arguments, 2, name, at: span)
      return invalid(span)
    }
    let terms = arguments.map { lower($0, in: scope, hint: hint) }
    guard let (settled, type) = unify(terms, at: span) else { return invalid(span) }
    guard meet(settled, at: span) else { return invalid(span) }
    return Term(
      node: extreme(
        settled.map(\.node), type: type.settled(), isLeast: name.text == "min", at: span),
      type: type, span: span)
  }

  /// All terms under their common type, which has an order.
  private func unify(_ terms: [Term], at span: SourceSpan) -> ([Term], StaticType)? {
    var common = terms[0]
    for term in terms.dropFirst() {
      guard let (left, _, type) = unify(common, term) else {
        reportMismatch(
          term, Expectation(common.type.settled(), "compared_with", common.span))
        return nil
      }
      guard type != .invalid else { return nil }
      common = Term(node: left.node, type: type, span: left.span)
    }
    switch common.type {
    case .number, .percent: break
    case .value(let type) where isOrdered(type): break
    case .invalid: return nil
    case .value, .nothing:
      reportNoOrder(of: common.type, at: span)
      return nil
    }
    guard case .value(let type) = common.type else { return (terms, common.type) }
    return (terms.map { settle($0, as: type) ?? $0 }, common.type)
  }

  /// The least or greatest of some values, missing where one of them is.
  func extreme(_ nodes: [NodeID], type: ValueType, isLeast: Bool, at span: SourceSpan) -> NodeID {
    let numbers = nodes.compactMap { graph.number(at: $0) }
    if numbers.count == nodes.count, let value = isLeast ? numbers.min() : numbers.max() {
      return graph.constant(.number(value), type: type, span: span)
    }
    return graph.node(
      over: nodes, type: type, decimals: nodes.map { graph[$0].decimals }.max() ?? 0, span: span
    ) { isLeast ? .minimum($0) : .maximum($0) }
  }

  private func function(
    _ name: String, of argument: Expression, at span: SourceSpan, in scope: Scope
  ) -> Term {
    let hint: ValueType? =
      switch name {
      case "money": .money
      case "rate": .rate
      case "share": .share
      default: nil
      }
    let raw = lower(argument, in: scope, hint: hint)
    let term = settledNumber(raw, hint: hint)
    guard case .value(let type) = term.type else { return invalid(span) }
    let node = term.node
    switch name {
    case "abs":
      let id = graph.node(over: [node], type: type, decimals: graph[node].decimals, span: span) {
        .absolute($0[0])
      }
      return Term(node: id, type: term.type, span: span)
    case "exp", "ln", "sqrt":
      guard isPlain(term) else { return invalid(span) }
      let mayBeMissing =
        name == "ln" && !isPositive(node) || name == "sqrt" && !isNeverNegative(node)
      let id = graph.node(
        over: [node], type: .decimal, decimals: 12, mayBeMissing: mayBeMissing, span: span
      ) {
        name == "exp" ? .exponential($0[0]) : name == "ln" ? .logarithm($0[0]) : .squareRoot($0[0])
      }
      return Term(node: id, type: .decimal, span: span)
    case "decimal":
      return retype(term, .decimal)
    default:
      guard let hint else { return invalid(span) }
      guard type == hint || isPlain(term) else { return invalid(span) }
      return retype(term, hint)
    }
  }

  /// Whether a number has no unit; a problem is reported where it has one.
  private func isPlain(_ term: Term) -> Bool {
    switch term.type {
    case .integer, .decimal, .number: return true
    case .invalid: return false
    default:
      report(.plainNumberNeeded, ["found": argument(of: term.type)], at: term.span)
      return false
    }
  }

  private func power(
    _ base: Expression, _ exponent: Expression, at span: SourceSpan, in scope: Scope
  ) -> Term {
    let base = settledNumber(lower(base, in: scope), hint: nil)
    let exponent = settledNumber(lower(exponent, in: scope), hint: nil)
    guard !base.type.isInvalid, !exponent.type.isInvalid, isPlain(base), isPlain(exponent),
      meet([base, exponent], at: span)
    else { return invalid(span) }
    return Term(node: power(base.node, exponent.node, at: span), type: .decimal, span: span)
  }

  func power(_ base: NodeID, _ exponent: NodeID, at span: SourceSpan) -> NodeID {
    return graph.node(
      over: [base, exponent], type: .decimal, decimals: 12, mayBeMissing: !isPositive(base),
      span: span
    ) { .power($0[0], $0[1]) }
  }

  private func calendar(
    _ name: String, of argument: Expression, at span: SourceSpan, in scope: Scope
  ) -> Term {
    let term = lower(argument, as: Expectation(.date, "function_needs_date", span), in: scope)
    guard !term.type.isInvalid else { return term }
    let isCount = name == "year" || name == "month"
    let id = graph.node(over: [term.node], type: isCount ? .integer : .date, span: span) {
      switch name {
      case "end_of_month": .endOfMonth($0[0])
      case "start_of_month": .startOfMonth($0[0])
      case "year": .year($0[0])
      default: .month($0[0])
      }
    }
    return Term(node: id, type: isCount ? .integer : .date, span: span)
  }

  /// `behaviour.points`, `behaviour.pd`, `at_lending.tax_level`.
  func read(_ member: Name, of base: Expression, at span: SourceSpan, in scope: Scope) -> Term {
    guard case .name(let name) = base.kind else {
      report(.unknownMember, ["name": .name(member.text)], at: member.span)
      return invalid(span)
    }
    if name == "at_lending" { return atLending(member, at: span, in: scope) }
    guard case .scorecard(let index)? = symbols[name]?.symbol else {
      if symbols[name] == nil {
        let known = names.scorecards.map(\.value.name.text)
        report(
          .unknownName, ["name": .name(name)], at: base.span,
          near: NearestName.all(of: name, among: known + ["at_lending"]))
      } else if symbols[name]?.symbol != .broken {
        report(.unknownMember, ["name": .name(member.text)], at: member.span)
      }
      return invalid(span)
    }
    guard member.text == "points" || member.text == "pd" else {
      report(
        .unknownMember, ["name": .name(member.text)], at: member.span,
        near: NearestName.all(of: member.text, among: ["points", "pd"]))
      return invalid(span)
    }
    if case .book = scope.place {
      report(.notConstant, ["name": .name(name)], at: span)
      return invalid(span)
    }
    note(.scorecard(name))
    return score(index, isPoints: member.text == "points", at: span, in: scope)
  }

  /// A field of the snapshot as it was known when the loan was applied for: an extra field of the record.
  private func atLending(_ member: Name, at span: SourceSpan, in scope: Scope) -> Term {
    guard isSnapshotBook else {
      report(.notASnapshotBook, ["name": .name("at_lending." + member.text)], at: span)
      return invalid(span)
    }
    guard let base = record.position(of: member.text) else {
      if symbols[member.text]?.symbol == .broken { return invalid(span) }
      report(
        .unknownField, ["name": .name(member.text), "record": .name(record.name)],
        at: member.span, near: NearestName.all(of: member.text, among: record.fields.map(\.name)))
      return invalid(span)
    }
    let name = "at_lending." + member.text
    let position: Int
    if let known = record.position(of: name) {
      position = known
    } else {
      position = record.fields.count
      var field = record.fields[base]
      field.name = name
      field.externalName = nil
      field.isKey = false
      field.role = nil
      record.fields.append(field)
    }
    note(.field(name))
    return Term(
      node: field(position, at: span), type: .value(record.fields[position].type), span: span)
  }
}
