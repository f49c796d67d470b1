import Engine
package import Numbers

/// Two versions of a rule book over the same applications, counted.
///
/// Every figure is a sum over applications: neither threads, batches nor the order of rows change one.
package struct Backtest: Sendable {
  /// Applications that were decided, by both.
  package var applications: Int
  /// Applications that intake left out, which nobody decided.
  package var leftOut: Int
  /// The rows that made it do so, by cause.
  package var excluded: [Exclusion]
  /// Applications of months that were not asked for.
  package var outsideMonths: Int
  /// Months of the as-of date, ascending without gaps; empty where the record has no such date.
  package var months: [Int32]
  package var live: VersionResult
  package var candidate: VersionResult
  /// By the live version's outcome, then the candidate's, in the order approve, refer, decline.
  package var matrix: [[MatrixCell]]
  package var preflight: Preflight
  /// The history that was replayed, where it was one.
  package var history: HistoryName?
  /// Whether the customers allow that their applications are processed today; `nil` where nobody asked.
  package var processing: ProcessingResult?

  package init(
    applications: Int, leftOut: Int, excluded: [Exclusion], outsideMonths: Int, months: [Int32],
    live: VersionResult, candidate: VersionResult, matrix: [[MatrixCell]], preflight: Preflight,
    processing: ProcessingResult? = nil
  ) {
    self.applications = applications
    self.leftOut = leftOut
    self.excluded = excluded
    self.outsideMonths = outsideMonths
    self.months = months
    self.live = live
    self.candidate = candidate
    self.matrix = matrix
    self.preflight = preflight
    self.processing = processing
  }

  /// Applications whose outcome differs.
  package var changed: Int {
    matrix.indices.reduce(0) { sum, from in
      sum + matrix[from].indices.reduce(0) { $0 + ($1 == from ? 0 : matrix[from][$1].count) }
    }
  }
}

/// Which history was replayed.
package struct HistoryName: Hashable, Sendable {
  package var path: String
  /// `sha256:…` of all that it held.
  package var digest: String
  package init(path: String, digest: String) {
    self.path = path
    self.digest = digest
  }
}

/// Rows that do not fit their record.
package struct Exclusion: Hashable, Sendable {
  /// A stable word, such as `out_of_range`.
  package var cause: String
  package var rows: Int
  package init(cause: String, rows: Int) {
    self.cause = cause
    self.rows = rows
  }
}

/// Applications by both outcomes, with the lines of both versions.
package struct MatrixCell: Hashable, Sendable {
  package var count = 0
  /// Σ of the live version's lines: offered on approve, proposed on refer, none on decline; `nil` without such an output.
  package var liveLine: Number?
  package var candidateLine: Number?
}

/// How a backtest goes about its work; only `months` and the exclusions show in its figures.
package struct BacktestOptions: Sendable {
  package var threads: Int
  /// Applications that each version decides at once, as `RunOptions` has them.
  package var batch: Int
  /// Only applications of these months (year × 12 + month − 1).
  package var months: ClosedRange<Int32>?
  /// Applications that intake left out.
  package var leftOut: Int
  /// The rows that made it do so.
  package var excluded: [Exclusion]
  /// Undecided rules of single applications that are walked to their causes; beyond it a sample is.
  package var causeLimit: Int
  /// Only the customers of this part, where one is asked for.
  package var shard: ShardedCustomers?
  /// Customers who may not be processed any more.
  package var processing: ProcessingConsent?
  /// Called now and then with the applications decided so far, of both versions together, from any thread.
  package var progress: (@Sendable (Int) -> Void)?

  package init(
    threads: Int = 2, batch: Int = RunOptions().batch, months: ClosedRange<Int32>? = nil,
    leftOut: Int = 0, excluded: [Exclusion] = [],
    causeLimit: Int = 200_000, processing: ProcessingConsent? = nil,
    progress: (@Sendable (Int) -> Void)? = nil
  ) {
    self.threads = max(1, threads)
    self.batch = max(1, batch)
    self.months = months
    self.leftOut = leftOut
    self.excluded = excluded
    self.causeLimit = causeLimit
    self.processing = processing
    self.progress = progress
  }
}
