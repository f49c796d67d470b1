import Columns
import Numbers
import SQLite
import Semantics

/// A column of a part as a table that anyone can query holds it: whole numbers, and texts for texts, dates and one-of
/// values.
struct PlainColumn {
  private enum Cells {
    case integers([Int64])
    case dates([Int32])
    case codes([Int32])
    /// Numbers of which some are beyond SQLite's.
    case wide([Int128])
  }
  private let cells: Cells
  private let validity: [UInt8]?
  private let texts: TextBytes

  init(_ column: StoredColumn, _ type: ValueType) {
    validity = column.column.validity
    texts = column.texts ?? TextBytes()
    switch type {
    case .date: cells = .dates(column.column.int32)
    case .text, .oneOf: cells = .codes(column.column.int32)
    case .boolean, .integer, .decimal, .money, .rate, .share, .months, .days:
      cells =
        switch column.column.storage {
        case .bytes(let values): .integers(values.map { Int64($0) })
        case .int32(let values): .integers(values.map { Int64($0) })
        case .lanes(let values): .integers(values.map { Int64($0) })
        case .wide(let values): .wide(values)
        }
    }
  }

  /// 1 and 0 for every row.
  init(truths: [UInt8]) {
    cells = .integers(truths.map { Int64($0) })
    validity = nil
    texts = TextBytes()
  }

  /// Binds a row's value; `scratch` keeps it until the statement has run.
  @inline(__always)
  func bind(_ row: Int, to statement: Statement, _ index: Int32, _ scratch: inout PlainScratch) {
    if let validity, validity[row] == 0 {
      statement.bindNull(index)
      return
    }
    switch cells {
    case .integers(let values): statement.bind(index, values[row])
    case .codes(let codes):
      texts.with(Int(codes[row])) { statement.bind(index, kept: $0) }
    case .dates(let packed):
      statement.bind(index, kept: scratch.date(packed[row]))
    case .wide(let values):
      if let short = Int64(exactly: values[row]) {
        statement.bind(index, short)
      } else {
        statement.bind(index, kept: scratch.digits(values[row]))
      }
    }
  }
}

/// Room for the texts of one row.
struct PlainScratch: ~Copyable {
  private let room: UnsafeMutableBufferPointer<UInt8>
  private var used = 0

  /// - Parameter columns: of a row at most.
  init(columns: Int) { room = .allocate(capacity: columns * Self.cellSize) }

  deinit { room.deallocate() }

  private static let cellSize = 64

  /// Forgets the last row's texts.
  mutating func begin() { used = 0 }

  /// A date as `2026-01-31`.
  @inline(__always)
  mutating func date(_ packed: Int32) -> UnsafeBufferPointer<UInt8> {
    let year = packed >> 5 / 12
    let month = packed >> 5 % 12 + 1
    let start = used
    put(year / 100)
    put(year % 100)
    put(dashed: month)
    put(dashed: packed & 31)
    return UnsafeBufferPointer(rebasing: room[start..<used])
  }

  /// A number that an integer of SQLite cannot hold: its digits, and a word that keeps SQLite from taking it for one.
  mutating func digits(_ value: Int128) -> UnsafeBufferPointer<UInt8> {
    let start = used
    for byte in "\(value) exact".utf8 {
      room[used] = byte
      used += 1
    }
    return UnsafeBufferPointer(rebasing: room[start..<used])
  }

  /// Two digits.
  @inline(__always)
  private mutating func put(_ number: Int32) {
    room[used] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / 10)
    room[used + 1] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10)
    used += 2
  }

  @inline(__always)
  private mutating func put(dashed number: Int32) {
    room[used] = UInt8(ascii: "-")
    used += 1
    put(number)
  }
}

extension Column {
  /// Codes and packed dates as whole numbers of one kind.
  var int32: [Int32] {
    switch storage {
    case .bytes(let values): values.map { Int32($0) }
    case .int32(let values): values
    case .lanes(let values): values.map { Int32($0) }
    case .wide(let values): values.map { Int32(truncatingIfNeeded: $0) }
    }
  }
}
