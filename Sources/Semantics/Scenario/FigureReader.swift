import Diagnostics
import Numbers
import Syntax

/// Reads the figures of a scenario's blocks and reports those that are missing, doubled, without an origin or out of range.
struct FigureReader {
  private let checker: Checker

  init(_ checker: Checker) { self.checker = checker }

  func figures() -> ScenarioFigures {
    var figures = ScenarioFigures()
    for block in checker.names.scenarioBlocks.map(\.value) {
      var first: [ScenarioFigure.Name: SourceSpan] = [:]
      for figure in block.figures {
        if let twin = first[figure.name] {
          checker.report(
            .duplicate, ["name": name(of: figure), "kind": .text("figure")],
            at: figure.nameSpan, related: [RelatedPlace(role: "first_here", span: twin)])
          continue
        }
        first[figure.name] = figure.nameSpan
        if figure.origin == nil { reportOrigin(of: figure) }
        figures.add(figure, of: block.kind)
      }
    }
    for block in checker.names.scenarioBlocks.map(\.value) {
      for figure in block.figures {
        guard let expected = broken(figure, of: block.kind, figures) else { continue }
        figures.isIncomplete = true
        checker.report(
          .figureOutOfRange,
          [
            "name": name(of: figure), "expected": expected,
            "found": .name(checker.sourceFiles.text(at: figure.valueSpan)),
          ], at: figure.valueSpan)
      }
    }
    reportMissing(from: &figures)
    reportUnasked(figures)
    return figures
  }

  private func name(of figure: ScenarioFigure) -> ProblemArgument {
    .name(checker.sourceFiles.text(at: figure.nameSpan))
  }

  private func reportOrigin(of figure: ScenarioFigure) {
    checker.report(
      .figureWithoutOrigin, ["name": name(of: figure)], at: figure.span,
      fixes: [Word.source, .assumption].map { word in
        .inserting(
          " \(word.english) \"…\"", at: figure.span.upper, in: figure.span.file, .choice)
      })
  }

  // MARK: What must be there

  private func reportMissing(from figures: inout ScenarioFigures) {
    var needed: [(ScenarioBlock.Kind, Word)] = [(.outcome, .bad)]
    // Where a condition tells what is bad, it also tells when.
    if figures[.outcome, .bad].map(\.isPastDue) ?? true { needed.append((.outcome, .mature)) }
    for kind in [ScenarioBlock.Kind.loss, .return, .referred, .trust] {
      needed += kind.figures.map { (kind, $0.word) }
    }
    if figures[.reference, .model] != nil { needed.append((.reference, .parcelling)) }
    if figures[.reference, .parcelling] != nil { needed.append((.reference, .model)) }
    let missing = needed.filter { figures[$0.0, $0.1] == nil }
    guard !missing.isEmpty, let heading = checker.files.last?.syntax.name else { return }
    figures.isIncomplete = true
    checker.report(
      .figureMissing,
      [
        "names": .items(
          missing.map { block, word in
            .term(
              "figure_in_block",
              ["figure": .name(word.english), "block": .name(block.rawValue)])
          })
      ], at: heading.span)
  }

  /// Exposure and loss of a loan are told only where the record tells what became of it.
  private func reportUnasked(_ figures: ScenarioFigures) {
    guard let bad = figures[.outcome, .bad], bad.isPastDue else { return }
    for figure in [Word.exposure, .loss].compactMap({ figures[.outcome, $0] }) {
      checker.report(.figureNeedsCondition, ["name": name(of: figure)], at: figure.span)
    }
  }

  // MARK: Ranges

  /// What a figure should be where it is something else.
  private func broken(
    _ figure: ScenarioFigure, of block: ScenarioBlock.Kind, _ figures: ScenarioFigures
  ) -> ProblemArgument? {
    switch figure.value {
    case .pastDue(let delay, let window):
      if !delay.isSome(.days) { return .term("figure_days") }
      return window.isSome(.months) ? nil : .term("figure_months")
    case .duration(let time): return broken(time, figure, figures)
    case .numbers(let literals): return broken(literals, figure.name)
    case .expression, .model: return nil
    }
  }

  private func broken(
    _ time: ScenarioFigure.Duration, _ figure: ScenarioFigure, _ figures: ScenarioFigures
  ) -> ProblemArgument? {
    var bad: (days: Int?, months: Int?) = (nil, nil)
    if case .pastDue(let delay, let window)? = figures[.outcome, .bad]?.value {
      bad = (
        delay.isSome(.days) ? delay.count : nil, window.isSome(.months) ? window.count : nil
      )
    }
    guard figure.name == .known(.mature) else {
      if !time.isSome(.days) { return .term("figure_days") }
      guard let days = bad.days, time.count >= days else { return nil }
      return .term("figure_milder", ["days": .number(days)])
    }
    if !time.isSome(.months) { return .term("figure_months") }
    guard let months = bad.months, time.count < months else { return nil }
    return .term("figure_later", ["months": .number(months)])
  }

  private func broken(
    _ literals: [ScenarioFigure.Literal], _ name: ScenarioFigure.Name
  ) -> ProblemArgument? {
    switch name {
    case .known(.parcelling):
      let numbers = literals.map(\.number)
      let rises = zip(numbers, numbers.dropFirst()).allSatisfy { $0 < $1 }
      return rises && numbers.allSatisfy { $0 > .zero } ? nil : .term("figure_factors")
    case .known(.support):
      let isWhole = literals.allSatisfy {
        $0.spelling == .plain && $0.number >= .one && $0.number.integer != nil
      }
      return isWhole ? nil : .term("figure_whole")
    default:
      // The Basel weights end at 1250%.
      let highest = name == .known(.riskWeight) ? Number(125, decimals: 1) ?? .one : .one
      let fits = literals.allSatisfy {
        [.percent, .basisPoint].contains($0.spelling) && $0.number <= highest
      }
      return fits ? nil : .term("figure_percentage", ["high": .text(highest.asPercent)])
    }
  }
}

extension ScenarioFigure {
  fileprivate var isPastDue: Bool { if case .pastDue = value { true } else { false } }
}

extension ScenarioFigure.Duration {
  fileprivate func isSome(_ unit: DurationUnit) -> Bool { self.unit == unit && count > 0 }
}
