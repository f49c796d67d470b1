import Diagnostics
import Digest
import SQLite

/// Reads the columns of parts on one thread.
final class SegmentReader {
  private let database: Database
  private let blobs: BlobReader
  private let directory: SegmentDirectory
  /// Bytes that are to be widened, used again for each column.
  private var room: [UInt8] = []

  init(_ database: Database, _ directory: SegmentDirectory) {
    self.database = database
    blobs = BlobReader(database, table: "history_segment", column: "bytes")
    self.directory = directory
  }

  /// Lets go of the file, and of the memory that its pages take, until the next segment.
  ///
  /// Mapped pages count as the process's; kept, they would grow with the history.
  func rest() throws(HistoryError) {
    blobs.close()
    try storing(database.path) { () throws(SQLiteError) in
      try database.mapMemory(bytes: 0)
      try database.mapMemory(bytes: HistoryFile.mappedBytes)
    }
  }

  /// The SHA-256 that each segment of a part was stored with, and that of its bytes.
  func digests(
    part: Int
  ) throws(HistoryError) -> [(key: SegmentDirectory.Key, stored: String, found: String)] {
    let keys = directory.keys(part: part)
    var bytes: [UInt8] = []
    var ends: [Int] = []
    for key in keys {
      let entry = try entry(key)
      let size = try open(entry, key)
      try fillRoom(size)
      bytes += room[..<size]
      ends.append(bytes.count)
    }
    let found = SHA256.hexadecimals(SHA256.digests(of: bytes, ends: ends))
    return zip(keys, found).map { ($0, directory.entries[$0]?.digest ?? "", $1) }
  }

  /// Numbers of a segment, each as `Number`.
  func numbers<Number: StoredNumber>(_ key: SegmentDirectory.Key) throws(HistoryError) -> [Number] {
    let entry = try entry(key)
    let width = entry.width
    let size = try open(entry, key)
    guard size == entry.rows * width,
      width == 1 || width == 2 || width == 4 || width == 8 || width == 16
    else { throw damaged(key) }
    if Number.storedWidth == width {
      return try storing(database.path) { () throws(SQLiteError) in
        try Self.filled(entry.rows) { rows throws(SQLiteError) in
          try self.blobs.read(into: UnsafeMutableRawBufferPointer(rows))
        }
      }
    }
    try fillRoom(size)
    return room.withUnsafeBytes { bytes in
      func widened<Narrow: BitwiseCopyable>(
        _: Narrow.Type, _ widen: (Narrow) -> Number
      ) -> [Number] {
        Array(unsafeUninitializedCapacity: entry.rows) { rows, count in
          for row in 0..<entry.rows {
            rows.initializeElement(
              at: row,
              to: widen(
                bytes.loadUnaligned(
                  fromByteOffset: row * MemoryLayout<Narrow>.stride, as: Narrow.self)))
          }
          count = entry.rows
        }
      }
      return switch width {
      case 1: widened(Int8.self) { Number(narrow: $0) }
      case 2: widened(Int16.self) { Number(narrow: $0) }
      case 4: widened(Int32.self) { Number(narrow: $0) }
      case 8: widened(Double.self) { Number(whole: $0) }
      default: widened(Int128.self) { Number(narrow: $0) }
      }
    }
  }

  /// Bits of a segment as bytes 0 and 1; all 1 where there is none.
  func bits(_ key: SegmentDirectory.Key, rows: Int) throws(HistoryError) -> [UInt8] {
    guard let entry = directory.entries[key] else { return Array(repeating: 1, count: rows) }
    let size = try open(entry, key)
    guard size == (rows + 7) / 8, entry.rows == rows else { throw damaged(key) }
    try fillRoom(size)
    return Array(unsafeUninitializedCapacity: size * 8) { bits, count in
      let raw = UnsafeMutableRawBufferPointer(bits)
      for place in 0..<size {
        raw.storeBytes(
          of: Self.spread[Int(room[place])], toByteOffset: place * 8, as: UInt64.self)
      }
      count = rows
    }
  }

  /// Whether there is a segment.
  func has(_ key: SegmentDirectory.Key) -> Bool { directory.entries[key] != nil }

