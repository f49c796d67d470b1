import Numbers

/// The one way in which an item of a section is written.
package func canonicalText(_ item: SectionSyntax.Item) -> String {
  switch item {
  case .undecided(let undecided): text(of: undecided)
  case .let(let item): canonicalText(item)
  case .output(let output): canonicalText(output)
  case .rule(let rule): canonicalText(rule)
  case .order(let order): canonicalText(order)
  }
}

/// The one way in which the order beside outputs is written: the best first.
package func canonicalText(_ order: SectionOrderSyntax) -> String {
  "order \(written(order.name)): "
    + order.worstFirst.reversed().map { written($0) }.joined(separator: " > ")
}

/// The one way in which a named value is written.
package func canonicalText(_ item: LetSyntax) -> String {
  "let \(written(item.name))\(annotation(item.type)) = \(canonicalText(item.value))"
    + suffix(item.words)
}

/// The one way in which an output is written.
package func canonicalText(_ output: OutputSyntax) -> String {
  let value =
    switch output.value {
    case .expression(let expression): canonicalText(expression)
    case .line(let formula): canonicalText(formula)
    }
  let undecided = output.undecided.map { " \(text(of: $0))" } ?? ""
  return "output \(written(output.name))\(annotation(output.type)) = \(value)\(undecided)"
    + suffix(output.words)
}

/// The one way in which a credit line's steps are written.
package func canonicalText(_ formula: LineFormula) -> String {
  var text = "amplify \(canonicalText(formula.amplify))"
  if !formula.adjust.isEmpty { text += " adjust \(listed(formula.adjust))" }
  if let deduct = formula.deduct { text += " deduct \(canonicalText(deduct))" }
  if !formula.cap.isEmpty { text += " cap \(listed(formula.cap))" }
  return text + " round \(formula.mode.rawValue) to \(canonicalText(formula.step))"
}

/// The one way in which a rule is written.
package func canonicalText(_ rule: RuleSyntax) -> String {
  let condition = canonicalText(rule.condition)
  let code = written(rule.code) + suffix(rule.words)
  var text =
    rule.isRequirement
    ? "require \(code): \(condition) else \(rule.effect.rawValue)"
    : "\(rule.effect.rawValue) \(code) when \(condition)"
  text += clause("basis", rule.basis) + clause("action", rule.action)
  if let undecided = rule.undecided { text += " \(Syntax.text(of: undecided))" }
  return text
}

private func annotation(_ type: TypeSyntax?) -> String {
  type.map { ": \(canonicalText($0))" } ?? ""
}

func text(of undecided: UndecidedSyntax) -> String {
  "undecided: \(undecided.effect.rawValue)\(clause("because", undecided.because?.text))"
}
