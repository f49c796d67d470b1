import Diagnostics

extension Parser {
  /// Reads `{ … }`, one piece after the other, whatever is in between.
  ///
  /// A declaration that begins at the left margin shows that the closing brace is missing.
  mutating func braces(
    endingBefore isBehindBlock: (borrowing Parser) -> Bool = { _ in false },
    _ piece: (inout Parser) -> Void
  ) {
    let open = token
    let isOpen = openBrace()
    guard isOpen || !isAtEnd && !beginsDeclarationAtMargin else { return }
    var retried = -1
    while !take(.rightBrace) {
      if isAtEnd || beginsDeclarationAtMargin || isBehindBlock(self) {
        if !isOpen { return }
        report(
          "unclosed_brace", ["found": .name("{")], at: span(of: open),
          related: isAtEnd ? [] : [RelatedPlace(role: "brace_found", span: span(of: token))],
          fixes: [insertion(of: "\n}")])
        builder.append(missing: "}")
        return
      }
      let before = position
      piece(&self)
      if resume() { skipUnexpected { $0.beginsItem && $0.token.isFirstOnLine } }
      if position > before || at(.rightBrace) || isAtEnd { continue }
      // A word that was corrected is read once more.
      if lastCorrection == position, retried != position {
        retried = position
        continue
      }
      // ProgressGuard: a piece that takes nothing is skipped.
      skipUnexpected()
    }
  }

  /// Takes `{`; where it is missing or stands further on, the block is read all the same.
  private mutating func openBrace() -> Bool {
    if take(.leftBrace) {
      while at(.leftBrace) {
        reportHere("unexpected_text", ["found": found])
        skipUnexpected()
      }
      return true
    }
    missing(.name("{"), fixes: [insertion(of: " {")])
    var ahead = position
    while !tokens[ahead].isFirstOnLine, tokens[ahead].kind == .identifier { ahead += 1 }
    guard tokens[ahead].kind == .leftBrace, !tokens[ahead].isFirstOnLine else { return false }
    skipUnexpected { $0.at(.leftBrace) }
    return take(.leftBrace)
  }

  /// Puts one token into an `unexpected` node.
  mutating func skipUnexpected() {
    let mark = builder.mark
    bump()
    builder.wrap(.unexpected, from: mark)
  }

  /// Puts tokens into an `unexpected` node up to a place where the condition holds, the brace that
  /// closes the block, or a declaration at the margin.
  mutating func skipUnexpected(until isStop: (borrowing Parser) -> Bool) {
    let mark = builder.mark
    var depth = 0
    while !isAtEnd, !beginsDeclarationAtMargin {
      if depth == 0, at(.rightBrace) || isStop(self) { break }
      if at(.leftBrace) { depth += 1 }
      if at(.rightBrace) { depth -= 1 }
      bump()
    }
    if builder.mark > mark { builder.wrap(.unexpected, from: mark) }
  }

  /// Whether the next token stands at the left margin and begins a declaration for certain.
  var beginsDeclarationAtMargin: Bool {
    guard token.isFirstOnLine, position > 0, isAtMargin else { return false }
    return beginsDeclaration
  }

  /// Whether nothing stands before the next token on its line.
  var isAtMargin: Bool {
    let start = token.range.lowerBound
    return start == 0 || lexed.source.utf8[start - 1] == 10 || lexed.source.utf8[start - 1] == 13
  }

  /// Whether a line begins here with something that can be no part of an expression.
  var beginsAnew: Bool {
    token.isFirstOnLine && (beginsItem || beginsDeclarationAtMargin)
  }

  /// Whether the next tokens look like a declaration.
  var beginsDeclaration: Bool {
    guard at(.identifier), let word = token.word else { return false }
    let next = peek()
    if word.section != nil { return next.kind == .leftBrace }
    if word.scenarioBlock != nil, next.kind == .leftBrace { return true }
    switch word {
    case .market: return next.word == .asRecorded || next.word == .at
    case .measure:
      return next.isName && ([.equal, .text].contains(peek(2).kind) || peek(2).word == .zh)
    case .card: return next.kind == .leftBrace
    case .test: return next.kind == .text
    case .override: return [.parameter, .table, .scorecard].contains(next.word)
    case .filingCalendar: return next.word == .monthly || next.word == .quarterly
    case .parameter, .reference, .expect, .order:
      return next.isName && peek(2).kind == .colon
    case .type: return next.isName && peek(2).kind == .equal
    case .table: return next.isName && peek(2).kind == .leftParenthesis
    case .record:
      return next.isName
        && (peek(2).kind == .leftBrace || peek(2).word == .parent
          || peek(2).word == .zh || peek(2).kind == .text)
    case .scorecard, .applicant:
      return next.isName && [.leftBrace, .text].contains(peek(2).kind)
        || next.isName && peek(2).word == .zh
    case .use, .decides, .currency, .source, .disable, .varies:
      // A field may be called `source`: `source text optional`.
      return next.isName && !(next.word.map(Word.types.contains) ?? false)
    default: return false
    }
  }

  /// Whether the next tokens look like an item of a section.
  var beginsItem: Bool {
    guard at(.identifier), let word = token.word else { return false }
    let next = peek()
    switch word {
    case .undecided: return next.kind == .colon
    case .order: return next.isName && peek(2).kind == .colon
    case .let, .output:
      return (next.isName || next.kind == .reserved) && [.equal, .colon].contains(peek(2).kind)
    case .require, .decline, .refer, .red, .orange, .yellow:
      return next.isName
        && ([.text, .colon].contains(peek(2).kind) || [.when, .zh].contains(peek(2).word))
    default: return false
    }
  }
}

extension Token {
  /// Whether the token can be a name.
  var isName: Bool { kind == .identifier || kind == .quoted }
}
