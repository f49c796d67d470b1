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

  init(name: String, reader: FieldReader, keys: TextTable, badKeys: TextTable) {
    self.name = name
    self.reader = reader
    var keys = keys
    keys.ensureSearchable()
    self.keys = keys
    var badKeys = badKeys
    badKeys.ensureSearchable()
    self.badKeys = badKeys
  }

  /// The row whose key is written as a text.
  func find(_ bytes: UnsafeBufferPointer<UInt8>) -> Found {
    guard let start = bytes.baseAddress, !bytes.isEmpty else { return .none }
    guard reader.kind != .text else { return find(start, bytes.count) }
    guard case .scaled(let value) = reader.read(bytes) else { return .none }
    return KeyBytes.with(value) { find($0, $1) }
  }

  private func find(_ bytes: UnsafePointer<UInt8>, _ length: Int) -> Found {
    if let row = keys.code(of: bytes, length) { return .row(row) }
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
