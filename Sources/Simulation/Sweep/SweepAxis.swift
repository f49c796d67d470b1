package import Diagnostics
package import Numbers
package import Semantics

/// One figure of a book that a sweep varies, and the values it takes.
package struct SweepAxis: Hashable, Sendable {
  package enum Target: Hashable, Sendable {
    /// Position in the program's parameters.
    case parameter(Int)
    /// The output of a row of a table.
    case cell(table: Int, row: Int)
  }

  /// As it was asked for: `minimum_tax`, `multiple.vat.A`.
  package var name: String
  package var target: Target
  package var type: ValueType
  /// Ascending, each once.
  package var values: [Number]
  /// What the book itself has there.
  package var current: Number
  /// The row's inputs where the named cell stands for more than was asked for: `tax vat, tax_level B, M`.
  package var wider: String?

  /// Values that an axis may have at most.
  package static let greatest = 4_096
}

/// Why a sweep cannot be made as asked; one sentence for people, and what helps.
package struct SweepError: Error, Hashable, Sendable {
  package let words: Phrase
  package let remedy: Phrase?

  init(_ words: Phrase, remedy: Phrase? = nil) {
    self.words = words
    self.remedy = remedy
  }

  package static let doesNotHold = SweepError(
    Phrase("the candidate does not hold", "候选版不成立"))
}
