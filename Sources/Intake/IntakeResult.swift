package import Columns

/// What came of reading an input.
///
/// Totals reconcile: `read = kept + bad + leftOut` for each file.
package struct IntakeResult: Sendable {
  /// The rows that fit; `nil` where some do not and they were not to be skipped.
  package var table: RecordTable?
  /// The decided record's file first, then those of the lists in the schema's order.
  package var files: [FileReport]
  /// The first bad rows in order of files and lines; all are counted in `causes`.
  package var badRows: [BadRow]
  /// Bad rows of all files by the id of their cause.
  package var causes: [String: Int]
  /// Optional lists for which there is no file: missing for every row.
  package var missingLists: [String]

  /// Rows of the decided record.
  package var read: Int { files.first?.read ?? 0 }
  /// Rows of the decided record that are in the table.
  package var kept: Int { files.first?.kept ?? 0 }
  /// Rows of the decided record that are bad or have a bad child row.
  package var skipped: Int { read - kept }
  /// Bad rows of all files.
  package var badRowCount: Int { files.reduce(0) { $0 + $1.bad } }
}

/// What came of one file.
package struct FileReport: Hashable, Sendable {
  package var file: String
  /// The record's or list's name.
  package var name: String
  /// Rows of the file, blank lines aside.
  package var read: Int
  package var kept: Int
  /// Rows that do not fit, each counted once.
  package var bad: Int
  /// Good rows that go with a bad one: a record's with a bad row in one of its lists, and all
  /// list rows of a record that is left out.
  package var leftOut: Int
  /// Columns of the file that no field reads.
  package var ignoredColumns: [String]
  /// Optional fields for which the file has no column: missing in every row.
  package var absentFields: [String]
  /// Rows by field whose code no value lists, so that the type's `else` took it.
  package var unlistedCodes: [String: Int]
  /// Members of NDJSON objects that no field reads, with the count of rows that have them.
  package var unknownMembers: [String: Int]

  package init(
    file: String, name: String, read: Int = 0, kept: Int = 0, bad: Int = 0, leftOut: Int = 0,
    ignoredColumns: [String] = [], absentFields: [String] = [], unlistedCodes: [String: Int] = [:],
    unknownMembers: [String: Int] = [:]
  ) {
    self.file = file
    self.name = name
    self.read = read
    self.kept = kept
    self.bad = bad
    self.leftOut = leftOut
    self.ignoredColumns = ignoredColumns
    self.absentFields = absentFields
    self.unlistedCodes = unlistedCodes
    self.unknownMembers = unknownMembers
  }
}
