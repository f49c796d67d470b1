import Diagnostics
import Numbers
import Syntax

// What a name stands for where it is read.
extension Checker {
  /// Whether a name stands for a value here, other than a value of a one-of type.
  func isReadable(_ name: String, in scope: Scope) -> Bool {
    switch scope.place {
    case .months where name == "value": return true
    case .rows(let list) where lists[list].record.position(of: name) != nil: return true
    default: return ["as_of", "last_due"].contains(name) || symbols[name] != nil
    }
  }

  func read(_ name: String, at span: SourceSpan, in scope: Scope, hint: ValueType?) -> Term {
    // The parser has reported a name that is not there.
    if name.isEmpty { return invalid(span) }
    if case .oneOf(let index)? = hint,
      let code = oneOfs[index].values.firstIndex(where: { $0.name == name })
    {
      return constant(.code(code), .oneOf(index), at: span)
    }
    switch scope.place {
    case .months(let node) where name == "value":
      return Term(node: node, type: .value(graph[node].type), span: span)
    case .rows(let list):
      if let field = lists[list].record.position(of: name) {
        note(.rowField(list: lists[list].name, name))
        return row(field, of: list, at: span)
      }
    default: break
    }
    if name == "as_of" || name == "last_due" { return builtIn(name, at: span, in: scope) }
    if let symbol = symbols[name]?.symbol { return read(symbol, name, at: span, in: scope) }
    let holders = oneOfsByValue[name] ?? []
    if let first = holders.first {
      if holders.allSatisfy({ areAlike($0, first) }),
        let code = oneOfs[first].values.firstIndex(where: { $0.name == name })
      {
        return constant(.code(code), .oneOf(first), at: span)
      }
      if hint == nil {
        report(
          .ambiguousValue,
          [
            "name": .name(name), "types": .items(holders.map { argument(of: ValueType.oneOf($0)) }),
          ], at: span)
        return invalid(span)
      }
    }
    reportUnknown(name, at: span, in: scope, hint: hint)
    return invalid(span)
  }

  private func reportUnknown(
    _ name: String, at span: SourceSpan, in scope: Scope, hint: ValueType?
  ) {
    if case .oneOf(let index)? = hint {
      reportUnknownValue(name, of: oneOfs[index].values.map(\.name), at: span)
      return
    }
    var known = Array(symbols.keys) + ["as_of", "last_due"]
    if case .rows(let list) = scope.place { known += lists[list].record.fields.map(\.name) }
    report(
      .unknownName, ["name": .name(name)], at: span, near: NearestName.all(of: name, among: known))
  }

  /// The decided record's date, and the latest period whose filing was due by it.
  private func builtIn(_ name: String, at span: SourceSpan, in scope: Scope) -> Term {
    if case .book = scope.place {
      report(.notConstant, ["name": .name(name)], at: span)
      return invalid(span)
    }
    if let field = record.asOf { note(.field(record.fields[field].name)) }
    let asOf = asOf(at: span)
    guard name == "last_due" else { return Term(node: asOf, type: .date, span: span) }
    return Term(node: lastDue(by: asOf, at: span), type: .date, span: span)
  }

  /// The node of the decided record's `as_of` date.
  func asOf(at span: SourceSpan) -> NodeID {
    guard let field = record.asOf else {
      // A scenario needs a date only where it reads one.
      if isScenario, let decides = names.decides { reportNoAsOf(of: decides.value) }
      return invalid(span).node
    }
    return rawField(field, at: span)
  }

  private func read(_ symbol: Symbol, _ name: String, at span: SourceSpan, in scope: Scope) -> Term
  {
    note(symbol)
    if case .book = scope.place {
      switch symbol {
      case .parameter, .broken: break
      default:
        report(.notConstant, ["name": .name(name)], at: span)
        return invalid(span)
      }
    }
    switch symbol {
    case .broken: return invalid(span)
    case .field(let field):
      return Term(
        node: self.field(field, at: span), type: .value(record.fields[field].type), span: span)
    case .list:
      report(
        .listAsValue, ["name": .name(name)], at: span,
        fixes: [.rewriting(span, as: "count of \(name)", .choice)])
      return invalid(span)
    case .parameter(let index): return parameter(index, at: span, in: scope)
    case .reference(let index):
      guard let reference = references[index] else { return invalid(span) }
      let at = asOf(at: span)
      let node = graph.node(
        .reference(index, at: at), type: reference.type, decimals: reference.decimals,
        domain: .application, mayBeMissing: graph[at].mayBeMissing, mayFail: true, span: span)
      return Term(node: node, type: .value(reference.type), span: span)
    case .table, .scorecard:
      let isTable = if case .table = symbol { true } else { false }
      report(
        isTable ? .tableAsValue : .scorecardAsValue, ["name": .name(name)], at: span,
        fixes: isTable ? [] : memberFixes(of: name, at: span, ["points", "pd"]))
      return invalid(span)
    case .definition(let index): return definition(index, at: span, in: scope)
    }
  }

