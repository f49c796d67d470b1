/// A generator of pseudo-random numbers of our own, so that equal seeds give equal bytes everywhere.
///
/// The steps are SplitMix64's (Steele, Lea and Flood 2014). Every thing drawn about (a firm, one
/// month of a firm, an application) has a stream of its own, found from its name and number: what
/// is drawn for one never shifts what is drawn for another.
struct SplitMix: Sendable {
  private var state: UInt64

  /// What a stream is about.
  enum Topic: UInt64 { case firm = 1, month, filing, application, choice }

  init(seed: UInt64, _ topic: Topic, _ first: Int = 0, _ second: Int = 0) {
    state = seed
    for part in [
      topic.rawValue, UInt64(bitPattern: Int64(first)), UInt64(bitPattern: Int64(second)),
    ] {
      state = Self.mixed(state &+ Self.increment &* (part &+ 1))
    }
  }

  private static let increment: UInt64 = 0x9E37_79B9_7F4A_7C15

  private static func mixed(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  private mutating func next() -> UInt64 {
    state &+= Self.increment
    return Self.mixed(state)
  }

  /// A number of `range`; for the small ranges used here its bias is below one in 2⁴⁰.
  mutating func integer(in range: ClosedRange<Int>) -> Int {
    let count = UInt64(range.upperBound - range.lowerBound + 1)
    return range.lowerBound + Int(next().multipliedFullWidth(by: count).high)
  }

  /// Whether an event of `share` in 10,000 happens.
  mutating func happens(_ share: Int) -> Bool { integer(in: 0...9_999) < share }

  /// A number of `range` that favours its middle: the mean of three draws.
  mutating func middling(in range: ClosedRange<Int>) -> Int {
    (integer(in: range) + integer(in: range) + integer(in: range)) / 3
  }

  /// One of the values, each as likely as its weight.
  mutating func pick<Value>(_ weighted: [(value: Value, weight: Int)]) -> Value {
    var left = integer(in: 0...(weighted.reduce(0) { $0 + $1.weight } - 1))
    for (value, weight) in weighted {
      if left < weight { return value }
      left -= weight
    }
    return weighted[0].value
  }

  /// A value between neighbouring quantiles, which stand for equal shares of the population.
  mutating func between(quantiles: [Int]) -> Int {
    let step = integer(in: 0...(quantiles.count - 2))
    return integer(in: quantiles[step]...quantiles[step + 1])
  }
}
