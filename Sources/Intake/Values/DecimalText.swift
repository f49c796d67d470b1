/// A decimal number exactly as it was written: mantissa × 10^exponent.
struct DecimalText {
  /// Carries no trailing zeros; 0 for zero.
  var mantissa: Int128
  var exponent: Int
  var isPercent: Bool

  enum Failure: Error { case notANumber, tooManyDigits }

  /// Reads `[+-] digits [. digits] [e[+-]digits] [%]`, the whole text.
  ///
  /// - Throws: `notANumber`, or `tooManyDigits` for more than 37 digits that matter.
  init(_ bytes: UnsafeBufferPointer<UInt8>) throws(Failure) {
    var index = 0
    var isNegative = false
    if index < bytes.count, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
      isNegative = bytes[index] == UInt8(ascii: "-")
      index += 1
    }
    var mantissa: Int128 = 0
    var exponent = 0
    var pendingZeros = 0
    var digits = 0
    var isFraction = false
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "."), !isFraction {
        isFraction = true
      } else if byte &- 48 < 10 {
        digits += 1
        if isFraction { exponent -= 1 }
        if byte == 48 {
          // A zero matters once another digit follows it.
          pendingZeros += 1
        } else {
          for _ in 0...pendingZeros {
            guard mantissa < Self.limit else { throw .tooManyDigits }
            mantissa *= 10
            if mantissa == 0 { break }
          }
          mantissa += Int128(byte &- 48)
          pendingZeros = 0
        }
      } else {
        break
      }
      index += 1
    }
    guard digits > 0 else { throw .notANumber }
    exponent += pendingZeros
    if index < bytes.count, bytes[index] | 32 == UInt8(ascii: "e") {
      exponent += try Self.exponent(bytes, &index)
    }
    isPercent = index < bytes.count && bytes[index] == UInt8(ascii: "%")
    if isPercent { index += 1 }
    guard index == bytes.count else { throw .notANumber }
    self.mantissa = isNegative ? -mantissa : mantissa
    self.exponent = mantissa == 0 ? 0 : exponent
  }

  /// Below this another digit fits.
  private static let limit: Int128 = 10_000_000_000_000_000_000_000_000_000_000_000_000

  private static func exponent(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int
  ) throws(Failure) -> Int {
    index += 1
    var isNegative = false
    if index < bytes.count, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
      isNegative = bytes[index] == UInt8(ascii: "-")
      index += 1
    }
    let start = index
    var value = 0
    while index < bytes.count, bytes[index] &- 48 < 10 {
      value = min(100_000, value * 10 + Int(bytes[index] &- 48))
      index += 1
    }
    guard index > start else { throw .notANumber }
    return isNegative ? -value : value
  }

  /// Decimals that matter, of a percentage's text those of its plain value.
  var decimals: Int { max(0, -(exponent - (isPercent ? 2 : 0))) }

  /// The value as a multiple of 10^−`decimals` after shifting the point `shift` places to the right
  /// and multiplying by `factor`; `nil` where it is none, `.max` where it is too large.
  func scaled(decimals: Int, shift: Int, factor: Int128) -> Int128? {
    if mantissa == 0 { return 0 }
    var places = exponent + decimals + shift - (isPercent ? 2 : 0)
    let (product, overflow) = mantissa.multipliedReportingOverflow(by: factor)
    if overflow { return .max }
    var value = product
    while places < 0 {
      let (quotient, remainder) = value.quotientAndRemainder(dividingBy: 10)
      guard remainder == 0 else { return nil }
      value = quotient
      places += 1
    }
    while places > 0 {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      if overflow { return .max }
      value = product
      places -= 1
    }
    return value
  }
}
