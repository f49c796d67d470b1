import SQLite

/// Where the segments of each part are: everything but their bytes, read once.
struct SegmentDirectory: Sendable {
  struct Key: Hashable, Sendable {
    var part: Int
    var record: Int64
    /// 0 for what a list says of its parents.
    var field: Int64
    var kind: Segment.Kind
  }
  struct Entry: Sendable {
    /// Its row in `history_segment`.
    var row: Int64
    var width: Int
    var rows: Int
    /// SHA-256 of its bytes when they were written.
    var digest: String
  }
  /// Applications of each part.
  private(set) var partSizes: [Int] = []
  /// Rows of `history_part`, by part.
  private(set) var parts: [Int64] = []
  private(set) var entries: [Key: Entry] = [:]
  private var keysByPart: [[Key]] = []

  init(reading database: Database) throws(SQLiteError) {
    var places: [Int64: Int] = [:]
    for (id, count) in try database.rows(
      "SELECT id, applications FROM history_part ORDER BY id",
      read: { ($0.integer(0), Int($0.integer(1))) })
    {
      places[id] = parts.count
      parts.append(id)
      partSizes.append(count)
    }
    keysByPart = Array(repeating: [], count: parts.count)
    let statement = try database.prepare(
      "SELECT id, part, record, field, kind, width, rows, digest FROM history_segment")
    while try statement.step() {
      guard let part = places[statement.integer(1)],
        let kind = Segment.Kind(rawValue: statement.text(4) ?? "")
      else { continue }
      let key = Key(
        part: part, record: statement.integer(2), field: statement.integer(3), kind: kind)
      entries[key] = Entry(
        row: statement.integer(0), width: Int(statement.integer(5)),
        rows: Int(statement.integer(6)), digest: statement.text(7) ?? "")
      keysByPart[part].append(key)
    }
  }

  /// The segments of a part, as they were written.
  func keys(part: Int) -> [Key] { keysByPart[part] }
}
