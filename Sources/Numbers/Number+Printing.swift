extension Number: CustomStringConvertible {
  /// The shortest plain decimal that is exactly the value: `4.35`, `-0.5`, `3000000`.
  package var description: String {
    DecimalText(units: units, scale: Self.decimals).shortest
  }

  /// The value rounded to so many decimals, 0…12, all of them written, thousands apart:
  /// `3_000_000.50`.
  ///
  /// Printing rounds half-even, as the language does where it says nothing.
  package func grouped(decimals: Int, separator: Character? = "_") -> String {
    text(shift: 0, decimals: decimals, separator: separator)
  }

  /// As a percentage with so many decimals, 0…10, rounded half-even: `4.35%`.
  package func asPercent(decimals: Int) -> String {
    text(shift: 2, decimals: decimals, separator: nil) + Unit.percent.suffix
  }

  /// As the shortest exact percentage: `4.35%`, `-30%`.
  package var asPercent: String { shortest(in: .percent) }

  /// As the shortest exact count of basis points: `35bp`.
  package var asBasisPoints: String { shortest(in: .basisPoint) }

  /// As an amount, rounded half-even to the cent: `85,309.90`.
  package var asMoney: String { grouped(decimals: 2, separator: ",") }

  /// As the shortest exact count of ten thousands: `300万`, `8.53099万`.
  package var asWan: String { shortest(in: .wan) }

  /// As the shortest exact count of hundred millions: `1.2亿`.
  package var asYi: String { shortest(in: .yi) }

  private func shortest(in unit: Unit) -> String {
    DecimalText(units: units, scale: Self.decimals + unit.shift).shortest + unit.suffix
  }

  /// The value times 10^`shift` with so many decimals.
  private func text(shift: Int, decimals: Int, separator: Character?) -> String {
    let step = Int128.powerOfTen(Self.decimals - shift - decimals).magnitude
    // A magnitude may round up to the bound itself: still well within 128 bits.
    let scaled = UInt128.roundedQuotient((0, units.magnitude), by: step) ?? 0
    let isNegative = units < 0 && scaled != 0
    return DecimalText(
      units: isNegative ? -Int128(scaled) : Int128(scaled), scale: decimals
    ).full(separator: separator)
  }
}

/// The digits of a scaled integer, to be written as a decimal.
private struct DecimalText {
  let sign: String
  let whole: Substring
  let fraction: Substring

  init(units: Int128, scale: Int) {
    sign = units < 0 ? "-" : ""
    let written = String(units.magnitude)
    let digits = String(repeating: "0", count: max(0, scale + 1 - written.utf8.count)) + written
    whole = digits.dropLast(scale)
    fraction = digits.suffix(scale)
  }

  /// Without zeros at the end of the fraction.
  var shortest: String {
    guard let last = fraction.lastIndex(where: { $0 != "0" }) else { return sign + whole }
    return "\(sign)\(whole).\(fraction[...last])"
  }

  /// With every digit, and a separator between thousands.
  func full(separator: Character?) -> String {
    var text = sign
    for (place, digit) in zip(stride(from: whole.count, to: 0, by: -1), whole) {
      if let separator, place % 3 == 0, place < whole.count { text.append(separator) }
      text.append(digit)
    }
    return fraction.isEmpty ? text : "\(text).\(fraction)"
  }
}
