/// A whole number of any size that is not negative.
///
/// As much of one as exact instalments need: products with a word, sums, comparison.
struct Natural: Equatable, Comparable {
  /// Least significant first; the last one is not 0.
  private var words: [UInt64]

  init(_ word: UInt64) { words = word == 0 ? [] : [word] }

  static func *= (left: inout Natural, factor: UInt64) {
    var carry: UInt64 = 0
    for index in left.words.indices {
      let (high, low) = left.words[index].multipliedFullWidth(by: factor)
      let (word, overflow) = low.addingReportingOverflow(carry)
      left.words[index] = word
      carry = high + (overflow ? 1 : 0)
    }
    if carry > 0 { left.words.append(carry) }
    while left.words.last == 0 { left.words.removeLast() }
  }

  static func * (left: Natural, factor: UInt64) -> Natural {
    var product = left
    product *= factor
    return product
  }

  static func += (left: inout Natural, right: Natural) {
    let missing = right.words.count - left.words.count
    if missing > 0 { left.words += repeatElement(0, count: missing) }
    var carry: UInt64 = 0
    for index in left.words.indices {
      let term = index < right.words.count ? right.words[index] : 0
      let (partial, first) = left.words[index].addingReportingOverflow(term)
      let (word, second) = partial.addingReportingOverflow(carry)
      left.words[index] = word
      carry = (first ? 1 : 0) + (second ? 1 : 0)
    }
    if carry > 0 { left.words.append(carry) }
  }

  static func < (left: Natural, right: Natural) -> Bool {
    guard left.words.count == right.words.count else {
      return left.words.count < right.words.count
    }
    return left.words.reversed().lexicographicallyPrecedes(right.words.reversed())
  }

  /// The quotient, below 2⁶², rounded half up: the greatest q with (2q − 1) · divisor ≤ 2 · self.
  func dividedHalfUp(by divisor: Natural) -> Int {
    let double = self * 2
    var quotient: UInt64 = 0
    for bit in (0..<62).reversed() {
      let tried = quotient | 1 << UInt64(bit)
      if divisor * (2 * tried - 1) <= double { quotient = tried }
    }
    return Int(quotient)
  }
}
