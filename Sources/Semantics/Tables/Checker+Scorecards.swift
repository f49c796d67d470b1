import Diagnostics
import Numbers
import Syntax

/// A scorecard being checked.
struct CheckedCard {
  var card: Scorecard
  /// The latest section that a characteristic reads.
  var section: SectionKind
}

// Scorecards: bins like one-column tables, points their sum, pd what the points stand for.
extension Checker {
  /// `card.points` or `card.pd`.
  func score(_ index: Int, isPoints: Bool, at span: SourceSpan, in scope: Scope) -> Term {
    if case .waiting = cardStates[index] {
      cardStates[index] = .inProgress
      let syntax = names.scorecards[index].value
      cards[index] = reading(as: .scorecard(syntax.name.text)) { lower(syntax) }
      cardStates[index] = .done
    } else if case .inProgress = cardStates[index] {
      let name = names.scorecards[index].value.name
      report(.cycle, ["names": .list([name.text, name.text])], at: span)
      return invalid(span)
    }
    guard let card = cards[index] else { return invalid(span) }
    if let section = scope.section, card.section > section {
      report(
        .laterSection,
        [
          "name": .name(card.card.name), "section": .term("section_\(card.section.rawValue)"),
          "reader": .term("section_\(section.rawValue)"),
        ], at: span)
      return invalid(span)
    }
    guard let node = isPoints ? card.card.points : card.card.pd else {
      report(.scorecardIncomplete, ["name": .name(card.card.name)], at: span)
      return invalid(span)
    }
    return Term(node: node, type: .value(graph[node].type), span: span)
  }

  private func lower(_ syntax: ScorecardSyntax) -> CheckedCard? {
    let base = syntax.base ?? .zero
    // Without odds and points to double them there are points, but no probability of default.
    let odds = syntax.odds ?? (good: .one, bad: .one)
    let double = syntax.pointsToDouble ?? .one
    guard base.leastDecimals == 0, odds.bad > .zero, odds.good > .zero, double > .zero,
      let ratio = odds.good.divided(by: odds.bad)
    else {
      report(.scorecardFigures, ["name": .name(syntax.name.text)], at: syntax.name.span)
      return nil
    }
    var card = Scorecard(
      name: syntax.name.text, words: syntax.words, base: base, odds: ratio,
      pointsToDouble: double, characteristics: [], binNodes: [], points: nil, pd: nil)
    var section = SectionKind.facts
    var isSound = true
    let position = names.scorecards.firstIndex { $0.value.name.text == syntax.name.text } ?? 0
    for (index, characteristic) in syntax.characteristics.enumerated() {
      if case .definition(let read)? = symbols[characteristic.name.text]?.symbol {
        section = max(section, names.definitions[read].value.section)
      }
      guard
        let (resolved, node) = lower(characteristic, scorecard: position, characteristic: index)
      else {
        isSound = false
        continue
      }
      card.characteristics.append(resolved)
      card.binNodes.append(node)
    }
    guard isSound else { return nil }
    addPoints(to: &card, at: syntax.name.span)
    if syntax.odds != nil, syntax.pointsToDouble != nil {
      addFormula(to: &card, at: syntax.name.span)
    }
    return CheckedCard(card: card, section: section)
  }

  private func lower(
    _ syntax: ScorecardSyntax.Characteristic, scorecard: Int, characteristic: Int
  ) -> (Scorecard.Characteristic, NodeID)? {
    let input = read(
      syntax.name.text, at: syntax.name.span,
      in: Scope(place: .application, section: nil), hint: nil)
    guard !input.type.isInvalid else { return nil }
    let term = input.hint == nil ? settledNumber(input, hint: nil) : input
    guard case .value(let type) = term.type else { return nil }
    var bins: [Scorecard.Bin] = []
    var binSpans: [SourceSpan] = []
    var cells: [(test: CellTest, span: SourceSpan)] = []
    for bin in syntax.bins {
      if bin.points.leastDecimals != 0 {
        report(.pointsNotWhole, at: bin.span)
        return nil
      }
      guard let test = bin.test else {
        bins.append(Scorecard.Bin(test: nil, points: bin.points))
        binSpans.append(bin.span)
        continue
      }
      guard let tests = resolve(test, of: type, at: bin.span) else { return nil }
      bins += tests.map { Scorecard.Bin(test: $0, points: bin.points) }
      binSpans += tests.map { _ in bin.span }
      cells.append((.tests(negated: false, tests), bin.span))
    }
    let domain = domain(of: term.node)
    let mayBeMissing = domain.mayBeMissing
    judge(
      bins: cells, hasOtherwise: syntax.bins.contains { $0.test == nil }, of: type,
      domain, name: syntax.name)
    let handlesMissing = bins.contains { $0.test == .missing }
    let node = graph.lift(term.node, to: .application)
    let id = graph.node(
      .bins(scorecard: scorecard, characteristic: characteristic, node), type: .integer,
      domain: .application, mayBeMissing: mayBeMissing && !handlesMissing,
      mayFail: graph[node].mayFail, span: syntax.span)
    let resolved = Scorecard.Characteristic(
      name: syntax.name.text, bins: bins, reason: syntax.reason?.code.text,
      words: syntax.reason?.words ?? Words(), span: syntax.span,
      type: type, domain: domain, binSpans: binSpans)
    return (resolved, id)
  }

  /// points = base + Σ bins.
  private func addPoints(to card: inout Scorecard, at span: SourceSpan) {
    let base = graph.constant(.number(card.base), type: .integer, span: span)
    var points = graph.lift(base, to: .application)
    for bin in card.binNodes { points = sum(.add, points, bin, type: .integer, at: span) }
    card.points = opened(points, "points", of: card, at: span)
  }

  /// pd = 1 ÷ (1 + odds × 2^((points − base) ÷ points to double)).
  private func addFormula(to card: inout Scorecard, at span: SourceSpan) {
    func integer(_ number: Number) -> NodeID {
      graph.constant(.number(number), type: .integer, span: span)
    }
    guard let points = card.points else { return }
    let gained = sum(.subtract, points, integer(card.base), type: .integer, at: span)
    let double = graph.constant(.number(card.pointsToDouble), type: .decimal, span: span)
    let exponent = quotient(gained, double, type: .decimal, at: span)
    let doubled = power(integer(Number(2)), exponent, at: span)
    let odds = graph.constant(.number(card.odds), type: .decimal, span: span)
    let good = product(odds, doubled, type: .decimal, at: span)
    let whole = sum(.add, integer(.one), good, type: .decimal, at: span)
    let pd = graph.lift(
      quotient(integer(.one), whole, type: .share, at: span), to: .application)
    card.pd = opened(pd, "pd", of: card, at: span)
  }

  private func opened(_ node: NodeID, _ member: String, of card: Scorecard, at span: SourceSpan)
    -> NodeID
  {
    let term = Term(node: node, type: .value(graph[node].type), span: span)
    return opened(term, as: "\(card.name).\(member)", words: card.words).node
  }
}
