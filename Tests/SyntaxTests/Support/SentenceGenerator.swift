import Syntax

/// A text as its tokens, and what stands before each.
struct Sentence: Equatable {
  struct Piece: Equatable {
    var text: String
    var gap: Gap
  }

  /// What stands before a token.
  enum Gap: String {
    case space = " "
    case line = "\n  "
    /// A new line without indentation: only declarations begin there.
    case margin = "\n"
  }

  var pieces: [Piece] = []

  /// The text, one byte after the other.
  var text: String {
    var text = ""
    for (index, piece) in pieces.enumerated() {
      if index > 0 { text += piece.gap.rawValue }
      text += piece.text
    }
    return text + "\n"
  }
}

/// Makes random sentences by a grammar, each so that it takes a branch that is aimed at.
struct SentenceGenerator {
  let grammar: Grammar
  private let costs: [Int]
  private let distances: GrammarDistances
  private var random: SeededGenerator
  private var sentence = Sentence()
  /// The branch that the sentence is to take; `nil` once it has.
  private var aim: Int?
  /// What must stand before the next token, and whether lines may end at random.
  private var nextGap: Sentence.Gap?
  private var isOnOneLine = false

  /// From so many tokens on a sentence takes the shortest ways.
  private static let length = 60

  init(_ grammar: Grammar, seed: UInt64) {
    self.grammar = grammar
    random = SeededGenerator(seed: seed)
    costs = Self.costs(of: grammar)
    distances = GrammarDistances(grammar)
  }

  /// A sentence of a rule that takes the branch, if the rule's texts can.
  mutating func sentence(of rule: Int, aim: Int?) -> Sentence {
    sentence = Sentence()
    nextGap = nil
    self.aim = aim
    make(.rule(rule), depth: 4 + random.below(24))
    return sentence
  }

  private mutating func make(_ piece: Grammar.Piece, depth: Int) {
    let isShort = depth <= 0 || sentence.pieces.count > Self.length
    switch piece {
    case .text(let text): append(text)
    case .terminal(let terminal): append(Self.text(of: terminal, &random))
    case .rule(let rule): make(rule: rule, depth: depth - 1)
    case .condition(.onSameLine): nextGap = .space
    case .condition(.endOfLine), .condition(.upToLineEnd): nextGap = .line
    case .condition, .ahead: break
    case .sequence(let pieces): make(sequence: pieces, depth)
    case .choice(let pieces, let first):
      let index =
        aimed(at: pieces, first)
        ?? (isShort
          ? pieces.indices.min { cost(pieces[$0]) < cost(pieces[$1]) } ?? 0
          : random.below(pieces.count))
      take(first + index, pieces[index], depth)
    case .optional(let piece, let branch):
      if isAim(piece, branch) || !isShort && random.oneIn(3) { take(branch, piece, depth) }
    case .repeated(let piece, let branch):
      let count = isShort ? 0 : random.pick([0, 0, 0, 1, 1, 2])
      for _ in 0..<(isAim(piece, branch) ? max(count, 1) : count) { take(branch, piece, depth) }
    }
  }

  /// Makes the pieces one after the other; only the one that leads to the aim knows of it.
  private mutating func make(sequence pieces: [Grammar.Piece], _ depth: Int) {
    guard let held = aim else { return pieces.forEach { make($0, depth: depth) } }
    let distances = pieces.map { self.distances.from($0, to: held) }
    let way = distances.firstIndex(of: distances.min() ?? 0)
    aim = nil
    for (index, piece) in pieces.enumerated() {
      if index == way { aim = held }
      make(piece, depth: depth)
      aim = nil
    }
  }

  private mutating func take(_ branch: Int, _ piece: Grammar.Piece, _ depth: Int) {
    if aim == branch { aim = nil }
    make(piece, depth: depth)
  }

  /// The alternative from which it is least far to the aim.
  private func aimed(at pieces: [Grammar.Piece], _ first: Int) -> Int? {
    guard let aim else { return nil }
    let distances = pieces.indices.map {
      first + $0 == aim ? 0 : self.distances.from(pieces[$0], to: aim)
    }
    guard let least = distances.min(), least < GrammarDistances.endless else { return nil }
    return distances.firstIndex(of: least)
  }

  /// Whether the way to the aim leads through the piece.
  private func isAim(_ piece: Grammar.Piece, _ branch: Int) -> Bool {
    guard let aim else { return false }
    return branch == aim
      || distances.from(piece, to: aim) < distances.fromRule(grammar.branches[branch].rule, to: aim)
  }

  private mutating func make(rule: Int, depth: Int) {
    guard let piece = grammar.rules[rule] else { return }
    let (outer, first) = (isOnOneLine, sentence.pieces.count)
    if case .sequence(let pieces) = piece,
      pieces.contains(where: { if case .condition(.upToLineEnd) = $0 { true } else { false } })
    {
      isOnOneLine = true
    }
    make(piece, depth: depth)
    isOnOneLine = outer
    if grammar.names[rule] == "declaration" { sentence.pieces[first].gap = .margin }
  }

  private mutating func append(_ text: String) {
    let gap = nextGap ?? (!isOnOneLine && random.oneIn(16) ? .line : .space)
    nextGap = nil
    sentence.pieces.append(Sentence.Piece(text: text, gap: gap))
  }

  // MARK: Terminals

  private static let names = ["甲", "x1", "y2", "税额", "paid", "`if`", "multiple", "x"]
  /// Words of the language that may be names, each where none of its own is called for.
  private static let words = Word.allCases.filter { !$0.isReserved }.map(\.english)

  /// A random text of a terminal.
  static func text(of terminal: Grammar.Terminal, _ random: inout SeededGenerator) -> String {
    switch terminal {
    case .identifier: random.oneIn(4) ? random.pick(words) : random.pick(names)
    case .text: random.pick(["\"\"", "\"T\"", "\"标题\"", "\"a \\\" b\""])
    case .date: "2026-03-10"
    case .month: random.pick(["2024-02", "2026-01"])
    case .integer: random.pick(["1", "12", "24"])
    case .number: random.pick(["0", "12.5", "300万", "1.2亿", "4.35%", "35bp", "0.01%/day"])
    }
  }

  // MARK: Costs

  /// How many rules deep the piece goes at least.
  private func cost(_ piece: Grammar.Piece) -> Int { Self.cost(piece, costs) }

  private static func cost(_ piece: Grammar.Piece, _ costs: [Int]) -> Int {
    switch piece {
    case .text, .terminal, .condition, .ahead, .optional, .repeated: 0
    case .rule(let rule): 1 + costs[rule]
    case .sequence(let pieces): pieces.map { cost($0, costs) }.max() ?? 0
    case .choice(let pieces, _): pieces.map { cost($0, costs) }.min() ?? 0
    }
  }

  /// The costs of all rules: each begins as endless and falls until none changes.
  private static func costs(of grammar: Grammar) -> [Int] {
    var costs = Array(repeating: 1_000, count: grammar.names.count)
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      for rule in costs.indices {
        guard let piece = grammar.rules[rule], cost(piece, costs) < costs[rule] else { continue }
        costs[rule] = cost(piece, costs)
        hasChanged = true
      }
    }
    return costs
  }
}
