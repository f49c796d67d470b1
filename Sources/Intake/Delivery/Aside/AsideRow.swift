package import Diagnostics

/// A row that is kept aside instead of being kept: a bad one, or a good one that goes with it.
package struct AsideRow: Hashable, Sendable {
  package var place: RowPlace
  /// The record's or list's name.
  package var record: String
  /// What is wrong with the row; `nil` where it is good, but goes with one that is not.
  package var fault: BadRow?
  /// The key of the record that the row is or belongs to; `nil` where it cannot be made out.
  package var key: String?
  /// The row as it stands in the input, without its line end; bytes that are no UTF-8 read as U+FFFD.
  package var raw: String

  package init(place: RowPlace, record: String, fault: BadRow?, key: String?, raw: String) {
    self.place = place
    self.record = record
    self.fault = fault
    self.key = key
    self.raw = raw
  }

  /// The id of a good row's cause.
  package static let leftOut = "left_out"

  /// The id under which the row is counted.
  package var cause: String { fault?.cause.id ?? Self.leftOut }

  /// Why the row is not kept.
  package var message: Phrase {
    fault?.message
      ?? Phrase("good, but goes with a row that is not", "本行无误，但与不合要求的行属于同一笔申请")
  }
}
