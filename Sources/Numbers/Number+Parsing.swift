extension Number {
  /// Reads a plain decimal: `0`, `-1234.5678`.
  ///
  /// A minus, digits, and behind a point digits again; no plus, exponent, separators or spaces.
  /// Zeros at either end are allowed in any number.
  package init(parsing text: some StringProtocol) throws(NumberParseError) {
    try self.init(parsing: text, shiftedBy: 0)
  }

  /// Reads a plain decimal from UTF-8 bytes, as `init(parsing:)` does from text.
  package init(parsing bytes: UnsafeBufferPointer<UInt8>) throws(NumberParseError) {
    try self.init(parsing: bytes, shiftedBy: 0)
  }

  /// Reads a decimal with a unit behind it: `4.35%`, `35bp`, `300万`, `1.2亿`, `0.01%/day`.
  ///
  /// The value must be exact: `0.00000000001%` has too many decimals. `万亿` is read, too.
  package init(parsingWithUnits text: some StringProtocol) throws(NumberParseError) {
    var written = Substring(text)
    var shift = 0
    @discardableResult
    func reads(_ unit: Unit) -> Bool {
      guard written.hasSuffix(unit.suffix) else { return false }
      written.removeLast(unit.suffix.count)
      shift += unit.shift
      return true
    }
    let isPerDay = reads(.perDay)
    if !reads(.percent), !reads(.basisPoint) {
      reads(.yi)
      reads(.wan)
    }
    if written.isEmpty, !text.isEmpty { throw .invalidCharacter(at: 0) }
    let number = try Number(parsing: written, shiftedBy: shift)
    guard isPerDay else {
      self = number
      return
    }
    // A whole factor: the product is exact or out of bound.
    guard let year = number.multipliedExactly(by: Unit.perDay.factor) else { throw .outOfBound }
    self = year
  }

  private init(
    parsing text: some StringProtocol, shiftedBy shift: Int
  ) throws(NumberParseError) {
    var text = String(text)
    self = try text.withUTF8 { bytes in
      Result { () throws(NumberParseError) in try Number(parsing: bytes, shiftedBy: shift) }
    }.get()
  }

  /// The decimal of the text times 10^`shift`, which is within −12…24.
  private init(
    parsing bytes: UnsafeBufferPointer<UInt8>, shiftedBy shift: Int
  ) throws(NumberParseError) {
    guard let first = bytes.first else { throw .empty }
    let isNegative = first == UInt8(ascii: "-")
    let heldDecimals = Self.decimals + shift
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
        if written == heldDecimals {
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
    let missing = Int128.powerOfTen(heldDecimals - (decimals ?? 0))
    guard !isTooLarge, units < Self.unitBound / missing else { throw .outOfBound }
    if isTooFine { throw .tooManyDecimals }
    units *= missing
    self.init(unchecked: isNegative ? -units : units)
  }
}
