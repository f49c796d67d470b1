import Semantics

/// What the changes may do to applications, kept small: for each that they touch, when it is approved with what line.
struct TouchedCases: Sendable {
  /// A case that some change touches.
  struct Case: Sendable {
    /// Position in the ledger.
    var number: Int32
    /// The changes that matter to it.
    var relevant: Coalition
    /// What may block it, in `blocking`.
    var factors: Range<Int>
    /// The changes that matter to its line, and where its lines by selection of them begin.
    var lineReach: Coalition
    var lines: Int
  }

  var cases: [Case] = []
  var blocking = BlockingFactors()
  var lines: [Int64] = []
  /// Cases that are approved in all versions with the same line in fen, or 0 without one.
  var constants: [(number: Int32, line: Int64)] = []
  /// The same for what their loans hang on.
  var offers = TouchedOffers()

  init() {}

  /// What several parts have, by their places.
  init(joining parts: [Int: TouchedCases]) {
    for (_, part) in parts.sorted(by: { $0.key < $1.key }) { add(part) }
  }

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
    let blocked = self.blocking.add(blocking)
    let lineRelevant = lineReach.relevant(to: own)
    cases.append(
      Case(
        number: number, relevant: blocked.relevant.union(lineRelevant), factors: blocked.places,
        lineReach: lineRelevant, lines: lines.count))
    for selection in 0..<1 << lineRelevant.size {
      lines.append(own[lineReach.selection(of: lineRelevant.subset(selection))])
    }
  }

  mutating func add(_ other: TouchedCases) {
    let (ownFactors, ownLines) = (blocking.add(other.blocking), lines.count)
    cases += other.cases.map { item in
      var item = item
      item.factors = item.factors.moved(by: ownFactors)
      item.lines += ownLines
      return item
    }
    lines += other.lines
    constants += other.constants
    offers.add(other.offers)
  }

  /// The line of a case under a coalition; `nil` where it is not approved.
  func line(_ item: Case, _ coalition: Coalition) -> Int64? {
    if blocking.hold(item.factors, coalition) { return nil }
    return lines[item.lines + item.lineReach.selection(of: coalition)]
  }
}

extension Coalition {
  /// The changes of a reach on which some values by selection hang.
  func relevant(to values: [Int64]) -> Coalition {
    let matters = (0..<size).filter { bit in
      values.indices.contains { $0 & 1 << bit == 0 && values[$0] != values[$0 | 1 << bit] }
    }
    return subset(matters.reduce(0) { $0 | 1 << $1 })
  }
}

extension Range<Int> {
  /// The same places so much further on.
  func moved(by step: Int) -> Self { lowerBound + step..<upperBound + step }
}
