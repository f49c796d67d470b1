extension CalendarDate: CustomStringConvertible {
  /// As `2026-03-10`.
  package var description: String {
    let year = String(year)
    let zeros = String(repeating: "0", count: 4 - year.utf8.count)
    return "\(zeros)\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
  }

  /// Reads `2026-03-10`: exactly ten characters and a day that exists, else `nil`.
  package init?(parsing text: some StringProtocol) {
    var text = String(text)
    guard let date = text.withUTF8({ CalendarDate(parsing: $0) }) else { return nil }
    self = date
  }

  /// Reads ten UTF-8 bytes, as `init(parsing:)` does text.
  package init?(parsing bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.count == 10 else { return nil }
    var outside: UInt8 = 0
    func digit(_ offset: Int) -> Int32 {
      let digit = bytes[offset] &- UInt8(ascii: "0")
      outside |= digit > 9 ? 1 : 0
      return Int32(digit)
    }
    let year = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3)
    let month = digit(5) * 10 + digit(6)
    let day = digit(8) * 10 + digit(9)
    outside |= bytes[4] ^ UInt8(ascii: "-") | bytes[7] ^ UInt8(ascii: "-")
    guard
      outside == 0, year > 0, month &- 1 < 12, month > 0, day > 0,
      day <= 28 || day <= Self.daysInMonth(year: year, month: month)
    else { return nil }
    self.init(unchecked: (year * 12 + month - 1) << 5 | day)
  }
}
