import Diagnostics
import Numbers
import Semantics
import Syntax

/// Finds every place of a file to which an operator applies.
///
/// Mutants are edits of the text at pieces of the lossless tree, so that they read as an author would have
/// written them. What each operator does stands in an extension by what it changes.
struct MutantFinder {
  let tree: SyntaxTree
  let file: FileID
  /// As which type each literal is read.
  let literalTypes: [SourceSpan: ValueType]
  private(set) var mutants: [Mutant] = []

  /// What is walked at the moment.
  var part: BookPart = .parameters
  var thing: NamedThing?
  /// What the literals met at the moment are: figures of an expression, of a parameter, of an output.
  var literalOperator: MutationOperator = .literal
  /// The signs and parentheses around the piece that is walked, outermost first.
  var wrapping: [Range<Int>] = []

  init(_ tree: SyntaxTree, file: FileID, literalTypes: [SourceSpan: ValueType]) {
    self.tree = tree
    self.file = file
    self.literalTypes = literalTypes
  }

  /// All mutants of the file, in the order of the text.
  mutating func find() -> [Mutant] {
    for declaration in tree.root.nodes { visit(declaration: declaration) }
    return mutants.sorted {
      ($0.edits[0].span.lower, $0.operation, $0.edits[0].text)
        < ($1.edits[0].span.lower, $1.operation, $1.edits[0].text)
    }
  }

  private mutating func visit(declaration: SyntaxNode) {
    switch declaration.kind {
    case .parameter: parameter(declaration)
    case .reference: reference(declaration)
    case .table: table(declaration)
    case .scorecard: scorecard(declaration)
    case .section: section(declaration)
    case .override: for inner in declaration.nodes { visit(declaration: inner) }
    default: break
    }
  }

  // MARK: Mutants
  /// Adds the mutant of some edits; an edit that changes nothing makes none.
  mutating func add(_ operation: MutationOperator, _ edits: [(Range<Int>, String)]) {
    let replacements = edits.map { range, text in
      Replacement(
        span: SourceSpan(file: file, lower: range.lowerBound, upper: range.upperBound), text: text)
    }.sorted { $0.span < $1.span }
    guard !edits.isEmpty, edits.contains(where: { text($0.0) != $0.1 }) else { return }
    let mutant = Mutant(operation: operation, part: part, thing: thing, edits: replacements)
    if !mutants.contains(mutant) { mutants.append(mutant) }
  }

  mutating func add(_ operation: MutationOperator, _ range: Range<Int>, _ text: String) {
    add(operation, [(range, text)])
  }

  /// Adds a mutant with a word in place of a token's.
  mutating func add(_ operation: MutationOperator, _ token: Token, _ word: Word) {
    add(operation, token.range, spelling(of: word, like: token))
  }

  // MARK: The text
  func text(_ range: Range<Int>) -> String {
    String(decoding: tree.source.utf8[range], as: UTF8.self)
  }

  func text(_ element: SyntaxElement) -> String { text(tree.range(of: element)) }

  /// A word in the language in which the token is written.
  func spelling(of word: Word, like token: Token) -> String {
    let text = tree.text(of: token)
    guard let known = token.word else { return word.english }
    return (Spelling.all.first { $0[known] == text } ?? .english)[word]
  }

  /// The token of an element, if it is one.
  func token(_ element: SyntaxElement) -> Token? {
    if case .token(let index) = element { tree.tokens[index] } else { nil }
  }

  /// The tokens that stand in a node itself.
  func tokens(of node: SyntaxNode) -> [Token] { node.children.compactMap { token($0) } }
}

extension SyntaxNode {
  /// The nodes that stand in it.
  var nodes: [SyntaxNode] {
    children.compactMap { if case .node(let node) = $0 { node } else { nil } }
  }
}

extension SyntaxTree {
  /// UTF-8 offsets of a piece, from its first token to its last; empty for one without tokens.
  func range(of element: SyntaxElement) -> Range<Int> {
    switch element {
    case .node(let node): range(of: node)
    case .token(let index): tokens[index].range
    case .missing: 0..<0
    }
  }

  func range(of node: SyntaxNode) -> Range<Int> {
    var range: Range<Int>?
    visitTokens(of: node) { index in
      let token = tokens[index].range
      range = (range?.lowerBound ?? token.lowerBound)..<token.upperBound
    }
    return range ?? 0..<0
  }
}
