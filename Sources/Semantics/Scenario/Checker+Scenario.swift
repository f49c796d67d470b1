import Diagnostics
import Numbers
import Syntax

// A scenario: figures with their origin, and expressions over the record and over what a version decides.
extension Checker {
  /// Whether the file that is checked is a scenario, not a rule book.
  var isScenario: Bool { files.last?.syntax.kind == .scenario }

  /// Adds to the decided record what a version decides of it.
  func addDecidedFields(of decided: RecordSyntax) {
    let span = decided.name.span
    for field in decided.fields where Scenario.decidedNames.contains(field.name.text) {
      report(.decidedField, ["name": .name(field.name.text)], at: field.span)
    }
    let values = Scenario.outcomeNames.map {
      OneOfSyntax.Value(name: Name($0, span: span), codes: [], zh: nil)
    }
    let outcome = ValueType.oneOf(
      intern(OneOfSyntax(values: values, otherwise: nil), name: nil))
    let usual: [ValueType: Int] = [.money: 2, .rate: 6]
    let fields =
      [FieldSchema(name: Scenario.outcomeField, type: outcome)]
      + Scenario.decidedOutputs.map {
        FieldSchema(name: $0.name, type: $0.type, decimals: usual[$0.type] ?? 0, isOptional: true)
      }
    for field in fields where symbols[field.name] == nil {
      symbols[field.name] = (.field(record.fields.count), span)
      record.fields.append(field)
    }
  }

  /// Lowers all that the scenario states; without an error it stands in `scenario` then.
  func lowerScenario() {
    let reader = FigureReader(self)
    let figures = reader.figures()
    let measures = names.measures.compactMap { measure($0.value) }
    let bad = badLoan(figures)
    let model = figures.name(.reference, .model).flatMap { judge($0) }
    guard let bad, let file = files.last, !figures.isIncomplete else { return }
    func number(_ kind: ScenarioBlock.Kind, _ word: Word) -> Number {
      figures.number(kind, word) ?? .zero
    }
    scenario = Scenario(
      name: file.syntax.name.text, words: file.syntax.words, bad: bad,
      indeterminateDays: figures.duration(.outcome, .indeterminate),
      maturityMonths: figures.duration(.outcome, .mature) ?? 0,
      lossGivenDefault: number(.loss, .givenDefault), exposureOfLine: number(.loss, .exposure),
      fundingRate: number(.return, .funding), operatingRate: number(.return, .operating),
      riskWeight: number(.return, .riskWeight), capitalRatio: number(.return, .capitalRatio),
      hurdle: number(.return, .hurdle), incomeTax: number(.return, .incomeTax),
      referralShare: number(.referred, .approve), referralShares: figures.codes,
      referenceModel: model, parcellingFactors: figures.numbers(.reference, .parcelling),
      minimumSupport: number(.trust, .support).integer ?? 1,
      requiredMatchRate: number(.trust, .matchRate), backcast: figures.bounds(.trust, .backcast),
      balances: balances(figures), riskAnswers: riskAnswers(figures),
      interestTax: interestTax(figures), guarantee: guarantee(figures),
      market: names.market?.value.date.map { .at($0) } ?? .asRecorded, measures: measures,
      figures: figures.shown)
  }

  // MARK: Expressions

  private static let scope = Scope(place: .application, section: .facts)

  private func badLoan(_ figures: ScenarioFigures) -> Scenario.BadLoan? {
    guard let bad = figures[.outcome, .bad] else { return nil }
    switch bad.value {
    case .pastDue(let delay, let window):
      return .pastDue(days: delay.count, months: window.count)
    case .expression(let condition):
      let node = self.node(of: self.condition(condition, in: Self.scope), named: bad)
      let amounts = [Word.exposure, .loss].map { word in
        figures[.outcome, word].flatMap { figure -> NodeID? in
          guard case .expression(let value) = figure.value else { return nil }
          let money = Expectation(.money, "figure_is_money", figure.nameSpan)
          return self.node(of: lower(value, as: money, in: Self.scope), named: figure)
        }
      }
      return node.map { .condition($0, exposure: amounts[0], loss: amounts[1]) }
    default: return nil
    }
  }

