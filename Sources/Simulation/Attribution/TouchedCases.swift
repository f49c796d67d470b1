import Semantics

/// What the changes may do to applications, kept small: for each that they touch, when it is approved with what line.
struct TouchedCases: Sendable {
  /// A case that some change touches.
  struct Case: Sendable {
    /// Position in the ledger.
    var number: Int32
    /// The changes that matter to it.
    var relevant: Coalition
    /// What may block it.
    var factors: Range<Int>
    /// The changes that matter to its line, and where its lines by selection of them begin.
    var lineReach: Coalition
    var lines: Int
  }
  /// A rule or output that blocks a case in some versions only.
  struct Factor: Sendable {
    var reach: Coalition
    /// Where its truth table begins: bit s for the selection s of the reach.
    var words: Int
  }

  var cases: [Case] = []
  var factors: [Factor] = []
  var words: [UInt64] = []
  var lines: [Int64] = []
  /// Cases that are approved in all versions with the same line in fen, or 0 without one.
  var constants: [(number: Int32, line: Int64)] = []

  mutating func addConstant(_ number: Int32, line: Int64) { constants.append((number, line)) }

  /// Adds a case.
  ///
  /// - Parameters:
  ///   - blocking: reaches with their truth tables, each at least one word.
  ///   - lines: by selection of the reach, in fen.
  mutating func add(
    _ number: Int32, blocking: [(reach: Coalition, table: [UInt64])], lineReach: Coalition,
    lines own: [Int64]
  ) {
    let first = factors.count
    var relevant: Coalition = []
    for (reach, table) in blocking {
      factors.append(Factor(reach: reach, words: words.count))
      words += table
      relevant.formUnion(TruthTable.relevant(table, of: reach))
    }
    let lineRelevant = Self.relevant(own, of: lineReach)
    relevant.formUnion(lineRelevant)
    cases.append(
      Case(
        number: number, relevant: relevant, factors: first..<factors.count,
        lineReach: lineRelevant, lines: lines.count))
    for selection in 0..<1 << lineRelevant.size {
      lines.append(own[lineReach.selection(of: lineRelevant.subset(selection))])
    }
  }

  mutating func add(_ other: TouchedCases) {
    let (ownFactors, ownWords, ownLines) = (factors.count, words.count, lines.count)
    cases += other.cases.map { item in
      var item = item
      item.factors = item.factors.lowerBound + ownFactors..<item.factors.upperBound + ownFactors
      item.lines += ownLines
      return item
    }
    factors += other.factors.map { Factor(reach: $0.reach, words: $0.words + ownWords) }
    words += other.words
    lines += other.lines
    constants += other.constants
  }

  /// The line of a case under a coalition; `nil` where it is not approved.
  func line(_ item: Case, _ coalition: Coalition) -> Int64? {
    for index in item.factors {
      let factor = factors[index]
      let selection = factor.reach.selection(of: coalition)
      if words[factor.words + selection >> 6] >> UInt64(selection & 63) & 1 != 0 { return nil }
    }
    return lines[item.lines + item.lineReach.selection(of: coalition)]
  }

  /// The changes of a reach on which some lines by selection hang.
  private static func relevant(_ lines: [Int64], of reach: Coalition) -> Coalition {
    let matters = (0..<reach.size).filter { bit in
      lines.indices.contains { $0 & 1 << bit == 0 && lines[$0] != lines[$0 | 1 << bit] }
    }
    return reach.subset(matters.reduce(0) { $0 | 1 << $1 })
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
