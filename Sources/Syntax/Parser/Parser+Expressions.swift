import Diagnostics
import Numbers

/// How tightly operators bind, loosest first.
enum Binding: Int, Comparable {
  case or, and, not, comparison, sum, product

  static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

extension Parser {
  /// Reads an expression.
  mutating func expression() -> Expression { expression(.or) }

  /// Reads an expression in which a comma belongs to the list around it.
  mutating func listed(_ read: (inout Parser) -> Expression = { $0.expression() }) -> Expression {
    let outer = commaJoinsConditions
    commaJoinsConditions = false
    defer { commaJoinsConditions = outer }
    return read(&self)
  }

  /// Reads an expression whose operators bind at least so tightly.
  mutating func expression(_ loosest: Binding) -> Expression {
    deeper { parser in
      let start = parser.position
      let mark = parser.builder.mark
      if loosest <= .not, parser.at(.not) {
        let negation = parser.negation()
        return parser.operators(after: negation, from: start, mark, tightest: .and, loosest)
      }
      let operand = parser.unary()
      return parser.operators(after: operand, from: start, mark, tightest: .product, loosest)
    }
  }

  private mutating func negation() -> Expression {
    let start = position
    let mark = builder.mark
    bump()
    let operand = expression(.not)
    builder.wrap(.not, from: mark)
    return raise(Expression(.not(operand), span: span(from: start)))
  }

  /// Reads the operators behind an operand, and theirs, as far as they bind tightly enough.
  ///
  /// After a looser operator a tighter one can no longer follow: `tightest` falls as they are read.
  mutating func operators(
    after operand: Expression, from start: Int, _ mark: TreeBuilder.Mark, tightest: Binding,
    _ loosest: Binding
  ) -> Expression {
    var left = operand
    var tightest = tightest
    while let (binding, kind) = operatorKind, binding >= loosest, binding <= tightest {
      tightest = binding
      switch binding {
      case .product, .sum: left = arithmetic(left, binding, from: start)
      case .comparison:
        left = comparison(left, from: start)
        tightest = .and
      case .and, .or: left = junction(left, binding, from: start)
      case .not: return left
      }
      builder.wrap(kind, from: mark)
      left = raise(left)
    }
    reportChain(loosest)
    return left
  }

  /// How tightly the next token binds as an operator, and the node it makes.
  private var operatorKind: (Binding, SyntaxKind)? {
    switch token.kind {
    case .plus, .minus: return (.sum, .arithmetic)
    case .times, .divide: return (.product, .arithmetic)
    case .equal, .unequal, .less, .lessOrEqual, .greater, .greaterOrEqual:
      return (.comparison, .comparison)
    default: break
    }
    switch token.word {
    case .and: return (.and, .and)
    case .or: return (.or, .or)
    case .is: return (.comparison, .comparison)
    case .in: return (.comparison, .membership)
    case .not where peek().word == .in: return (.comparison, .membership)
    case .within: return (.comparison, .window)
    default: return nil
    }
  }

  private mutating func arithmetic(_ left: Expression, _ binding: Binding, from start: Int)
    -> Expression
  {
    let operation: ArithmeticOperator =
      switch token.kind {
      case .plus: .add
      case .minus: .subtract
      case .times: .multiply
      default: .divide
      }
    bump()
    let right = binding == .sum ? expression(.product) : unary()
    return Expression(.arithmetic(operation, left, right), span: span(from: start))
  }

  private mutating func junction(_ left: Expression, _ binding: Binding, from start: Int)
    -> Expression
  {
    var operands = [left]
    while at(binding == .and ? .and : .or) {
      bump()
      operands.append(expression(binding == .and ? .not : .and))
    }
    return Expression(
      binding == .and ? .and(operands) : .or(operands), span: span(from: start))
  }

