import Diagnostics
import Numbers
import Syntax

// Rules and outputs, with what they do where they are not decided.
extension Checker {
  func lowerDefinitions() {
    definitions = names.definitions.map { _ in .waiting }
    cardStates = names.scorecards.map { _ in .waiting }
    cards = names.scorecards.map { _ in nil }
    for index in DefinitionOrder.positions(reads: definitionsRead()) {
      _ = define(index, readAt: names.definitions[index].span)
    }
    checkSections()
  }

  /// By definition, the definitions that its text names, itself or through a scorecard.
  private func definitionsRead() -> [[Int]] {
    func definitions(named name: String) -> [Int] {
      switch symbols[name]?.symbol {
      case .definition(let index)?: return [index]
      case .scorecard(let index)?:
        return names.scorecards[index].value.characteristics.compactMap {
          if case .definition(let index)? = symbols[$0.name.text]?.symbol { index } else { nil }
        }
      default: return []
      }
    }
    return names.definitions.map { $0.value.namesRead.flatMap(definitions) }
  }

  private func checkSections() {
    for (kind, span) in names.sections where kind != .facts && (kind == .warning) != isSnapshotBook
    {
      report(
        isSnapshotBook ? .lendingInSnapshot : .warningInLending,
        ["section": .term("section_\(kind.rawValue)")], at: span)
    }
  }

  func lowerRules() -> [Rule] {
    var disabled: [String: String] = [:]
    for item in names.disabled { disabled[item.value.code.text] = item.value.because.text }
    return names.rules.compactMap { rule in
      let code = rule.value.syntax.code.text
      return reading(as: .rule(code)) { lower(rule, disabledBecause: disabled[code]) }
    }
    .enumerated().sorted {
      ($0.element.section, $0.offset) < ($1.element.section, $1.offset)
    }.map(\.element)
  }

  private func lower(_ declared: Declared<SectionRule>, disabledBecause: String?) -> Rule? {
    let syntax = declared.value.syntax
    let section = declared.value.section
    checkEffect(syntax.effect, of: section, at: syntax.code.span)
    var term = condition(
      syntax.condition, in: Scope(place: .application, section: section))
    guard !term.type.isInvalid else { return nil }
    guard graph[term.node].domain.depth < 2 else {
      report(.seriesAsCondition, at: syntax.condition.span)
      return nil
    }
    let text = canonicalText(syntax.condition)
    if syntax.isRequirement { term = negation(term, at: syntax.condition.span) }
    let node = graph.lift(term.node, to: .application)
    return Rule(
      code: syntax.code.text, words: syntax.words, section: section, effect: syntax.effect,
      condition: node, isRequirement: syntax.isRequirement, text: text,
      undecided: undecided(of: syntax, in: declared.value, missing: node),
      basis: syntax.basis, action: syntax.action,
      module: files[declared.file].syntax.name.text, disabledBecause: disabledBecause,
      span: syntax.span)
  }

  private func checkEffect(_ effect: Effect, of section: SectionKind, at span: SourceSpan) {
    if effect == .ignore || effect.isWarning != (section == .warning) {
      report(
        .effectNotHere,
        [
          "effect": .term("effect_\(effect.rawValue)"),
          "section": .term("section_\(section.rawValue)"),
        ], at: span)
    }
  }

  /// What an undecided rule does: never a graver thing than the rule itself.
  private func undecided(of syntax: RuleSyntax, in rule: SectionRule, missing node: NodeID)
    -> UndecidedPolicy?
  {
    let isNeeded = graph[node].mayBeMissing
    if let own = rule.undecided {
      if own.effect == .ignore {
        if own.because?.text.isEmpty ?? true { report(.reasonNeeded, at: own.span) }
      } else if own.effect.isWarning != syntax.effect.isWarning {
        report(
          .effectNotHere,
          [
            "effect": .term("effect_\(own.effect.rawValue)"),
            "section": .term("section_\(rule.section.rawValue)"),
          ],
          at: own.span)
      }
      guard isNeeded else { return nil }
      return UndecidedPolicy(
        effect: min(own.effect, syntax.effect), because: own.because?.text)
    }
    guard isNeeded else { return nil }
    let effects: [Effect] =
      syntax.effect.isWarning || syntax.effect == .refer
      ? [syntax.effect] : [.refer, syntax.effect]
    report(
      .undecidedNeeded, ["name": .name(syntax.code.text)], at: syntax.code.span,
      related: missingCauses(of: node),
      fixes: undecidedFixes(of: node, from: syntax.span.lower, to: syntax.span, effects))
    return nil
  }

