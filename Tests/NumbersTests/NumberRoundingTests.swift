import Numbers
import Testing

@Suite("numbers: rounding to a step")
struct NumberRoundingTests {
  @Test(
    "every mode at 2.4, 2.5, 2.6 and 3.5 of either sign",
    arguments: [
      (RoundingMode.halfEven, [2, 2, 3, 4, -2, -2, -3, -4]),
      (.halfUp, [2, 3, 3, 4, -2, -3, -3, -4]),
      (.halfDown, [2, 2, 3, 3, -2, -2, -3, -3]),
      (.up, [3, 3, 3, 4, -3, -3, -3, -4]),
      (.down, [2, 2, 2, 3, -2, -2, -2, -3]),
      (.ceiling, [3, 3, 3, 4, -2, -2, -2, -3]),
      (.floor, [2, 2, 2, 3, -3, -3, -3, -4]),
    ])
  func modes(mode: RoundingMode, expected: [Int]) throws {
    let values = try ["2.4", "2.5", "2.6", "3.5", "-2.4", "-2.5", "-2.6", "-3.5"]
      .map { try Number(parsing: $0) }
    #expect(values.map { $0.rounded(mode, toStep: .one)?.integer } == expected)
    #expect(values.map { $0.rounded(mode, toDecimals: 0)?.integer } == expected)
  }

  /// The multiples about a value, found by walking, and the mode's words applied to them.
  static func walked(_ value: Int, _ mode: RoundingMode, _ step: Int) -> Int {
    var low = -200 * step
    while low + step <= value { low += step }
    if low == value { return value }
    let high = low + step
    let (inner, outer) = value < 0 ? (high, low) : (low, high)
    switch mode {
    case .floor: return low
    case .ceiling: return high
    case .down: return inner
    case .up: return outer
    case .halfEven, .halfUp, .halfDown:
      if value - low != high - value { return value - low < high - value ? low : high }
      if mode == .halfUp { return outer }
      if mode == .halfDown { return inner }
      return low / step % 2 == 0 ? low : high
    }
  }

  @Test("agrees with a walk over the multiples", arguments: RoundingMode.allCases)
  func agrees(mode: RoundingMode) throws {
    for step in 1...9 {
      let stepUnits = try #require(Number(units: Int128(step)))
      for value in -40...40 {
        let number = try #require(Number(units: Int128(value)))
        let rounded = number.rounded(mode, toStep: stepUnits)
        #expect(rounded?.units == Int128(Self.walked(value, mode, step)), "\(value) to \(step)")
      }
    }
  }

  @Test(
    "kept inside limits, agrees with a search of all multiples", arguments: RoundingMode.allCases)
  func within(mode: RoundingMode) throws {
    for step in [1, 2, 5, 6] {
      for value in -13...13 {
        for low in stride(from: -14, through: 14, by: 3) {
          for high in low - 1...low + 9 {
            let inside = (-40...40).map { $0 * step }.filter { low <= $0 && $0 <= high }
            let free = Self.walked(value, mode, step)
            let expected = inside.min { abs($0 - free) < abs($1 - free) }
            let numbers = try [value, step, low, high].map {
              try #require(Number(units: Int128($0)))
            }
            let found = numbers[0].rounded(mode, toStep: numbers[1], within: numbers[2], numbers[3])
            #expect(
              found?.units == expected.map { Int128($0) }, "\(value) to \(step) in \(low), \(high)")
          }
        }
      }
    }
  }

  @Test("steps of any size, from the amounts of the trade")
  func steps() throws {
    func rounded(_ value: String, _ mode: RoundingMode, _ step: String) throws -> String? {
      try Number(parsing: value).rounded(mode, toStep: Number(parsing: step))?.description
    }
    #expect(try rounded("1159999.99", .down, "10000") == "1150000")
    #expect(try rounded("85309.895", .halfUp, "0.01") == "85309.9")
    #expect(try rounded("85309.885", .halfEven, "0.01") == "85309.88")
    #expect(try rounded("0.04351", .ceiling, "0.0005") == "0.044")
    #expect(try rounded("12.34", .halfUp, "0.05") == "12.35")
    #expect(try rounded("7", .up, "99999999999999999999999999") == "99999999999999999999999999")
    #expect(try rounded("-7", .down, "99999999999999999999999999") == "0")
  }

  @Test("a multiple beyond the bound is nil, unless limits keep it inside")
  func bound() throws {
    let step = try Number(parsing: "90000000000000000000000000")
    #expect(Number.greatest.rounded(.up, toStep: step) == nil)
    #expect(Number.greatest.negated.rounded(.floor, toStep: step) == nil)
    #expect(Number.greatest.rounded(.down, toStep: step) == step)
    let limits = (Number.greatest.negated, Number.greatest)
    #expect(Number.greatest.rounded(.up, toStep: step, within: limits.0, limits.1) == step)
    #expect(
      limits.0.rounded(.up, toStep: step, within: limits.0, limits.1) == step.negated)
    #expect(Number.greatest.rounded(.up, toDecimals: 0) == nil)
    #expect(Number.greatest.rounded(.up, toDecimals: 12) == .greatest)
  }
}
