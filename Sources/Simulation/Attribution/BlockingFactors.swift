import Semantics

/// Rules and outputs that do something to cases in some versions only, each as a truth table over the changes it hangs on.
struct BlockingFactors: Sendable {
  struct Factor: Sendable {
    var reach: Coalition
    /// Where its truth table begins: bit s for the selection s of the reach.
    var words: Int
  }

  var factors: [Factor] = []
  var words: [UInt64] = []

  /// What always holds.
  static let always: [(reach: Coalition, table: [UInt64])] = [([], [1])]

  /// Adds what may block a case, as reaches with their truth tables, each at least one word.
  ///
  /// - Returns: where they are, and the changes on which some of them hangs.
  mutating func add(
    _ blocking: [(reach: Coalition, table: [UInt64])]
  ) -> (places: Range<Int>, relevant: Coalition) {
    let first = factors.count
    var relevant: Coalition = []
    for (reach, table) in blocking {
      factors.append(Factor(reach: reach, words: words.count))
      words += table
      relevant.formUnion(TruthTable.relevant(table, of: reach))
    }
    return (first..<factors.count, relevant)
  }

  /// Adds those of other cases, which then stand so much further on.
  mutating func add(_ other: BlockingFactors) -> Int {
    let (ownFactors, ownWords) = (factors.count, words.count)
    factors += other.factors.map { Factor(reach: $0.reach, words: $0.words + ownWords) }
    words += other.words
    return ownFactors
  }

  /// Whether any of them holds under a coalition.
  func hold(_ places: Range<Int>, _ coalition: Coalition) -> Bool {
    for index in places {
      let factor = factors[index]
      let selection = factor.reach.selection(of: coalition)
      if words[factor.words + selection >> 6] >> UInt64(selection & 63) & 1 != 0 { return true }
    }
    return false
  }
}

/// Truth by selection of a reach, in words of 64.
enum TruthTable {
  /// Within a word: the places where bit k of the selection is 0.
  private static let low: [UInt64] = [
    0x5555_5555_5555_5555, 0x3333_3333_3333_3333, 0x0f0f_0f0f_0f0f_0f0f, 0x00ff_00ff_00ff_00ff,
    0x0000_ffff_0000_ffff, 0x0000_0000_ffff_ffff,
  ]

  /// The changes of a reach on which a truth hangs.
  static func relevant(_ table: [UInt64], of reach: Coalition) -> Coalition {
    var matters = 0
    for bit in 0..<reach.size where depends(table, on: bit, of: reach.size) {
      matters |= 1 << bit
    }
    return reach.subset(matters)
  }

  private static func depends(_ table: [UInt64], on bit: Int, of size: Int) -> Bool {
    guard bit < 6 else {
      let step = 1 << (bit - 6)
      return table.indices.contains { $0 & step == 0 && table[$0] != table[$0 | step] }
    }
    let all: UInt64 = size >= 6 ? .max : 1 << (1 << UInt64(size)) - 1
    return table.contains { ($0 >> (1 << UInt64(bit)) ^ $0) & low[bit] & all != 0 }
  }
}
