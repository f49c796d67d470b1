import Numbers

/// Makes values on which arithmetic goes wrong first: ties, bounds, thresholds and one unit beside them.
struct ValueMaker {
  var random: SplitMix64
  /// Whether numbers may be too large for exact doubles, up to the bound of all numbers.
  var isHuge: Bool
  /// Numbers that the program compares with, steps by or cuts at.
  var thresholds: [Number] = []
  var dateThresholds: [CalendarDate] = []

  init(_ random: SplitMix64, isHuge: Bool) {
    self.random = random
    self.isHuge = isHuge
  }

  /// A number of at most so many decimals.
  mutating func number(decimals: Int) -> Number {
    let unit = Int128.powerOfTen(12 - decimals)
    if !thresholds.isEmpty, random.percent(35) {
      let near = random.pick(thresholds).units / unit + Int128(random.int(-1...1))
      return Number(units: near * unit) ?? .zero
    }
    let scaled: Int128 =
      switch random.below(isHuge ? 13 : 9) {
      case 0: Int128(random.int(-1...1))
      case 1: Int128(random.int(-20...20)) * .powerOfTen(decimals)
      case 2: Int128(random.int(0...40)) * .powerOfTen(max(0, decimals - 1)) / 2
      case 3: Int128(random.int(-1_000...1_000))
      case 4: Int128(random.int(0...100)) * 10_000 * .powerOfTen(decimals)
      case 5...7: Int128(random.int(-200_000_000...1_000_000_000)) / 100 * .powerOfTen(decimals / 2)
      case 8: Int128(random.int(-1...1) + (1 << random.int(0...(random.percent(30) ? 52 : 34))))
      case 9: Int128(random.int(-3...3)) + Int128(1) << 53
      case 10: Int128(random.int(-2...2)) - Int128(1) << Int128(random.int(45...70))
      case 11: Int128(random.int(-9...9)) * .powerOfTen(random.int(6...25)) * .powerOfTen(decimals)
      default: (Number.greatest.units / unit) - Int128(random.int(0...1))
      }
    return Number(scaled, decimals: decimals) ?? .zero
  }

  mutating func count() -> Number {
    if isHuge, random.percent(10) {
      return Number(random.pick([1 << 31, -1 << 31, 4_000_000, 1 << 40, -200_000]))
    }
    return Number(random.int(-40...40))
  }

  mutating func date() -> CalendarDate {
    if !dateThresholds.isEmpty, random.percent(25) {
      return random.pick(dateThresholds).adding(days: random.int(-1...1))
        ?? random.pick(dateThresholds)
    }
    let year = random.percent(92) ? random.int(2024...2026) : random.int(1950...2060)
    let month = random.int(1...12)
    switch random.below(if: isHuge) {
    case 0: return CalendarDate(year: 9999, month: 12, day: random.int(1...31))!
    case 1: return CalendarDate(year: 2, month: month, day: random.int(1...28))!
    case 2...6:
      return CalendarDate(year: year, month: month, day: 1)!.endOfMonth
    case 7...10: return CalendarDate(year: 2024, month: 2, day: random.int(28...29))!
    default: return CalendarDate(year: year, month: month, day: random.int(1...28))!
    }
  }
}

extension SplitMix64 {
  /// 2…39, or with extremes 0…39.
  fileprivate mutating func below(if extremes: Bool) -> Int { int((extremes ? 0 : 2)...39) }
}
