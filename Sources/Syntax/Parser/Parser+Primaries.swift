import Diagnostics
import Numbers

extension Parser {
  /// Reads an operand with its signs and what binds more tightly than they.
  mutating func unary() -> Expression {
    guard at(.minus) else { return postfix() }
    return deeper { parser in
      let start = parser.position
      let operand = parser.node(.negate) { parser in
        parser.bump()
        return parser.unary()
      }
      return parser.raise(Expression(.negate(operand), span: parser.span(from: start)))
    }
  }

  private mutating func postfix() -> Expression {
    let start = position
    let mark = builder.mark
    return postfix(of: primary(), from: start, mark)
  }

  /// Reads the members and assumptions behind an operand.
  mutating func postfix(of operand: Expression, from start: Int, _ mark: TreeBuilder.Mark)
    -> Expression
  {
    var operand = operand
    while true {
      if take(.dot) {
        let member = isAtLending(operand) ? expectName() : expectName(builtIn: .member)
        operand = Expression(.member(operand, member), span: span(from: start))
        builder.wrap(.member, from: mark)
      } else if take(.assumed) {
        let value = at(.minus) ? unary() : deeper { $0.primary() }
        expect(.because)
        let reason = expectText()
        operand = Expression(
          .assumed(operand, value: value, because: reason), span: span(from: start))
        builder.wrap(.assumed, from: mark)
      } else {
        return operand
      }
      operand = raise(operand)
    }
  }

  /// Reads a literal, a name, a call, or what begins with a word of its own.
  mutating func primary() -> Expression {
    switch token.kind {
    case .number: return number()
    case .date, .text: return literal()
    case .month:
      reportHere("month_is_no_value", ["found": found])
      return literal()
    case .leftParenthesis: return parenthesized()
    case .quoted: return nameOrCall()
    case .reserved: return reservedPrimary()
    case .identifier where !beginsAnew:
      return aggregateOrSeries() ?? wordPrimary() ?? nameOrCall()
    default:
      let place = missingPlace
      missing(.term("expression"))
      return Expression(.invalid, span: place)
    }
  }

  private mutating func reservedPrimary() -> Expression {
    switch token.word {
    case .true, .false, .missing: return literal()
    case .if: return choice()
    case .any, .all: return aggregate()
    default:
      let place = missingPlace
      missing(.term("expression"))
      return Expression(.invalid, span: place)
    }
  }

  /// Reads what begins with a contextual word and its mark: `round(`, `clamp(`, `months from`.
  private mutating func wordPrimary() -> Expression? {
    switch (token.word, peek().kind, peek().word) {
    case (.round, .leftParenthesis, _): rounding()
    case (.clamp, .leftParenthesis, _): clamping()
    case (.months, _, .from), (.days, _, .from): timeSpan()
    default: nil
    }
  }

  private mutating func literal() -> Expression {
    let start = position
    let kind: Expression.Kind =
      switch (token.value, token.word) {
      case (.date(let date), _): .date(date)
      case (.text(let text), _): .text(text)
      case (_, .true): .truth(true)
      case (_, .false): .truth(false)
      case (_, .missing): .missing
      default: .invalid
      }
    node(.literal) { $0.bump() }
    height = max(height, 1)
    return Expression(kind, span: span(from: start))
  }

  /// Reads a number, or a duration when a unit of time follows.
  private mutating func number() -> Expression {
    let start = position
    height = max(height, 1)
    return node(.literal) { parser in
      if parser.peek().word?.durationUnit != nil {
        let (count, unit) = parser.expectDuration()
        return Expression(.duration(count, unit), span: parser.span(from: start))
      }
      let value = parser.token.value
      parser.bump()
      guard case .number(let number, let spelling) = value else {
        return Expression(.invalid, span: parser.span(from: start))
      }
      return Expression(.number(number, spelling), span: parser.span(from: start))
    }
  }

