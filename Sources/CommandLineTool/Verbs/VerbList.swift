extension Verb {
  /// All verbs, in the order in which help lists them.
  package static let all: [Verb] = [
    .check, .fmt, .test, .cases, .mutate, .explain, .decide, .backtest, .verifyRun, .merge, .sweep,
    .diff,
    .trace,
    .lineage,
    .docs, .sample, .import, .history, .stats, .schedule, .verifyLog, .monitor, .registry,
    .fetch, .verifyBundle,
    .completions,
  ]
}
