import Diagnostics
import Numbers
import Syntax

// Lets and outputs, each lowered when it is first read; a name met again on the way closes a cycle.
extension Checker {
  /// The term of a let or an output.
  func define(_ index: Int, readAt span: SourceSpan) -> Term {
    switch definitions[index] {
    case .done(let term): return term
    case .inProgress:
      reportCycle(from: index, at: span)
      return invalid(span)
    case .waiting: break
    }
    // Values are lowered after those they read, so that only a cycle leads this deep.
    if path.count >= Self.deepestPath {
      reportCycle(from: path[0], at: span)
      return invalid(span)
    }
    definitions[index] = .inProgress
    path.append(index)
    let syntax = names.definitions[index].value
    let term = opened(
      reading(as: .definition(syntax.name.text)) { lower(syntax, index) },
      as: syntax.name.text, words: syntax.words)
    path.removeLast()
    definitions[index] = .done(term)
    return term
  }

  private static let deepestPath = 200

  private func reportCycle(from index: Int, at span: SourceSpan) {
    guard let start = path.firstIndex(of: index) else { return }
    // Told from the member that stands first in the text, wherever the walk came in.
    let cycle = Array(path[start...])
    let turn = cycle.firstIndex(of: cycle.min() ?? index) ?? 0
    let members = (cycle[turn...] + cycle[..<turn]).map { names.definitions[$0].value.name }
    report(
      .cycle, ["names": .list(members.map(\.text) + [members[0].text])], at: members[0].span,
      related: members.dropFirst().map { RelatedPlace(role: "part_of_cycle", span: $0.span) }
        + [RelatedPlace(role: "read_here", span: span)])
  }

  private func lower(_ syntax: DefinitionSyntax, _ index: Int) -> Term {
    let scope = Scope(place: .application, section: syntax.section)
    var declared: Expectation?
    var decimals: Int?
    if let type = syntax.type {
      guard let resolved = resolve(type) else { return invalid(syntax.name.span) }
      declared = Expectation(resolved.type, "declared_type", type.span)
      decimals = resolved.decimals
    }
    var term: Term
    switch syntax.value {
    case .expression(let expression):
      term =
        declared.map { lower(expression, as: $0, in: scope) } ?? lower(expression, in: scope)
      if !term.type.isInvalid, syntax.isOutput {
        term = finish(term, expression, syntax, isLine: false, decimals: decimals)
      }
    case .line(let formula):
      term = lower(formula, of: index, in: scope)
      if let declared { term = fit(term, to: declared) }
      if !term.type.isInvalid {
        term = finish(term, nil, syntax, isLine: true, decimals: decimals)
      }
    }
    if term.type == .nothing {
      report(.untypedMissing, ["name": .name(syntax.name.text)], at: term.span)
      return invalid(term.span)
    }
    return term
  }

  /// An output has a type of its own and, as money or a rate, a stated rounding.
  private func finish(
    _ term: Term, _ expression: Expression?, _ syntax: DefinitionSyntax, isLine: Bool,
    decimals: Int?
  ) -> Term {
    if case .series = graph[term.node].domain {
      report(.seriesAsOutput, ["name": .name(syntax.name.text)], at: term.span)
      return invalid(term.span)
    }
    let type = term.type.settled(
      inPricing: syntax.section == .pricing, isWhole: graph[term.node].decimals == 0)
    var term = term.type == .nothing ? term : settle(term, as: type) ?? term
    term.span = expression?.span ?? term.span
    let usual: Int? = type == .money ? 2 : type == .rate ? 6 : nil
    let most = decimals.map { min($0, usual ?? $0) } ?? usual
    if let most, graph[term.node].decimals > most {
      report(
        .roundingNeeded,
        [
          "name": .name(syntax.name.text), "type": argument(of: type),
          "expected": .number(most), "found": .number(graph[term.node].decimals),
        ], at: term.span,
        related: syntax.type.map { [RelatedPlace(role: "declared_type", span: $0.span)] } ?? [],
        fixes: expression == nil ? [] : roundingFixes(of: term.span, type))
    }
    return term
  }

  // MARK: The line
  /// Amplified × factors − deduction, not below zero, capped and rounded.
  private func lower(_ formula: LineFormula, of index: Int, in scope: Scope) -> Term {
    let money = Expectation(.money, "line_is_money", formula.span)
    let amplified = lower(formula.amplify, as: money, in: scope)
    let factors = formula.adjust.map { lower($0, in: scope) }
    let deducted = formula.deduct.map { lower($0, as: money, in: scope) }
    let caps = formula.cap.map { lower($0, as: money, in: scope) }
    let step = self.step(formula.step, money)
    let all = [amplified] + factors + (deducted.map { [$0] } ?? []) + caps
    guard let step, !all.contains(where: \.type.isInvalid), meet(all, at: formula.span) else {
      return invalid(formula.span)
    }
    let domain: Domain = .application
    var current = Term(
      node: graph.lift(amplified.node, to: domain), type: .money, span: formula.amplify.span)
    let first = current.node
    for factor in factors {
      current = arithmetic(.multiply, current, factor, at: factor.span)
      guard current.type == .money else {
        if !current.type.isInvalid {
          reportMismatch(factor, Expectation(.decimal, "factor_of_line", formula.span))
        }
        return invalid(formula.span)
      }
    }
    let adjusted = current.node
    let zero = graph.constant(.number(.zero), type: .money, span: formula.span)
    var node = adjusted
    if let deducted {
      let left = sum(.subtract, node, deducted.node, type: .money, at: deducted.span)
      node = extreme([left, zero], type: .money, isLeast: false, at: deducted.span)
    }
    if !caps.isEmpty {
      node = extreme(
        [node] + caps.map(\.node), type: .money, isLeast: true, at: formula.span)
    }
    let capped = node
    node = rounded(capped, formula.mode, step: step, at: formula.span)
    func stepOf(_ term: Term, _ expression: Expression) -> LineSteps.Step {
      LineSteps.Step(
        node: graph.lift(term.node, to: domain), text: canonicalText(expression))
    }
    lineSteps[index] = LineSteps(
      amplified: LineSteps.Step(node: first, text: canonicalText(formula.amplify)),
      factors: zip(factors, formula.adjust).map { stepOf($0, $1) }, adjusted: adjusted,
      deducted: deducted.flatMap { term in formula.deduct.map { stepOf(term, $0) } },
      caps: zip(caps, formula.cap).map { stepOf($0, $1) }, capped: capped, rounded: node)
    return Term(node: node, type: .money, span: formula.span)
  }
}
