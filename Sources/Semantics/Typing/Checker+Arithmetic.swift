import Diagnostics
import Numbers
import Syntax

// Arithmetic: units, decimals and the value of what is known beforehand.
extension Checker {
  func arithmetic(
    _ symbol: ArithmeticOperator, _ left: Term, _ right: Term, at span: SourceSpan
  ) -> Term {
    guard !left.type.isInvalid, !right.type.isInvalid, meet([left, right], at: span) else {
      return invalid(span)
    }
    let result: Term? =
      switch symbol {
      case .add, .subtract: sum(symbol, left, right, at: span)
      case .multiply: product(left, right, at: span)
      case .divide: quotient(left, right, at: span)
      }
    if let result { return result }
    report(
      .operandsDoNotFit,
      [
        "operator": .text(symbol.rawValue), "left": argument(of: left.type),
        "right": argument(of: right.type),
      ], at: span,
      related: [origin(of: left), origin(of: right)],
      fixes: unitFixes(left, right))
    return invalid(span)
  }

  /// Whether the operands' rows or months are the same; a problem is reported where they are not.
  func meet(_ terms: [Term], at span: SourceSpan) -> Bool {
    var found: Domain?
    for term in terms where !term.type.isInvalid {
      let domain = graph[term.node].domain
      guard domain.depth == 2 else { continue }
      if let found, found != domain {
        guard case .series(let left) = found, case .series(let right) = domain else {
          report(.seriesInRows, ["name": .name("")], at: span)
          return false
        }
        report(.seriesDiffer, ["left": .number(left), "right": .number(right)], at: span)
        return false
      }
      found = domain
    }
    return true
  }

  // MARK: Sums
  private func sum(_ symbol: ArithmeticOperator, _ left: Term, _ right: Term, at span: SourceSpan)
    -> Term?
  {
    if left.type == .date { return dateSum(symbol, left, right, at: span) }
    guard let (left, right, type) = unify(left, right) else { return nil }
    switch type {
    case .nothing: return Term(node: left.node, type: .nothing, span: span)
    case .value(let value) where !value.isNumeric: return nil
    default: break
    }
    return Term(
      node: sum(symbol, left.node, right.node, type: type.settled(), at: span), type: type,
      span: span)
  }

  /// `left ± right` of numbers: exact, with the decimals of the finer one.
  func sum(
    _ symbol: ArithmeticOperator, _ left: NodeID, _ right: NodeID, type: ValueType,
    at span: SourceSpan
  ) -> NodeID {
    if let a = graph.number(at: left), let b = graph.number(at: right) {
      return folded(symbol == .add ? a.adding(b) : a.subtracting(b), type: type, at: span)
    }
    let decimals = max(graph[left].decimals, graph[right].decimals)
    return graph.node(over: [left, right], type: type, decimals: decimals, span: span) {
      symbol == .add ? .add($0[0], $0[1]) : .subtract($0[0], $0[1])
    }
  }

  private func dateSum(
    _ symbol: ArithmeticOperator, _ left: Term, _ right: Term, at span: SourceSpan
  ) -> Term? {
    switch right.type {
    case .date where symbol == .subtract:
      let node = graph.node(over: [left.node, right.node], type: .days, span: span) {
        .daysBetween(from: $0[1], to: $0[0])
      }
      return Term(node: node, type: .value(.days), span: span)
    case .value(.days), .value(.months):
      var count = right.node
      if symbol == .subtract { count = negated(count, at: span) }
      return Term(
        node: moved(left.node, by: count, at: span), type: .date, span: span)
    default: return nil
    }
  }

  /// The date so many days or months later.
  func moved(_ date: NodeID, by count: NodeID, at span: SourceSpan) -> NodeID {
    let isDays = graph[count].type == .days
    return graph.node(over: [date, count], type: .date, span: span) {
      isDays ? .addDays($0[0], $0[1]) : .addMonths($0[0], $0[1])
    }
  }

  // MARK: Signs
  func negate(_ term: Term, at span: SourceSpan) -> Term {
    switch term.type {
    case .invalid, .nothing: return Term(node: term.node, type: term.type, span: span)
    case .number, .percent: break
    case .value(let type) where type.isNumeric: break
    default:
      report(.numberNeeded, ["found": argument(of: term.type)], at: term.span)
      return invalid(span)
    }
    return Term(node: negated(term.node, at: span), type: term.type, span: span)
  }

  func negated(_ node: NodeID, at span: SourceSpan) -> NodeID {
    let type = graph[node].type
    if let number = graph.number(at: node) {
      return graph.constant(.number(number.negated), type: type, span: span)
    }
    return graph.node(over: [node], type: type, decimals: graph[node].decimals, span: span) {
      .negate($0[0])
    }
  }

  // MARK: Products
  private func product(_ left: Term, _ right: Term, at span: SourceSpan) -> Term? {
    guard let type = productType(left.type, right.type) ?? productType(right.type, left.type)
    else { return nil }
    if type == .nothing { return Term(node: left.node, type: .nothing, span: span) }
    if type == .integer || type == .value(.months) || type == .value(.days) {
      // Counts stay whole: a literal with decimals makes a decimal of an integer.
      let isWhole = graph[left.node].decimals == 0 && graph[right.node].decimals == 0
      if !isWhole && type != .integer { return nil }
      if !isWhole {
        return Term(
          node: product(left.node, right.node, type: .decimal, at: span), type: .decimal,
          span: span)
      }
    }
    return Term(
      node: product(left.node, right.node, type: type.settled(), at: span), type: type,
      span: span)
  }

