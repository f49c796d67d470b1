import Diagnostics
import Numbers

extension Parser {
  mutating func card() -> Declaration.Kind {
    bump()
    var entries: [CardEntry] = []
    braces { parser in
      let mark = parser.builder.mark
      let name = parser.expectName()
      if let value = parser.cardValue() { entries.append(CardEntry(name: name, value: value)) }
      parser.builder.wrap(.cardEntry, from: mark)
    }
    return .card(entries)
  }

  private mutating func cardValue() -> CardEntry.Value? {
    switch token.kind {
    case .text: return takeText().map { .text($0.text) }
    case .date: return expectDate().map { .date($0) }
    case .number, .minus: return .number(expectNumber(signed: true))
    default:
      missing(.term("value"))
      return nil
    }
  }

  mutating func calendar() -> Declaration.Kind {
    bump()
    let isQuarterly = take(.quarterly)
    if !isQuarterly { expect(.monthly) }
    expect(.due)
    expect(.day)
    var calendar = CalendarSyntax(quarterly: isQuarterly, dueDay: expectInteger())
    let condition = take(.when) ? expression() : nil
    if at(.leftBrace) {
      braces { parser in
        let mark = parser.builder.mark
        if let shift = parser.shift() { calendar.shifts.append(shift) }
        parser.builder.wrap(.shift, from: mark)
      }
    }
    return .calendar(calendar, when: condition)
  }

  /// Reads `2024-12 due 2025-01-16`.
  private mutating func shift() -> CalendarSyntax.Shift? {
    let isMonth = at(TokenKind.month)
    let month = expectMonth()
    guard isMonth else {
      skipUnexpected { $0.at(TokenKind.month) }
      return nil
    }
    expect(.due)
    return expectDate().map { CalendarSyntax.Shift(month: month, due: $0) }
  }

  mutating func source() -> Declaration.Kind {
    bump()
    var source = SourceSyntax(
      name: expectName(), words: Words(), consent: nil, lag: nil, sameDay: false)
    while true {
      if readWords(into: &source.words) { continue }
      if at(.requires) {
        source.consent = consent()
      } else if at(.lag), peek().kind == .number {
        bump()
        let (count, unit) = expectDuration()
        source.lag = (count, unit)
      } else if take(.sameDay) {
        source.sameDay = true
      } else {
        return .source(source)
      }
    }
  }

  /// Reads `requires consent A to B` or `requires consent of firm scope decision in consents`.
  private mutating func consent() -> SourceSyntax.Consent {
    bump()
    expect(.consent)
    let isOfList = at(.of) || at(.in) || at(.scope) && peek().isName
    guard isOfList else {
      let from = expectName()
      expect(.to)
      return .window(from: from, to: expectName())
    }
    let subject = take(.of) ? expectName() : nil
    let scope = take(.scope) ? expectName() : nil
    expect(.in)
    return .list(expectName(), subject: subject, scope: scope)
  }

  mutating func type() -> Declaration.Kind {
    bump()
    let name = expectName()
    expect(.equal)
    guard at(.one) else {
      missing(.name("\(spelling[.one]) \(spelling[.of, at: .node(.oneOf)])"))
      return .type(name, OneOfSyntax(values: [], otherwise: nil), words())
    }
    let oneOf = oneOf()
    return .type(name, oneOf, words())
  }

  mutating func order() -> Declaration.Kind {
    let (name, ascending) = orderedNames()
    return .order(name, ascending: ascending)
  }

  /// Reads `order size: micro < small` or `order size: small > micro`.
  mutating func orderedNames() -> (Name, ascending: [Name]) {
    bump()
    let name = expectName()
    expect(.colon)
    var names = [expectName()]
    let direction = token.kind
    while at(.less) || at(.greater) {
      if token.kind != direction { reportHere("mixed_order") }
      bump()
      names.append(expectName())
    }
    if names.count == 1 { missing(.name("<")) }
    return (name, ascending: direction == .greater ? names.reversed() : names)
  }

  mutating func parameter() -> Declaration.Kind {
    bump()
    let name = expectName()
    expect(.colon)
    let type = valueType()
    expect(.equal)
    var parameter = ParameterSyntax(
      name: name, type: type, value: expression(), tunable: nil, step: nil, words: Words())
    if at(.tunable) {
      let mark = builder.mark
      bump()
      parameter.tunable = range()
      if take(.step) { parameter.step = expression() }
      builder.wrap(.tunable, from: mark)
    }
    parameter.words = words()
    return .parameter(parameter)
  }

  mutating func reference() -> Declaration.Kind {
    bump()
    let name = expectName()
    expect(.colon)
    let type = valueType()
    var reference = ReferenceSyntax(name: name, type: type, words: words(), entries: [])
    braces { parser in
      let start = parser.position
      let mark = parser.builder.mark
      parser.expect(.from)
      let date = parser.expectDate()
      parser.expect(.equal)
      let value = parser.expression()
      let source = parser.take(.source) ? parser.expectText().text : nil
      parser.builder.wrap(.referenceEntry, from: mark)
      guard let date else { return parser.skipUnexpected { $0.at(.from) } }
      reference.entries.append(
        ReferenceSyntax.Entry(
          from: date, value: value, source: source, span: parser.span(from: start)))
    }
    return .reference(reference)
  }

  mutating func expectedName() -> Declaration.Kind {
    bump()
    let name = expectName()
    expect(.colon)
    return .expect(name, valueType())
  }

  mutating func override() -> Declaration.Kind? {
    bump()
    let start = position
    let mark = builder.mark
    let kind: Declaration.Kind
    let node: SyntaxKind
    switch token.word {
    case .parameter: (kind, node) = (parameter(), .parameter)
    case .table: (kind, node) = (table(), .table)
    case .scorecard: (kind, node) = (scorecard(), .scorecard)
    default:
      missing(words([.parameter, .table, .scorecard]))
      return nil
    }
    builder.wrap(node, from: mark)
    let declaration = Declaration(kind, span: span(from: start))
    expect(.because)
    return .override(declaration, because: expectText())
  }

  mutating func disable() -> Declaration.Kind {
    bump()
    let code = expectName("code")
    expect(.because)
    return .disable(code, because: expectText())
  }
}
