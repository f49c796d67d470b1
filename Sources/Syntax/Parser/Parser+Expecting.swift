import Diagnostics
import Numbers

extension Parser {
  /// Takes a token of the kind, or marks that it is missing.
  @discardableResult
  mutating func expect(_ kind: TokenKind) -> Bool {
    if take(kind) { return true }
    missing(.name(kind.spelling ?? "\(kind)"), fixes: insertion(of: kind))
    return false
  }

  /// Takes the word, also when it is misspelt, or marks that it is missing.
  @discardableResult
  mutating func expect(_ word: Word) -> Bool {
    if take(word) { return true }
    if at(.identifier), !token.isFirstOnLine, nearestWord(among: [word]) != nil {
      missing(.name(spelling[word]), suggestion: spelling[word])
      bump()
      return true
    }
    if standsInPlace {
      missing(
        .name(spelling[word]), fixes: [.rewriting(span(of: token), as: spelling[word], .safe)])
      skipUnexpected()
      return true
    }
    missing(.name(spelling[word]), fixes: [insertion(of: " " + spelling[word])])
    return false
  }

  /// Whether a word stands here that belongs to nothing: an operand follows it on the line.
  private var standsInPlace: Bool {
    guard at(.identifier), !token.isFirstOnLine, !peek().isFirstOnLine else { return false }
    return [.identifier, .quoted, .number, .text, .date].contains(peek().kind)
      && token.word == nil && peek().word == nil
  }

  /// The edit that writes what reading goes on as if it were written; none before a block, which is not read without its brace.
  private func insertion(of kind: TokenKind) -> [Fix] {
    guard let spelling = kind.spelling, kind != .leftBrace else { return [] }
    let isTight = [.rightParenthesis, .rightBracket, .comma, .colon].contains(kind)
    return [insertion(of: isTight ? spelling : " " + spelling)]
  }

  /// The edit that writes a text behind the last token.
  func insertion(of text: String) -> Fix {
    let end = position > 0 ? tokens[position - 1].range.upperBound : token.range.lowerBound
    let touches = end == token.range.lowerBound && !isAtEnd
    let place = lexed.place.span(end..<end)
    return .inserting(touches ? text + " " : text, at: place.lower, in: place.file, .safe)
  }

  /// Takes a name; an empty one is given where there is none.
  mutating func expectName(_ term: String = "name") -> Name {
    beginsAnew ? missingName(term) : expectAnyName(term)
  }

  /// Takes a name that may be a built-in one of a use, whose English spelling is given then.
  mutating func expectName(builtIn uses: BuiltIn.Use...) -> Name {
    guard at(.identifier), !beginsAnew, case .name(let text) = token.value,
      let builtIn = uses.lazy.compactMap({ BuiltIn.named(text, as: $0) }).first
    else { return expectName() }
    let name = Name(builtIn.english, span: span(of: token))
    bump(as: .builtIn(builtIn))
    return name
  }

  private mutating func missingName(_ term: String) -> Name {
    let place = missingPlace
    missing(.term(term))
    return Name("", span: place)
  }

  /// Takes a name where none but a name can stand, whatever follows it.
  mutating func expectAnyName(_ term: String = "name") -> Name {
    switch token.value {
    case .name(let text) where token.kind != .reserved:
      let name = Name(text, span: span(of: token))
      bump(as: .name)
      return name
    case .name(let text) where isMeantAsName:
      let place = span(of: token)
      reportHere(
        "reserved_word", ["name": .name(text), "expected": .term(term)],
        fixes: [.rewriting(place, as: "`\(text)`", .safe)])
      bump()
      return Name(text, span: place)
    default: return missingName(term)
    }
  }

  /// Whether a reserved word stands on the line of the word before it, in a name's place.
  private var isMeantAsName: Bool { token.kind == .reserved && !token.isFirstOnLine }

  /// Takes a text, or marks that it is missing.
  mutating func expectText() -> TextLiteral {
    guard let text = takeText() else {
      let place = missingPlace
      missing(.term("text"))
      return TextLiteral("", span: place)
    }
    return text
  }

