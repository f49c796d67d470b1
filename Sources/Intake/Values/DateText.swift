/// Dates as 2020-01-31.
enum DateText {
  /// The packed date (month index × 32 + day) of ten bytes, or `nil` where they are no day of the
  /// calendar; the years are 1 to 9999.
  @inline(__always)
  static func packed(_ place: UnsafePointer<UInt8>) -> Int32? {
    let word = ByteWords.load(place)
    let hyphens: UInt64 = 0x2D00_002D_0000_0000
    guard word & 0xFF00_00FF_0000_0000 == hyphens else { return nil }
    let days = UInt64(
      UInt16(littleEndian: UnsafeRawPointer(place + 8).loadUnaligned(as: UInt16.self)))
    // Year, month and day without the hyphens.
    let digits = (word & 0xFFFF_FFFF) | ((word &>> 8) & 0x0000_FFFF_0000_0000) | (days &<< 48)
    guard ByteWords.nonDigits(digits) == 0 else { return nil }
    let values = digits & 0x0F0F_0F0F_0F0F_0F0F
    let pairs = (values &* 10 &+ (values &>> 8)) & 0x00FF_00FF_00FF_00FF
    let year = Int32(truncatingIfNeeded: (pairs & 0xFF) &* 100 &+ ((pairs &>> 16) & 0xFF))
    let month = Int32(truncatingIfNeeded: (pairs &>> 32) & 0xFF)
    let day = Int32(truncatingIfNeeded: pairs &>> 48)
    guard year > 0, month &- 1 >= 0, month <= 12, day > 0, day <= length(of: month, year) else {
      return nil
    }
    return (year &* 12 &+ month &- 1) &* 32 &+ day
  }

  @inline(__always)
  private static func length(of month: Int32, _ year: Int32) -> Int32 {
    if month == 2 {
      return year & 3 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    }
    // 31 days in odd months up to July and even ones from August.
    return 30 &+ ((month &+ (month &>> 3)) & 1)
  }
}