  /// The application's node of a figure that is the same for both versions.
  private func node(of term: Term, named figure: ScenarioFigure) -> NodeID? {
    guard let node = applicationNode(of: term) else { return nil }
    refuseDecisions(below: node, of: sourceFiles.text(at: figure.nameSpan), at: term.span)
    return node
  }

  private func applicationNode(of term: Term) -> NodeID? {
    guard !term.type.isInvalid else { return nil }
    guard graph[term.node].domain.depth < 2 else {
      report(.seriesAsCondition, at: term.span)
      return nil
    }
    return graph.lift(term.node, to: .application)
  }

  /// Reports what of a node's value a version decides.
  private func refuseDecisions(below node: NodeID, of name: String, at span: SourceSpan) {
    var seen: Set<NodeID> = [node]
    var pending = [node]
    while let next = pending.popLast() {
      if case .field(let field) = graph[next].operation, graph[next].domain == .application,
        Scenario.decidedNames.contains(record.fields[field].name)
      {
        return report(
          .readsDecision, ["name": .name(name), "field": .name(record.fields[field].name)],
          at: span)
      }
      pending += graph[next].operation.operands.filter { seen.insert($0).inserted }
    }
  }

  private func judge(_ name: Name) -> Scenario.ReferenceModel? {
    guard let index = names.scorecards.firstIndex(where: { $0.value.name.text == name.text }) else {
      if !name.text.isEmpty {
        report(
          .unknownModel, ["name": .name(name.text)], at: name.span,
          near: NearestName.all(of: name.text, among: names.scorecards.map(\.value.name.text)))
      }
      return nil
    }
    let points = score(index, isPoints: true, at: name.span, in: Self.scope)
    let chance = score(index, isPoints: false, at: name.span, in: Self.scope)
    guard let score = applicationNode(of: points), let probability = applicationNode(of: chance)
    else { return nil }
    refuseDecisions(below: probability, of: name.text, at: name.span)
    return Scenario.ReferenceModel(name: name.text, score: score, probability: probability)
  }

  private func measure(_ syntax: MeasureSyntax) -> Scenario.Measure? {
    var value: NodeID?
    if let expression = syntax.value {
      if syntax.kind == .share {
        value = applicationNode(of: condition(expression, in: Self.scope))
      } else {
        value = number(expression)
      }
    }
    let condition = syntax.condition.map {
      applicationNode(of: self.condition($0, in: Self.scope))
    }
    if syntax.value != nil, value == nil { return nil }
    if let condition, condition == nil { return nil }
    return Scenario.Measure(
      name: syntax.name.text, words: syntax.words,
      kind: Scenario.Measure.Kind(rawValue: syntax.kind.rawValue) ?? .count, value: value,
      condition: condition ?? nil, text: definition(of: syntax))
  }

  /// The node of a number; problems otherwise.
  private func number(_ expression: Expression) -> NodeID? {
    let term = lower(expression, in: Self.scope)
    guard let node = applicationNode(of: term) else { return nil }
    guard graph[node].type.isNumeric, term.type != .nothing else {
      report(.numberNeeded, ["found": argument(of: term.type)], at: expression.span)
      return nil
    }
    return node
  }

  // MARK: Canonical print

  /// The blocks in their order, each with its figures in theirs, then the market and the measures.
  func scenarioDeclarations() -> [Syntax.Declaration] {
    var all: [Syntax.Declaration] = []
    for kind in ScenarioBlock.Kind.allCases {
      guard let block = names.scenarioBlocks.first(where: { $0.value.kind == kind }) else {
        continue
      }
      let order = kind.figures.map(\.word)
      func rank(_ figure: ScenarioFigure) -> (Int, String) {
        switch figure.name {
        case .known(let word): (order.firstIndex(of: word) ?? order.count, "")
        case .code(let code): (order.count, code)
        }
      }
      let figures = block.value.figures.sorted { rank($0) < rank($1) }
      all.append(
        Syntax.Declaration(
          .scenarioBlock(ScenarioBlock(kind: kind, figures: figures)), span: block.span))
    }
    // What holds when nothing is said is said: it is one print then.
    if isScenario {
      let market = names.market?.value ?? MarketSyntax(date: nil)
      let span = files.last?.syntax.name.span ?? .nowhere
      all.append(Syntax.Declaration(.market(market), span: names.market?.span ?? span))
    }
    return all
      + names.measures.map { Syntax.Declaration(.measure($0.value), span: $0.span) }
  }
}
