/// What differs between two versions of a rule book, in the order in which people read it.
package struct BookDifference: Equatable, Sendable {
  package var changes: [BookChange]
  package init(changes: [BookChange]) { self.changes = changes }
}

/// One thing that was added, removed, renamed or changed, said in the words of the book.
package struct BookChange: Equatable, Sendable {
  package enum Subject: String, CaseIterable, Sendable {
    case book, card, source, field, list, parameter, reference, table, scorecard, `let`, output,
      rule, test
    /// Lines of the canonical print, where no other subject covers what differs.
    case text
  }
  package enum Act: String, Sendable { case added, removed, renamed, changed }

  package var subject: Subject
  /// The name or code in the newer version, or in the older where it is gone.
  package var name: String
  package var title: String?
  /// The clause that a rule rests on.
  package var basis: String?
  package var act: Act
  /// What of it: `condition`, `row tax vat, tax_level M`; `nil` is the thing as a whole, or a parameter's value.
  package var place: String?
  /// What was there; `nil` where the act adds.
  package var old: String?
  /// What is there now; `nil` where the act removes.
  package var new: String?

  package init(
    _ subject: Subject, _ name: String, title: String? = nil, basis: String? = nil, _ act: Act,
    place: String? = nil, old: String? = nil, new: String? = nil
  ) {
    self.subject = subject
    self.name = name
    self.title = title
    self.basis = basis
    self.act = act
    self.place = place
    self.old = old
    self.new = new
  }
}
