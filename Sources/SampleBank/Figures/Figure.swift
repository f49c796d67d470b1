/// A figure that the bank is made with, and where it comes from: a row of `docs/sample-bank.md`.
struct Figure: Sendable {
  /// Where a figure comes from.
  enum Source: Sendable {
    /// A public source, named.
    case published(String)
    /// Nobody measured it.
    case assumption
  }
  let what: String
  /// The value as the code has it.
  let value: String
  let source: Source

  init(_ what: String, _ value: String, _ source: Source = .assumption) {
    self.what = what
    self.value = value
    self.source = source
  }

  init(_ what: String, _ chance: Chance, _ source: Source = .assumption) {
    self.init(what, chance.words, source)
  }

  init<Value>(_ what: String, _ odds: Odds<Value>, _ source: Source = .assumption) {
    self.init(what, odds.words, source)
  }
}

/// The figures of one topic: a section of the page.
struct FigureTable: Sendable {
  let title: String
  /// What the figures are about, in a sentence or two.
  let about: String
  let figures: [Figure]
}
