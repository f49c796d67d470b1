package import Diagnostics
package import Numbers

/// The sections of a book in the order in which a decision passes them.
package enum SectionKind: String, CaseIterable, Comparable, Sendable {
  case facts, fraud, admission, line, term, pricing, approval, warning
  package var order: Int { Self.allCases.firstIndex(of: self)! }
  package static func < (left: Self, right: Self) -> Bool { left.order < right.order }
}

/// What a rule does when it fires, or what undecided does.
package enum Effect: String, Sendable {
  case decline, refer, red, orange, yellow, ignore
}

/// What an undecided rule or output does.
package struct UndecidedSyntax: Sendable {
  package var effect: Effect
  package var because: TextLiteral?
  package var span: SourceSpan
  package init(effect: Effect, because: TextLiteral?, span: SourceSpan) {
    self.effect = effect
    self.because = because
    self.span = span
  }
}

/// A section of a book.
package struct SectionSyntax: Sendable {
  package enum Item: Sendable {
    case undecided(UndecidedSyntax)
    case `let`(LetSyntax)
    case output(OutputSyntax)
    case rule(RuleSyntax)
    case order(SectionOrderSyntax)
  }
  package var kind: SectionKind
  package var items: [Item]
  package init(kind: SectionKind, items: [Item]) {
    self.kind = kind
    self.items = items
  }
}

/// `order tax_level: A > B > C`: what is better, beside the outputs that must not be better for what is worse.
package struct SectionOrderSyntax: Sendable {
  package var name: Name
  package var worstFirst: [Name]
  package var span: SourceSpan
  package init(name: Name, worstFirst: [Name], span: SourceSpan) {
    self.name = name
    self.worstFirst = worstFirst
    self.span = span
  }
}

/// A named value.
package struct LetSyntax: Sendable {
  package var name: Name
  package var type: TypeSyntax?
  package var value: Expression
  package var words: Words
  package var documentation: [String]
  package init(
    name: Name, type: TypeSyntax?, value: Expression, words: Words, documentation: [String]
  ) {
    self.name = name
    self.type = type
    self.value = value
    self.words = words
    self.documentation = documentation
  }
}

/// A named value that is also reported.
package struct OutputSyntax: Sendable {
  package enum Value: Sendable {
    case expression(Expression)
    case line(LineFormula)
  }
  package var name: Name
  package var type: TypeSyntax?
  package var value: Value
  package var undecided: UndecidedSyntax?
  package var words: Words
  package var documentation: [String]
  package init(
    name: Name, type: TypeSyntax?, value: Value, undecided: UndecidedSyntax?, words: Words,
    documentation: [String]
  ) {
    self.name = name
    self.type = type
    self.value = value
    self.undecided = undecided
    self.words = words
    self.documentation = documentation
  }
}

/// The credit line in its visible steps: amplify, adjust, deduct, cap, round.
package struct LineFormula: Sendable {
  package var amplify: Expression
  package var adjust: [Expression]
  package var deduct: Expression?
  package var cap: [Expression]
  package var mode: RoundingMode
  package var step: Expression
  package var span: SourceSpan
  package init(
    amplify: Expression, adjust: [Expression], deduct: Expression?, cap: [Expression],
    mode: RoundingMode, step: Expression, span: SourceSpan
  ) {
    self.amplify = amplify
    self.adjust = adjust
    self.deduct = deduct
    self.cap = cap
    self.mode = mode
    self.step = step
    self.span = span
  }
}

/// A rule; `require C else E` and `E … when not C` are the same.
package struct RuleSyntax: Sendable {
  package var code: Name
  package var words: Words
  /// Written as `require`: the rule fires when `condition` is false.
  package var isRequirement: Bool
  package var condition: Expression
  package var effect: Effect
  package var basis: String?
  package var action: String?
  package var undecided: UndecidedSyntax?
  package var documentation: [String]
  package var span: SourceSpan
  package init(
    code: Name, words: Words, isRequirement: Bool, condition: Expression, effect: Effect,
    basis: String?, action: String?, undecided: UndecidedSyntax?, documentation: [String],
    span: SourceSpan
  ) {
    self.code = code
    self.words = words
    self.isRequirement = isRequirement
    self.condition = condition
    self.effect = effect
    self.basis = basis
    self.action = action
    self.undecided = undecided
    self.documentation = documentation
    self.span = span
  }
}
