import Columns
import Semantics

/// Applications that are stored and replayed together, with their child rows, in columns.
struct Part: Sendable {
  /// The rows of a record in a part.
  struct Rows: Sendable {
    var count: Int
    var columns: [StoredColumn]
    /// Child rows of each parent; empty for the decided record.
    var counts: [Int32] = []
    /// 0 where the list itself is missing.
    var given: [UInt8]?
  }
  /// By stored record, the decided one first.
  var records: [Rows]
  /// Packed as-of dates of the earliest and latest application.
  var dates: ClosedRange<Int32>?

  var count: Int { records[0].count }
}

/// A column, or a part of one, as it is stored.
struct Segment: Sendable {
  enum Kind: String, Sendable { case values, present, texts, counts, given }
  var record: Int64
  /// `nil` for what a list says of its parents.
  var field: Int64?
  var kind: Kind
  var rows: Int
  var content: SegmentBytes
}

extension Part {
  /// The segments of all columns, in a fixed order.
  func segments(of schema: StoredSchema) -> [Segment] {
    zip(schema.records, records).flatMap { record, rows in
      var segments: [Segment] = []
      func add(_ kind: Segment.Kind, _ field: Int64?, _ count: Int, _ content: SegmentBytes) {
        segments.append(
          Segment(record: record.id, field: field, kind: kind, rows: count, content: content))
      }
      if record.list != nil {
        add(.counts, nil, rows.counts.count, SegmentBytes(counts: rows.counts))
        if let given = rows.given { add(.given, nil, given.count, SegmentBytes(bits: given)) }
      }
      for (stored, column) in zip(record.fields, rows.columns) {
        add(.values, stored.id, rows.count, SegmentBytes(column.column))
        if let validity = column.column.validity {
          add(.present, stored.id, rows.count, SegmentBytes(bits: validity))
        }
        if stored.field.type == .text, let texts = column.texts {
          add(.texts, stored.id, texts.count, SegmentBytes(texts))
        }
      }
      return segments
    }
  }
}
