import Digest
import Numbers
import Semantics

/// The canonical bytes of applications and their digests, which depend on nothing but the facts.
///
/// Fields stand in the order of their names' UTF-8 bytes, lists after them likewise, child rows in the order of a part.
/// A cell is
/// - `00` where there is no value,
/// - for a number, date (as 20260131) or truth (0, 1) the count of its bytes, then the number scaled by its decimals in
///   two's complement, most significant byte first, without redundant ones,
/// - for a text or a one-of value's name `80`, four bytes of length, most significant first, and its UTF-8 bytes.
///
/// A list is `90` where it is missing, else `91`, four bytes with the count of its rows, and their cells.
struct CanonicalRows {
  /// Positions of the fields of each record by name.
  private let fields: [[Int]]
  /// Positions in `records` of the lists by name.
  private let lists: [Int]

  init(_ schema: StoredSchema) {
    func byName(_ names: [String]) -> [Int] {
      names.indices.sorted { names[$0].utf8.lexicographicallyPrecedes(names[$1].utf8) }
    }
    fields = schema.records.map { byName($0.fields.map(\.field.name)) }
    lists = byName(schema.records.dropFirst().map { $0.list?.name ?? "" }).map { $0 + 1 }
  }

  /// The digests of a part's applications, 32 bytes each.
  func digests(_ part: PartCells) -> [UInt8] {
    var digests: [UInt8] = []
    digests.reserveCapacity(part.records[0].count * SHA256.digestSize)
    defer { withExtendedLifetime(part) {} }
    let columns = zip(fields, part.records).map { order, rows in
      order.map { rows.columns[$0].cells }
    }
    var next = [Int](repeating: 0, count: part.records.count)
    var bytes = ByteRoom()
    var ends: [Int] = []
    for row in 0..<part.records[0].count {
      for cells in columns[0] { bytes.append(cells, row) }
      for list in lists {
        let rows = part.records[list]
        let count = Int(rows.counts[row])
        guard rows.given.map({ $0[row] != 0 }) ?? true else {
          bytes.append(0x90)
          continue
        }
        bytes.append(0x91)
        bytes.append(count: count)
        for child in next[list]..<next[list] + count {
          for cells in columns[list] { bytes.append(cells, child) }
        }
        next[list] += count
      }
      ends.append(bytes.count)
      // What is digested at a time stays in the cache.
      if bytes.count > 1 << 18 || row + 1 == part.records[0].count {
        digests += bytes.digests(ends)
        bytes.clear()
        ends.removeAll(keepingCapacity: true)
      }
    }
    return digests
  }
}

/// Bytes that grow at the end.
private struct ByteRoom: ~Copyable {
  private var room: UnsafeMutablePointer<UInt8>
  private var capacity = 1 << 19
  private(set) var count = 0

  init() { room = .allocate(capacity: capacity) }
  deinit { room.deallocate() }

  mutating func clear() { count = 0 }

  func digests(_ ends: [Int]) -> [UInt8] {
    var start = 0
    return SHA256.digests(
      of: ends.map { end in
        defer { start = end }
        return UnsafeRawBufferPointer(start: room + start, count: end - start)
      })
  }

  @inline(__always)
  private mutating func reserve(_ more: Int) {
    if count + more > capacity { grow(more) }
  }

  @inline(never)
  private mutating func grow(_ more: Int) {
    capacity = (count + more) * 2
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.update(from: room, count: count)
    room.deallocate()
    room = larger
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    reserve(1)
    room[count] = byte
    count += 1
  }

  mutating func append(count number: Int) {
    reserve(4)
    UnsafeMutableRawPointer(room + count).storeBytes(
      of: UInt32(truncatingIfNeeded: number).bigEndian, as: UInt32.self)
    count += 4
  }

  @inline(__always)
  mutating func append(_ cells: CellColumn.Cells, _ row: Int) {
    guard cells.isPresent(row) else {
      append(0)
      return
    }
    switch cells.kind {
    case .number:
      if let wide = cells.wideNumber(row) {
        append(number: wide)
      } else {
        append(number: cells.values[row])
      }
    case .date:
      let packed = cells.values[row]
      append(number: (packed >> 5 / 12) * 10_000 + (packed >> 5 % 12 + 1) * 100 + packed & 31)
    case .text: append(cells.text(row))
    }
  }

  @inline(__always)
  private mutating func append(number: Int64) {
    reserve(9)
    // Bits that differ from the sign, and the sign's own.
    let significant = 65 - (number ^ number >> 63).leadingZeroBitCount
    let size = (significant + 7) / 8
    room[count] = UInt8(truncatingIfNeeded: size)
    UnsafeMutableRawPointer(room + count + 1).storeBytes(
      of: (number &<< Int64(64 - size * 8)).bigEndian, as: Int64.self)
    count += 1 + size
  }

  private mutating func append(number: Int128) {
    let significant = 129 - (number ^ number >> 127).leadingZeroBitCount
    let size = (significant + 7) / 8
    append(UInt8(truncatingIfNeeded: size))
    for place in stride(from: size - 1, through: 0, by: -1) {
      append(UInt8(truncatingIfNeeded: number >> Int128(place * 8)))
    }
  }

  private mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    reserve(5 + text.count)
    append(0x80)
    append(count: text.count)
    if let base = text.baseAddress {
      (room + count).update(from: base, count: text.count)
      count += text.count
    }
  }
}
