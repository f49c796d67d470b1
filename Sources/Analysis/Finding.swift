package import Diagnostics

/// Something true of a book for all inputs that its author will want to know.
package struct Finding: Hashable, Sendable {
  /// What is said about it: an entry of the catalogue, with its places.
  package var diagnostic: Diagnostic
  /// A case that shows it, which `explain` can run; `nil` where no single case does.
  package var witness: Witness?
  /// The case to compare it with, where only two cases together show it.
  package var counterpart: Witness?

  package init(
    _ diagnostic: Diagnostic, witness: Witness? = nil, counterpart: Witness? = nil
  ) {
    self.diagnostic = diagnostic
    self.witness = witness
    self.counterpart = counterpart
  }
}

/// A concrete case in the author's own words.
package struct Witness: Hashable, Sendable {
  /// One fact of the case: a field, a definition or a table's input, and its value as rules write it.
  package struct Setting: Hashable, Sendable {
    package var name: String
    /// A literal of the language, or `missing`.
    package var value: String
    package init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }
  package var settings: [Setting]
  package init(_ settings: [Setting]) { self.settings = settings }

  /// The case as a test or `explain --with` writes it: `tax_paid_12m = 4_999.99, tax_level = missing`.
  package var text: String {
    settings.map { "\($0.name) = \($0.value)" }.joined(separator: ", ")
  }
}
