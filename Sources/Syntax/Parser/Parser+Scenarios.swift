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
      return figure(.code(code.text), from: start, nameSpan: code.span) { $0.numbers() }
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
    return figure(.known(word), from: start, nameSpan: nameSpan) { parser in
      parser.value(shape)
    }
  }

  private mutating func figure(
    _ name: ScenarioFigure.Name, from start: Int, nameSpan: SourceSpan,
    _ read: (inout Parser) -> ScenarioFigure.Value
  ) -> ScenarioFigure {
    let first = position
    let value = read(&self)
    let valueSpan = span(from: first)
    let origin = origin()
    return ScenarioFigure(
      name: name, nameSpan: nameSpan, value: value, valueSpan: valueSpan, origin: origin,
      span: span(from: start))
  }

  private mutating func value(_ shape: ScenarioBlock.Shape) -> ScenarioFigure.Value {
    switch shape {
    case .bad:
      if take(.when) { return .expression(expression()) }
      let delay = delay()
      expect(.within)
      let window = duration()
      expect(.after)
      firstDraw()
      return .pastDue(delay, within: window)
    case .pastDue: return .duration(delay())
    case .afterDraw:
      let time = duration()
      expect(.after)
      firstDraw()
      return .duration(time)
    case .value: return .expression(expression())
    case .ofLine:
      let value = numbers()
      expect(.of)
      expect(.line)
      return value
    case .number: return numbers()
    case .atLeast:
      expect(.at)
      expect(.least)
      return numbers()
    case .list: return numbers(isList: true)
    case .name: return .model(expectName())
    }
  }

  /// Reads `90 days past due`.
  private mutating func delay() -> ScenarioFigure.Duration {
    let delay = duration()
    expect(.past)
    expect(.due)
    return delay
  }

  private mutating func firstDraw() {
    expect(.first)
    expect(.draw)
  }

  private mutating func duration() -> ScenarioFigure.Duration {
    let (count, unit) = expectDuration()
    return ScenarioFigure.Duration(count: count, unit: unit)
  }

  /// Reads a number, or several between commas.
  private mutating func numbers(isList: Bool = false) -> ScenarioFigure.Value {
    var literals: [ScenarioFigure.Literal] = []
    repeat {
      var spelling = NumberSpelling.plain
      if case .number(_, let written) = token.value { spelling = written }
      literals.append(ScenarioFigure.Literal(number: expectNumber(), spelling: spelling))
    } while isList && take(.comma)
    return .numbers(literals)
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

extension ScenarioBlock {
  /// How the value of a figure is written.
  package enum Shape: Sendable {
    /// `when CONDITION`, or `90 days past due within 12 months after first draw`.
    case bad
    /// `30 days past due`.
    case pastDue
    /// `15 months after first draw`.
    case afterDraw
    /// An expression over the record.
    case value
    /// `100% of line`.
    case ofLine
    case number
    /// `at least 30`.
    case atLeast
    /// `1, 1.5, 2`.
    case list
    /// A scorecard's name.
    case name
  }
}

extension ScenarioBlock.Kind {
  /// The figures of a block in their order, and how each is written.
  package var figures: [(word: Word, shape: ScenarioBlock.Shape)] {
    switch self {
    case .outcome:
      [
        (.bad, .bad), (.exposure, .value), (.loss, .value), (.indeterminate, .pastDue),
        (.mature, .afterDraw),
      ]
    case .loss: [(.givenDefault, .number), (.exposure, .ofLine)]
    case .return:
      [.funding, .operating, .riskWeight, .capitalRatio, .hurdle, .incomeTax].map { ($0, .number) }
    case .referred: [(.approve, .number)]
    case .reference: [(.model, .name), (.parcelling, .list)]
    case .trust: [(.support, .atLeast), (.matchRate, .atLeast)]
    }
  }

  var shapes: [Word: ScenarioBlock.Shape] {
    Dictionary(uniqueKeysWithValues: figures.map { ($0.word, $0.shape) })
  }
}
