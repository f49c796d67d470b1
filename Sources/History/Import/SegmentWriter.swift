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

  /// Adds a part.
  func write(_ part: EncodedPart, import: Int64) throws(SQLiteError) {
    try parts.run([
      Value(`import`), Value(part.count), Self.date(part.dates?.lowerBound),
      Self.date(part.dates?.upperBound),
    ])
    try write(part, to: database.lastRow)
  }

  /// Puts other columns into a part whose segments are gone.
  func rewrite(_ part: Part, of schema: StoredSchema, id: Int64) throws(SQLiteError) {
    try database.run(
      "UPDATE history_part SET applications = ?, first_on = ?, last_on = ? WHERE id = ?",
      Value(part.count), Self.date(part.dates?.lowerBound), Self.date(part.dates?.upperBound),
      Value(id))
    try write(EncodedPart(part, of: schema), to: id)
  }

  private func write(_ part: EncodedPart, to id: Int64) throws(SQLiteError) {
    for (segment, digest) in zip(part.segments, part.digests) {
      try segments.bind([
        Value(id), Value(segment.record), Value(segment.field), .text(segment.kind.rawValue),
        Value(segment.content.width), Value(segment.rows), .text(digest),
      ])
      try segment.content.bytes.withUnsafeBufferPointer { bytes throws(SQLiteError) in
        segments.bind(7, kept: UnsafeRawBufferPointer(bytes))
        _ = try segments.step()
      }
    }
  }

  private static func date(_ packed: Int32?) -> Value {
    Value(packed.map { CalendarDate(packed: $0).description })
  }
}

/// The segments of a part with their digests.
struct EncodedPart: Sendable {
  let count: Int
  let dates: ClosedRange<Int32>?
  let segments: [Segment]
  let digests: [String]

  init(_ part: Part, of schema: StoredSchema) {
    count = part.count
    dates = part.dates
    segments = part.segments(of: schema)
    var bytes: [UInt8] = []
    var ends: [Int] = []
    for segment in segments {
      bytes += segment.content.bytes
      ends.append(bytes.count)
    }
    digests = SHA256.hexadecimals(SHA256.digests(of: bytes, ends: ends))
  }
}
