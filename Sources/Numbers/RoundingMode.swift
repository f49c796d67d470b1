/// Which of the two neighbouring multiples of a step a value between them goes to.
///
/// Up and down are away from and toward zero, and ties likewise: 2.5 goes half up to 3 and −2.5
/// to −3. The raw value is the word of the language.
package enum RoundingMode: String, CaseIterable, Sendable {
  case halfEven = "half_even"
  case halfUp = "half_up"
  case halfDown = "half_down"
  case up
  case down
  case ceiling
  case floor

  /// Whether a magnitude strictly between two multiples goes to the one farther from zero.
  ///
  /// - Parameters:
  ///   - remainder: the distance to the multiple nearer to zero.
  ///   - rest: the distance to the one farther from it.
  ///   - isOdd: whether the multiple nearer to zero is an odd one.
  func goesAway(remainder: UInt128, rest: UInt128, isOdd: Bool, isNegative: Bool) -> Bool {
    switch self {
    case .halfEven: remainder > rest || (remainder == rest && isOdd)
    case .halfUp: remainder >= rest
    case .halfDown: remainder > rest
    case .up: true
    case .down: false
    case .ceiling: !isNegative
    case .floor: isNegative
    }
  }
}
