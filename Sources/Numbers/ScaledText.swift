/// A decimal text as a scaled integer, read at the speed of a column of money.
package struct ScaledText: Equatable, Sendable {
  /// How far the text is such an integer.
  package enum Status: Sendable {
    /// `units` is exactly the text.
    case exact
    /// A digit other than 0 stands behind the last decimal that the scale holds.
    case tooManyDecimals
    /// It is no plain decimal.
    case invalid
    /// It does not fit `Int64`.
    case tooLarge
  }

  /// The value times 10^decimals; 0 unless `status` is `exact`.
  package var units: Int64
  package var status: Status

  init(_ units: Int64, _ status: Status) {
    self.units = units
    self.status = status
  }
}

extension Number {
  /// Reads a plain decimal, `-1234.50`, as an integer scaled by 10^`decimals`, within 0…12.
  ///
  /// The short way for texts of up to 18 digits; all others go by `Number(parsing:)`, which fixes
  /// what a plain decimal is.
  package static func parseScaled(
    _ bytes: UnsafeBufferPointer<UInt8>, decimals: Int
  ) -> ScaledText {
    var units: UInt64 = 0
    var offset = 0
    let count = bytes.count
    let isNegative = count > 0 && bytes[0] == UInt8(ascii: "-")
    if isNegative { offset = 1 }
    // 19 bytes with their point are at most 18 digits behind a sign: no overflow on the way.
    guard count - offset <= 18, count > offset else { return parseLongScaled(bytes, decimals) }
    let start = offset
    while offset < count {
      let digit = bytes[offset] &- 48
      if digit > 9 { break }
      units = units &* 10 &+ UInt64(digit)
      offset += 1
    }
    if offset == start { return ScaledText(0, .invalid) }
    var missing = decimals
    if offset < count {
      guard bytes[offset] == UInt8(ascii: "."), offset + 1 < count else {
        return ScaledText(0, .invalid)
      }
      offset += 1
      missing -= count - offset
      while offset < count {
        let digit = bytes[offset] &- 48
        if digit > 9 { return ScaledText(0, .invalid) }
        units = units &* 10 &+ UInt64(digit)
        offset += 1
      }
    }
    if missing < 0 { return parseLongScaled(bytes, decimals) }
    let (scaled, overflow) = Int64(units).multipliedReportingOverflow(
      by: Int64(truncatingIfNeeded: Int128.powerOfTen(missing)))
    if overflow { return ScaledText(0, .tooLarge) }
    return ScaledText(isNegative ? -scaled : scaled, .exact)
  }

  private static func parseLongScaled(
    _ bytes: UnsafeBufferPointer<UInt8>, _ decimals: Int
  ) -> ScaledText {
    do {
      let number = try Number(parsing: bytes)
      guard let scaled = number.scaled(toDecimals: decimals) else {
        return ScaledText(0, .tooManyDecimals)
      }
      guard let units = Int64(exactly: scaled) else { return ScaledText(0, .tooLarge) }
      return ScaledText(units, .exact)
    } catch {
      switch error {
      case .tooManyDecimals: return ScaledText(0, .tooManyDecimals)
      case .outOfBound: return ScaledText(0, .tooLarge)
      case .empty, .invalidCharacter: return ScaledText(0, .invalid)
      }
    }
  }
}
