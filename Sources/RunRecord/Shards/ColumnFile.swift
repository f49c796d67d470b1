import Digest

/// Named columns in one file, sealed by a digest: what a shard hands over to be merged.
///
/// The file begins with a line that says what it is. Each column follows as the length of its name (4 bytes), the name,
/// the width of its values in bytes (1), how many bytes there are (8) and the values, all numbers little-endian; texts
/// have width 0 and stand each behind its length (4 bytes). SHA-256 over all that ends the file.
package struct ColumnFile: Sendable {
  private struct Column {
    var width: UInt8
    var bytes: ArraySlice<UInt8>
  }
  private var columns: [String: Column] = [:]
  private var names: [String] = []

  private static let beginning = Array("rulebench columns 1\n".utf8)

  /// Why bytes are no file of columns, or hold no such column.
  package enum Fault: Error, Hashable, Sendable {
    /// They begin otherwise.
    case otherKind
    /// The digest is not that of the content: cut short or changed.
    case broken
    /// A column is absent or of another width.
    case noColumn(String)
  }

  /// No columns.
  package init() {}

  /// The file of bytes.
  package init(_ bytes: [UInt8]) throws(Fault) {
    let end = bytes.count - SHA256.digestSize
    guard bytes.starts(with: Self.beginning) else { throw .otherKind }
    guard end >= Self.beginning.count else { throw .broken }
    var hash = SHA256()
    hash.update(bytes[..<end])
    guard hash.finalize() == Array(bytes[end...]) else { throw .broken }
    var place = Self.beginning.count
    func take(_ count: Int) throws(Fault) -> ArraySlice<UInt8> {
      guard count >= 0, count <= end - place else { throw .broken }
      defer { place += count }
      return bytes[place..<place + count]
    }
    while place < end {
      let name = String(decoding: try take(Self.count(try take(4))), as: UTF8.self)
      let width = try take(1).first ?? 0
      add(name, Column(width: width, bytes: try take(Self.count(try take(8)))))
    }
  }

  /// The bytes of the file.
  package var bytes: [UInt8] {
    var bytes = Self.beginning
    bytes.reserveCapacity(
      names.reduce(Self.beginning.count + SHA256.digestSize) {
        $0 + 13 + $1.utf8.count + (columns[$1]?.bytes.count ?? 0)
      })
    for name in names {
      guard let column = columns[name] else { continue }
      Self.append(UInt32(name.utf8.count), to: &bytes)
      bytes += name.utf8
      bytes.append(column.width)
      Self.append(UInt64(column.bytes.count), to: &bytes)
      bytes += column.bytes
    }
    var hash = SHA256()
    hash.update(bytes)
    return bytes + hash.finalize()
  }

  /// Adds whole numbers.
  package mutating func add<Value: FixedWidthInteger>(_ name: String, _ values: [Value]) {
    var bytes: [UInt8] = []
    let width = Value.bitWidth / 8
    bytes.reserveCapacity(values.count * width)
    for value in values { Self.append(value, to: &bytes) }
    add(name, Column(width: UInt8(width), bytes: bytes[...]))
  }

  /// Adds texts.
  package mutating func add(_ name: String, _ texts: [String]) {
    var bytes: [UInt8] = []
    for text in texts {
      Self.append(UInt32(text.utf8.count), to: &bytes)
      bytes += text.utf8
    }
    add(name, Column(width: 0, bytes: bytes[...]))
  }

  private mutating func add(_ name: String, _ column: Column) {
    if columns.updateValue(column, forKey: name) == nil { names.append(name) }
  }

  /// Whether there is a column of that name.
  package func has(_ name: String) -> Bool { columns[name] != nil }

  /// The whole numbers of a column.
  package func integers<Value: FixedWidthInteger>(
    _ name: String, as type: Value.Type = Value.self
  ) throws(Fault) -> [Value] {
    let width = Value.bitWidth / 8
    guard let column = columns[name], Int(column.width) == width, column.bytes.count % width == 0
    else { throw .noColumn(name) }
    return column.bytes.withUnsafeBytes { bytes in
      (0..<bytes.count / width).map {
        Value(littleEndian: bytes.loadUnaligned(fromByteOffset: $0 * width, as: Value.self))
      }
    }
  }

  /// The texts of a column.
  package func texts(_ name: String) throws(Fault) -> [String] {
    guard let column = columns[name], column.width == 0 else { throw .noColumn(name) }
    var texts: [String] = []
    var rest = column.bytes
    while !rest.isEmpty {
      let size = Self.count(rest.prefix(4))
      guard rest.count >= 4 + size else { throw .broken }
      texts.append(String(decoding: rest.dropFirst(4).prefix(size), as: UTF8.self))
      rest = rest.dropFirst(4 + size)
    }
    return texts
  }

  /// A count of up to eight bytes; beyond what an `Int` holds it is one that nothing can have.
  private static func count(_ bytes: ArraySlice<UInt8>) -> Int {
    Int(exactly: bytes.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }) ?? .max
  }

  private static func append(_ value: some FixedWidthInteger, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: value.littleEndian) { bytes += $0 }
  }
}
