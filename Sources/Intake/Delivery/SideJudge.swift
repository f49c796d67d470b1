package import Columns
package import Diagnostics

/// Finds rows of tables beside the record that fit their schema, but that other rows contradict.
package protocol SideJudge {
  /// Rows of `table` that cannot be.
  ///
  /// - Parameters:
  ///   - name: the table's name.
  ///   - record: the rows of the decided record that come with it; `nil` where none do.
  func contradictions(
    in table: RecordTable, of name: String, beside record: RecordTable?
  ) -> [Contradiction]
}

/// A row that cannot be, for a reason that it does not show alone.
package struct Contradiction: Hashable, Sendable {
  /// The row of the table that was judged.
  package var row: Int
  /// The stable id under which causes are counted.
  package var cause: String
  package var message: Phrase

  package init(row: Int, cause: String, message: Phrase) {
    self.row = row
    self.cause = cause
    self.message = message
  }
}
