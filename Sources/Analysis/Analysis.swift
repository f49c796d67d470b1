package import Diagnostics

/// What is true of a book for all applications.
package struct Analysis: Sendable {
  /// A rule or a table that was not looked at to the end.
  package struct NotAnalysed: Sendable {
    /// A rule's code, a table's or an output's name.
    package var name: String
    package var span: SourceSpan
    package var why: Phrase
    package init(name: String, span: SourceSpan, why: Phrase) {
      self.name = name
      self.span = span
      self.why = why
    }
  }

  /// In the order of the text.
  package var findings: [Finding] = []
  package var notAnalysed: [NotAnalysed] = []
  /// How many rules and tables were looked at, those not analysed among them.
  package var subjects = 0

  package init() {}
}
