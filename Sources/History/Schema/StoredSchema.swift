import Intake
import Semantics

/// What a history holds: the schema it was made for, with the tables and columns of each record.
struct StoredSchema: Sendable {
  var input: InputSchema
  /// The decided record, then those of the lists in the schema's order.
  var records: [StoredRecord]

  /// The column by which rows of side tables name their application.
  var sideReference: String { "application" }

  /// The stored record of the decided record (`nil`) or a list.
  func record(of list: String?) -> StoredRecord? {
    guard let list else { return records.first }
    guard let index = input.lists.firstIndex(where: { $0.name == list }) else { return nil }
    return records[index + 1]
  }
}

/// A record in a history: a table that anyone can query, and its columns in the parts.
struct StoredRecord: Sendable {
  /// Its row in `history_record`.
  var id: Int64
  var schema: RecordSchema
  /// The list of the decided record whose rows these are.
  var list: ListSchema?
  var table: String
  /// The column of a child's table with its parent's key.
  var parentColumn: String?
  var fields: [StoredField]
}

/// A field in a history.
struct StoredField: Sendable {
  /// Its row in `history_field`.
  var id: Int64
  var field: FieldSchema
  /// The column that holds it exactly: integers for numbers.
  var column: String
  /// How all parts hold it.
  var holding: Holding
  /// Whether some row of some part has no value.
  var hasMissing: Bool
}

extension StoredField {
  /// The column that computes a number with a decimal point from the exact one, by the field's own name.
  var hasShownColumn: Bool { column != field.name }
}
