package import Diagnostics

/// Where a row of the input stands.
package struct RowPlace: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// A text file; rows are numbered by the 1-based line on which they start.
    case file
    /// A table of a database; rows have numbers of their own.
    case table
  }
  package var kind: Kind
  /// The file's or table's name as it was given.
  package var name: String
  package var number: Int

  package init(_ name: String, line: Int) {
    kind = .file
    self.name = name
    number = line
  }

  package init(table name: String, row number: Int) {
    kind = .table
    self.name = name
    self.number = number
  }

  /// `sales.csv:1841`, or `table 'sales', rowid 1840`.
  package var words: Phrase {
    switch kind {
    case .file: Phrase(verbatim: "\(name):\(number)")
    case .table: Phrase("table '\(name)', rowid \(number)", "表“\(name)”，rowid \(number)")
    }
  }
}

/// A row of the input that does not fit its record.
package struct BadRow: Hashable, Sendable {
  package var place: RowPlace
  /// The column or member as the input names it; `nil` where the row as a whole is at fault.
  package var column: String?
  /// The text at fault, at most 40 characters of it.
  package var value: String?
  package var cause: Cause

  package init(place: RowPlace, column: String?, value: String?, cause: Cause) {
    self.place = place
    self.column = column
    self.value = value
    self.cause = cause
  }

  /// Why a row cannot be read.
  package enum Cause: Hashable, Sendable {
    // MARK: Values
    /// A required field is empty, null or absent.
    case absent
    /// `expected` says what would have been right, such as "a date as 2020-01-31".
    case unreadable(expected: Phrase)
    case tooManyDecimals(found: Int, type: Phrase, holds: Int)
    /// `range` as the rule book writes it.
    case outOfRange(String)
    /// 10²⁶ or more.
    case tooLarge
    case unknownValue(expected: [String], nearest: String?)
    case notUTF8

    // MARK: Rows
    case duplicateKey
    /// No row of the parent record has this key.
    case orphan(parent: String)
    case wrongCellCount(found: Int, expected: Int)
    case textAfterQuote
    /// Other rows contradict it: the cause's id and what is wrong.
    case contradicted(id: String, Phrase)

    // MARK: NDJSON
    /// `expected` names what the grammar of JSON wants at the 1-based byte of the line.
    case invalidJSON(expected: Phrase, byte: Int)
    case notARecord
    case wrongKind(expected: Phrase, found: Phrase)
    case duplicateMember
    case tooDeep(limit: Int)
  }
}

extension BadRow.Cause {
  /// The stable id under which causes are counted.
  package var id: String {
    switch self {
    case .absent: "absent"
    case .unreadable: "unreadable"
    case .tooManyDecimals: "too_many_decimals"
    case .outOfRange: "out_of_range"
    case .tooLarge: "too_large"
    case .unknownValue: "unknown_value"
    case .notUTF8: "not_utf8"
    case .duplicateKey: "duplicate_key"
    case .orphan: "orphan"
    case .wrongCellCount: "wrong_cell_count"
    case .textAfterQuote: "text_after_quote"
    case .contradicted(let id, _): id
    case .invalidJSON: "invalid_json"
    case .notARecord: "not_a_record"
    case .wrongKind: "wrong_kind"
    case .duplicateMember: "duplicate_member"
    case .tooDeep: "too_deep"
    }
  }
}
