import Diagnostics
import Syntax

// Conditions and amounts.
extension MutantFinder {
  /// The kinds of nodes that are expressions or stand in them.
  static let expressionKinds: Set<SyntaxKind> = [
    .literal, .name, .member, .call, .arguments, .negate, .arithmetic, .comparison, .membership,
    .window, .not, .and, .or, .choose, .round, .assumed, .span, .aggregate, .clauses, .series,
    .parenthesized, .range,
  ]

  /// The first expression among a node's pieces.
  func expression(of node: SyntaxNode) -> SyntaxNode? {
    node.nodes.first { Self.expressionKinds.contains($0.kind) }
  }

  /// Finds the mutants of an expression and of all in it.
  mutating func visit(_ node: SyntaxNode) {
    switch node.kind {
    case .literal: return literal(node)
    case .comparison: comparison(node)
    case .membership: membership(node)
    case .range: for (range, text) in flippedBounds(of: node) { add(.boundary, range, text) }
    case .not: if let word = tokens(of: node).first { delete(.droppedNot, word, in: node) }
    case .and, .or: junction(node)
    case .arithmetic: arithmetic(node)
    case .choose: choice(node)
    case .round: return rounding(node)
    case .assumed: return assumed(node)
    case .aggregate: aggregate(node)
    case .series: series(node)
    case .clauses: clauses(node)
    case .window: window(node)
    case .call: call(node)
    default: break
    }
    let isWrapping = node.kind == .negate || node.kind == .parenthesized
    if isWrapping { wrapping.append(tree.range(of: node)) }
    for child in node.nodes where Self.expressionKinds.contains(child.kind) { visit(child) }
    if isWrapping { wrapping.removeLast() }
  }

  /// Visits pieces whose literals are figures of another kind.
  mutating func visit(_ node: SyntaxNode, literalsAs operation: MutationOperator) {
    let outer = literalOperator
    literalOperator = operation
    visit(node)
    literalOperator = outer
  }

  // MARK: Conditions
  private mutating func comparison(_ node: SyntaxNode) {
    for token in tokens(of: node) {
      if let flipped = token.kind.withBoundFlipped { add(.boundary, token.range, flipped) }
      if let opposite = token.kind.opposite { add(.negation, token.range, opposite) }
      guard token.word == .missing else { continue }
      // `x is missing`, `x is not missing`.
      if let not = tokens(of: node).first(where: { $0.word == .not }) {
        delete(.negation, not, in: node)
      } else {
        let start = token.range.lowerBound
        add(.negation, start..<start, spelling(of: .not, like: token) + " ")
      }
    }
  }

  private mutating func membership(_ node: SyntaxNode) {
    let tokens = tokens(of: node)
    if let not = tokens.first(where: { $0.word == .not }) {
      delete(.negation, not, in: node)
    } else if let `in` = tokens.first(where: { $0.word == .in }) {
      let start = `in`.range.lowerBound
      add(.negation, start..<start, spelling(of: .not, like: `in`) + " ")
    }
    guard let open = tokens.first(where: { $0.kind == .leftParenthesis }) else { return }
    if tokens.contains(where: { $0.kind == .rightBracket }) {
      // `(1, 5]`
      for token in tokens {
        if let flipped = token.kind.withBracketFlipped { add(.boundary, token.range, flipped) }
      }
    } else {
      drop(
        .droppedMember, eachOf: node.children.drop { tree.range(of: $0) != open.range }.dropFirst())
    }
  }

  /// The brackets of a range, each with the other one of its side.
  func flippedBounds(of range: SyntaxNode) -> [(Range<Int>, String)] {
    let all = tokens(of: range)
    let comma = all.first { $0.kind == .comma }?.range.lowerBound ?? 0
    let elements = range.nodes.map { tree.range(of: $0) }
    return all.compactMap { token in
      guard let flipped = token.kind.withBracketFlipped else { return nil }
      // A side that is open has no bound.
      let isBounded = elements.contains {
        ($0.lowerBound < comma) == (token.range.lowerBound < comma)
      }
      return isBounded ? (token.range, flipped) : nil
    }
  }

  private mutating func junction(_ node: SyntaxNode) {
    let words = tokens(of: node).filter { $0.word == .and || $0.word == .or }
    add(
      .junction,
      words.map { ($0.range, spelling(of: $0.word == .and ? .or : .and, like: $0)) })
    drop(.droppedOperand, eachOf: node.children[...])
  }

  // MARK: Amounts
  private mutating func arithmetic(_ node: SyntaxNode) {
    for token in tokens(of: node) {
      switch token.kind {
      case .plus: add(.arithmetic, token.range, "-")
      case .minus: add(.arithmetic, token.range, "+")
      case .times: add(.arithmetic, token.range, "/")
      case .divide: add(.arithmetic, token.range, "*")
      default: break
      }
    }
  }

