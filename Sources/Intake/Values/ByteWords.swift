/// Eight bytes of text in one machine word: loads, searches and digits without a loop over bytes.
///
/// The first byte of the text is the lowest of the word. Every load may read up to seven bytes past
/// a cell, so all buffers that are scanned carry at least `InputBytes.padding` bytes after their end.
enum ByteWords {
  static let lowBits: UInt64 = 0x0101_0101_0101_0101
  static let highBits: UInt64 = 0x8080_8080_8080_8080

  @inline(__always)
  static func load(_ place: UnsafePointer<UInt8>) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(place).loadUnaligned(as: UInt64.self))
  }

  /// A byte in all eight places.
  @inline(__always)
  static func repeated(_ byte: UInt8) -> UInt64 { UInt64(byte) &* lowBits }

  /// The high bit of every byte that equals the repeated one; exact up to the first such byte.
  @inline(__always)
  static func matches(_ word: UInt64, _ repeated: UInt64) -> UInt64 {
    let difference = word ^ repeated
    return (difference &- lowBits) & ~difference & highBits
  }

  /// The high bit of every byte that is no digit; exact up to the first such byte.
  @inline(__always)
  static func nonDigits(_ word: UInt64) -> UInt64 {
    let digits = word ^ 0x3030_3030_3030_3030
    return ((digits &+ 0x7676_7676_7676_7676) | digits) & highBits
  }

  /// The position of the lowest marked byte of a mask that is not zero.
  @inline(__always)
  static func position(_ mask: UInt64) -> Int { mask.trailingZeroBitCount >> 3 }

  /// The number that the first `count` bytes (1…8) spell, all of them digits.
  @inline(__always)
  static func digits(_ word: UInt64, _ count: Int) -> UInt64 {
    // Shifted up, the digits end at the word's end, with zeros before them.
    let digits = (word &<< UInt64(64 &- 8 &* count)) & 0x0F0F_0F0F_0F0F_0F0F
    let pairs = (digits &* 10 &+ (digits &>> 8)) & 0x00FF_00FF_00FF_00FF
    let fours = (pairs &* 100 &+ (pairs &>> 16)) & 0x0000_FFFF_0000_FFFF
    return (fours &* 10_000 &+ (fours &>> 32)) & 0xFFFF_FFFF
  }

  /// The word with all but its first `count` bytes (0…8) cleared.
  @inline(__always)
  static func prefix(_ word: UInt64, _ count: Int) -> UInt64 {
    count >= 8 ? word : word & ((1 &<< UInt64(8 &* count)) &- 1)
  }

  /// A well-mixed hash of a word.
  @inline(__always)
  static func mixed(_ word: UInt64) -> UInt64 {
    let product = word &* 0x9E37_79B9_7F4A_7C15
    return product ^ (product &>> 32)
  }
}
