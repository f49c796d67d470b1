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
    self.diagnostic.arguments["case"] = Self.words(of: witness, counterpart)
  }

  /// The cases as sentences say them, behind everything else; nothing where there is none.
  private static func words(of witness: Witness?, _ counterpart: Witness?) -> ProblemArgument {
    guard let witness else { return .text("") }
    guard let counterpart else { return .term("shown_by", ["case": .text(witness.text)]) }
    return .term("shown_by_two", ["case": .text(witness.text), "other": .text(counterpart.text)])
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