  private mutating func nameOrCall() -> Expression {
    let start = position
    let mark = builder.mark
    let name = expectReadName()
    height = max(height, 1)
    guard at(.leftParenthesis) else {
      builder.wrap(.name, from: mark)
      return Expression(.name(name.text), span: name.span)
    }
    let arguments = arguments()
    builder.wrap(.call, from: mark)
    return raise(Expression(.call(name, arguments), span: span(from: start)))
  }

  /// Takes a name that is read.
  private mutating func expectReadName() -> Name {
    switch peek().kind {
    case .leftParenthesis: expectName(builtIn: .function)
    case .dot: expectName(builtIn: .owner)
    default:
      readsMonths ? expectName(builtIn: .value, .monthValue) : expectName(builtIn: .value)
    }
  }

  /// Whether the members of the operand are fields, not points.
  private func isAtLending(_ operand: Expression) -> Bool {
    if case .name(BuiltIn.atLending.english) = operand.kind { true } else { false }
  }

  /// Reads `( a, b )` with at least one argument.
  mutating func arguments() -> [Expression] {
    node(.arguments) { parser in
      parser.expect(.leftParenthesis)
      var arguments = [parser.listed()]
      while parser.take(.comma) { arguments.append(parser.listed()) }
      parser.expect(.rightParenthesis)
      return arguments
    }
  }

  private mutating func parenthesized() -> Expression {
    let outer = commaJoinsConditions
    commaJoinsConditions = true
    defer { commaJoinsConditions = outer }
    let start = position
    return node(.parenthesized) { parser in
      parser.bump()
      var inner = parser.expression()
      parser.expect(.rightParenthesis)
      inner.span = parser.span(from: start)
      return inner
    }
  }

  private mutating func choice() -> Expression {
    let start = position
    return node(.choose) { parser in
      parser.bump()
      let condition = parser.expression()
      parser.expect(.then)
      let then = parser.expression()
      parser.expect(.else)
      let otherwise = parser.expression()
      return parser.raise(
        Expression(
          .choose(condition: condition, then: then, otherwise: otherwise),
          span: parser.span(from: start)))
    }
  }

  private mutating func rounding() -> Expression {
    let start = position
    return node(.round) { parser in
      parser.bump()
      parser.expect(.leftParenthesis)
      let value = parser.listed { $0.expression(.sum) }
      parser.expect(.comma)
      let mode = parser.expectRoundingMode()
      parser.expect(.to)
      let step = parser.listed { $0.expression(.sum) }
      parser.expect(.rightParenthesis)
      var bounds: (Expression, Expression)?
      if parser.at(.within), parser.peek().kind == .leftBracket {
        parser.bump()
        parser.bump()
        let lower = parser.listed()
        parser.expect(.comma)
        bounds = (lower, parser.listed())
        parser.expect(.rightBracket)
      }
      return parser.raise(
        Expression(
          .round(value, mode, step: step, within: bounds), span: parser.span(from: start)))
    }
  }

  private mutating func clamping() -> Expression {
    let start = position
    return node(.call) { parser in
      parser.bump()
      let kind: Expression.Kind = parser.node(.arguments) { parser in
        parser.expect(.leftParenthesis)
        let value = parser.listed()
        parser.expect(.comma)
        let lower = parser.listed()
        parser.expect(.comma)
        let upper = parser.listed()
        parser.expect(.rightParenthesis)
        return .clamp(value, lower, upper)
      }
      return parser.raise(Expression(kind, span: parser.span(from: start)))
    }
  }

  /// Reads `months from a to b`.
  private mutating func timeSpan() -> Expression {
    let start = position
    return node(.span) { parser in
      let unit: DurationUnit = parser.at(.days) ? .days : .months
      parser.bump()
      parser.bump()
      let from = parser.expression(.sum)
      parser.expect(.to)
      let to = parser.expression(.sum)
      return parser.raise(
        Expression(.span(unit, from: from, to: to), span: parser.span(from: start)))
    }
  }
}
