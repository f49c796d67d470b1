import Diagnostics

/// Reads tokens into the lossless tree and its typed view in one pass.
///
/// It never fails and always moves: what is missing becomes a marked piece, what cannot be placed
/// an `unexpected` node, and both a problem. One method reads one rule of `Grammar/rulebook.ebnf`.
struct Parser {
  /// How deep expressions and blocks may nest.
  static let nestingLimit = 200

  private(set) var tokens: [Token]
  let lexed: LexedFile
  /// Index of the next token.
  private(set) var position = 0
  var builder = TreeBuilder()
  private(set) var diagnostics: [Diagnostic] = []
  /// The token at which a problem was last reported: one place has one problem.
  private var lastProblem = -1
  /// The token that was last read as another word.
  private(set) var lastCorrection = -1
  /// The token at which something was last found missing that could not be guessed.
  private var lastGap: Int?
  /// Set when nesting became too deep: up to the next item the text seems to end here.
  private var hasGivenUp = false
  /// How many expressions are being read inside each other.
  private var depth = 0
  /// The height of the highest expression read in the current one.
  var height = 0
  /// Whether a comma after a condition goes on with the conditions: not inside a list.
  var commaJoinsConditions = true
  /// Whether a condition over the months of a series is being read, in which `value` is the month's.
  var readsMonths = false
  /// For each token behind `sum of` and its like: whether rows or a series are summed.
  var closesSeries: [Int: Bool] = [:]

  /// What every token was last read as.
  private var uses: [TokenUse]
  /// The language that the file is written in.
  var language = Language.english

  init(_ lexed: LexedFile) {
    self.lexed = lexed
    tokens = lexed.tokens
    uses = Array(repeating: .word, count: tokens.count)
  }

  /// What the lexer and the parser found, by place.
  var allDiagnostics: [Diagnostic] {
    (lexed.diagnostics + diagnostics).sorted { ($0.span, $0.id.code) < ($1.span, $1.id.code) }
  }

  /// The tree of everything that was read.
  mutating func tree() -> SyntaxTree {
    if builder.mark != 1 { builder.wrap(.file, from: 0) }
    guard case .node(let root)? = builder.elements.first else { preconditionFailure("no root") }
    return SyntaxTree(
      source: lexed.source, tokens: zip(tokens, uses).map { $0.read(as: $1) },
      trivia: lexed.trivia, root: root)
  }

  // MARK: Tokens

  var token: Token { hasGivenUp ? tokens[tokens.count - 1] : tokens[position] }

  func peek(_ distance: Int = 1) -> Token {
    hasGivenUp ? token : tokens[min(position + distance, tokens.count - 1)]
  }

  var isAtEnd: Bool { token.kind == .endOfFile }

  func at(_ kind: TokenKind) -> Bool { token.kind == kind }
  func at(_ word: Word) -> Bool { token.word == word }

  /// Takes the next token; the end stays.
  mutating func bump(as use: TokenUse = .word) {
    guard !isAtEnd else { return }
    builder.append(token: position)
    uses[position] = use
    position += 1
  }

  /// Takes the end of the file into the tree.
  mutating func bumpEnd() {
    while !isAtEnd { bump() }
    builder.append(token: position)
  }

  mutating func take(_ kind: TokenKind) -> Bool {
    guard at(kind) else { return false }
    bump()
    return true
  }

  mutating func take(_ word: Word) -> Bool {
    guard at(word) else { return false }
    bump()
    return true
  }

  /// Reads the token as if it were spelt like the word; the problem was reported.
  mutating func correct(to word: Word) {
    tokens[position].word = word
    lastCorrection = position
  }

  // MARK: Places

  /// The place of a token.
  func span(of token: Token) -> SourceSpan {
    lexed.place.span(token.range)
  }

  /// From a token to the last one taken; empty when none was.
  func span(from start: Int) -> SourceSpan {
    let lower = tokens[start].range.lowerBound
    let upper = position > start ? tokens[position - 1].range.upperBound : lower
    return lexed.place.span(lower..<upper)
  }

  /// Where something is missing: at the next token, or behind the last one if a line ends between.
  var missingPlace: SourceSpan {
    guard position > 0, token.isFirstOnLine || isAtEnd else { return span(of: token) }
    let end = tokens[position - 1].range.upperBound
    return lexed.place.span(end..<end)
  }

  /// The next token as problems call it.
  var found: ProblemArgument {
    isAtEnd ? .term("end_of_file") : .name(sourceText(of: token))
  }