  /// Reads `= x`, `in (a, b)`, `is missing` or `within 12 months` behind an operand.
  private mutating func comparison(_ left: Expression, from start: Int) -> Expression {
    if let comparator = token.kind.comparator {
      bump()
      let right = expression(.sum)
      return Expression(.compare(comparator, left, right), span: span(from: start))
    }
    if take(.within) {
      let window = window()
      return Expression(.within(left, window), span: span(from: start))
    }
    if take(.is) {
      let isNegated = take(.not)
      expect(.missing)
      let asked = Expression(.isMissing(left), span: span(from: start))
      return isNegated ? Expression(.not(asked), span: asked.span) : asked
    }
    let isNegated = take(.not)
    expect(.in)
    let kind = set(of: left)
    let member = Expression(kind, span: span(from: start))
    return isNegated ? Expression(.not(member), span: member.span) : member
  }

  /// A second comparison behind a comparison is a mistake of its own.
  private mutating func reportChain(_ loosest: Binding) {
    guard loosest <= .comparison, let (binding, _) = operatorKind, binding == .comparison else {
      return
    }
    reportHere("chained_comparison", fixes: joinedComparison)
    let mark = builder.mark
    _ = comparison(Expression(.invalid, span: span(of: token)), from: position)
    builder.wrap(.unexpected, from: mark)
  }

  /// `a < b and b < c` for `a < b < c`, where b is one name or number.
  private var joinedComparison: [Fix] {
    guard position > 1, tokens[position - 2].kind.comparator != nil else { return [] }
    let shared = tokens[position - 1]
    let place = span(of: shared)
    let text = sourceText(of: shared)
    return [
      Fix(
        .choice, "joined", ["name": .name(text)],
        edits: [.insertion(" and \(text)", at: place.upper, in: place.file)])
    ]
  }

  /// Reads the set or range behind `in`.
  private mutating func set(of left: Expression) -> Expression.Kind {
    guard at(.leftParenthesis) || at(.leftBracket) else {
      missing(.term("set"))
      return .invalid
    }
    if at(.leftBracket) || peek().kind == .comma { return .inRange(left, range()) }
    let start = position
    let mark = builder.mark
    bump()
    var members = [listed()]
    while take(.comma) {
      // `(1, ]` leaves the upper bound open.
      if at(.rightBracket) || at(.rightParenthesis), members.count == 1 {
        return .inRange(left, rangeEnd(lower: members[0], upper: nil, from: start, mark))
      }
      members.append(listed())
    }
    if members.count == 2, at(.rightBracket) {
      return .inRange(left, rangeEnd(lower: members[0], upper: members[1], from: start, mark))
    }
    expect(.rightParenthesis)
    return .inSet(left, members)
  }

  /// Reads a range such as `[6, 12)`; one of its bounds may be left out.
  mutating func range() -> RangeSyntax {
    let start = position
    let mark = builder.mark
    guard at(.leftBracket) || at(.leftParenthesis) else {
      let place = missingPlace
      missing(.term("range"))
      builder.wrap(.range, from: mark)
      return RangeSyntax(
        lower: nil, lowerIncluded: true, upper: nil, upperIncluded: true, span: place)
    }
    bump()
    let lower = at(.comma) ? nil : listed()
    expect(.comma)
    let isOpen = lower != nil && (at(.rightBracket) || at(.rightParenthesis))
    let upper = isOpen ? nil : listed()
    return rangeEnd(lower: lower, upper: upper, from: start, mark)
  }

  /// Takes the bracket that ends a range and makes it a node.
  mutating func rangeEnd(
    lower: Expression?, upper: Expression?, from start: Int, _ mark: TreeBuilder.Mark
  ) -> RangeSyntax {
    let upperIncluded = at(.rightBracket)
    if !take(.rightBracket), !take(.rightParenthesis) {
      missing(.name("]"), fixes: [insertion(of: "]")])
    }
    builder.wrap(.range, from: mark)
    return RangeSyntax(
      lower: lower, lowerIncluded: tokens[start].kind == .leftBracket, upper: upper,
      upperIncluded: upperIncluded, span: span(from: start))
  }

  /// Reads the window behind `within`.
  private mutating func window() -> Window {
    let start = position
    let extent: Window.Extent
    if at(.months), peek().kind == .number {
      bump()
      let from = expectInteger()
      expect(.to)
      extent = .months(from: from, to: expectInteger())
    } else {
      let (count, unit) = expectDuration()
      extent = .last(count, unit)
    }
    let end = take(.to) ? expression(.sum) : nil
    return Window(extent: extent, end: end, span: span(from: start))
  }
}