  private mutating func choice(_ node: SyntaxNode) {
    let parts = node.nodes.map { tree.range(of: $0) }
    guard parts.count == 3 else { return }
    add(.branches, [(parts[1], text(parts[2])), (parts[2], text(parts[1]))])
  }

  private mutating func call(_ node: SyntaxNode) {
    guard let name = tokens(of: node).first,
      let arguments = node.nodes.first(where: { $0.kind == .arguments })
    else { return }
    let text = tree.text(of: name)
    guard let function = BuiltIn.named(text, as: .function),
      let language = Language.allCases.first(where: { function.spelling(in: $0) == text })
    else { return }
    switch function {
    case .min: add(.aggregate, name.range, BuiltIn.max.spelling(in: language))
    case .max: add(.aggregate, name.range, BuiltIn.min.spelling(in: language))
    default: return
    }
    drop(.droppedStep, eachOf: arguments.children.dropFirst().dropLast())
  }

  private mutating func assumed(_ node: SyntaxNode) {
    let parts = node.nodes
    if let value = parts.first { visit(value) }
    for value in parts.dropFirst() { visit(value, literalsAs: .assumed) }
  }

  private mutating func rounding(_ node: SyntaxNode) {
    let parts = node.nodes
    if let value = parts.first { visit(value) }
    roundingMode(of: node)
    if parts.count > 1 { roundingStep(parts[1]) }
    for bound in parts.dropFirst(2) { visit(bound) }
    if let within = tokens(of: node).first(where: { $0.word == .within }) {
      let start = end(before: within.range.lowerBound, in: node)
      add(.droppedStep, start..<tree.range(of: node).upperBound, "")
    }
  }

  func roundingModes(otherThan word: Word) -> [Word] {
    switch word {
    case .down: [.up]
    case .up: [.down]
    case .floor: [.ceiling]
    case .ceiling: [.floor]
    case .halfUp, .halfDown, .halfEven: [.down, .up]
    default: []
    }
  }

  mutating func roundingMode(of node: SyntaxNode) {
    for token in tokens(of: node) {
      guard let word = token.word else { continue }
      for other in roundingModes(otherThan: word) { add(.rounding, token, other) }
    }
  }

  /// A step of rounding ten times as large and a tenth.
  mutating func roundingStep(_ node: SyntaxNode) {
    guard node.kind == .literal, let number = WrittenNumber(node, self) else {
      return visit(node, literalsAs: .rounding)
    }
    for text in number.scaledByTen { add(.rounding, tree.range(of: node), text) }
  }

  // MARK: Leaving out
  /// Leaves out a word and the space behind it.
  mutating func delete(_ operation: MutationOperator, _ token: Token, in node: SyntaxNode) {
    let next = node.children.map { tree.range(of: $0).lowerBound }
      .first { $0 >= token.range.upperBound }
    add(operation, token.range.lowerBound..<(next ?? token.range.upperBound), "")
  }

  /// Leaves out each node of a list with the comma or word that joins it; a lone one stays.
  mutating func drop(_ operation: MutationOperator, eachOf elements: ArraySlice<SyntaxElement>) {
    let ranges = elements.compactMap { element -> Range<Int>? in
      if case .node(let node) = element { tree.range(of: node) } else { nil }
    }
    guard ranges.count > 1 else { return }
    for index in ranges.indices {
      add(
        operation,
        index == 0
          ? ranges[0].lowerBound..<ranges[1].lowerBound
          : ranges[index - 1].upperBound..<ranges[index].upperBound, "")
    }
  }

  /// Where the piece before an offset ends.
  func end(before offset: Int, in node: SyntaxNode) -> Int {
    node.children.map { tree.range(of: $0).upperBound }.filter { $0 <= offset }.max() ?? offset
  }
}

extension TokenKind {
  /// The comparison with its bound in instead of out, or the other way round.
  var withBoundFlipped: String? {
    switch self {
    case .less: "<="
    case .lessOrEqual: "<"
    case .greater: ">="
    case .greaterOrEqual: ">"
    default: nil
    }
  }

  var withBracketFlipped: String? {
    switch self {
    case .leftBracket: "("
    case .leftParenthesis: "["
    case .rightBracket: ")"
    case .rightParenthesis: "]"
    default: nil
    }
  }

  /// The comparison that is true where this one is false.
  var opposite: String? {
    switch self {
    case .equal: "!="
    case .unequal: "="
    case .less: ">="
    case .lessOrEqual: ">"
    case .greater: "<="
    case .greaterOrEqual: "<"
    default: nil
    }
  }
}
