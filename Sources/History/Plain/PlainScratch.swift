/// Room for the texts of one row's cells that are no texts: dates, and numbers beyond SQLite's.
struct PlainScratch: ~Copyable {
  private let room: UnsafeMutableBufferPointer<UInt8>
  private var used = 0
  private static let cellSize = 64

  /// - Parameter columns: of a row at most.
  init(columns: Int) { room = .allocate(capacity: columns * Self.cellSize) }

  deinit { room.deallocate() }

  /// Forgets the last row's texts.
  @inline(__always)
  mutating func begin() { used = 0 }

  /// A date as `2026-01-31`.
  @inline(__always)
  mutating func date(_ packed: Int64) -> UnsafeBufferPointer<UInt8> {
    let packed = Int32(truncatingIfNeeded: packed)
    let year = packed >> 5 / 12
    let start = used
    put(year / 100)
    put(year % 100)
    put(dashed: packed >> 5 % 12 + 1)
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
