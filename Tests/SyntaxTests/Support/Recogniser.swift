import Diagnostics
import Numbers
import Syntax

/// How a text is put together by a grammar's rules.
final class Derivation {
  let rule: Int
  /// The tokens that the rule took in.
  let tokens: Range<Int>
  let children: [Derivation]
  /// The alternatives, options and repetitions that it took, each as often as it did.
  let branches: [Int]

  init(rule: Int, tokens: Range<Int>, children: [Derivation], branches: [Int]) {
    (self.rule, self.tokens, self.children, self.branches) = (rule, tokens, children, branches)
  }
}

/// Reads tokens by a grammar: the first alternative that fits, as many repetitions as fit.
///
/// Every rule is read once at a place and remembered, so that the time is linear in the tokens.
struct Recogniser {
  private enum Memory {
    case unknown, failed
    case found(Derivation)
  }

  /// The rule that is being read: where it began, and what it is made of up to now.
  private struct Frame {
    let start: Int
    var children: [Derivation] = []
    var branches: [Int] = []
  }

  private let grammar: Grammar
  private let tests: TokenTests
  private let tokens: [Token]
  private var memories: [Memory]
  /// Whether a comma belongs to the list around.
  private var isInList = false
  private var aheads = 0
  /// The last token that was looked at for what it is, looks ahead left out.
  private(set) var furthest = 0

  init(_ grammar: Grammar, _ lexed: LexedFile) {
    self.grammar = grammar
    tests = TokenTests(lexed.source)
    tokens = lexed.tokens
    memories = Array(repeating: .unknown, count: grammar.names.count * 2 * lexed.tokens.count)
  }

  /// How the grammar's rule makes all tokens up to the end; `nil` when it does not.
  mutating func derivation(of rule: Int) -> Derivation? {
    guard let derivation = read(rule, at: 0), derivation.tokens.upperBound == tokens.count - 1
    else { return nil }
    return derivation
  }

  private mutating func read(_ rule: Int, at position: Int) -> Derivation? {
    let place = (rule * 2 + (isInList ? 1 : 0)) * tokens.count + position
    switch memories[place] {
    case .found(let derivation): return derivation
    case .failed: return nil
    case .unknown: break
    }
    let outer = isInList
    defer { isInList = outer }
    var frame = Frame(start: position)
    guard let piece = grammar.rules[rule], let end = read(piece, at: position, &frame) else {
      memories[place] = .failed
      return nil
    }
    let derivation = Derivation(
      rule: rule, tokens: position..<end, children: frame.children, branches: frame.branches)
    memories[place] = .found(derivation)
    return derivation
  }

  /// Where the piece ends that begins at the position; `nil` where none does.
  private mutating func read(_ piece: Grammar.Piece, at position: Int, _ frame: inout Frame) -> Int?
  {
    switch piece {
    case .text(let text): return take(tests.isSpelt(tokens[position], text), at: position)
    case .terminal(let terminal):
      return take(tests.isTerminal(tokens[position], terminal), at: position)
    case .rule(let rule):
      guard let derivation = read(rule, at: position) else { return nil }
      frame.children.append(derivation)
      return derivation.tokens.upperBound
    case .condition(let condition):
      return holds(condition, at: position, from: frame.start) ? position : nil
    case .ahead(let piece, let expected):
      aheads += 1
      defer { aheads -= 1 }
      var ignored = Frame(start: position)
      return (read(piece, at: position, &ignored) != nil) == expected ? position : nil
    case .sequence(let pieces):
      var end = position
      for piece in pieces {
        guard let next = read(piece, at: end, &frame) else { return nil }
        end = next
      }
      return end
    case .choice(let pieces, let first):
      for (index, piece) in pieces.enumerated() {
        if let end = branch(piece, first + index, at: position, &frame) { return end }
      }
      return nil
    case .optional(let piece, let branch):
      return self.branch(piece, branch, at: position, &frame) ?? position
    case .repeated(let piece, let branch):
      var end = position
      while let next = self.branch(piece, branch, at: end, &frame), next > end { end = next }
      return end
    }
  }

  private mutating func branch(
    _ piece: Grammar.Piece, _ number: Int, at position: Int, _ frame: inout Frame
  ) -> Int? {
    let (children, branches, wasInList) = (frame.children.count, frame.branches.count, isInList)
    frame.branches.append(number)
    if let end = read(piece, at: position, &frame) { return end }
    frame.children.removeSubrange(children...)
    frame.branches.removeSubrange(branches...)
    isInList = wasInList
    return nil
  }

  private mutating func take(_ fits: Bool, at position: Int) -> Int? {
    if aheads == 0 { furthest = max(furthest, position) }
    return fits ? position + 1 : nil
  }

  private mutating func holds(_ condition: Grammar.Condition, at position: Int, from start: Int)
    -> Bool
  {
    let next = tokens[position]
    let isAtLineEnd =
      next.isFirstOnLine || next.kind == .endOfFile || next.kind == .rightBrace
    switch condition {
    case .onSameLine: return !next.isFirstOnLine
    case .atLineBegin: return next.isFirstOnLine
    case .atMargin: return tests.isAtMargin(next)
    case .endOfLine: return isAtLineEnd
    case .upToLineEnd:
      return isAtLineEnd && !tokens[start..<position].dropFirst().contains(where: \.isFirstOnLine)
    case .headerName: return tests.isHeaderName(tokens, position)
    case .inNoList: return !isInList
    case .fromHereInList, .fromHereInNoList:
      isInList = condition == .fromHereInList
      return true
    }
  }
}

/// What a token is in the words of the grammar.
private struct TokenTests {
  let source: SourceFile

  init(_ source: SourceFile) { self.source = source }

  /// Whether the token is what stands between quotes in the grammar.
  func isSpelt(_ token: Token, _ text: String) -> Bool {
    if let word = Word(rawValue: text) { return token.word == word }
    if text == "0", case .number(let number, .plain) = token.value { return number.isZero }
    if let spelling = token.kind.spelling { return spelling == text }
    return token.kind == .identifier
      && String(decoding: source.utf8[token.range], as: UTF8.self) == text
  }

  func isTerminal(_ token: Token, _ terminal: Grammar.Terminal) -> Bool {
    switch terminal {
    case .identifier: return token.kind == .identifier || token.kind == .quoted
    case .text: return token.kind == .text
    case .date: return token.kind == .date
    case .month: return token.kind == .month
    case .number: return token.kind == .number
    case .integer:
      guard case .number(let number, .plain) = token.value, let integer = number.integer else {
        return false
      }
      return integer < 1_000_000_000
    }
  }

  /// Whether the token begins a line without white space before it; a file's first one does not.
  func isAtMargin(_ token: Token) -> Bool {
    let start = token.range.lowerBound
    return start > 0 && source.utf8[start - 1] == UInt8(ascii: "\n")
  }

  /// Whether the name also stands in the first row of the table that it is in.
  func isHeaderName(_ tokens: [Token], _ position: Int) -> Bool {
    guard case .name(let name) = tokens[position].value else { return false }
    let ends: Set<TokenKind> = [.leftBrace, .rightBrace, .endOfFile]
    guard var next = tokens[position...].firstIndex(where: { ends.contains($0.kind) }) else {
      return false
    }
    next += 1
    while next + 1 < tokens.count, tokens[next].kind == .bar,
      case .name(let label) = tokens[next + 1].value
    {
      if label == name { return true }
      next += 2
    }
    return false
  }
}
