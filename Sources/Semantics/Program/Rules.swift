package import Diagnostics
package import Syntax

/// A `let` or an `output`.
package struct Definition: Sendable {
  package var name: String
  package var words: Words
  package var section: SectionKind
  package var node: NodeID
  package var isOutput: Bool
  /// The defining text, canonical.
  package var text: String
  package var span: SourceSpan
  package init(
    name: String, words: Words, section: SectionKind, node: NodeID, isOutput: Bool, text: String,
    span: SourceSpan
  ) {
    self.name = name
    self.words = words
    self.section = section
    self.node = node
    self.isOutput = isOutput
    self.text = text
    self.span = span
  }
}

/// What is done where a rule or an output is not decided.
package struct UndecidedPolicy: Hashable, Sendable {
  /// `decline`, `refer`, a warning colour, or `ignore`.
  package var effect: Effect
  package var because: String?
  package init(effect: Effect, because: String?) {
    self.effect = effect
    self.because = because
  }
}

/// A rule: fires where its condition is true.
package struct Rule: Sendable {
  package var code: String
  package var words: Words
  package var section: SectionKind
  package var effect: Effect
  /// Application domain boolean; true fires.
  ///
  /// A `require C` stands as `not C`.
  package var condition: NodeID
  package var isRequirement: Bool
  /// The condition as the author wrote it (of a `require`, what is required), canonical.
  package var text: String
  /// Never graver than the rule's own effect; `nil` where it cannot be undecided.
  package var undecided: UndecidedPolicy?
  package var basis: String?
  package var action: String?
  /// The file (module) the rule stands in.
  package var module: String
  package var disabledBecause: String?
  package var span: SourceSpan
  package init(
    code: String, words: Words, section: SectionKind, effect: Effect, condition: NodeID,
    isRequirement: Bool, text: String, undecided: UndecidedPolicy?, basis: String?,
    action: String?, module: String, disabledBecause: String?, span: SourceSpan
  ) {
    self.code = code
    self.words = words
    self.section = section
    self.effect = effect
    self.condition = condition
    self.isRequirement = isRequirement
    self.text = text
    self.undecided = undecided
    self.basis = basis
    self.action = action
    self.module = module
    self.disabledBecause = disabledBecause
    self.span = span
  }
}

/// A reported value.
package struct Output: Sendable {
  package var name: String
  package var words: Words
  package var section: SectionKind
  package var node: NodeID
  /// What an unknown value does in `line`, `term` and `pricing`; `nil` where it cannot be missing.
  package var undecided: UndecidedPolicy?
  /// The steps of a line formula, for people.
  package var line: LineSteps?
  package init(
    name: String, words: Words, section: SectionKind, node: NodeID, undecided: UndecidedPolicy?,
    line: LineSteps?
  ) {
    self.name = name
    self.words = words
    self.section = section
    self.node = node
    self.undecided = undecided
    self.line = line
  }
}

/// The nodes of a line formula's visible steps, each with its canonical text.
package struct LineSteps: Sendable {
  package struct Step: Sendable {
    package var node: NodeID
    package var text: String
    package init(node: NodeID, text: String) {
      self.node = node
      self.text = text
    }
  }
  package var amplified: Step
  package var factors: [Step]
  /// After all factors.
  package var adjusted: NodeID
  package var deducted: Step?
  package var caps: [Step]
  /// After the caps, before rounding.
  package var capped: NodeID
  package var rounded: NodeID
  package init(
    amplified: Step, factors: [Step], adjusted: NodeID, deducted: Step?, caps: [Step],
    capped: NodeID, rounded: NodeID
  ) {
    self.amplified = amplified
    self.factors = factors
    self.adjusted = adjusted
    self.deducted = deducted
    self.caps = caps
    self.capped = capped
    self.rounded = rounded
  }
}

/// A value supplied, or missing rows skipped, with the reason the author gave.
package struct Assumption: Sendable {
  package var text: String
  package var because: String
  /// The node whose being missing is met by the assumption (for skipped rows: the aggregate).
  package var node: NodeID
  package var span: SourceSpan
  package init(text: String, because: String, node: NodeID, span: SourceSpan) {
    self.text = text
    self.because = because
    self.node = node
    self.span = span
  }
}

/// A test of the book, checked: its values fit the record.
package struct TestCase: Sendable {
  package enum Expectation: Sendable {
    case outcome(String)
    case value(name: String, Constant)
    case missing(name: String)
    case reasons([String])
    case warnings([String])
  }
  package var title: String
  /// By position in the decided record's fields; absent is missing.
  package var values: [Constant?]
  /// By list, then row, then field; `nil` for a list that was not given.
  package var rows: [[[Constant?]]?]
  /// Parameter values other than the book's, by position.
  package var parameters: [Int: Constant]
  /// What the book would compute and the test sets instead, by the names that settings use.
  package var facts: [String: Constant]
  package var expectations: [(expectation: Expectation, span: SourceSpan)]
  package var span: SourceSpan
  package init(
    title: String, values: [Constant?], rows: [[[Constant?]]?], parameters: [Int: Constant],
    facts: [String: Constant] = [:],
    expectations: [(expectation: Expectation, span: SourceSpan)], span: SourceSpan
  ) {
    self.title = title
    self.values = values
    self.rows = rows
    self.parameters = parameters
    self.facts = facts
    self.expectations = expectations
    self.span = span
  }
}
