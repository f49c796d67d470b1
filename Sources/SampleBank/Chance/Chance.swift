/// How likely an event is, in ten-thousandths.
struct Chance: ExpressibleByIntegerLiteral, Sendable {
  let tenThousandths: Int

  init(integerLiteral value: Int) { tenThousandths = value }
  init(_ tenThousandths: Int) { self.tenThousandths = tenThousandths }

  /// `1.5 %` for 150 ten-thousandths.
  var words: String { percent(tenThousandths, of: 10_000) }
}

/// Values with the weights at which they are drawn: `["online": 82, "branch": 18]`.
struct Odds<Value: Sendable>: ExpressibleByDictionaryLiteral, Sendable {
  let cases: [(value: Value, weight: Int)]
  let total: Int

  init(dictionaryLiteral elements: (Value, Int)...) {
    cases = elements.map { (value: $0.0, weight: $0.1) }
    total = elements.reduce(0) { $0 + $1.1 }
  }

  /// `online 82 %, branch 18 %`.
  var words: String {
    cases.map { "\($0.value) \(percent($0.weight, of: total))" }.joined(separator: ", ")
  }
}

/// A part in percent with at most two decimals: `0.25 %`.
func percent(_ part: Int, of whole: Int) -> String {
  let hundredths = (part * 10_000 + whole / 2) / whole
  return "\(decimal(hundredths, places: 2)) %"
}

/// A whole number of units of 10^−places without needless zeros: `1.5` for 150 with two places.
func decimal(_ value: Int, places: Int) -> String {
  var scale = 1
  for _ in 0..<places { scale *= 10 }
  let sign = value < 0 ? "−" : ""
  var fraction = String(scale + abs(value) % scale).dropFirst()
  while fraction.hasSuffix("0") { fraction = fraction.dropLast() }
  let whole = sign + String(abs(value) / scale)
  return fraction.isEmpty ? whole : whole + "." + fraction
}
