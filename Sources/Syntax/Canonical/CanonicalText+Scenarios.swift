import Numbers

/// The one way in which a block of a scenario's figures is written.
package func canonicalText(_ scenarioBlock: ScenarioBlock) -> String {
  block(scenarioBlock.kind.rawValue, scenarioBlock.figures.map { canonicalText($0) })
}

/// The one way in which a scenario's figure is written, with where it is from.
package func canonicalText(_ figure: ScenarioFigure) -> String {
  let value = text(of: figure)
  switch figure.origin {
  case .source(let text): return value + clause("source", text)
  case .assumption(let text): return value + clause("assumption", text)
  case nil: return value
  }
}

private func text(of figure: ScenarioFigure) -> String {
  switch figure.name {
  case .code(let code): return "\(written(code)): \(valueText(of: figure))"
  case .known(let word): return "\(word.english) \(valueText(of: figure))"
  }
}

/// A figure's value as it is written behind its name: `90 days past due within 12 months after first draw`.
package func valueText(of figure: ScenarioFigure) -> String {
  let word: Word? = if case .known(let word) = figure.name { word } else { nil }
  switch figure.value {
  case .pastDue(let delay, let window):
    return "\(text(of: delay)) past due within \(text(of: window)) after first draw"
  case .duration(let time):
    return text(of: time) + (word == .mature ? " after first draw" : " past due")
  case .expression(let expression):
    return (word == .bad ? "when " : "") + canonicalText(expression)
  case .numbers(let literals):
    let text = literals.map { written($0.number, $0.spelling) }.joined(separator: ", ")
    return switch word {
    case .exposure: text + " of line"
    case .support, .matchRate: "at least " + text
    default: text
    }
  case .model(let name): return written(name)
  }
}

private func text(of duration: ScenarioFigure.Duration) -> String {
  canonicalText(Expression(.duration(duration.count, duration.unit), span: .nowhere))
}

/// The one way in which the choice of a market is written.
package func canonicalText(_ market: MarketSyntax) -> String {
  "market " + (market.date.map { "at \($0)" } ?? "as_recorded")
}

/// The one way in which a measure is written.
package func canonicalText(_ measure: MeasureSyntax) -> String {
  "measure \(written(measure.name))\(suffix(measure.words)) = \(definition(of: measure))"
}

/// What a measure is, without its name: `count where first`.
package func definition(of measure: MeasureSyntax) -> String {
  measure.kind.rawValue + (measure.value.map { " of \(canonicalText($0))" } ?? "")
    + (measure.condition.map { " where \(canonicalText($0))" } ?? "")
}
