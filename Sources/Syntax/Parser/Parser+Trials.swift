import Diagnostics
import Numbers

extension Parser {
  mutating func applicant() -> Declaration.Kind {
    bump()
    let name = expectName()
    return .applicant(ApplicantSyntax(name: name, values: bracedValues()))
  }

  /// Reads `{ a: 1, b: 2 }`.
  private mutating func bracedValues() -> [GivenSyntax] {
    var values: [GivenSyntax] = []
    braces { parser in
      values.append(parser.given())
      if !parser.take(.comma), !parser.at(.rightBrace) {
        parser.missing(.name(","))
        if !parser.beginsGiven {
          parser.skipUnexpected { $0.at(.comma) || $0.beginsGiven && $0.token.isFirstOnLine }
          _ = parser.take(.comma)
        }
      }
    }
    return values
  }

  /// Reads `a: 1, b: 2` up to what is no `name:`; a comma may end it.
  private mutating func openValues() -> [GivenSyntax] {
    var values = [given()]
    while take(.comma) {
      guard beginsGiven else { break }
      values.append(given())
    }
    return values
  }

  /// A name, or a member of one, and a colon.
  private var beginsGiven: Bool {
    guard token.isName else { return false }
    return peek().kind == .colon
      || peek().kind == .dot && peek(2).isName && peek(3).kind == .colon
  }

  private mutating func given() -> GivenSyntax {
    node(.given) { parser in
      let hasOwner = parser.peek().kind == .dot
      // Behind a comma even `undecided:` at the begin of a line is a fact's name.
      var name =
        if hasOwner {
          parser.expectName(builtIn: .owner)
        } else {
          parser.beginsGiven ? parser.expectAnyName() : parser.expectName()
        }
      // A fact as it was known at lending: `at_lending.tax_level: B`.
      if parser.take(.dot) {
        let member = parser.expectName()
        name = Name("\(name.text).\(member.text)", span: name.span.joined(member.span))
      }
      parser.expect(.colon)
      if parser.at(.leftBracket) || parser.at(.monthly) && parser.peek().kind == .month {
        return GivenSyntax(name: name, value: .rows(parser.rows()))
      }
      let value = parser.listed()
      if case .missing = value.kind { return GivenSyntax(name: name, value: .missing) }
      return GivenSyntax(name: name, value: .expression(value))
    }
  }

  /// Reads blocks of rows joined by `+`.
  private mutating func rows() -> [RowsSyntax] {
    node(.rows) { parser in
      var blocks = [parser.rowsBlock()]
      while parser.take(.plus) { blocks.append(parser.rowsBlock()) }
      return blocks
    }
  }

  private mutating func rowsBlock() -> RowsSyntax {
    let start = position
    return node(.rowsBlock) { parser in
      if parser.take(.monthly) {
        let from = parser.expectMonth()
        parser.expect(.to)
        let to = parser.expectMonth()
        let values = parser.bracedValues()
        return .monthly(from: from, to: to, values: values, span: parser.span(from: start))
      }
      guard parser.take(.leftBracket) else {
        parser.missing(.term("rows"))
        return .list([])
      }
      var rows: [[GivenSyntax]] = []
      while !parser.at(.rightBracket) {
        let before = parser.position
        rows.append(parser.bracedValues())
        if !parser.take(.comma) || parser.position == before { break }
      }
      parser.expect(.rightBracket)
      return .list(rows)
    }
  }

  mutating func test() -> Declaration.Kind {
    bump()
    let title = expectText()
    var test = TestSyntax(
      title: title, applicant: Name("", span: title.span), values: [], parameters: [],
      expectations: [])
    braces { parser in
      let mark = parser.builder.mark
      if parser.at(.given) {
        parser.readGiven(of: &test)
        parser.builder.wrap(.testGiven, from: mark)
      } else if parser.at(.expect) {
        parser.bump()
        repeat { test.expectations += parser.expectations() } while parser.take(.comma)
        parser.builder.wrap(.testExpect, from: mark)
      } else {
        let near = parser.at(.identifier) ? parser.nearestWord(among: [.given, .expect]) : nil
        parser.missing(
          parser.words([.given, .expect]), suggestion: near.map { parser.spelling[$0] })
        if let near { return parser.correct(to: near) }
        parser.skipUnexpected { $0.at(.given) || $0.at(.expect) }
      }
    }
    return .test(test)
  }

  private mutating func readGiven(of test: inout TestSyntax) {
    if !test.applicant.text.isEmpty { reportRepeated("given") }
    bump()
    test.applicant = expectName()
    if take(.with) { test.values = openValues() }
    if take(.parameters) { test.parameters = openValues() }
  }

  private mutating func expectations() -> [TestSyntax.Expectation] {
    let start = position
    return node(.expectation) { parser in
      let isValue = parser.peek().kind == .equal || parser.peek().word == .is
      switch parser.token.word {
      case .approve where !isValue, .refer where !isValue, .decline where !isValue,
        .error where !isValue:
        let outcome = parser.token.word?.english ?? ""
        parser.bump()
        return [.outcome(outcome, parser.span(from: start))]
      case .reasons where !isValue:
        let codes = parser.codes()
        return [.reasons(codes, parser.span(from: start))]
      case .warnings where !isValue:
        let codes = parser.codes()
        return [.warnings(codes, parser.span(from: start))]
      default: return parser.expectedValue()
      }
    }
  }

  private mutating func expectedValue() -> [TestSyntax.Expectation] {
    guard token.isName else {
      missing(.term("expectation"))
      return []
    }
    let name = expectName()
    if take(.is) {
      expect(.missing)
      return [.missing(name)]
    }
    guard at(.equal) else {
      missing(.name("="))
      return []
    }
    bump()
    return [.value(name, listed())]
  }

  /// Reads `none` or codes; a comma before another expectation is left.
  private mutating func codes() -> [Name] {
    bump()
    if take(.none) { return [] }
    var codes = [expectName("code")]
    while at(.comma), peek().isName, !expectationFollows {
      bump()
      codes.append(expectName("code"))
    }
    return codes
  }

  /// Whether another expectation stands behind the comma.
  private var expectationFollows: Bool {
    let next = peek()
    if peek(2).kind == .equal || peek(2).word == .is { return true }
    guard next.kind == .identifier else { return false }
    switch next.word {
    case .approve, .refer, .decline, .error: return true
    case .reasons, .warnings: return peek(2).isName
    default: return false
    }
  }

  /// Reads `name = value, …` of a case that is given directly; a name may be `score.points`.
  mutating func settings() -> [SettingSyntax] {
    var settings = [setting()]
    while take(.comma) { settings.append(setting()) }
    return settings
  }

  private mutating func setting() -> SettingSyntax {
    var name = expectAnyName()
    while take(.dot) {
      let member = expectAnyName()
      name = Name("\(name.text).\(member.text)", span: name.span.joined(member.span))
    }
    expect(.equal)
    return SettingSyntax(name: name, value: listed())
  }
}