  /// The author's text of a token, shortened if it is long.
  func sourceText(of token: Token) -> String {
    let text = String(decoding: lexed.source.utf8[token.range], as: UTF8.self).visible
    return text.count <= 40 ? text : text.prefix(39) + "…"
  }

  // MARK: Nodes

  /// Makes what the body reads one node.
  mutating func node<Value>(_ kind: SyntaxKind, _ body: (inout Parser) -> Value) -> Value {
    let mark = builder.mark
    let value = body(&self)
    builder.wrap(kind, from: mark)
    return value
  }

  /// Reads an expression's part one level deeper, or reports that it is too deep.
  mutating func deeper(_ body: (inout Parser) -> Expression) -> Expression {
    guard depth < Self.nestingLimit else { return tooDeep() }
    depth += 1
    defer { depth -= 1 }
    let outer = height
    height = 0
    let expression = body(&self)
    height = max(outer, height)
    return expression
  }

  /// Counts one more level over the parts read so far.
  mutating func raise(_ expression: Expression) -> Expression {
    height += 1
    return height > Self.nestingLimit ? tooDeep() : expression
  }

  private mutating func tooDeep() -> Expression {
    let place = span(of: token)
    report("too_deep", ["limit": .number(Self.nestingLimit)], at: place)
    hasGivenUp = true
    return Expression(.invalid, span: place)
  }

  // MARK: Problems

  mutating func report(
    _ id: String, _ arguments: [String: ProblemArgument] = [:], at span: SourceSpan,
    related: [RelatedPlace] = [], suggestion: String? = nil, fixes: [Fix] = []
  ) {
    guard !hasGivenUp else { return }
    // Reading goes on as if the suggestion were written.
    let spelling = suggestion.map { [Fix.rewriting(span, as: $0, .safe)] } ?? []
    diagnostics.append(
      Diagnostic(
        ProblemID(id), arguments, at: span, related: related,
        near: suggestion.map { [$0] } ?? [], fixes: spelling + fixes))
    lastProblem = position
  }

  /// Reports a problem at the next token, unless one was reported there already.
  mutating func reportHere(
    _ id: String, _ arguments: [String: ProblemArgument] = [:], at place: SourceSpan? = nil,
    suggestion: String? = nil, fixes: [Fix] = []
  ) {
    // The lexer has reported unknown characters.
    guard lastProblem != position, token.kind != .unknown else { return }
    report(id, arguments, at: place ?? span(of: token), suggestion: suggestion, fixes: fixes)
  }

  /// Reports what should stand here and marks the place.
  ///
  /// What begins a line of its own is shown itself, not the end of the line before it.
  mutating func missing(
    _ expected: ProblemArgument, found other: ProblemArgument? = nil, suggestion: String? = nil,
    atLineBegin: Bool = false, fixes: [Fix] = []
  ) {
    let isMisspelt = suggestion != nil || atLineBegin && !isAtEnd
    // What else is missing on a line mostly follows from the first gap.
    if suggestion != nil || !hasGapOnLine {
      reportHere(
        "expected_token", ["expected": expected, "found": other ?? found],
        at: isMisspelt ? nil : missingPlace, suggestion: suggestion, fixes: fixes)
    }
    // What is missing at a line's end is missing on that line.
    if suggestion == nil { lastGap = isMisspelt || !token.isFirstOnLine ? position : position - 1 }
    builder.append(missing: Catalogue.words(of: expected, in: .english))
  }

  private var hasGapOnLine: Bool {
    guard let lastGap else { return false }
    return !tokens[min(lastGap + 1, position)...position].contains(where: \.isFirstOnLine)
      && lastGap < position
  }

  /// Whether the item that was read was given up; reading goes on behind it then.
  mutating func resume() -> Bool {
    defer { hasGivenUp = false }
    return hasGivenUp
  }

  // MARK: Going back

  /// Where a reading may start again from.
  struct Checkpoint {
    let position: Int
    let mark: TreeBuilder.Mark
    let problems: Int
    let lastProblem: Int
    let lastGap: Int?
    let height: Int
    let hasGivenUp: Bool
  }

  var checkpoint: Checkpoint {
    Checkpoint(
      position: position, mark: builder.mark, problems: diagnostics.count,
      lastProblem: lastProblem, lastGap: lastGap, height: height, hasGivenUp: hasGivenUp)
  }

  mutating func reset(to checkpoint: Checkpoint) {
    position = checkpoint.position
    builder.reset(to: checkpoint.mark)
    diagnostics.removeSubrange(checkpoint.problems...)
    lastProblem = checkpoint.lastProblem
    lastGap = checkpoint.lastGap
    height = checkpoint.height
    hasGivenUp = checkpoint.hasGivenUp
  }
}
