package import Diagnostics
package import RunRecord

/// What a backtest was of and with: everything on its page that is neither a table nor a figure.
package struct BacktestHeader: Sendable {
  /// One of the two versions.
  package struct Version: Sendable {
    /// What the book calls itself.
    package var title: Phrase
    /// Where it was read from: `Models/tax_line/v2`.
    package var path: String
    /// `sha256:` over its canonical print.
    package var digest: String
    /// Lines of its card, such as owner, author and reviewer.
    package var card: [(title: Phrase, value: String)]

    package init(
      title: Phrase, path: String, digest: String, card: [(title: Phrase, value: String)] = []
    ) {
      self.title = title
      self.path = path
      self.digest = digest
      self.card = card
    }
  }

  /// What the look-ahead audit came to.
  package struct Audit: Sendable {
    /// Facts that leak.
    package var leaks: Int
    /// What was decided anew, and what cannot be audited.
    package var extent: Phrase
    package init(leaks: Int, extent: Phrase) {
      self.leaks = leaks
      self.extent = extent
    }
  }

  package var live: Version
  package var candidate: Version
  /// First and last day of the applications: `2023-01-01`, `2024-12-31`.
  package var window: (first: String, last: String)?
  /// Which references the replay read, and by which date facts were known.
  package var asOf: Phrase
  /// The history with its digest.
  package var data: (path: String, digest: String)
  /// The scenario with its digest, where there was one.
  package var scenario: (path: String, digest: String)?
  /// Version of the program that ran, with the revision of its source.
  package var engine: String
  package var run: String
  package var resultDigest: String
  package var currency: String
  /// What was asked of the figures, and what came of it.
  package var gates: [Gate.Result] = []
  /// What the look-ahead audit came to; `nil` where it was not run.
  package var audit: Audit?
  /// The command line that makes the page again.
  package var command: String

  package init(
    live: Version, candidate: Version, window: (first: String, last: String)?, asOf: Phrase,
    data: (path: String, digest: String), scenario: (path: String, digest: String)?,
    engine: String, run: String, resultDigest: String, currency: String, command: String
  ) {
    self.live = live
    self.candidate = candidate
    self.window = window
    self.asOf = asOf
    self.data = data
    self.scenario = scenario
    self.engine = engine
    self.run = run
    self.resultDigest = resultDigest
    self.currency = currency
    self.command = command
  }
}
