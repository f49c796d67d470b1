/// Random numbers that are found, not drawn one after another: each is a function of what it is about.
///
/// So a draw does not hang on who else is drawn, in which thread or shard. Bits are mixed as SplitMix64 does it (Steele, Lea and
/// Flood 2014).
enum CounterRandom {
  /// How many bits a uniform number has.
  static let bits = 53

  /// A key for all that is drawn about one month of one draw.
  static func key(seed: UInt64, month: Int32, draw: Int) -> UInt64 {
    let first = mixed(seed &+ increment &* (UInt64(bitPattern: Int64(draw)) &+ 1))
    return mixed(first &+ increment &* (UInt64(bitPattern: Int64(month)) &+ 1))
  }

  /// A customer's place among the numbers of every key.
  static func place(of customer: UInt64) -> UInt64 { mixed(customer &+ increment) }

  /// A whole number below 2^`bits`.
  @inline(__always)
  static func uniform(_ key: UInt64, _ place: UInt64) -> UInt64 {
    mixed(key &+ place) >> UInt64(64 - bits)
  }

  private static let increment: UInt64 = 0x9E37_79B9_7F4A_7C15

  @inline(__always)
  private static func mixed(_ value: UInt64) -> UInt64 {
    var mixed = value
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
