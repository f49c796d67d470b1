package import Diagnostics
import Numbers
package import Semantics

/// What of a book its tests have met, item by item in the order of the text.
///
/// An item is covered part by part; the figure of a book is the parts that are met of all there are. Which items
/// there are and what their parts mean stands in `docs/testing.md`.
package struct Coverage: Sendable {
  package var program: Program
  package var items: [CoverageItem]

  package init(program: Program, items: [CoverageItem]) {
    self.program = program
    self.items = items
  }

  package var total: CoverageCount { CoverageCount(items) }
}

/// A thing of a book that tests may meet in several ways.
package struct CoverageItem: Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case rule, condition, branch, row, bin, boundary, reason
  }
  /// What the item belongs to.
  package enum Owner: Hashable, Sendable {
    /// Positions in the program's lists.
    case rule(Int), definition(Int), table(Int), scorecard(Int)
  }
  package var kind: Kind
  package var owner: Owner
  /// In the author's words: a condition's text, a row's cells; empty for a rule.
  package var subject: String
  /// What a boundary is about: its bound as the text has it; empty for other kinds.
  package var bound: String = ""
  package var span: SourceSpan
  package var parts: [CoveragePart]

  package init(
    _ kind: Kind, of owner: Owner, _ subject: String, bound: String = "", at span: SourceSpan,
    _ meanings: [CoveragePart.Meaning]
  ) {
    self.kind = kind
    self.owner = owner
    self.subject = subject
    self.bound = bound
    self.span = span
    parts = meanings.map { CoveragePart(meaning: $0, tests: 0) }
  }

  /// The parts that no test meets.
  package var unmet: [CoveragePart.Meaning] {
    parts.filter { $0.tests == 0 }.map(\.meaning)
  }
}

/// One way in which an item may be met.
package struct CoveragePart: Hashable, Sendable {
  package enum Meaning: String, Hashable, Sendable {
    /// Of a rule.
    case fired
    case notFired = "not_fired"
    /// Of a condition.
    case isTrue = "true"
    case isFalse = "false"
    /// Of both.
    case undecided
    /// Of an `if`.
    case then
    case otherwise = "else"
    /// Of a table's row or a bin.
    case hit
    /// Of a boundary: the value is below it, exactly at it, above it.
    case below, at, above
    /// Of a rule's reason: some test expects it. Of a scorecard's: some test gives it.
    case expected, given
  }
  package var meaning: Meaning
  /// How many tests meet it.
  package var tests: Int
}

/// How many parts are met of how many.
package struct CoverageCount: Hashable, Sendable {
  package var met: Int
  package var all: Int

  package init(met: Int, all: Int) {
    self.met = met
    self.all = all
  }

  package init(_ items: some Sequence<CoverageItem>) {
    self.init(met: 0, all: 0)
    for part in items.lazy.flatMap(\.parts) {
      all += 1
      if part.tests > 0 { met += 1 }
    }
  }

  /// Tenths of a percent, rounded down, so that only what is complete reads 100; what has no parts is complete.
  package var permille: Int { all == 0 ? 1000 : met * 1000 / all }

  /// `83.9%`; 100% without decimals.
  package var percent: String {
    permille == 1000 ? "100%" : "\(permille / 10).\(permille % 10)%"
  }
}
