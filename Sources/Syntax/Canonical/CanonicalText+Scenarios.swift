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
  let value =
    switch figure.value {
    case .pastDue(let delay, let window):
      "\(text(of: delay)) past due within \(text(of: window))"
    case .duration(let time): text(of: time)
    case .period(let first, let last):
      first == last.count ? text(of: last) : "\(first) to \(text(of: last))"
    case .part(let part, let time): "\(text(of: part)) over \(text(of: time))"
    case .curve(let points, let isHeldBeyond): text(of: points, isHeldBeyond: isHeldBeyond)
    case .expression(let expression): canonicalText(expression)
    case .numbers(let literals):
      literals.map { text(of: $0) }.joined(separator: figure.shape == .between ? " and " : ", ")
    case .name(let name): written(name)
    case .word(let word): word?.english ?? ""
    case .date(let date): date?.description ?? ""
    case .truth(let truth): truth ? "true" : "false"
    }
  switch figure.shape {
  case .bad:
    if case .expression = figure.value { return "when " + value }
    return value + " after first draw"
  case .pastDue: return value + " past due"
  case .afterDraw: return value + " after first draw"
  case .percentage(let whole): return "\(value) of \(whole.english)"
  case .yearly: return value + " yearly"
  case .atLeast: return "at least " + value
  case .lineUpTo: return "line up to " + value
  case .between: return "between " + value
  case .after(let event): return "\(value) after \(event.english)"
  case .over: return "over " + value
  case .period: return value + " after default"
  case .curve(let axis): return "by \(axis.english) \(value)"
  case .value, .number, .list, .time, .partOver, .word, .name, .numberOrName, .date, .truth:
    return value
  }
}

private func text(of points: [ScenarioFigure.Point], isHeldBeyond: Bool) -> String {
  let texts = points.map { "\(text(of: $0.at)): \(text(of: $0.value))" }
  return (texts + (isHeldBeyond ? [Word.heldBeyond.english] : [])).joined(separator: ", ")
}

private func text(of literal: ScenarioFigure.Literal) -> String {
  written(literal.number, literal.spelling)
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
