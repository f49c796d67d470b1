import Diagnostics
import Numbers
import Syntax

// Parameters and references: values that the book states.
extension Checker {
  func resolvePolicy() {
    parameters = Array(repeating: nil, count: names.parameters.count)
    for index in names.parameters.indices { resolveParameter(index) }
    references = names.references.map { reference in
      reading(as: .reference(reference.value.name.text)) { self.reference(reference.value) }
    }
  }

  /// The parameter at a position, resolved when it is first read; one that reads itself is a problem.
  func resolveParameter(_ index: Int) {
    if let start = parameterPath.firstIndex(of: index) {
      let members = parameterPath[start...].map { names.parameters[$0].value.name }
      report(
        .cycle, ["names": .list(members.map(\.text) + [members[0].text])], at: members[0].span,
        related: members.dropFirst().map { RelatedPlace(role: "part_of_cycle", span: $0.span) })
      return
    }
    guard parameters[index] == nil, !failedParameters.contains(index) else { return }
    failedParameters.insert(index)
    parameterPath.append(index)
    let syntax = names.parameters[index].value
    reading(as: .parameter(syntax.name.text)) { resolve(syntax, at: index) }
    parameterPath.removeLast()
  }

  private func resolve(_ syntax: ParameterSyntax, at index: Int) {
    guard let type = resolve(syntax.type) else { return }
    let expectation = Expectation(type.type, "declared_type", syntax.type.span)
    let value = replacedParameters[index] ?? constantValue(syntax.value, expectation)
    let tunable = syntax.tunable.map { range in
      (
        lower: range.lower.flatMap { constantNumber($0, expectation) },
        upper: range.upper.flatMap { constantNumber($0, expectation) },
        step: syntax.step.flatMap { constantNumber($0, expectation) }
      )
    }
    guard let value else { return }
    let isReplaced = replacedParameters[index] != nil
    if !isReplaced, let tunable, case .number(let number) = value, let range = syntax.tunable {
      if let low = tunable.lower, number < low || (number == low && !range.lowerIncluded) {
        report(.outsideRange, ["name": .name(syntax.name.text)], at: syntax.value.span)
      }
      if let high = tunable.upper, number > high || (number == high && !range.upperIncluded) {
        report(.outsideRange, ["name": .name(syntax.name.text)], at: syntax.value.span)
      }
    }
    let used =
      [value.decimals, tunable?.lower?.leastDecimals, tunable?.upper?.leastDecimals]
      + [tunable?.step?.leastDecimals]
    let least = used.compactMap { $0 }.max() ?? 0
    if let most = type.decimals, least > most {
      reportDecimals(most, found: least, at: syntax.value.span)
    }
    parameters[index] = Parameter(
      name: syntax.name.text, words: syntax.words, type: type.type,
      decimals: type.decimals ?? least, value: value, tunable: tunable, span: syntax.name.span)
    failedParameters.remove(index)
  }

  private func reference(_ syntax: ReferenceSyntax) -> Reference? {
    guard let type = resolve(syntax.type) else { return nil }
    let expectation = Expectation(type.type, "declared_type", syntax.type.span)
    var entries: [Reference.Entry] = []
    var isSound = true
    for entry in syntax.entries {
      if let last = entries.last, entry.from <= last.from {
        report(.referenceOrder, ["name": .name(syntax.name.text)], at: entry.span)
      }
      guard let value = constantValue(entry.value, expectation) else {
        isSound = false
        continue
      }
      if let most = type.decimals, value.decimals > most {
        reportDecimals(most, found: value.decimals, at: entry.value.span)
      }
      entries.append(Reference.Entry(from: entry.from, value: value, source: entry.source))
    }
    if syntax.entries.isEmpty {
      report(.emptyReference, ["name": .name(syntax.name.text)], at: syntax.name.span)
      return nil
    }
    guard isSound else { return nil }
    return Reference(
      name: syntax.name.text, words: syntax.words, type: type.type,
      decimals: type.decimals ?? entries.map(\.value.decimals).max() ?? 0, entries: entries)
  }

  func reportDecimals(_ most: Int, found: Int, at span: SourceSpan) {
    report(.tooManyDecimals, ["expected": .number(most), "found": .number(found)], at: span)
  }

  /// The value of an expression that reads nothing but literals and parameters.
  func constantValue(_ expression: Expression, _ expected: Expectation) -> Constant? {
    let term = lower(expression, as: expected, in: .constants)
    guard !term.type.isInvalid else { return nil }
    guard let value = graph.constant(at: term.node) else {
      report(.notConstant, ["name": .text(excerpt(at: expression.span))], at: expression.span)
      return nil
    }
    if value == .missing {
      report(.missingNotHere, at: expression.span)
      return nil
    }
    return value
  }

  func constantNumber(_ expression: Expression, _ expected: Expectation) -> Number? {
    guard case .number(let number)? = constantValue(expression, expected) else { return nil }
    return number
  }
}

extension Constant {
  /// The least decimals that hold the value; 0 for what is no number.
  var decimals: Int {
    if case .number(let number) = self { number.leastDecimals } else { 0 }
  }
}
