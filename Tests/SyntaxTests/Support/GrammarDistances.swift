/// How far it is from the rules of a grammar to its branches, in rules.
struct GrammarDistances {
  /// Farther than anything that can be reached.
  static let endless = 1_000

  private let grammar: Grammar
  /// By the rule from which and the one to which.
  private var distances: [[Int]]

  init(_ grammar: Grammar) {
    self.grammar = grammar
    let count = grammar.names.count
    distances = (0..<count).map { rule in
      (0..<count).map { $0 == rule ? 0 : Self.endless }
    }
    let next = (0..<count).map { rule in grammar.rules[rule].map(Self.rules) ?? [] }
    for rule in 0..<count {
      var places = [rule]
      // Every rule is a place at most once, so that there are no more than rules.
      for place in 0..<count where place < places.count {
        for other in next[places[place]] where distances[rule][other] == Self.endless {
          distances[rule][other] = distances[rule][places[place]] + 1
          places.append(other)
        }
      }
    }
  }

  /// How many rules are entered on the way from within a rule to a branch.
  func fromRule(_ rule: Int, to branch: Int) -> Int {
    distances[rule][grammar.branches[branch].rule]
  }

  /// How many rules are entered on the way through the piece to a branch; 0 if it holds the branch.
  func from(_ piece: Grammar.Piece, to branch: Int) -> Int {
    switch piece {
    case .text, .terminal, .condition, .ahead: return Self.endless
    case .rule(let rule): return min(Self.endless, 1 + fromRule(rule, to: branch))
    case .sequence(let pieces):
      return pieces.map { from($0, to: branch) }.min() ?? Self.endless
    case .choice(let pieces, let first):
      if (first..<first + pieces.count).contains(branch) { return 0 }
      return pieces.map { from($0, to: branch) }.min() ?? Self.endless
    case .optional(let piece, let own), .repeated(let piece, let own):
      return own == branch ? 0 : from(piece, to: branch)
    }
  }

  /// The rules that the piece reads, those in conditions left out.
  private static func rules(_ piece: Grammar.Piece) -> [Int] {
    switch piece {
    case .text, .terminal, .condition, .ahead: []
    case .rule(let rule): [rule]
    case .sequence(let pieces), .choice(let pieces, _): pieces.flatMap(rules)
    case .optional(let piece, _), .repeated(let piece, _): rules(piece)
    }
  }
}
