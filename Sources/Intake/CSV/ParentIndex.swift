/// The rows of the decided record by their keys, for the rows of its lists.
final class ParentIndex: Sendable {
  enum Found {
    case row(Int32)
    /// The key is that of a row that is left out.
    case leftOut
    case none
  }

  /// The decided record's name.
  let name: String
  private let reader: FieldReader
  /// Codes are rows.
  private let keys: TextTable
  private let badKeys: TextTable
  /// Good rows that are left out all the same.
  private let leftOut: Set<Int32>

  init(
    name: String, reader: FieldReader, keys: TextTable, badKeys: TextTable,
    leftOut: Set<Int32> = []
  ) {
    self.name = name
    self.reader = reader
    self.leftOut = leftOut
    var keys = keys
    keys.ensureSearchable()
    self.keys = keys
    var badKeys = badKeys
    badKeys.ensureSearchable()
    self.badKeys = badKeys
  }

  /// No rows at all.
  static func none(of name: String, key reader: FieldReader) -> ParentIndex {
    ParentIndex(name: name, reader: reader, keys: TextTable(), badKeys: TextTable())
  }

  /// The same with keys, as texts, of rows that an earlier input brought; they are numbered on.
  func adding(_ earlier: [String]) -> ParentIndex {
    var keys = keys
    for key in earlier { Self.insert(key, reader, into: &keys) }
    return ParentIndex(name: name, reader: reader, keys: keys, badKeys: badKeys, leftOut: leftOut)
  }

  /// The same, but that some of its rows are left out.
  func leavingOut(_ rows: Set<Int32>) -> ParentIndex {
    ParentIndex(
      name: name, reader: reader, keys: keys, badKeys: badKeys, leftOut: leftOut.union(rows))
  }

  private static func insert(_ key: String, _ reader: FieldReader, into keys: inout TextTable) {
    if reader.kind != .text, case .scaled(let value) = reader.read(key) {
      KeyBytes.with(value) { _ = keys.insert($0, $1) }
    } else if reader.kind == .text {
      let bytes = Array(key.utf8) + [UInt8](repeating: 0, count: 8)
      bytes.withUnsafeBufferPointer { buffer in
        guard let start = buffer.baseAddress else { return }
        _ = keys.insert(start, buffer.count - 8)
      }
    }
  }

  /// The row whose key is written as a text.
  func find(_ bytes: UnsafeBufferPointer<UInt8>) -> Found {
    guard let start = bytes.baseAddress, !bytes.isEmpty else { return .none }
    guard reader.kind != .text else {
      let text = FormulaEscape.undone(bytes)
      return find(text.baseAddress ?? start, text.count)
    }
    guard case .scaled(let value) = reader.read(bytes) else { return .none }
    return KeyBytes.with(value) { find($0, $1) }
  }

  private func find(_ bytes: UnsafePointer<UInt8>, _ length: Int) -> Found {
    if let row = keys.code(of: bytes, length) {
      return leftOut.contains(row) ? .leftOut : .row(row)
    }
    return badKeys.code(of: bytes, length) == nil ? .none : .leftOut
  }
}

/// Keys that are no texts, as bytes that sort as their values do.
enum KeyBytes {
  /// The eight bytes of a value in a word of `TextTable`.
  static func word(_ value: Int64) -> UInt64 {
    (UInt64(bitPattern: value) ^ (1 << 63)).byteSwapped
  }

  /// Eight bytes where the value fits them, else sixteen; eight more may be read.
  static func with<Result>(
    _ value: Int128, _ body: (UnsafePointer<UInt8>, Int) -> Result
  ) -> Result {
    if let short = Int64(exactly: value) {
      return call(SIMD2(word(short).littleEndian, 0), 8, body)
    }
    let sortable = UInt128(bitPattern: value) ^ (1 << 127)
    let upper = UInt64(truncatingIfNeeded: sortable >> 64).bigEndian
    return call(SIMD4(upper, UInt64(truncatingIfNeeded: sortable).bigEndian, 0, 0), 16, body)
  }

  private static func call<Words: SIMD, Result>(
    _ words: Words, _ length: Int, _ body: (UnsafePointer<UInt8>, Int) -> Result
  ) -> Result {
    withUnsafeBytes(of: words) { body($0.assumingMemoryBound(to: UInt8.self).baseAddress!, length) }
  }
}
