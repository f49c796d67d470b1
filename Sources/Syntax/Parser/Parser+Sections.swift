import Diagnostics
import Numbers

extension Parser {
  mutating func section(_ kind: SectionKind) -> SectionSyntax {
    bump()
    var section = SectionSyntax(kind: kind, items: [])
    braces { parser in
      if let item = parser.sectionItem() { section.items.append(item) }
    }
    return section
  }

  private mutating func sectionItem() -> SectionSyntax.Item? {
    let mark = builder.mark
    let word = at(.identifier) ? token.word : nil
    switch word {
    case .undecided:
      return .undecided(undecided())
    case .let:
      let item = SectionSyntax.Item.let(letItem())
      builder.wrap(.let, from: mark)
      return item
    case .output:
      let item = SectionSyntax.Item.output(output())
      builder.wrap(.output, from: mark)
      return item
    case .require, .decline, .refer, .red, .orange, .yellow:
      let item = SectionSyntax.Item.rule(rule())
      builder.wrap(.rule, from: mark)
      return item
    case .order:
      let start = position
      let (name, ascending) = orderedNames()
      builder.wrap(.order, from: mark)
      return .order(
        SectionOrderSyntax(name: name, worstFirst: ascending, span: span(from: start)))
    default:
      return unknownItem()
    }
  }

  private mutating func unknownItem() -> SectionSyntax.Item? {
    if at(.identifier), token.isFirstOnLine || peek().isName {
      let near = nearestWord(among: Word.items.union([.red, .orange, .yellow]))
      reportHere("unknown_item", ["found": found], suggestion: near.map { spelling[$0] })
      if let near {
        correct(to: near)
        return sectionItem()
      }
    } else if token.isFirstOnLine {
      missing(.term("item"), atLineBegin: true)
    } else {
      reportHere("unexpected_text", ["found": found])
    }
    let stuck = position
    skipUnexpected { $0.beginsItem && $0.position > stuck }
    return nil
  }

  /// Reads `undecided: refer because "…"`.
  mutating func undecided() -> UndecidedSyntax {
    let start = position
    return node(.undecided) { parser in
      parser.bump()
      parser.expect(.colon)
      let effect = parser.effect()
      let reason = parser.take(.because) ? parser.expectText() : nil
      return UndecidedSyntax(effect: effect, because: reason, span: parser.span(from: start))
    }
  }

  private mutating func effect() -> Effect {
    if at(.identifier), let effect = token.word?.effect {
      bump()
      return effect
    }
    let known: Set<Word> = [.decline, .refer, .red, .orange, .yellow, .ignore]
    let near = at(.identifier) ? nearestWord(among: known) : nil
    missing(.term("effect"), suggestion: near.map { spelling[$0] })
    if near != nil { bump() }
    return near?.effect ?? .refer
  }

  private mutating func letItem() -> LetSyntax {
    let documentation = documentation
    bump()
    let name = expectName()
    let type = take(.colon) ? valueType() : nil
    expect(.equal)
    let value = expression()
    return LetSyntax(
      name: name, type: type, value: value, words: words(), documentation: documentation)
  }

  private mutating func output() -> OutputSyntax {
    let documentation = documentation
    bump()
    let name = expectName()
    let type = take(.colon) ? valueType() : nil
    expect(.equal)
    let value: OutputSyntax.Value = at(.amplify) ? .line(lineFormula()) : .expression(expression())
    var output = OutputSyntax(
      name: name, type: type, value: value, undecided: nil, words: Words(),
      documentation: documentation)
    while true {
      if readWordsNode(into: &output.words) { continue }
      guard at(.undecided), peek().kind == .colon else { return output }
      if output.undecided != nil { reportRepeated("undecided") }
      output.undecided = undecided()
    }
  }

  private mutating func readWordsNode(into words: inout Words) -> Bool {
    let mark = builder.mark
    guard readWords(into: &words) else { return false }
    while readWords(into: &words) {}
    builder.wrap(.words, from: mark)
    return true
  }

  // MARK: The line

  /// Reads `amplify … adjust … deduct … cap … round …`.
  private mutating func lineFormula() -> LineFormula {
    let start = position
    return node(.lineFormula) { parser in
      let amplify = parser.lineStep { $0.expression() }
      var formula = LineFormula(
        amplify: amplify, adjust: [], deduct: nil, cap: [], mode: .halfEven,
        step: Expression(.invalid, span: parser.missingPlace), span: amplify.span)
      if parser.at(.adjust) { formula.adjust = parser.lineStep { $0.list() } }
      if parser.at(.deduct) { formula.deduct = parser.lineStep { $0.expression() } }
      if parser.at(.cap) { formula.cap = parser.lineStep { $0.list() } }
      if parser.at(.round) {
        (formula.mode, formula.step) = parser.lineStep { parser in
          let mode = parser.expectRoundingMode()
          parser.expect(.to)
          return (mode, parser.expression())
        }
      } else {
        parser.missing(.name(parser.spelling[.round, at: .node(.lineStep)]))
      }
      formula.span = parser.span(from: start)
      return formula
    }
  }

  private mutating func lineStep<Value>(_ read: (inout Parser) -> Value) -> Value {
    node(.lineStep) { parser in
      parser.bump()
      return read(&parser)
    }
  }

  private mutating func list() -> [Expression] {
    var expressions = [listed()]
    while take(.comma) { expressions.append(listed()) }
    return expressions
  }

  // MARK: Rules

  private mutating func rule() -> RuleSyntax {
    let start = position
    let documentation = documentation
    let isRequirement = at(.require)
    var effect = token.word?.effect ?? .refer
    bump()
    let code = expectName("code")
    let words = words()
    if isRequirement {
      expect(.colon)
    } else if at(.if) {
      missing(.name(spelling[.when]), suggestion: spelling[.when])
      bump()
    } else {
      expect(.when)
    }
    let condition = expression()
    if isRequirement {
      expect(.else)
      effect = self.effect()
    }
    var rule = RuleSyntax(
      code: code, words: words, isRequirement: isRequirement, condition: condition,
      effect: effect, basis: nil, action: nil, undecided: nil, documentation: documentation,
      span: span(from: start))
    while readClause(of: &rule) {}
    rule.span = span(from: start)
    return rule
  }

  /// Reads one of the clauses behind a rule's condition; whether one was there.
  private mutating func readClause(of rule: inout RuleSyntax) -> Bool {
    let mark = builder.mark
    if at(.basis), peek().kind == .text {
      if rule.basis != nil { reportRepeated("basis") }
      bump()
      rule.basis = expectText().text
    } else if at(.action), peek().kind == .text {
      if rule.action != nil { reportRepeated("action") }
      bump()
      rule.action = expectText().text
    } else if at(.undecided), peek().kind == .colon {
      if rule.undecided != nil { reportRepeated("undecided") }
      rule.undecided = undecided()
    } else if at(.zh), peek().kind == .text {
      _ = readWords(into: &rule.words)
    } else if let near = misspelledClause {
      reportHere("unknown_clause", ["found": found], suggestion: spelling[near])
      correct(to: near)
      return true
    } else {
      return false
    }
    builder.wrap(.ruleClause, from: mark)
    return true
  }

  private var misspelledClause: Word? {
    guard at(.identifier), peek().kind == .text, !beginsItem else { return nil }
    return nearestWord(among: [.basis, .action, .zh])
  }
}
