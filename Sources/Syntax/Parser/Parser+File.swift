import Diagnostics

extension Parser {
  /// Reads a whole file.
  mutating func file() -> FileSyntax? {
    let documentation = statement() + documentation
    let heading = heading()
    var declarations: [Declaration] = []
    while !isAtEnd {
      let before = position
      if let declaration = declaration() { declarations.append(declaration) }
      if resume() { skipUnexpected { $0.beginsDeclaration && $0.token.isFirstOnLine } }
      // ProgressGuard: what no declaration takes is skipped.
      if position == before { skipUnexpected() }
    }
    bumpEnd()
    builder.wrap(.file, from: 0)
    return heading.map { kind, name, words in
      FileSyntax(
        kind: kind, name: name, documentation: documentation, words: words,
        declarations: declarations)
    }
  }

  /// Reads `language zh`, if it is there; else the first word shows what language the file is in.
  ///
  /// Gives the documentation that stands before it: it is the heading's.
  private mutating func statement() -> [String] {
    guard at(.language) else {
      language = Spelling.language(spelled: sourceText(of: token)) ?? .english
      return []
    }
    return node(.language) { parser in
      var documentation = parser.documentation
      parser.bump()
      documentation += parser.documentation
      switch parser.token.word {
      case .zh:
        parser.language = .chinese
        parser.bump()
      case .en: parser.bump()
      default:
        parser.missing(parser.words([.zh, .en]))
        if parser.token.isName, !parser.token.isFirstOnLine { parser.bump() }
      }
      return documentation
    }
  }

  /// How the file's language spells the words.
  var spelling: Spelling { .of(language) }

  /// Words one of which should stand somewhere, in the file's spelling.
  func words(_ words: [Word]) -> ProblemArgument { .items(words.map { .name(spelling[$0]) }) }

  private mutating func heading() -> (FileSyntax.Kind, Name, Words)? {
    guard let kind = token.word?.fileKind, at(.identifier) else {
      if at(.identifier), peek().isName, !beginsDeclaration,
        let near = nearestWord(among: [.rulebook, .module, .scenario])
      {
        reportHere("undeclared_file", suggestion: spelling[near])
        correct(to: near)
        return heading()
      }
      reportHere("undeclared_file")
      return nil
    }
    return node(.heading) { parser in
      parser.bump()
      let name = parser.expectName()
      return (kind, name, parser.words())
    }
  }

  /// The word that the next token nearly spells.
  func nearestWord(among words: Set<Word>) -> Word? {
    let spellings = words.flatMap { word in Spelling.all.flatMap { $0.all(of: word) } }
    return NearestName.of(sourceText(of: token), among: spellings)
      .flatMap(Spelling.word(spelled:))
  }

  /// Reads one declaration, or reports why the next token begins none.
  private mutating func declaration() -> Declaration? {
    let start = position
    let mark = builder.mark
    guard at(.identifier), let word = token.word, let (kind, node) = declaration(of: word) else {
      return position == start ? unknownDeclaration() : nil
    }
    builder.wrap(node, from: mark)
    return Declaration(kind, span: span(from: start))
  }

  /// Reads the declaration that the word begins; `nil` when it begins none.
  private mutating func declaration(of word: Word) -> (Declaration.Kind, SyntaxKind)? {
    if let section = word.section, peek().kind == .leftBrace {
      return (.section(self.section(section)), .section)
    }
    if let block = word.scenarioBlock, peek().kind == .leftBrace {
      return (.scenarioBlock(scenarioBlock(block)), .scenarioBlock)
    }
    switch word {
    case .card: return (card(), .card)
    case .use: return (.use(named()), .use)
    case .decides: return (.decides(named()), .decides)
    case .currency: return (.currency(named()), .currency)
    case .filingCalendar: return (calendar(), .calendar)
    case .source: return (source(), .source)
    case .record: return (record(), .record)
    case .type: return (type(), .typeDeclaration)
    case .order: return (order(), .order)
    case .parameter: return (parameter(), .parameter)
    case .reference: return (reference(), .reference)
    case .table: return (table(), .table)
    case .scorecard: return (scorecard(), .scorecard)
    case .applicant: return (applicant(), .applicant)
    case .test: return (test(), .test)
    case .expect: return (expectedName(), .expect)
    case .override: return override().map { ($0, .override) }
    case .disable: return (disable(), .disable)
    case .varies: return (.varies(named()), .varies)
    case .market: return (market(), .market)
    case .measure: return (measure(), .measure)
    default: return nil
    }
  }

  /// Reads a word and a name.
  private mutating func named() -> Name {
    bump()
    return expectName()
  }

  private mutating func unknownDeclaration() -> Declaration? {
    if at(.rightBrace) {
      reportHere("unexpected_brace", ["found": .name("}")])
      skipUnexpected()
      return nil
    }
    if at(.identifier), let kind = token.word?.section, isAtMargin {
      // The word of a section, without its brace.
      let (start, mark) = (position, builder.mark)
      let section = section(kind)
      builder.wrap(.section, from: mark)
      return Declaration(.section(section), span: span(from: start))
    }
    if beginsItem {
      reportHere("misplaced_item", ["found": found])
    } else if at(.identifier) {
      let known =
        peek().kind == .leftBrace
        ? Set(Word.allCases.filter { $0.section != nil || $0.scenarioBlock != nil } + [.card])
        : Word.declarations
      let near = nearestWord(among: known)
      reportHere("unknown_declaration", ["found": found], suggestion: near.map { spelling[$0] })
      if let near {
        correct(to: near)
        return declaration()
      }
    } else {
      missing(.term("declaration"), atLineBegin: true)
    }
    let stuck = position
    skipUnexpected {
      $0.position > stuck && $0.token.isFirstOnLine
        && ($0.beginsDeclaration || $0.isAtMargin && $0.at(.identifier))
    }
    return nil
  }

  /// Reads `"Title" zh "标题"`, both optional.
  mutating func words() -> Words {
    var words = Words()
    let mark = builder.mark
    while readWords(into: &words) {}
    if builder.mark > mark { builder.wrap(.words, from: mark) }
    return words
  }

  /// Reads a title or a Chinese wording, if one is next.
  mutating func readWords(into words: inout Words) -> Bool {
    if at(TokenKind.text) {
      if words.title != nil { reportRepeated("title") }
      words.title = takeText()?.text
      return true
    }
    guard at(.zh), peek().kind == .text else { return false }
    if words.zh != nil { reportRepeated("zh") }
    bump()
    words.zh = takeText()?.text
    return true
  }

  mutating func reportRepeated(_ clause: String) {
    reportHere("repeated_clause", ["name": .name(clause)])
  }
}