  private func parameter(_ index: Int, at span: SourceSpan, in scope: Scope) -> Term {
    resolveParameter(index)
    guard let parameter = parameters[index] else { return invalid(span) }
    if scope.resolvesParameters { return constant(parameter.value, parameter.type, at: span) }
    let node = graph.node(
      .parameter(index), type: parameter.type, decimals: parameter.decimals, domain: .book,
      mayBeMissing: false, mayFail: false, span: span)
    return Term(node: node, type: .value(parameter.type), span: span)
  }

  /// A let or an output, read from its own or a later section.
  private func definition(_ index: Int, at span: SourceSpan, in scope: Scope) -> Term {
    let syntax = names.definitions[index].value
    if let section = scope.section, syntax.section > section {
      report(
        .laterSection,
        [
          "name": .name(syntax.name.text), "section": .term("section_\(syntax.section.rawValue)"),
          "reader": .term("section_\(section.rawValue)"),
        ], at: span,
        related: [
          RelatedPlace(
            role: "declared_here", arguments: ["name": .name(syntax.name.text)],
            span: syntax.name.span)
        ])
      return invalid(span)
    }
    var term = define(index, readAt: span)
    term.span = span
    if !term.type.isInvalid, case .series = graph[term.node].domain,
      case .rows = scope.place
    {
      report(.seriesInRows, ["name": .name(syntax.name.text)], at: span)
      return invalid(span)
    }
    return term
  }
}

// MARK: Fields
extension Checker {
  /// A field of the decided record as input brings it, consent aside.
  func rawField(_ field: Int, at span: SourceSpan?) -> NodeID {
    let schema = record.fields[field]
    return graph.node(
      .field(field), type: schema.type, decimals: schema.decimals, domain: .application,
      mayBeMissing: schema.isOptional, mayFail: false, span: span)
  }

  /// A field of the decided record as a decision may see it.
  func field(_ field: Int, at span: SourceSpan) -> NodeID {
    let schema = record.fields[field]
    var seen = rawField(field, at: span)
    if let date = schema.knownOn {
      let known = whenKnown(on: rawField(date, at: nil), source: schema.source, at: span)
      seen = self.seen(seen, where: known.truth, .notYetKnown, at: span)
    }
    seen = consented(seen, source: schema.source, at: span)
    return openedField(field, mayBeMissing: graph[seen].mayBeMissing, at: span) ?? seen
  }

  /// A field of a list's rows.
  private func row(_ field: Int, of list: Int, at span: SourceSpan) -> Term {
    let source = lists[list].record.fields[field].source
    var node = rawField(field, of: list, at: span)
    if source != lists[list].source { node = consented(node, source: source, at: span) }
    return Term(node: node, type: .value(graph[node].type), span: span)
  }

  /// A field of a list's rows as input brings it, consent aside.
  func rawField(_ field: Int, of list: Int, at span: SourceSpan?) -> NodeID {
    let schema = lists[list].record.fields[field]
    return graph.node(
      .field(field), type: schema.type, decimals: schema.decimals, domain: .rows(list: list),
      mayBeMissing: schema.isOptional, mayFail: false, span: span)
  }

  /// The value under the consent its source requires.
  private func consented(_ node: NodeID, source: Int?, at span: SourceSpan) -> NodeID {
    guard let source, let consent = consent(toSee: source, at: span) else { return node }
    return seen(node, where: consent, .noConsent(source: source), at: span)
  }

  private func seen(_ node: NodeID, where condition: NodeID, _ veil: Veil, at span: SourceSpan)
    -> NodeID
  {
    graph.node(
      over: [node, condition], type: graph[node].type, decimals: graph[node].decimals,
      mayBeMissing: true, span: span
    ) { .seen($0[0], where: $0[1], veil) }
  }
}
