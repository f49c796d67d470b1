import Columns
import Numbers
import SQLite
import Semantics

/// The cells of a column of a part as anyone reads them: numbers as whole numbers, dates, and texts as bytes.
///
/// Plain tables and digests are both made from it. `@unchecked Sendable`: nothing changes after `init`.
final class CellColumn: @unchecked Sendable {
  enum Kind { case number, date, text }
  let kind: Kind
  /// Numbers, packed dates or codes of texts.
  let values: UnsafeMutableBufferPointer<Int64>
  /// All numbers, where some are beyond 64 bits.
  let wide: [Int128]?
  /// 0 where there is no value; `nil` where every row has one.
  let validity: UnsafeMutableBufferPointer<UInt8>?
  /// UTF-8 bytes by code.
  let texts: [UnsafeBufferPointer<UInt8>]
  private let textBytes: UnsafeMutableBufferPointer<UInt8>

  init(_ column: StoredColumn, _ type: ValueType) {
    kind =
      switch type {
      case .date: .date
      case .text, .oneOf: .text
      case .boolean, .integer, .decimal, .money, .rate, .share, .months, .days: .number
      }
    values = .allocate(capacity: column.column.count)
    var wide: [Int128]?
    switch column.column.storage {
    case .bytes(let own): for row in own.indices { values[row] = Int64(own[row]) }
    case .int32(let own): for row in own.indices { values[row] = Int64(own[row]) }
    case .lanes(let own): for row in own.indices { values[row] = Int64(own[row]) }
    case .wide(let own):
      for row in own.indices { values[row] = Int64(truncatingIfNeeded: own[row]) }
      if own.contains(where: { Int64(exactly: $0) == nil }) { wide = own }
    }
    self.wide = wide
    validity = column.column.validity.map { Self.copied($0) }
    let texts = column.texts ?? TextBytes()
    let bytes = Self.copied(texts.bytes)
    textBytes = bytes
    self.texts = (0..<texts.count).map {
      UnsafeBufferPointer(rebasing: UnsafeBufferPointer(bytes)[texts.range($0)])
    }
  }

  /// 1 and 0 for every row.
  init(truths: [UInt8]) {
    kind = .number
    values = .allocate(capacity: truths.count)
    for row in truths.indices { values[row] = Int64(truths[row]) }
    wide = nil
    validity = nil
    texts = []
    textBytes = Self.copied([])
  }

  deinit {
    values.deallocate()
    validity?.deallocate()
    textBytes.deallocate()
  }

  private static func copied(_ bytes: [UInt8]) -> UnsafeMutableBufferPointer<UInt8> {
    // One byte more, so that an empty text has an address.
    let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count + 1)
    _ = copy.initialize(from: bytes)
    return copy
  }

  var count: Int { values.count }

  @inline(__always)
  func isPresent(_ row: Int) -> Bool { validity.map { $0[row] != 0 } ?? true }

  /// A number that does not fit 64 bits, of a row that has a value.
  @inline(__always)
  func wideNumber(_ row: Int) -> Int128? {
    guard let wide, Int64(exactly: wide[row]) == nil else { return nil }
    return wide[row]
  }
}

/// All cells of a part: of the records' rows, and what the plain tables say besides.
struct PartCells: Sendable {
  struct Rows: Sendable {
    var count: Int
    /// By field.
    var columns: [CellColumn]
    /// Of the decided record: whether each list that may be missing is given, in the lists' order.
    var givens: [CellColumn]
    /// Child rows of each parent.
    var counts: [Int32]
    /// 0 where the list itself is missing.
    var given: [UInt8]?
  }
  var records: [Rows]
  /// The parents' keys.
  var keys: CellColumn

  init(_ part: Part, of schema: StoredSchema) {
    var records: [Rows] = []
    for (record, rows) in zip(schema.records, part.records) {
      records.append(
        Rows(
          count: rows.count,
          columns: zip(record.fields, rows.columns).map { CellColumn($1, $0.field.type) },
          givens: [], counts: rows.counts, given: rows.given))
    }
    for (record, rows) in zip(schema.records, part.records) where record.list?.isOptional == true {
      records[0].givens.append(
        CellColumn(truths: rows.given ?? Array(repeating: 1, count: part.count)))
    }
    keys = records[0].columns[schema.records[0].schema.key ?? 0]
    self.records = records
  }
}