  /// The texts of a column.
  func texts(_ key: SegmentDirectory.Key) throws(HistoryError) -> TextBytes {
    let entry = try entry(key)
    let size = try open(entry, key)
    try fillRoom(size)
    let texts = room.withUnsafeBytes { bytes -> TextBytes? in
      func number(_ index: Int) -> Int {
        Int(bytes.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self))
      }
      guard size >= 4, number(0) == entry.rows, size >= 4 + entry.rows * 4 else { return nil }
      let ends = (0..<entry.rows).map { number($0 + 1) }
      return TextBytes(bytes: Array(bytes[(4 + entry.rows * 4)..<size]), ends: ends)
    }
    guard let texts else { throw damaged(key) }
    return texts
  }

  // MARK: Bytes

  private func entry(_ key: SegmentDirectory.Key) throws(HistoryError) -> SegmentDirectory.Entry {
    guard let entry = directory.entries[key] else { throw damaged(key) }
    return entry
  }

  private func open(
    _ entry: SegmentDirectory.Entry, _ key: SegmentDirectory.Key
  ) throws(HistoryError) -> Int {
    try storing(database.path) { () throws(SQLiteError) in try blobs.open(row: entry.row) }
  }

  private func fillRoom(_ size: Int) throws(HistoryError) {
    if room.count < size { room = Array(repeating: 0, count: size) }
    try storing(database.path) { () throws(SQLiteError) in
      try room.withUnsafeMutableBufferPointer { bytes throws(SQLiteError) in
        try blobs.read(
          into: UnsafeMutableRawBufferPointer(UnsafeMutableBufferPointer(rebasing: bytes[0..<size]))
        )
      }
    }
  }

  /// An array whose elements `fill` writes, all of them.
  private static func filled<Element: BitwiseCopyable>(
    _ count: Int, _ fill: (UnsafeMutableBufferPointer<Element>) throws(SQLiteError) -> Void
  ) throws(SQLiteError) -> [Element] {
    var failure: SQLiteError?
    let filled = [Element](unsafeUninitializedCapacity: count) { rows, initialized in
      do throws(SQLiteError) {
        try fill(UnsafeMutableBufferPointer(rebasing: rows[0..<count]))
        initialized = count
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return filled
  }

  func damaged(_ key: SegmentDirectory.Key) -> HistoryError {
    .damaged(
      path: database.path,
      what: Phrase(
        "segment '\(key.kind.rawValue)' of field \(key.field), part \(key.part + 1)",
        "第 \(key.part + 1) 部分字段 \(key.field) 的“\(key.kind.rawValue)”段"))
  }

  /// By byte: its bits as eight bytes, the lowest first.
  private static let spread: [UInt64] = (0..<256).map { byte in
    (0..<8).reduce(0) { $0 | UInt64(byte >> $1 & 1) << UInt64($1 * 8) }
  }
}

/// A number that segments hold in their own width or a narrower one.
protocol StoredNumber: BitwiseCopyable {
  /// Bytes of a value in a segment that needs no widening; 0 if all do.
  static var storedWidth: Int { get }
  init<Narrow: FixedWidthInteger & SignedInteger>(narrow: Narrow)
  init(whole: Double)
}

extension UInt8: StoredNumber {
  static var storedWidth: Int { 1 }
  init<Narrow: FixedWidthInteger & SignedInteger>(narrow: Narrow) {
    self.init(truncatingIfNeeded: narrow)
  }
  init(whole: Double) { self = 0 }
}

extension Int32: StoredNumber {
  static var storedWidth: Int { 4 }
  init<Narrow: FixedWidthInteger & SignedInteger>(narrow: Narrow) {
    self.init(truncatingIfNeeded: narrow)
  }
  init(whole: Double) { self = Int32(exactly: whole) ?? 0 }
}

extension Double: StoredNumber {
  static var storedWidth: Int { 8 }
  init<Narrow: FixedWidthInteger & SignedInteger>(narrow: Narrow) { self.init(narrow) }
  init(whole: Double) { self = whole }
}

extension Int128: StoredNumber {
  static var storedWidth: Int { 16 }
  init<Narrow: FixedWidthInteger & SignedInteger>(narrow: Narrow) { self.init(narrow) }
  init(whole: Double) { self = Int128(exactly: whole) ?? 0 }
}
