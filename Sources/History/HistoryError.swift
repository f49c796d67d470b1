package import Diagnostics
package import SQLite

/// Why a history cannot be read or written as asked; nothing of it has changed then.
package enum HistoryError: Error, Hashable, Sendable {
  /// What SQLite says of the file.
  case store(path: String, SQLiteError)
  case noFile(path: String)
  /// A database of another kind, or no database at all.
  case notAHistory(path: String)
  /// Made by a later version of the tool.
  case newer(path: String, found: Int, known: Int)
  /// Made meanwhile by somebody else.
  case exists(path: String)
  /// Somebody else is making the file right now.
  case beingMade(path: String)
  /// The system could not make, name or write the file.
  case system(path: String, reason: String)
  /// What is stored contradicts itself; `what` names the place.
  case damaged(path: String, what: Phrase)
  /// The decided record, the key or the as-of date of a book and the history differ.
  case otherRecord(what: Phrase, history: String, book: String)
  case noKey(record: String)
  case absentList(list: String, book: String)
  case absentField(field: String, book: String)
  /// A field that the book says is always there lacks a value in the history.
  case missingValues(field: String, book: String)
  case otherType(field: String, history: String, book: String)
  case unlistedValue(field: String, value: String, book: String)
  case keysExist(record: String, first: String, count: Int)
  case repeatedKey(record: String, key: String)
  /// A record or list whose name the history needs for itself, or for another table.
  case takenName(name: String)
  /// No field of the decided record has the role `customer`.
  case noCustomers(record: String)
}
