/// Rows of a table laid out in pages as SQLite lays them out, without SQLite.
///
/// An INSERT spends most of its time on what a bulk load does not need: opcodes for each column, a search for the row's
/// place, a page that is balanced as it fills. Rows that come in ascending order need none of it: their cells fill one leaf
/// after the other, and the levels above are known at the end (`PageFile`). The layout is that of
/// https://www.sqlite.org/fileformat2.html, sections 1.6 and 2: a leaf is its header, an array of two-byte places of cells
/// in order, and the cells from the page's end backwards; a cell is the size of its record, the row's number and the
/// record; a record is the size of its header, a type for each column, and the values. Only rows that fit one page are
/// taken, so no overflow pages are made.
package struct LeafPages: ~Copyable {
  private let pageSize: Int
  /// Finished pages, one behind the other.
  private(set) var bytes: [UInt8] = []
  /// The number of the last row of each page.
  private(set) var lastRows: [Int64] = []

  // The page that is being filled.
  private let page: UnsafeMutableRawPointer
  private var cells = 0
  private var contentStart: Int
  private var lastRow: Int64 = 0

  // The row that is being written.
  private let types: UnsafeMutablePointer<UInt8>
  private var typesEnd = 0
  private let values: UnsafeMutablePointer<UInt8>
  private var valuesEnd = 0
  private var isTooLong = false

  /// - Parameter columns: of a row at most.
  package init(pageSize: Int, columns: Int) {
    self.pageSize = pageSize
    page = .allocate(byteCount: pageSize, alignment: 8)
    contentStart = pageSize
    types = .allocate(capacity: columns * 9 + 9)
    // A text is checked before it is copied; eight bytes more are for numbers.
    values = .allocate(capacity: pageSize + 16)
  }

  deinit {
    page.deallocate()
    types.deallocate()
    values.deallocate()
  }

  /// The longest record that is stored within a leaf.
  private var longestRecord: Int { pageSize - 35 }
  private static let headerSize = 8

  // MARK: A row's columns

  @inline(__always)
  package mutating func appendNull() {
    types[typesEnd] = 0
    typesEnd += 1
  }

  /// A whole number in the fewest bytes of 0, 1, 2, 3, 4, 6 or 8.
  @inline(__always)
  package mutating func append(_ number: Int64) {
    let significant = 65 - (number ^ number >> 63).leadingZeroBitCount
    let bytes = (significant + 7) / 8
    if number == 0 || number == 1 {
      types[typesEnd] = number == 0 ? 8 : 9
      typesEnd += 1
      return
    }
    // Type 5 has six bytes, type 6 eight.
    let (type, size) = bytes <= 4 ? (bytes, bytes) : bytes <= 6 ? (5, 6) : (6, 8)
    types[typesEnd] = UInt8(truncatingIfNeeded: type)
    typesEnd += 1
    guard valuesEnd + 8 <= pageSize else {
      isTooLong = true
      return
    }
    UnsafeMutableRawPointer(values + valuesEnd).storeBytes(
      of: (number &<< Int64(64 - size * 8)).bigEndian, as: Int64.self)
    valuesEnd += size
  }

  @inline(__always)
  package mutating func append(text: UnsafeBufferPointer<UInt8>) {
    typesEnd += Self.put(UInt64(text.count * 2 + 13), at: types + typesEnd)
    guard valuesEnd + text.count <= pageSize else {
      isTooLong = true
      return
    }
    if let base = text.baseAddress {
      (values + valuesEnd).update(from: base, count: text.count)
      valuesEnd += text.count
    }
  }

  /// Ends a row, whose number is greater than that of the row before.
  ///
  /// - Returns: `false` where the row is longer than a page takes; it is not stored then.
  @inline(__always)
  package mutating func endRow(_ row: Int64) -> Bool {
    defer { (typesEnd, valuesEnd, isTooLong) = (0, 0, false) }
    // The header's size counts itself: one byte up to 127, two beyond.
    let headerSize = typesEnd + (typesEnd < 127 ? 1 : 2)
    let record = headerSize + valuesEnd
    guard !isTooLong, record <= longestRecord else { return false }
    let size = Self.size(UInt64(record)) + Self.size(UInt64(row)) + record
    if contentStart - size < Self.headerSize + cells * 2 + 2 { finishPage() }
    contentStart -= size
    var place = (page + contentStart).assumingMemoryBound(to: UInt8.self)
    place += Self.put(UInt64(record), at: place)
    place += Self.put(UInt64(row), at: place)
    place += Self.put(UInt64(headerSize), at: place)
    place.update(from: types, count: typesEnd)
    (place + typesEnd).update(from: values, count: valuesEnd)
    page.storeBytes(
      of: UInt16(truncatingIfNeeded: contentStart).bigEndian,
      toByteOffset: Self.headerSize + cells * 2, as: UInt16.self)
    cells += 1
    lastRow = row
    return true
  }

  // MARK: Pages

  /// Takes the pages that were filled since the last time, the last one as full as it is.
  package mutating func take() -> FilledPages {
    if cells > 0 { finishPage() }
    defer { (bytes, lastRows) = ([], []) }
    return FilledPages(bytes: bytes, lastRows: lastRows)
  }

  private mutating func finishPage() {
    let used = Self.headerSize + cells * 2
    memoryZero(from: used, to: contentStart)
    PageHeader(kind: .tableLeaf, cells: cells, contentStart: contentStart).write(to: page)
    bytes.append(contentsOf: UnsafeRawBufferPointer(start: page, count: pageSize))
    lastRows.append(lastRow)
    (cells, contentStart) = (0, pageSize)
  }

  private func memoryZero(from start: Int, to end: Int) {
    (page + start).initializeMemory(as: UInt8.self, repeating: 0, count: end - start)
  }

  // MARK: Numbers of variable length

  /// Bytes of a number below 2⁵⁶: seven bits each.
  @inline(__always)
  static func size(_ number: UInt64) -> Int {
    number < 128 ? 1 : (64 - number.leadingZeroBitCount + 6) / 7
  }

  /// Writes a number and says in how many bytes.
  @inline(__always)
  static func put(_ number: UInt64, at place: UnsafeMutablePointer<UInt8>) -> Int {
    let size = size(number)
    var rest = number
    var index = size - 1
    place[index] = UInt8(truncatingIfNeeded: rest & 127)
    while index > 0 {
      rest >>= 7
      index -= 1
      place[index] = UInt8(truncatingIfNeeded: rest & 127 | 128)
    }
    return size
  }
}

/// Leaves of a table in the order of their rows.
package struct FilledPages: Sendable {
  package var bytes: [UInt8]
  /// The number of the last row of each page.
  package var lastRows: [Int64]
}

/// The header of a page of a table.
struct PageHeader {
  enum Kind: UInt8 { case tableInterior = 5, tableLeaf = 13 }
  var kind: Kind
  var cells: Int
  var contentStart: Int
  /// The child with the greatest rows, of an interior page.
  var lastChild: UInt32?

  func write(to page: UnsafeMutableRawPointer) {
    page.storeBytes(of: kind.rawValue, as: UInt8.self)
    page.storeBytes(of: 0, toByteOffset: 1, as: UInt16.self)
    page.storeBytes(of: UInt16(cells).bigEndian, toByteOffset: 3, as: UInt16.self)
    // 65536 is written as 0.
    page.storeBytes(
      of: UInt16(truncatingIfNeeded: contentStart).bigEndian, toByteOffset: 5, as: UInt16.self)
    page.storeBytes(of: 0, toByteOffset: 7, as: UInt8.self)
    if let lastChild {
      page.storeBytes(of: lastChild.bigEndian, toByteOffset: 8, as: UInt32.self)
    }
  }
}
