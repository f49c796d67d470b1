import Numbers

/// An expression's canonical text and how it may stand next to operators.
struct CanonicalExpression {
  /// How tightly the text holds together.
  enum Level: Int, Comparable {
    /// Takes in whatever follows: `if`, an aggregate with conditions.
    case open
    case or, and, not, comparison, sum, product, unary, postfix, primary

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  var text = ""
  var level = Level.primary
  /// Whether a comma of the text's own would be taken for the list's around it.
  var hasComma = false
  /// Whether the text ends with rows, which would take a `where` behind it.
  var endsInRows = false
  /// Whether an aggregate or a series stands in it without parentheses, which would take an `in`.
  var asksRows = false

  init(_ expression: Expression) {
    switch expression.kind {
    case .number(let number, let spelling): text = written(number, spelling)
    case .duration(let count, let unit): text = "\(count) \(unit.rawValue)"
    case .date(let date): text = date.description
    case .text(let literal): text = quoted(literal)
    case .truth(let isTrue): text = (isTrue ? Word.true : .false).english
    case .missing: text = Word.missing.english
    case .invalid: text = "?"
    case .name(let name):
      text = written(
        name, quoting: Word.expressionHeads, notBuiltIn: [.value, .monthValue, .owner])
    case .call(let name, let arguments):
      let function = written(name, quoting: Word.expressionHeads, notBuiltIn: [.function])
      text = "\(function)(\(listed(arguments)))"
    case .clamp(let value, let lower, let upper): text = "clamp(\(listed([value, lower, upper])))"
    case .round(let value, let mode, let step, let bounds):
      text = "round(\(at(.sum, value)), \(mode.rawValue) to \(at(.sum, step)))"
      if let (lower, upper) = bounds { text += " within [\(listed([lower, upper]))]" }
      close()
    case .member(let whole, let member):
      set(.postfix, "\(at(.postfix, whole)).\(written(member, notBuiltIn: [.member]))")
      close()
    case .assumed(let operand, let value, let reason):
      assumed(operand, value: value, because: reason.text)
    case .negate(let operand): set(.unary, "-" + at(.unary, operand))
    case .arithmetic(let operation, let left, let right): arithmetic(operation, left, right)
    case .series(let series): self.series(series)
    case .aggregate(let aggregate): self.aggregate(aggregate)
    case .span(let unit, let from, let to):
      set(.open, "\(unit.rawValue) from \(at(.sum, from)) to \(at(.sum, to))")
    case .choose(let condition, let then, let otherwise):
      let parts = [condition, then, otherwise].map(CanonicalExpression.init)
      set(.open, "if \(parts[0].text) then \(parts[1].text) else \(parts[2].text)")
      hasComma = parts.contains(where: \.hasComma)
    default: logic(expression.kind)
    }
  }

  mutating func set(_ level: Level, _ text: String) {
    self.level = level
    self.text = text
  }

  /// Says that the text ends with a token that nothing behind it joins.
  private mutating func close() {
    endsInRows = false
    asksRows = false
  }

  /// The text of an operand, in parentheses if it holds together less tightly, or if asked to.
  mutating func at(
    _ level: Level, _ operand: Expression, unless isLoose: (Self) -> Bool = { _ in false }
  ) -> String {
    let printed = CanonicalExpression(operand)
    if printed.level < level || isLoose(printed) {
      endsInRows = false
      return "(\(printed.text))"
    }
    endsInRows = printed.endsInRows
    asksRows = asksRows || printed.asksRows
    return printed.text
  }

  private mutating func assumed(
    _ operand: Expression, value: Expression, because reason: String
  ) {
    let supplied = CanonicalExpression(value)
    let isSigned = if case .negate = value.kind { true } else { false }
    let text = isSigned || supplied.level == .primary ? supplied.text : "(\(supplied.text))"
    set(.postfix, "\(at(.postfix, operand)) assumed \(text) because \(quoted(reason))")
    close()
  }

  private mutating func arithmetic(
    _ operation: ArithmeticOperator, _ left: Expression, _ right: Expression
  ) {
    let isSum = operation == .add || operation == .subtract
    let level: Level = isSum ? .sum : .product
    let first = at(level, left)
    set(level, "\(first) \(operation.rawValue) \(at(isSum ? .product : .unary, right))")
  }

  private mutating func logic(_ kind: Expression.Kind) {
    switch kind {
    case .compare(let comparator, let left, let right):
      let first = at(.sum, left)
      set(.comparison, "\(first) \(comparator.rawValue) \(at(.sum, right))")
    case .within(let value, let window):
      let first = at(.sum, value)
      set(.comparison, "\(first) within \(self.window(window))")
    case .not(let operand):
      if let text = question(operand.kind, isNegated: true) { return set(.comparison, text) }
      set(.not, "not " + at(.not, operand))
    case .and(let operands):
      set(.and, operands.map { at(.not, $0) }.joined(separator: " and "))
    case .or(let operands):
      set(.or, operands.map { at(.and, $0) }.joined(separator: " or "))
    default: set(.comparison, question(kind, isNegated: false) ?? "?")
    }
  }

  /// The text of a question that has a negated form of its own.
  private mutating func question(_ kind: Expression.Kind, isNegated: Bool) -> String? {
    let not = isNegated ? "not " : ""
    let text: String
    switch kind {
    case .inSet(let value, let members):
      text = "\(at(.sum, value)) \(not)in (\(listed(members)))"
    case .inRange(let value, let range):
      text = "\(at(.sum, value)) \(not)in \(canonicalText(range))"
    case .isMissing(let value): text = "\(at(.sum, value)) is \(not)missing"
    default: return nil
    }
    close()
    return text
  }

  private mutating func window(_ window: Window) -> String {
    let extent =
      switch window.extent {
      case .last(let count, let unit): "\(count) \(unit.rawValue)"
      case .months(let from, let to): "months \(from) to \(to)"
      }
    endsInRows = false
    return window.end.map { "\(extent) to \(at(.sum, $0))" } ?? extent
  }
}
