package import Diagnostics

/// The first thing of a history that does not hold.
package struct HistoryFault: Hashable, Sendable {
  /// The table it is in; `nil` for the file as a whole.
  package var table: String?
  /// The row's `rowid`.
  package var row: Int64?
  package var column: String?
  /// What does not hold, without its place.
  package var what: Phrase

  /// One sentence for people, with the place.
  package var words: Phrase {
    var place = Phrase(verbatim: "")
    if let table { place = place + Phrase("table '\(table)'", "表“\(table)”") }
    if let row { place = place + Phrase(", row \(row)", "第 \(row) 行") }
    if let column { place = place + Phrase(", column '\(column)'", "列“\(column)”") }
    return table == nil ? what : place + Phrase(": ", "：") + what
  }
}
