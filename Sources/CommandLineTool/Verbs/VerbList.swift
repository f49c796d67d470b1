extension Verb {
  /// All verbs, in the order in which help lists them.
  package static let all: [Verb] = [
    .check, .fmt, .test, .decide, .diff, .sample, .completions,
  ]
}
