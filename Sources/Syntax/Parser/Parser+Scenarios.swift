import Diagnostics
import Numbers

extension Parser {
  /// Reads a block of a scenario's figures.
  mutating func scenarioBlock(_ kind: ScenarioBlock.Kind) -> ScenarioBlock {
    bump()
    var block = ScenarioBlock(kind: kind, figures: [])
    braces { parser in
      let mark = parser.builder.mark
      guard let figure = parser.scenarioFigure(of: kind) else { return }
      parser.builder.wrap(.scenarioFigure, from: mark)
      block.figures.append(figure)
    }
    return block
  }

  /// Reads one figure, or reports why the next token begins none.
  private mutating func scenarioFigure(of kind: ScenarioBlock.Kind) -> ScenarioFigure? {
    let start = position
    if kind == .referred, token.isName, peek().kind == .colon {
      let code = expectAnyName("code")
      bump()
      return figure(.code(code.text), from: start, nameSpan: code.span, shape: .number)
    }
    let shapes = kind.shapes
    guard at(.identifier), let word = token.word, let shape = shapes[word] else {
      let near = at(.identifier) ? nearestWord(among: Set(shapes.keys)) : nil
      missing(
        .term("figure_of_scenario"), suggestion: near.map { spelling[$0] }, atLineBegin: true)
      if let near {
        correct(to: near)
        return nil
      }
      let stuck = position
      skipUnexpected { $0.position > stuck && $0.token.isFirstOnLine }
      return nil
    }
    let nameSpan = span(of: token)
    bump()
    return figure(.known(word), from: start, nameSpan: nameSpan, shape: shape)
  }

  private mutating func figure(
    _ name: ScenarioFigure.Name, from start: Int, nameSpan: SourceSpan, shape: ScenarioBlock.Shape
  ) -> ScenarioFigure {
    let first = position
    let value = figureValue(shape)
    let valueSpan = span(from: first)
    let origin = origin()
    return ScenarioFigure(
      name: name, nameSpan: nameSpan, shape: shape, value: value, valueSpan: valueSpan,
      origin: origin, span: span(from: start))
  }

  /// Reads `source "…"` or `assumption "…"`, if one of them is next.
  private mutating func origin() -> ScenarioFigure.Origin? {
    // A reason's code may be called like one of the words.
    guard at(.source) || at(.assumption), peek().kind != .colon else { return nil }
    return node(.origin) { parser in
      let isSource = parser.at(.source)
      parser.bump()
      let text = parser.expectText().text
      return isSource ? .source(text) : .assumption(text)
    }
  }

  // MARK: Market and measures

  mutating func market() -> Declaration.Kind {
    bump()
    if take(.asRecorded) { return .market(MarketSyntax(date: nil)) }
    guard take(.at) else {
      missing(words([.asRecorded, .at]))
      return .market(MarketSyntax(date: nil))
    }
    return .market(MarketSyntax(date: expectDate()))
  }

  mutating func measure() -> Declaration.Kind {
    let documentation = documentation
    bump()
    let name = expectName()
    let words = words()
    expect(.equal)
    let kind = measureKind()
    var value: Expression?
    if kind != .count {
      expect(.of)
      value = expression()
    }
    let condition = take(.where) ? expression() : nil
    return .measure(
      MeasureSyntax(
        name: name, words: words, kind: kind, value: value, condition: condition,
        documentation: documentation))
  }

  private mutating func measureKind() -> MeasureSyntax.Kind {
    let kinds: [Word: MeasureSyntax.Kind] = [
      .count: .count, .sum: .sum, .average: .average, .share: .share,
    ]
    if at(.identifier), let kind = token.word.flatMap({ kinds[$0] }) {
      bump()
      return kind
    }
    let near = at(.identifier) && !beginsAnew ? nearestWord(among: Set(kinds.keys)) : nil
    missing(self.words([.count, .sum, .average, .share]), suggestion: near.map { spelling[$0] })
    if near != nil { bump() }
    return near.flatMap { kinds[$0] } ?? .count
  }
}
