import Diagnostics
import Numbers

extension Parser {
  /// Reads what begins with a word of month series.
  mutating func series() -> Expression {
    let start = position
    return node(.series) { parser in
      let series: SeriesExpression
      switch parser.token.word {
      case .monthly: series = parser.monthly()
      case .growth:
        parser.bump()
        parser.expect(.leftParenthesis)
        let months = parser.expectInteger()
        parser.expect(.rightParenthesis)
        parser.expect(.of)
        series = .growth(months, parser.operand())
      case .volatility:
        parser.bump()
        parser.bump()
        series = .volatility(parser.operand())
      case .longest:
        parser.bump()
        parser.bump()
        parser.expect(.of)
        parser.expect(.zero)
        parser.expect(.months)
        parser.expect(.in)
        series = .longestRunOfZeroMonths(parser.operand())
      case .carried:
        parser.bump()
        parser.expect(.leftParenthesis)
        parser.expect(.floor)
        parser.expectZero()
        parser.expect(.rightParenthesis)
        parser.expect(.of)
        series = .carried(parser.operand())
      default:
        parser.bump()
        let from = parser.expectInteger()
        parser.expect(.to)
        let to = parser.expectInteger()
        parser.expect(.of)
        series = .cut(from: from, to: to, parser.operand())
      }
      return parser.raise(Expression(.series(series), span: parser.span(from: start)))
    }
  }

  /// Reads the series that a word of series is about.
  mutating func operand() -> Expression { deeper { $0.unary() } }

  private mutating func expectZero() {
    if case .number(let number, .plain) = token.value, number.isZero {
      bump()
    } else {
      missing(.name("0"))
    }
  }

  /// Reads `monthly(sum of x in rows by date where c, 24 to end)`.
  private mutating func monthly() -> SeriesExpression {
    let outer = commaJoinsConditions
    commaJoinsConditions = false
    defer { commaJoinsConditions = outer }
    bump()
    expect(.leftParenthesis)
    var value: Expression?
    if take(.count) {
      expect(.of)
    } else {
      expect(.sum)
      expect(.of)
      value = expression(.sum)
      expect(.in)
    }
    let source = rowSource()
    expect(.by)
    let date = expectName()
    let condition = take(.where) ? expression() : nil
    expect(.comma)
    let months = expectInteger()
    expect(.to)
    let end = expression(.sum)
    expect(.rightParenthesis)
    return .monthly(
      value: value, source: source, by: date, condition: condition, months: months, end: end)
  }
}
