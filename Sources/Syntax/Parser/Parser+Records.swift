import Diagnostics
import Numbers

extension Parser {
  mutating func record() -> Declaration.Kind {
    bump()
    var record = RecordSyntax(name: expectName(), parent: nil, words: Words(), fields: [])
    if take(.parent) { record.parent = expectName() }
    record.words = words()
    braces { parser in
      let mark = parser.builder.mark
      guard parser.token.isName else {
        parser.missing(.term("field"), atLineBegin: true)
        return parser.skipUnexpected { $0.token.isFirstOnLine && $0.token.isName }
      }
      record.fields.append(parser.field())
      parser.builder.wrap(.field, from: mark)
    }
    return .record(record)
  }

  private mutating func field() -> FieldSyntax {
    let start = position
    let name = expectAnyName()
    let type = fieldType()
    var field = FieldSyntax(name: name, type: type, words: Words(), span: span(from: start))
    while !at(.rightBrace), readAttribute(of: &field) {}
    field.span = span(from: start)
    return field
  }

  private mutating func fieldType() -> TypeSyntax {
    guard token.isName, !token.isFirstOnLine else {
      let place = missingPlace
      missing(.term("fieldtype"))
      return TypeSyntax(.invalid, span: place)
    }
    return valueType()
  }

  /// Reads one attribute; whether one was there.
  private mutating func readAttribute(of field: inout FieldSyntax) -> Bool {
    let mark = builder.mark
    if at(.leftBracket) || at(.leftParenthesis) {
      if field.range != nil { reportRepeated("range") }
      field.range = range()
    } else if at(TokenKind.text) || at(.zh) && peek().kind == .text {
      _ = readWords(into: &field.words)
    } else if at(.identifier), !beginsField, let word = token.word, Word.attributes.contains(word) {
      readAttribute(word, of: &field)
    } else if reportStray() {
      return true
    } else {
      return false
    }
    builder.wrap(.attribute, from: mark)
    return true
  }

  private mutating func readAttribute(_ word: Word, of field: inout FieldSyntax) {
    if isRepeated(word, in: field) { reportRepeated(spelling[word]) }
    bump()
    switch word {
    case .optional: field.isOptional = true
    case .key: field.isKey = true
    case .asOf: field.isAsOf = true
    case .period: field.isPeriod = true
    case .role: field.role = expectName(builtIn: .role)
    case .from: field.source = expectName()
    case .external: field.externalName = expectText()
    case .listed: field.listing = .listed(expectText())
    case .unlisted:
      expect(.because)
      field.listing = .unlisted(because: expectText())
    case .zh: missing(.term("text"))
    case .chain: field.isChain = true
    case .void: field.isVoid = true
    default: field.knownOn = knownOn()
    }
  }

  /// Reads what follows `known_on`: the field that holds the date, and why the date is assumed.
  private mutating func knownOn() -> FieldSyntax.KnownOn {
    var knownOn = FieldSyntax.KnownOn(date: nil, assumedBecause: nil)
    if isDateName { knownOn.date = expectName() }
    if take(.assumed) {
      expect(.because)
      knownOn.assumedBecause = expectText()
    }
    return knownOn
  }

  /// Whether a name stands on this line that neither is an attribute nor begins the next field.
  private var isDateName: Bool {
    guard token.isName, !token.isFirstOnLine else { return false }
    if at(.identifier), let word = token.word, Word.attributes.contains(word) || word == .assumed {
      return false
    }
    let next = peek()
    guard next.isName, !next.isFirstOnLine else { return true }
    return next.kind == .identifier
      && next.word.map { Word.attributes.contains($0) || $0 == .assumed } ?? false
  }

  private func isRepeated(_ word: Word, in field: FieldSyntax) -> Bool {
    switch word {
    case .optional: field.isOptional
    case .key: field.isKey
    case .asOf: field.isAsOf
    case .period: field.isPeriod
    case .role: field.role != nil
    case .from: field.source != nil
    case .external: field.externalName != nil
    case .listed, .unlisted: field.listing != nil
    case .knownOn: field.knownOn != nil
    case .chain: field.isChain
    case .void: field.isVoid
    default: false
    }
  }

  /// Whether a word of attributes begins the next field instead: it stands first on its line, and a
  /// type follows it there.
  private var beginsField: Bool {
    guard token.isFirstOnLine else { return false }
    let next = peek()
    guard next.isName, !next.isFirstOnLine else { return false }
    if next.kind == .identifier, let word = next.word, Word.types.contains(word) { return true }
    let takesName = at(.role) || at(.from) || at(.knownOn)
    return !takesName && !(next.word.map(Word.attributes.contains) ?? false)
      && next.word != .assumed && next.word != .because
  }

  /// Reports a word behind a field on its line that is no attribute and begins no other field.
  private mutating func reportStray() -> Bool {
    guard !token.isFirstOnLine, !isAtEnd, !at(.rightBrace) else { return false }
    let next = peek()
    if token.isName, next.isName, !next.isFirstOnLine { return false }
    let near = at(.identifier) ? nearestWord(among: Word.attributes) : nil
    reportHere("unknown_attribute", ["found": found], suggestion: near.map { spelling[$0] })
    guard let near else {
      skipUnexpected { $0.token.isFirstOnLine }
      return true
    }
    correct(to: near)
    return true
  }
}
