import Diagnostics

extension Parser {
  /// Reads a question to rows or to a month series, if the next words begin one.
  mutating func aggregateOrSeries() -> Expression? {
    let next = peek()
    switch token.word {
    case .sum, .average, .smallest, .greatest:
      return next.word == .of || lacksOf ? closing() : nil
    case .count: return next.word == .of || lacksOf ? counting() : nil
    case .yearly: return next.word == .average ? aggregate() : nil
    case .latest: return beginsLatest ? aggregate() : nil
    case .largest: return next.kind == .number && peek(2).word == .shares ? aggregate() : nil
    case .monthly: return next.kind == .leftParenthesis ? series() : nil
    case .growth:
      return next.kind == .leftParenthesis && peek(4).word == .of ? series() : nil
    case .volatility: return next.word == .of ? series() : nil
    case .longest: return next.word == .run ? series() : nil
    case .carried:
      return next.kind == .leftParenthesis && peek(2).word == .floor ? series() : nil
    case .months: return next.kind == .number ? series() : nil
    default: return nil
    }
  }

  /// `sum paid in …`: a question whose `of` was forgotten.
  private var lacksOf: Bool {
    peek().isName && !peek().isFirstOnLine && peek(2).word == .in
  }

  /// `latest x in …`, not a value that is called `latest`.
  private var beginsLatest: Bool {
    let next = peek()
    if next.kind == .leftParenthesis || next.kind == .number { return true }
    guard next.isName else { return false }
    switch peek(2).kind {
    case .dot, .plus, .minus, .times, .divide, .leftParenthesis: return true
    default: return peek(2).word == .in
    }
  }

  // MARK: Rows

  /// Reads a question to the rows of a list.
  mutating func aggregate() -> Expression {
    let start = position
    return node(.aggregate) { parser in
      switch parser.token.word {
      case .yearly:
        parser.bump()
        parser.bump()
        parser.expect(.of)
        let value = parser.expression(.sum)
        return parser.rows(from: start) { .yearlyAverage(value) }
      case .latest:
        parser.bump()
        let value = parser.expression(.sum)
        return parser.keyedRows(from: start) { .latest(value, by: $0) }
      case .largest:
        parser.bump()
        let count = parser.expectInteger()
        parser.expect(.shares)
        parser.expect(.of)
        let value = parser.expression(.sum)
        return parser.keyedRows(from: start) { .largestShares(count, value, by: $0) }
      case .any:
        parser.bump()
        return parser.clauses(of: .any, parser.rowSource(), from: start)
      default:
        parser.bump()
        let source = parser.rowSource()
        parser.expect(.satisfy)
        let condition = parser.expression(.not)
        return parser.clauses(of: .all(condition), source, from: start)
      }
    }
  }

  /// Reads `in rows` and clauses.
  private mutating func rows(from start: Int, _ kind: () -> Aggregate.Kind) -> Expression {
    expect(.in)
    return clauses(of: kind(), rowSource(), from: start)
  }

  /// Reads `in rows by key` and clauses.
  private mutating func keyedRows(from start: Int, _ kind: (Name) -> Aggregate.Kind) -> Expression {
    expect(.in)
    let source = rowSource()
    expect(.by)
    let key = expectName()
    return clauses(of: kind(key), source, from: start)
  }

  /// Reads a list's name and `without repeats on (…)`.
  mutating func rowSource() -> RowSource {
    let list = expectName()
    guard at(.without), peek().word == .repeats else { return RowSource(list: list) }
    bump()
    bump()
    expect(.on)
    return RowSource(list: list, withoutRepeatsOn: expectNames())
  }

  /// Reads `where …` and `skipping missing`.
  private mutating func clauses(of kind: Aggregate.Kind, _ source: RowSource, from start: Int)
    -> Expression
  {
    var conditions: [Expression] = []
    var skipsMissing = false
    let mark = builder.mark
    if take(.where) {
      conditions.append(expression())
      while commaJoinsConditions, take(.comma) { conditions.append(expression()) }
    }
    if at(.skipping), peek().word == .missing {
      bump()
      bump()
      skipsMissing = true
    }
    if builder.mark > mark { builder.wrap(.clauses, from: mark) }
    let aggregate = Aggregate(
      kind: kind, source: source, conditions: conditions, skippingMissing: skipsMissing)
    return raise(Expression(.aggregate(aggregate), span: span(from: start)))
  }

  // MARK: Rows or a series

  /// Reads `sum of x in rows` or, where no rows follow, `sum of series`.
  ///
  /// Which it is shows behind the operand: it is read for rows, and again if there are none. What
  /// was found is kept, so that nested ones are not read again and again.
  private mutating func closing() -> Expression {
    let start = position
    let word = token.word
    let before = checkpoint
    bump()
    expect(.of)
    let operandAt = position
    if closesSeries[operandAt] != true {
      let value = expression(.sum)
      if rowsFollow || closesSeries[operandAt] == false {
        closesSeries[operandAt] = false
        let aggregate = rows(from: start) {
          switch word {
          case .average: .average(value)
          case .smallest: .smallest(value)
          case .greatest: .greatest(value)
          default: .sum(value)
          }
        }
        builder.wrap(.aggregate, from: before.mark)
        return aggregate
      }
      closesSeries[operandAt] = true
      reset(to: before)
      bump()
      bump()
    }
    let operand = operand()
    builder.wrap(.series, from: before.mark)
    let series: SeriesExpression =
      switch word {
      case .average: .average(operand)
      case .smallest: .smallest(operand)
      case .greatest: .greatest(operand)
      default: .sum(operand)
      }
    return raise(Expression(.series(series), span: span(from: start)))
  }

  /// `in rows`, not `in (a, b)` or `in [a, b]`.
  private var rowsFollow: Bool {
    at(.in) && peek().kind != .leftParenthesis && peek().kind != .leftBracket
  }

  /// Reads what begins with `count of`.
  private mutating func counting() -> Expression {
    let start = position
    let mark = builder.mark
    bump()
    expect(.of)
    if at(.months), peek().word == .in {
      let outer = readsMonths
      readsMonths = true
      defer { readsMonths = outer }
      bump()
      bump()
      guard !namesList else {
        let expression = clauses(of: .countMonths, rowSource(), from: start)
        builder.wrap(.aggregate, from: mark)
        return expression
      }
      let operand = operand()
      expect(.where)
      let condition = self.expression()
      builder.wrap(.series, from: mark)
      return raise(
        Expression(
          .series(.countMonths(operand, condition: condition)), span: span(from: start)))
    }
    defer { builder.wrap(.aggregate, from: mark) }
    if at(.distinct), beginsDistinct {
      bump()
      let value = expression(.sum)
      return rows(from: start) { .countDistinct(value) }
    }
    return clauses(of: .count, rowSource(), from: start)
  }

  /// `distinct x in …`, not a list that is called `distinct`.
  private var beginsDistinct: Bool {
    let next = peek()
    switch next.kind {
    case .identifier: return next.word != .skipping && next.word != .without
    case .quoted, .number, .date, .text, .leftParenthesis: return true
    default: return [.true, .false, .missing, .if, .any, .all].contains(next.word)
    }
  }

  /// Whether a lone name is next: of a list or, as the checker may find, of a series.
  private var namesList: Bool {
    guard token.isName else { return false }
    switch peek().kind {
    case .leftParenthesis, .number, .dot: return false
    default: return ![.of, .run].contains(peek().word)
    }
  }
}
