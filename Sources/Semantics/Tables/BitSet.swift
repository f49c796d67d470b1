/// A set of small numbers.
package struct BitSet: Hashable, Sendable {
  package internal(set) var words: [UInt64]

  package init(count: Int) { words = Array(repeating: 0, count: (count + 63) / 64) }

  package init(_ members: Range<Int>, count: Int) {
    self.init(count: count)
    for member in members { insert(member) }
  }

  package mutating func insert(_ member: Int) { words[member / 64] |= 1 << UInt64(member % 64) }

  package func contains(_ member: Int) -> Bool {
    words[member / 64] & (1 << UInt64(member % 64)) != 0
  }

  /// The members from the least on.
  package var members: [Int] {
    words.indices.flatMap { index in
      var rest = words[index]
      var found: [Int] = []
      while rest != 0 {
        found.append(index * 64 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
      return found
    }
  }

  package mutating func formUnion(_ other: BitSet) {
    for index in words.indices { words[index] |= other.words[index] }
  }

  package mutating func subtract(_ other: BitSet) {
    for index in words.indices { words[index] &= ~other.words[index] }
  }

  /// Marks each number that is a member while the next is not, or the other way round.
  mutating func markChanges(of other: BitSet) {
    for index in words.indices {
      let next = index + 1 < other.words.count ? other.words[index + 1] << 63 : 0
      words[index] |= other.words[index] ^ (other.words[index] >> 1 | next)
    }
  }
}
