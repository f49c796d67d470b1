/// The short cut for numbers written as digits with at most one point.
enum PlainNumber {
  /// The number at `start` scaled to the cell's decimals, and the place after it.
  ///
  /// - Returns: `nil` for everything that is not `[-]digits[.digits]` with at most fifteen digits
  ///   before the point, eight after it and no more of them than the cell has decimals.
  @inline(__always)
  static func read(
    _ start: UnsafePointer<UInt8>, _ cell: UnsafeMutablePointer<CellPlan>
  ) -> (value: Int64, end: UnsafePointer<UInt8>)? {
    let isNegative = start[0] == UInt8(ascii: "-")
    var place = start + (isNegative ? 1 : 0)
    var word = ByteWords.load(place)
    var ends = ByteWords.nonDigits(word)
    var whole: Int64 = 0
    if ends == 0 {
      whole = Int64(ByteWords.digits(word, 8))
      place += 8
      word = ByteWords.load(place)
      ends = ByteWords.nonDigits(word)
      guard ends != 0 else { return nil }
      let count = ByteWords.position(ends)
      if count > 0 {
        whole = whole &* power(count) &+ Int64(ByteWords.digits(word, count))
        place += count
      }
    } else {
      let count = ByteWords.position(ends)
      guard count > 0 else { return nil }
      whole = Int64(ByteWords.digits(word, count))
      place += count
    }
    let (scaled, overflow) = whole.multipliedReportingOverflow(by: cell.pointee.scale)
    var value = scaled
    var failed = overflow
    if place[0] == UInt8(ascii: ".") {
      word = ByteWords.load(place + 1)
      ends = ByteWords.nonDigits(word)
      let count = ends == 0 ? 9 : ByteWords.position(ends)
      let spare = cell.pointee.decimals &- count
      guard count > 0, count < 9, spare >= 0 else { return nil }
      let fraction = Int64(ByteWords.digits(word, count)) &* power(spare)
      let (sum, overflow) = value.addingReportingOverflow(fraction)
      value = sum
      failed = failed || overflow
      place += count + 1
    }
    guard !failed else { return nil }
    return (isNegative ? 0 &- value : value, place)
  }

  /// Ten to an exponent of 0…12.
  @inline(__always)
  static func power(_ exponent: Int) -> Int64 { powers[exponent] }

  private static let powers: InlineArray<13, Int64> = [
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
    10_000_000_000, 100_000_000_000, 1_000_000_000_000,
  ]
}
