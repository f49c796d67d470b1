/// A generator of pseudo-random numbers of our own, so that equal seeds give equal bytes everywhere.
///
/// The steps are SplitMix64's (Steele, Lea and Flood 2014). Every thing drawn about (a firm, one
/// month of a firm, an application) has a stream of its own, found from its name and number: what
/// is drawn for one never shifts what is drawn for another, whatever thread draws it.
struct SplitMix: Sendable {
  private var state: UInt64

  /// What a stream is about.
  enum Topic: UInt64 {
    case firm = 1, month, filing, application, choice
    case ring, circulation, links, level, audit, consent, bureau, sale, purchase
    case override, take, draw, risk, loan, comeback, identity
  }

  init(seed: UInt64, _ topic: Topic, _ first: Int = 0, _ second: Int = 0) {
    state = Self.mixed(seed &+ Self.increment &* (topic.rawValue &+ 1))
    state = Self.mixed(state &+ Self.increment &* (UInt64(bitPattern: Int64(first)) &+ 1))
    state = Self.mixed(state &+ Self.increment &* (UInt64(bitPattern: Int64(second)) &+ 1))
  }

  private static let increment: UInt64 = 0x9E37_79B9_7F4A_7C15

  private static func mixed(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// Any 64 bits.
  mutating func next() -> UInt64 {
    state &+= Self.increment
    return Self.mixed(state)
  }

  /// A number of `range`; for the small ranges used here its bias is below one in 2⁴⁰.
  mutating func integer(in range: ClosedRange<Int>) -> Int {
    let count = UInt64(range.upperBound - range.lowerBound + 1)
    return range.lowerBound + Int(next().multipliedFullWidth(by: count).high)
  }

  /// Whether an event happens.
  mutating func happens(_ chance: Chance) -> Bool {
    integer(in: 0...9_999) < chance.tenThousandths
  }

  /// A number of `range` that favours its middle: the mean of three draws.
  mutating func middling(in range: ClosedRange<Int>) -> Int {
    (integer(in: range) + integer(in: range) + integer(in: range)) / 3
  }

  /// One of the values, each as likely as its weight.
  mutating func pick<Value>(_ odds: Odds<Value>) -> Value {
    var left = integer(in: 0...(odds.total - 1))
    for (value, weight) in odds.cases {
      if left < weight { return value }
      left -= weight
    }
    return odds.cases[0].value
  }

  /// A value between neighbouring quantiles, which stand for equal shares of the population.
  mutating func between(quantiles: [Int]) -> Int {
    let step = integer(in: 0...(quantiles.count - 2))
    return integer(in: quantiles[step]...quantiles[step + 1])
  }
}
