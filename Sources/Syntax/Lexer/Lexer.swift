package import Diagnostics

/// The tokens of a file, and what is wrong with them.
///
/// Tokens and trivia together cover every byte of the file, in order; the last token is the end.
package struct LexedFile: Sendable {
  package let source: SourceFile
  let place: TextPlace
  package internal(set) var tokens: [Token] = []
  package internal(set) var trivia: [Trivia] = []
  package internal(set) var diagnostics: [Diagnostic] = []

  /// Reads the tokens of any text whatever.
  package init(_ source: SourceFile, id: FileID) {
    self.init(source, at: TextPlace(file: id, offset: 0))
  }

  init(_ source: SourceFile, at place: TextPlace) {
    self.source = source
    self.place = place
    var lexer = Lexer(source: source, place: place)
    lexer.run()
    tokens = lexer.tokens
    trivia = lexer.trivia
    diagnostics = lexer.diagnostics
  }
}

/// Where a text stands: a whole file, or a cell of a spreadsheet's.
struct TextPlace: Sendable {
  var file: FileID
  /// UTF-8 offset of the text in the file.
  var offset: Int

  /// The place of a stretch of the text.
  func span(_ range: Range<Int>) -> SourceSpan {
    SourceSpan(file: file, lower: offset + range.lowerBound, upper: offset + range.upperBound)
  }
}

/// Reads tokens one after the other.
struct Lexer {
  let source: SourceFile
  let place: TextPlace
  var tokens: [Token] = []
  var trivia: [Trivia] = []
  var diagnostics: [Diagnostic] = []
  /// UTF-8 offset of the next character.
  var offset = 0
  /// Names that were reported, each of them once.
  var reportedNames: Set<String> = []

  init(source: SourceFile, place: TextPlace) {
    self.source = source
    self.place = place
  }

  mutating func run() {
    while true {
      let firstTrivia = trivia.count
      let lineEnded = readTrivia()
      let start = offset
      let isAtEnd = offset >= source.utf8.count
      let (kind, word, value) = isAtEnd ? (.endOfFile, nil, .none) : readToken()
      assert(isAtEnd || offset > start, "the lexer stands still at offset \(start)")
      tokens.append(
        Token(
          kind: kind, word: word, value: value, range: start..<offset,
          trivia: firstTrivia..<trivia.count, isFirstOnLine: lineEnded || tokens.isEmpty))
      if isAtEnd { return reportHidden() }
    }
  }

  // MARK: Characters

  /// The character at an offset and its length in bytes; `nil` at the end.
  ///
  /// Full-width forms read as the ASCII characters they stand for.
  func character(at offset: Int) -> (scalar: Unicode.Scalar, length: Int)? {
    let bytes = source.utf8
    guard offset < bytes.count else { return nil }
    let first = bytes[offset]
    if first < 0x80 { return (Unicode.Scalar(first), 1) }
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    var value = UInt32(first) & (0xFF >> UInt32(length + 1))
    for next in 1..<length { value = value << 6 | UInt32(bytes[offset + next] & 0x3F) }
    let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
    return (scalar.asciiForm ?? scalar, length)
  }

  /// The character `distance` characters on from the next one, ASCII forms for full-width ones.
  func peek(_ distance: Int = 0) -> Unicode.Scalar? {
    var offset = offset
    for _ in 0..<distance {
      guard let next = character(at: offset) else { return nil }
      offset += next.length
    }
    return character(at: offset)?.scalar
  }

  mutating func skip(_ count: Int = 1) {
    for _ in 0..<count { offset += character(at: offset)?.length ?? 0 }
  }

  mutating func skip(while condition: (Unicode.Scalar) -> Bool) {
    while let next = character(at: offset), condition(next.scalar) { offset += next.length }
  }

  /// The author's text from an offset up to the next character.
  func text(from start: Int) -> String {
    String(decoding: source.utf8[start..<offset], as: UTF8.self)
  }

  /// The text from an offset on, with ASCII forms for full-width characters.
  func normalizedText(from start: Int) -> String { text(from: start).withASCIIForms }

  mutating func report(
    _ id: String, _ arguments: [String: ProblemArgument] = [:], from start: Int,
    suggestion: String? = nil, fix replacement: String? = nil, insertion: String? = nil
  ) {
    let span = place.span(start..<offset)
    diagnostics.append(
      Diagnostic(
        ProblemID(id), arguments, at: span, near: suggestion.map { [$0] } ?? [],
        fixes: (replacement.map { [.rewriting(span, as: $0, .safe)] } ?? [])
          + (insertion.map { [.inserting($0, at: span.upper, in: span.file, .safe)] } ?? [])))
  }

  // MARK: Trivia

  /// Reads white space and comments; whether a line ended among them.
  private mutating func readTrivia() -> Bool {
    var lineEnded = false
    while let scalar = peek() {
      let start = offset
      if scalar == "\n" || scalar == "\r" {
        skip(scalar == "\r" && peek(1) == "\n" ? 2 : 1)
        append(.newline, from: start)
        lineEnded = true
      } else if scalar.isSpace {
        skip { $0.isSpace }
        append(.space, from: start)
      } else if scalar == "/", peek(1) == "/" {
        let isDocumentation = peek(2) == "/" && peek(3) != "/"
        skip { $0 != "\n" && $0 != "\r" }
        append(isDocumentation ? .documentation : .comment, from: start)
      } else {
        break
      }
    }
    return lineEnded
  }

  private mutating func append(_ kind: Trivia.Kind, from start: Int) {
    trivia.append(Trivia(kind: kind, range: start..<offset))
  }
}

extension Unicode.Scalar {
  /// The ASCII character that a full-width or typographic form stands for.
  var asciiForm: Unicode.Scalar? {
    switch value {
    case 0xFF01...0xFF5E: Unicode.Scalar(value - 0xFEE0)
    case 0x3001: ","
    case 0x3010: "["
    case 0x3011: "]"
    case 0x2212: "-"
    case 0x3000: " "
    default: nil
    }
  }

  /// White space within a line; what nobody sees counts as such.
  var isSpace: Bool {
    switch value {
    case 0x20, 0x09, 0xA0: true
    case 0x0A, 0x0D, 0x21..<0x7F: false
    default: isHidden
    }
  }

  var isDigit: Bool { ("0"..."9").contains(self) }

  /// Whether a name may begin with the character.
  var beginsName: Bool {
    if value < 0x80 {
      return ("a"..."z").contains(self) || ("A"..."Z").contains(self) || self == "_"
    }
    return properties.isAlphabetic
  }

  /// Whether a name goes on behind the character, which nobody sees and which is no part of it.
  var hidesInName: Bool {
    value >= 0x80 && (properties.isDefaultIgnorableCodePoint || properties.isBidiControl)
  }

  /// Whether a name may go on with the character.
  var continuesName: Bool {
    if value < 0x80 { return beginsName || isDigit }
    return properties.isAlphabetic || properties.generalCategory == .nonspacingMark
  }
}

extension StringProtocol {
  /// The text with ASCII characters for full-width forms.
  var withASCIIForms: String {
    if utf8.allSatisfy({ $0 < 0x80 }) { return String(self) }
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars { result.append(scalar.asciiForm ?? scalar) }
    return String(result)
  }
}
