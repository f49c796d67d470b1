package import Semantics

/// A book whose tests are run, with its variants: other parameter values, facts that are read instead of computed.
package struct TrialBook {
  package var program: Program
  /// The book with other parameter values and with some facts opened; `nil` where it does not hold so.
  var variant: ([Int: Constant], [String]) -> OpenedBook?

  /// A checked book; `nil` where it has mistakes.
  package init?(_ book: CheckedBook) {
    guard let program = book.program else { return nil }
    self.init(program) { book.variant(parameters: $0, facts: $1) }
  }

  /// A program with its variants, as they are given.
  package init(
    _ program: Program, variant: @escaping ([Int: Constant], [String]) -> OpenedBook?
  ) {
    self.program = program
    self.variant = variant
  }
}
