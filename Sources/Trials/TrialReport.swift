package import Diagnostics

/// What the tests of a book come to, in the order of the text.
package struct TrialReport: Equatable, Sendable {
  package var results: [TrialResult]

  package init(results: [TrialResult]) { self.results = results }

  package var passed: Int { results.count { $0.failures.isEmpty } }
  package var failed: Int { results.count - passed }
}

/// What one test comes to; without failures it passes.
package struct TrialResult: Equatable, Sendable {
  package var title: String
  package var span: SourceSpan
  package var failures: [TrialFailure]
  package init(title: String, span: SourceSpan, failures: [TrialFailure]) {
    self.title = title
    self.span = span
    self.failures = failures
  }
}

/// An expectation that is not met, in words.
package struct TrialFailure: Equatable, Sendable {
  /// `outcome`, `reasons`, `warnings`, or the name of a value.
  package var subject: String
  package var expected: String
  package var found: String
  package var span: SourceSpan
  package init(subject: String, expected: String, found: String, span: SourceSpan) {
    self.subject = subject
    self.expected = expected
    self.found = found
    self.span = span
  }
}