  /// What the product of these two is, the kind that decides first; `nil`: asked the other way round, or not at all.
  private func productType(_ left: StaticType, _ right: StaticType) -> StaticType? {
    switch (left, right) {
    case (.nothing, _): .nothing
    case (.number, .number), (.percent, .percent), (.percent, .number): left
    case (.value(.integer), .number), (.value(.integer), .value(.integer)): .integer
    case (.value(.decimal), .number), (.value(.decimal), .value(.integer)),
      (.value(.decimal), .value(.decimal)):
      .decimal
    case (.percent, .value(.integer)), (.percent, .value(.decimal)): .percent
    case (.value(.money), .number), (.value(.money), .percent), (.value(.money), .value(.integer)),
      (.value(.money), .value(.decimal)), (.value(.money), .value(.share)),
      (.value(.money), .value(.rate)):
      .money
    case (.value(.rate), .number), (.value(.rate), .percent), (.value(.rate), .value(.integer)),
      (.value(.rate), .value(.decimal)), (.value(.rate), .value(.share)):
      .value(.rate)
    case (.value(.share), .percent): .percent
    case (.value(.share), .number), (.value(.share), .value(.integer)),
      (.value(.share), .value(.decimal)), (.value(.share), .value(.share)):
      .value(.share)
    case (.value(.months), .number), (.value(.months), .value(.integer)): .value(.months)
    case (.value(.days), .number), (.value(.days), .value(.integer)): .value(.days)
    default: nil
    }
  }

  /// `left × right`: half-even at the 12th decimal where the operands' decimals add up to more.
  func product(_ left: NodeID, _ right: NodeID, type: ValueType, at span: SourceSpan) -> NodeID {
    if let a = graph.number(at: left), let b = graph.number(at: right) {
      return folded(a.multiplied(by: b), type: type, at: span)
    }
    let decimals = min(12, graph[left].decimals + graph[right].decimals)
    return graph.node(over: [left, right], type: type, decimals: decimals, span: span) {
      .multiply($0[0], $0[1])
    }
  }

  // MARK: Quotients
  private func quotient(_ left: Term, _ right: Term, at span: SourceSpan) -> Term? {
    guard let type = quotientType(left.type, right.type) else { return nil }
    if type == .nothing { return Term(node: left.node, type: .nothing, span: span) }
    if graph.number(at: right.node) == .zero {
      report(.divisionByZero, at: right.span)
      return invalid(span)
    }
    return Term(
      node: quotient(left.node, right.node, type: type.settled(), at: span), type: type,
      span: span)
  }

  private func quotientType(_ left: StaticType, _ right: StaticType) -> StaticType? {
    switch (left, right) {
    case (.nothing, _), (_, .nothing): return .nothing
    case (.number, .number): return .number
    case (.percent, .percent): return .decimal
    case (.percent, .number), (.percent, .value(.integer)), (.percent, .value(.decimal)):
      return .percent
    case (.percent, .value(.share)), (.percent, .value(.rate)), (.value(.share), .percent),
      (.value(.rate), .percent):
      return .decimal
    case (.value(let a), .value(let b)) where a == b && a.isNumeric: return .decimal
    case (.number, .value(.integer)), (.number, .value(.decimal)): return .decimal
    case (.value(.integer), .number), (.value(.integer), .value(.decimal)): return .decimal
    case (.value(let a), .number), (.value(let a), .value(.integer)),
      (.value(let a), .value(.decimal)):
      return [.decimal, .money, .rate, .share].contains(a) ? left : nil
    default: return nil
    }
  }

  /// `left ÷ right`: half-even at the 12th decimal; by zero it is missing.
  ///
  /// A constant whose reciprocal ends becomes a factor, where that product is exact too: ÷ 2 is × 0.5.
  func quotient(_ left: NodeID, _ right: NodeID, type: ValueType, at span: SourceSpan) -> NodeID {
    let divisor = graph.number(at: right)
    if let divisor {
      if let number = graph.number(at: left) {
        return folded(number.divided(by: divisor), type: type, at: span)
      }
      if divisor == .one, graph[left].type == type { return left }
      if let reciprocal = divisor.exactReciprocal,
        reciprocal.leastDecimals + graph[left].decimals <= 12
      {
        let factor = graph.constant(.number(reciprocal), type: .decimal, span: span)
        return product(left, factor, type: type, at: span)
      }
    }
    return graph.node(
      over: [left, right], type: type, decimals: 12,
      mayBeMissing: !isNeverZero(right), span: span
    ) { .divide($0[0], $0[1]) }
  }

  /// A value worked out beforehand, or a problem where it is too large for a number.
  func folded(_ value: Number?, type: ValueType, at span: SourceSpan) -> NodeID {
    guard let value else {
      report(.tooLarge, at: span)
      return graph.constant(.missing, type: type, span: span)
    }
    return graph.constant(.number(value), type: type, span: span)
  }
}
