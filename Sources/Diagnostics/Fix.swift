/// Text that stands in place of the author's.
package struct Replacement: Hashable, Sendable {
  package var span: SourceSpan
  package var text: String
  package init(span: SourceSpan, text: String) {
    self.span = span
    self.text = text
  }

  /// Text that is put in at a place.
  package static func insertion(_ text: String, at offset: Int, in file: FileID) -> Self {
    Replacement(span: SourceSpan(file: file, lower: offset, upper: offset), text: text)
  }
}

/// A way to mend a problem: edits, and whether they may be made without asking.
package struct Fix: Hashable, Sendable {
  /// Whether a tool may make the edits by itself.
  package enum Applicability: String, Sendable {
    /// The meaning stays what the parser read, or no other spelling near by has the right type.
    case safe
    /// One of several things that may be meant, or a decision of policy: offered, never made.
    case choice

    /// What stands before what the edits do.
    var word: Phrase {
      switch self {
      case .safe: Phrase("fix", "修正")
      case .choice: Phrase("choice", "可选")
      }
    }
  }
  package var applicability: Applicability
  /// Which phrase of the catalogue says what the edits do.
  package var label: String
  package var arguments: [String: ProblemArgument]
  /// Edits that do not overlap.
  package var edits: [Replacement]

  package init(
    _ applicability: Applicability, _ label: String, _ arguments: [String: ProblemArgument] = [:],
    edits: [Replacement]
  ) {
    self.applicability = applicability
    self.label = label
    self.arguments = arguments
    self.edits = edits
  }

  /// The author's text at a place written in another way.
  package static func rewriting(
    _ span: SourceSpan, as text: String, _ applicability: Applicability
  ) -> Fix {
    Fix(
      applicability, "rewrite", ["text": .name(text)],
      edits: [Replacement(span: span, text: text)])
  }

  /// Text that is missing at a place; white space around it is not shown.
  package static func inserting(
    _ text: String, at offset: Int, in file: FileID, _ applicability: Applicability
  ) -> Fix {
    Fix(
      applicability, "insert", ["text": .name(text.trimmed)],
      edits: [.insertion(text, at: offset, in: file)])
  }

  /// The author's text at a place left out.
  package static func removing(
    _ text: String, at span: SourceSpan, _ applicability: Applicability
  ) -> Fix {
    Fix(
      applicability, "remove", ["text": .name(text.trimmed)],
      edits: [Replacement(span: span, text: "")])
  }
}

extension SourceFile {
  /// The text after edits that do not overlap; of two that do, the first one counts.
  package func text(after edits: [Replacement]) -> String {
    var result: [UInt8] = []
    var position = 0
    for edit in edits.sorted(by: { $0.span < $1.span }) where edit.span.lower >= position {
      result += utf8[position..<edit.span.lower]
      result += Array(edit.text.utf8)
      position = edit.span.upper
    }
    return String(decoding: result + utf8[position...], as: UTF8.self)
  }
}

extension String {
  fileprivate var trimmed: String {
    var text = self[...]
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}