  func outputs() -> [Output] {
    sortedDefinitions().compactMap { index in
      let syntax = names.definitions[index].value
      guard syntax.isOutput, case .done(let term) = definitions[index], !term.type.isInvalid else {
        return nil
      }
      let node = graph.lift(term.node, to: .application)
      var policy: UndecidedPolicy?
      if let own = syntax.undecided {
        if own.effect == .ignore { report(.ignoreOnOutput, at: own.span) }
        if graph[node].mayBeMissing {
          policy = UndecidedPolicy(effect: own.effect, because: own.because?.text)
        }
      } else if graph[node].mayBeMissing {
        report(
          .undecidedNeeded, ["name": .name(syntax.name.text)], at: syntax.name.span,
          related: missingCauses(of: node),
          fixes: undecidedFixes(
            of: node, from: syntax.name.span.lower, to: term.span,
            isSnapshotBook ? [.yellow] : [.refer, .decline]))
      }
      return Output(
        name: syntax.name.text, words: syntax.words, section: syntax.section, node: node,
        undecided: policy, line: openings[syntax.name.text] == nil ? lineSteps[index] : nil)
    }
  }

  /// Positions of the definitions in section order, then in the order of `use` and text.
  func sortedDefinitions() -> [Int] {
    names.definitions.indices.sorted {
      (names.definitions[$0].value.section, $0) < (names.definitions[$1].value.section, $1)
    }
  }
}

// MARK: Causes
extension Checker {
  /// The first places from which a node's being missing comes: fields, lists, divisions, tables.
  private func missingCauses(of node: NodeID) -> [RelatedPlace] {
    var seen: Set<NodeID> = []
    var found: [RelatedPlace] = []
    var waiting = [node]
    while let id = waiting.popLast(), found.count < 3 {
      guard graph[id].mayBeMissing, seen.insert(id).inserted else { continue }
      let missing = graph[id].operation.operands.filter { graph[$0].mayBeMissing }
      waiting += missing.reversed()
      // A value that may be missing though its operands are not: the cause itself.
      if missing.isEmpty, let cause = missingCause(at: id) { found.append(cause) }
    }
    return found
  }
}

extension Checker {
  /// Where a value's being missing comes from: the field's declaration, else the expression.
  private func missingCause(at id: NodeID) -> RelatedPlace? {
    let node = graph[id]
    if case .field(let field) = node.operation {
      let schema: FieldSchema
      if case .rows(let list) = node.domain {
        schema = lists[list].record.fields[field]
      } else {
        schema = record.fields[field]
      }
      return schema.span.map {
        RelatedPlace(role: "may_be_missing", arguments: ["name": .name(schema.name)], span: $0)
      }
    }
    return node.span.map {
      RelatedPlace(role: "may_be_missing", arguments: ["name": .text(excerpt(at: $0))], span: $0)
    }
  }

  /// The author's text at a span on one line, cut where it is long.
  func excerpt(at span: SourceSpan) -> String {
    let words = sourceFiles.text(at: span).split(whereSeparator: \.isWhitespace)
    let line = words.joined(separator: " ")
    return line.count > 60 ? line.prefix(59) + "…" : line
  }
}

extension Effect {
  /// Whether it is a colour of a warning book.
  var isWarning: Bool { self == .red || self == .orange || self == .yellow }

  /// The graver the greater; `ignore` least.
  fileprivate var gravity: Int {
    switch self {
    case .ignore: 0
    case .refer, .yellow: 1
    case .orange: 2
    case .decline, .red: 3
    }
  }
}

/// The less grave of two effects.
private func min(_ left: Effect, _ right: Effect) -> Effect {
  left.gravity <= right.gravity ? left : right
}
