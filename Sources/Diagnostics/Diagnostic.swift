/// How much a problem matters.
package enum Severity: String, Sendable, Comparable {
  case error, warning, note
  private var rank: Int { self == .error ? 0 : self == .warning ? 1 : 2 }
  package static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }
}

/// A value that a problem's words are made of; the renderers hold the words.
package enum ProblemArgument: Hashable, Sendable {
  /// A name or other text of the author's, quoted when shown.
  case name(String)
  /// Text that is shown as it is: a type, a number, a file's path.
  case text(String)
  case number(Int)
  /// Several, with commas between them.
  case items([ProblemArgument])
  /// A term of the catalogue's glossary by its id, such as `expression`, with what its slots hold:
  /// worded by the renderers.
  case term(String, [String: ProblemArgument] = [:])

  /// Texts that are shown as they are, with commas between them.
  package static func list(_ texts: [String]) -> ProblemArgument { .items(texts.map { .text($0) }) }
}

/// Another place that belongs to a problem: where the expectation comes from, the first of two twins.
package struct RelatedPlace: Hashable, Sendable {
  /// Which sentence of the catalogue says why this place is shown.
  package var role: String
  package var arguments: [String: ProblemArgument]
  package var span: SourceSpan
  package init(role: String, arguments: [String: ProblemArgument] = [:], span: SourceSpan) {
    self.role = role
    self.arguments = arguments
    self.span = span
  }
}

/// A mistake in the author's text: a value to collect, never an error to throw.
package struct Diagnostic: Hashable, Sendable {
  /// A stable id of the catalogue, such as `unknown_name`.
  package var id: ProblemID
  package var arguments: [String: ProblemArgument]
  package var span: SourceSpan
  package var related: [RelatedPlace]
  /// Names that may be meant instead of the one at the place, the likeliest first.
  package var near: [String]
  /// Ways to mend it, the likeliest first.
  package var fixes: [Fix]

  package init(
    _ id: ProblemID, _ arguments: [String: ProblemArgument] = [:], at span: SourceSpan,
    related: [RelatedPlace] = [], near: [String] = [], fixes: [Fix] = []
  ) {
    self.id = id
    self.arguments = arguments
    self.span = span
    self.related = related
    self.near = near
    self.fixes = fixes
  }

  /// What the problem's sentence asks to be meant.
  package var suggestion: String? { near.first }
}

/// A stable id of a problem in the catalogue.
package struct ProblemID: Hashable, Sendable {
  package let code: String
  package init(_ code: String) { self.code = code }
}
