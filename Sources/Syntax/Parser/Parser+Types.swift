import Diagnostics
import Numbers

extension Parser {
  /// Reads the type of a value.
  mutating func valueType() -> TypeSyntax { type(endingBefore: []) }

  /// Reads a type; a one-of's values end before a name of the set, which is a table's next column.
  mutating func type(endingBefore columns: Set<String>) -> TypeSyntax {
    let start = position
    return node(.type) { parser in
      let kind = parser.typeKind(endingBefore: columns)
      return TypeSyntax(kind, span: parser.span(from: start))
    }
  }

  private mutating func typeKind(endingBefore columns: Set<String>) -> TypeSyntax.Kind {
    let word = at(.identifier) ? token.word : nil
    switch word {
    case .one where peek().word == .of: return .oneOf(oneOf(endingBefore: columns))
    case .list where peek().word == .of:
      bump()
      bump()
      return .list(of: expectName())
    case .text: return bumped(.text)
    case .date: return bumped(.date)
    case .boolean: return bumped(.boolean)
    case .integer: return bumped(.integer)
    case .months: return bumped(.months)
    case .days: return bumped(.days)
    case .money:
      bump()
      return .money(scale: take(.in) ? scale() : .one)
    case .decimal:
      bump()
      return .decimal(decimals())
    case .share:
      bump()
      return .share(decimals())
    case .rate:
      bump()
      return .rate(decimals())
    default:
      guard token.isName else {
        missing(.term("valuetype"))
        return .invalid
      }
      return .named(expectName().text)
    }
  }

  private mutating func bumped(_ kind: TypeSyntax.Kind) -> TypeSyntax.Kind {
    bump()
    return kind
  }

  /// Reads `(4)`; a range in parentheses has a comma and is no count of decimals.
  private mutating func decimals() -> Int? {
    guard at(.leftParenthesis), peek().kind == .number, peek(2).kind == .rightParenthesis else {
      return nil
    }
    bump()
    let decimals = expectInteger()
    expect(.rightParenthesis)
    return decimals
  }

  /// Reads what input numbers of a money field count.
  private mutating func scale() -> Number {
    guard at(.identifier), let scale = Spelling.scales[sourceText(of: token)] else {
      let near =
        at(.identifier)
        ? NearestName.of(sourceText(of: token), among: Spelling.scales.keys) : nil
      reportHere("unknown_scale", ["found": found], suggestion: near)
      if at(.identifier) { bump(as: .name) }
      return near.flatMap { Spelling.scales[$0] } ?? .one
    }
    bump(as: .name)
    return scale
  }

  /// Reads `one of a "01" zh "甲", b, else missing`, its values in parentheses or not.
  mutating func oneOf(endingBefore columns: Set<String> = []) -> OneOfSyntax {
    node(.oneOf) { parser in
      parser.bump()
      parser.expect(.of)
      let isParenthesized = parser.take(.leftParenthesis)
      var oneOf = OneOfSyntax(values: [parser.oneOfValue()], otherwise: nil)
      while parser.at(.comma) {
        if parser.peek().word == .else {
          parser.bump()
          parser.bump()
          let isMissing = parser.take(.missing)
          oneOf.otherwise = isMissing ? .missing : .value(parser.expectName())
          break
        }
        if !isParenthesized, parser.columnFollows(columns) { break }
        parser.bump()
        if parser.beginsFieldOnLine {
          parser.missing(.term("name"))
          break
        }
        oneOf.values.append(parser.oneOfValue())
      }
      if isParenthesized { parser.expect(.rightParenthesis) }
      return oneOf
    }
  }

  /// Whether a line begins with a name and a type: a field, not one more value.
  private var beginsFieldOnLine: Bool {
    guard token.isFirstOnLine, token.isName else { return false }
    return !peek().isFirstOnLine && (peek().word.map(Word.types.contains) ?? false)
  }

  /// Whether behind the comma a table's next column follows, not one more value.
  private func columnFollows(_ columns: Set<String>) -> Bool {
    guard case .name(let name) = peek().value, !columns.isEmpty else { return false }
    return columns.contains(name) || peek(2).kind == .colon
  }

  private mutating func oneOfValue() -> OneOfSyntax.Value {
    node(.oneOfValue) { parser in
      var value = OneOfSyntax.Value(name: parser.expectName(), codes: [], zh: nil)
      while let code = parser.takeText() { value.codes.append(code.text) }
      if parser.at(.zh), parser.peek().kind == .text {
        parser.bump()
        value.zh = parser.takeText()?.text
      }
      return value
    }
  }
}

extension Spelling {
  /// What `money in …` may count.
  static let scales: [String: Number] = [
    "thousand": Number(1_000), "千": Number(1_000), "万": Number(10_000), "万元": Number(10_000),
    "million": Number(1_000_000), "百万": Number(1_000_000), "亿": Number(100_000_000),
    "亿元": Number(100_000_000),
  ]
}
