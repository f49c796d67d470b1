extension Number {
  /// Reads a plain decimal: `0`, `-1234.5678`.
  ///
  /// A minus, digits, and behind a point digits again; no plus, exponent, separators or spaces.
  /// Zeros at either end are allowed in any number.
  package init(parsing text: some StringProtocol) throws(NumberParseError) {
    var text = String(text)
    self = try text.withUTF8 { bytes in
      Result { () throws(NumberParseError) in try Number(parsing: bytes) }
    }.get()
  }

  /// Reads a plain decimal from UTF-8 bytes, as `init(parsing:)` does from text.
  package init(parsing bytes: UnsafeBufferPointer<UInt8>) throws(NumberParseError) {
    guard let first = bytes.first else { throw .empty }
    let isNegative = first == UInt8(ascii: "-")
    var units: Int128 = 0
    var decimals: Int?
    var digits = 0
    var isTooLarge = false
    var isTooFine = false
    for offset in (isNegative ? 1 : 0)..<bytes.count {
      let digit = bytes[offset] &- UInt8(ascii: "0")
      if digit > 9 {
        guard bytes[offset] == UInt8(ascii: "."), decimals == nil, digits > 0 else {
          throw .invalidCharacter(at: offset)
        }
        decimals = 0
        digits = 0
        continue
      }
      digits += 1
      if let written = decimals {
        if written == Self.decimals {
          isTooFine = isTooFine || digit != 0
          continue
        }
        decimals = written + 1
      }
      guard units < Self.unitBound / 10 else {
        isTooLarge = true
        continue
      }
      units = units * 10 + Int128(digit)
    }
    if digits == 0 { throw .invalidCharacter(at: bytes.count) }
    let missing = Int128.powerOfTen(Self.decimals - (decimals ?? 0))
    guard !isTooLarge, units < Self.unitBound / missing else { throw .outOfBound }
    if isTooFine { throw .tooManyDecimals }
    units *= missing
    self.init(unchecked: isNegative ? -units : units)
  }

  /// Reads a decimal with the suffixes of units behind it: `4.35%`, `35bp`, `300万`, `0.01%/day`.
  ///
  /// Suffixes multiply, and the value must be exact: `0.00000000001%` has too many decimals.
  package init(parsingWithUnits text: some StringProtocol) throws(NumberParseError) {
    var written = Substring(text)
    var factor = Number.one
    while let unit = Unit.allCases.first(where: { written.hasSuffix($0.suffix) }) {
      guard let product = factor.multipliedExactly(by: unit.factor) else { throw .outOfBound }
      factor = product
      written.removeLast(unit.suffix.count)
    }
    if written.isEmpty, !text.isEmpty { throw .invalidCharacter(at: 0) }
    let number = try Number(parsing: written)
    guard let value = number.multipliedExactly(by: factor) else {
      throw number.multiplied(by: factor) == nil ? .outOfBound : .tooManyDecimals
    }
    self = value
  }
}
