import Digest
import Numbers
import SQLite

/// Writes the columns of parts.
final class SegmentWriter {
  private let parts: Statement
  private let segments: Statement
  private let database: Database

  init(_ database: Database) throws(SQLiteError) {
    self.database = database
    parts = try database.prepare("INSERT INTO history_part VALUES(NULL, ?, ?, ?, ?)")
    segments = try database.prepare(
      "INSERT INTO history_segment VALUES(NULL, ?, ?, ?, ?, ?, ?, ?, ?)")
  }

  func write(_ part: Part, of schema: StoredSchema, import: Int64) throws(SQLiteError) {
    func date(_ packed: Int32?) -> Value {
      Value(packed.map { CalendarDate(packed: $0).description })
    }
    try parts.run([
      Value(`import`), Value(part.count), date(part.dates?.lowerBound),
      date(part.dates?.upperBound),
    ])
    let id = database.lastRow
    for segment in part.segments(of: schema) {
      try segments.bind([
        Value(id), Value(segment.record), Value(segment.field), .text(segment.kind.rawValue),
        Value(segment.content.width), Value(segment.rows),
        .text(SHA256.hex(of: segment.content.bytes)),
      ])
      try segment.content.bytes.withUnsafeBufferPointer { bytes throws(SQLiteError) in
        segments.bind(7, kept: UnsafeRawBufferPointer(bytes))
        _ = try segments.step()
      }
    }
  }
}