  /// Takes a text if one is next.
  mutating func takeText() -> TextLiteral? {
    guard at(TokenKind.text), case .text(let text) = token.value else { return nil }
    let literal = TextLiteral(text, span: span(of: token))
    bump()
    return literal
  }

  /// Takes a date.
  mutating func expectDate() -> CalendarDate? {
    guard at(TokenKind.date) else {
      missing(.term("date"))
      return nil
    }
    defer { bump() }
    guard case .date(let date) = token.value else { return nil }
    return date
  }

  /// Takes a month: year × 12 + month − 1.
  mutating func expectMonth() -> Int {
    guard at(TokenKind.month) else {
      missing(.term("month"))
      return 0
    }
    defer { bump() }
    guard case .month(let month) = token.value else { return 0 }
    return month
  }

  /// Takes a number, with a minus before it where one may stand.
  mutating func expectNumber(signed: Bool = false) -> Number {
    let isNegative = signed && take(.minus)
    guard at(.number) else {
      missing(.term("number"))
      return .zero
    }
    defer { bump() }
    guard case .number(let number, _) = token.value else { return .zero }
    return isNegative ? number.negated : number
  }

  /// Takes a whole number that is no more than nine digits long.
  mutating func expectInteger() -> Int {
    guard at(.number) else {
      missing(.term("integer"))
      return 0
    }
    defer { bump() }
    // The lexer has reported a number without a value.
    guard case .number(let number, let spelling) = token.value else { return 0 }
    guard spelling == .plain, let integer = number.integer, integer < 1_000_000_000 else {
      missing(.term("integer"))
      return 0
    }
    return integer
  }

  /// Takes a duration such as `12 months`, in its unit of days or months.
  mutating func expectDuration() -> (count: Int, unit: DurationUnit) {
    guard at(.number) else {
      missing(.term("duration"))
      return (0, .days)
    }
    let count = expectInteger()
    guard let (unit, factor) = token.word?.durationUnit else {
      missing(.term("duration_unit"))
      return (count, .days)
    }
    bump()
    return (count * factor, unit)
  }

  /// Takes a rounding mode.
  mutating func expectRoundingMode() -> RoundingMode {
    if let mode = token.word?.roundingMode {
      bump()
      return mode
    }
    let suggestion =
      at(.identifier)
      ? NearestName.of(sourceText(of: token), among: RoundingMode.allCases.map(\.rawValue)) : nil
    missing(.term("rounding_mode"), suggestion: suggestion)
    guard let suggestion else { return .halfEven }
    bump()
    return RoundingMode(rawValue: suggestion) ?? .halfEven
  }

  /// Takes `( a, b )` with at least one piece.
  mutating func expectNames() -> [Name] {
    guard expect(.leftParenthesis) else { return [] }
    var names = [expectName()]
    while take(.comma) { names.append(expectName()) }
    expect(.rightParenthesis)
    return names
  }

  /// Reports whatever is left of the text.
  mutating func expectEnd() {
    guard !isAtEnd else { return }
    reportHere("unexpected_text", ["found": found])
  }

  /// The lines of the documentation comment before the next token, without their slashes.
  var documentation: [String] {
    lexed.trivia[token.trivia].compactMap { piece in
      guard piece.kind == .documentation else { return nil }
      let text = String(decoding: lexed.source.utf8[piece.range], as: UTF8.self)
        .withoutTrailingSpace.dropFirst(3)
      return text.hasPrefix(" ") ? String(text.dropFirst()) : String(text)
    }
  }
}

extension Word {
  /// The rounding mode that the word names.
  var roundingMode: RoundingMode? {
    switch self {
    case .halfEven: .halfEven
    case .halfUp: .halfUp
    case .halfDown: .halfDown
    case .up: .up
    case .down: .down
    case .ceiling: .ceiling
    case .floor: .floor
    default: nil
    }
  }
}

extension String {
  var withoutTrailingSpace: String {
    var text = self[...]
    while let last = text.unicodeScalars.last, last == " " || last == "\t" || last == "\r" {
      text.unicodeScalars.removeLast()
    }
    return String(text)
  }
}
