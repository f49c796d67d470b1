import Numbers

/// Chances under the normal curve, the same on every machine.
enum NormalTail {
  /// The chance that χ² of one degree exceeds a value: erfc(√(x ÷ 2)).
  static func ofChiSquared(_ value: Double) -> Number {
    guard value > 0 else { return .one }
    let square = value / 2
    let root = square.squareRoot()
    let factor = square.negativeExponential / rootOfPi
    let tail = root < 2.5 ? 1 - factor * series(root) : factor / fraction(root)
    return Number(estimate: tail) ?? .zero
  }

  private static let rootOfPi = 1.772_453_850_905_516

  /// √π·e^(z²)·erf z = 2z·(1 + 2z²/3·(1 + 2z²/5·(1 + …))), all terms above zero.
  private static func series(_ root: Double) -> Double {
    let square = 2 * root * root
    var (term, sum, divisor) = (2 * root, 0.0, 1.0)
    while term > sum * 1e-17 {
      sum += term
      divisor += 2
      term = term * square / divisor
    }
    return sum
  }

  /// e^(−z²) ÷ (√π·erfc z) = z + ½/(z + 1/(z + 1½/(z + …))), from the 80th step back.
  private static func fraction(_ root: Double) -> Double {
    var value = root
    for step in stride(from: 80, to: 0, by: -1) { value = root + Double(step) / 2 / value }
    return value
  }
}
