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
        guard let expected = figure.broken(in: block.kind, of: figures) else { continue }
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
    for kind in [ScenarioBlock.Kind.loss, .return, .referred] {
      needed += kind.figures.map { (kind, $0.word) }
    }
    needed += [(.trust, .support), (.trust, .matchRate)]
    if figures[.reference, .model] != nil { needed.append((.reference, .parcelling)) }
    if figures[.reference, .parcelling] != nil { needed.append((.reference, .model)) }
    needed += neededOfBalances(figures)
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

  /// What the blocks of balances and returns need, as far as they are there: how lines are drawn, repaid and go bad is told together.
  private func neededOfBalances(_ figures: ScenarioFigures) -> [(ScenarioBlock.Kind, Word)] {
    let stated = Set(checker.names.scenarioBlocks.map(\.value.kind))
    var needed: [(ScenarioBlock.Kind, Word)] = []
    for kind in [ScenarioBlock.Kind.risk, .tax, .guarantee] where stated.contains(kind) {
      needed += kind.figures.map { (kind, $0.word) }
    }
    guard !stated.isDisjoint(with: [.draw, .repayment, .default]) else { return needed }
    let revolves = figures[.repayment, .revolving] != nil
    let isDueAtEnd = figures.word(.repayment, .otherwise) == .interestFirst
    var optional: Set<Word> = [.revolving, .correlation]
    if !revolves { optional.formUnion([.use, .defaultDraw]) }
    if !isDueAtEnd { optional.insert(.timingBullet) }
    if !revolves, isDueAtEnd { optional.insert(.timing) }
    for kind in [ScenarioBlock.Kind.draw, .repayment, .default] {
      needed += kind.figures.map { (kind, $0.word) }.filter { !optional.contains($0.1) }
    }
    return needed
  }

  /// Exposure and loss of a loan are told only where the record tells what became of it.
  private func reportUnasked(_ figures: ScenarioFigures) {
    guard let bad = figures[.outcome, .bad], bad.isPastDue else { return }
    for figure in [Word.exposure, .loss].compactMap({ figures[.outcome, $0] }) {
      checker.report(.figureNeedsCondition, ["name": name(of: figure)], at: figure.span)
    }
  }
}

extension ScenarioFigure {
  fileprivate var isPastDue: Bool { if case .pastDue = value { true } else { false } }
}
