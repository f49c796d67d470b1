import Columns
import Numbers
import SQLite
import Semantics

/// The cells of a column of a part as anyone reads them: numbers as whole numbers, dates, and texts as bytes.
///
/// Plain tables and digests are both made from it. `@unchecked Sendable`: nothing changes after `init`.
final class CellColumn: @unchecked Sendable {
  /// What the cells are read through, as long as the column lives.
  let cells: Cells
  let count: Int

  /// The memory of a column, which loops over rows read without counting references.
  struct Cells {
    enum Kind { case number, date, text }
    let kind: Kind
    /// Numbers, packed dates or codes of texts.
    let values: UnsafeMutablePointer<Int64>
    /// All numbers, where some are beyond 64 bits.
    let wide: UnsafeMutablePointer<Int128>?
    /// 0 where there is no value; `nil` where every row has one.
    let validity: UnsafeMutablePointer<UInt8>?
    /// UTF-8 bytes by code.
    let texts: UnsafeMutablePointer<UnsafeBufferPointer<UInt8>>

    @inline(__always)
    func isPresent(_ row: Int) -> Bool { validity.map { $0[row] != 0 } ?? true }

    /// A number that does not fit 64 bits, of a row that has a value.
    @inline(__always)
    func wideNumber(_ row: Int) -> Int128? {
      guard let wide, Int64(exactly: wide[row]) == nil else { return nil }
      return wide[row]
    }

    /// The text of a row that has one.
    @inline(__always)
    func text(_ row: Int) -> UnsafeBufferPointer<UInt8> { texts[Int(values[row])] }
  }
  private let textBytes: UnsafeMutablePointer<UInt8>

  init(_ column: StoredColumn, _ type: ValueType) {
    let kind: Cells.Kind =
      switch type {
      case .date: .date
      case .text, .oneOf: .text
      case .boolean, .integer, .decimal, .money, .rate, .share, .months, .days: .number
      }
    count = column.column.count
    let values = UnsafeMutablePointer<Int64>.allocate(capacity: count)
    var wide: UnsafeMutablePointer<Int128>?
    switch column.column.storage {
    case .bytes(let own): for row in own.indices { values[row] = Int64(own[row]) }
    case .int32(let own): for row in own.indices { values[row] = Int64(own[row]) }
    case .lanes(let own): for row in own.indices { values[row] = Int64(own[row]) }
    case .wide(let own):
      for row in own.indices { values[row] = Int64(truncatingIfNeeded: own[row]) }
      if own.contains(where: { Int64(exactly: $0) == nil }) { wide = Self.copied(own) }
    }
    let texts = column.texts ?? TextBytes()
    textBytes = Self.copied(texts.bytes)
    let places = UnsafeMutablePointer<UnsafeBufferPointer<UInt8>>.allocate(capacity: texts.count)
    for code in 0..<texts.count {
      let range = texts.range(code)
      (places + code).initialize(
        to: UnsafeBufferPointer(start: textBytes + range.lowerBound, count: range.count))
    }
    cells = Cells(
      kind: kind, values: values, wide: wide,
      validity: column.column.validity.map { Self.copied($0) }, texts: places)
  }

  /// 1 and 0 for every row.
  init(truths: [UInt8]) {
    count = truths.count
    let values = UnsafeMutablePointer<Int64>.allocate(capacity: count)
    for row in truths.indices { values[row] = Int64(truths[row]) }
    textBytes = Self.copied([])
    cells = Cells(
      kind: .number, values: values, wide: nil, validity: nil,
      texts: .allocate(capacity: 0))
  }

  deinit {
    cells.values.deallocate()
    cells.wide?.deallocate()
    cells.validity?.deallocate()
    cells.texts.deallocate()
    textBytes.deallocate()
  }

  private static func copied<Element: BitwiseCopyable>(
    _ elements: [Element]
  ) -> UnsafeMutablePointer<Element> {
    let copy = UnsafeMutablePointer<Element>.allocate(capacity: elements.count + 1)
    copy.initialize(from: elements, count: elements.count)
    return copy
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

    /// All that a row of the plain table has, but its parent's key.
    var plainColumns: [CellColumn] { columns + givens }
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
