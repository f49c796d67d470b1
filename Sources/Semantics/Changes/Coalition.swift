/// Some of the changes between two versions, by their positions: a version in between has these and no others.
package struct Coalition: OptionSet, Hashable, Sendable {
  package let rawValue: UInt64
  package init(rawValue: UInt64) { self.rawValue = rawValue }

  /// More changes than this are not told apart.
  package static let capacity = 64

  /// One change alone.
  package init(_ change: Int) { rawValue = 1 << UInt64(change) }

  /// The first `count` changes.
  package init(first count: Int) {
    rawValue = count >= Self.capacity ? .max : 1 << UInt64(count) - 1
  }

  package var size: Int { rawValue.nonzeroBitCount }

  /// The positions of the changes, ascending.
  package var members: [Int] {
    var rest = rawValue
    var members: [Int] = []
    while rest != 0 {
      members.append(rest.trailingZeroBitCount)
      rest &= rest - 1
    }
    return members
  }

  /// The members that the bits of `selection` name: bit k stands for the k-th member.
  package func subset(_ selection: Int) -> Coalition {
    var (rest, chosen) = (rawValue, UInt64(0))
    var selection = selection
    while selection != 0 {
      let lowest = rest & (~rest &+ 1)
      if selection & 1 != 0 { chosen |= lowest }
      rest &= ~lowest
      selection >>= 1
    }
    return Coalition(rawValue: chosen)
  }

  /// Which of the members stand in another coalition: bit k for the k-th member.
  package func selection(of other: Coalition) -> Int {
    var (rest, selection, bit) = (rawValue, 0, 0)
    while rest != 0 {
      let lowest = rest & (~rest &+ 1)
      if other.rawValue & lowest != 0 { selection |= 1 << bit }
      bit += 1
      rest &= ~lowest
    }
    return selection
  }
}
