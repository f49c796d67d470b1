import Numbers

/// SplitMix64: the same draws from the same seed on every machine.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number of any size: as many digits as drawn first, then the digits and the sign.
  mutating func number() -> Number {
    let bound = Int128.powerOfTen(Int.random(in: 0...38, using: &self))
    return Number(units: Int128.random(in: (1 - bound)..<bound, using: &self)) ?? .zero
  }

  mutating func date() -> CalendarDate {
    let dayNumber = Int32.random(in: -719_162...2_932_896, using: &self)
    return CalendarDate(dayNumber: dayNumber) ?? CalendarDate(packed: 12 << 5 | 1)
  }
}
