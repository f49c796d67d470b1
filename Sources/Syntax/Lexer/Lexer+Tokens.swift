import Diagnostics
import Foundation
import Numbers

extension Lexer {
  /// Reads one token that is not the end.
  mutating func readToken() -> (TokenKind, Word?, TokenValue) {
    guard let scalar = peek() else { return (.endOfFile, nil, .none) }
    if scalar.isDigit { return readNumber() }
    if scalar.beginsName { return readName() }
    switch scalar {
    case "`": return readQuotedName()
    case "\"", "\u{201C}", "\u{201D}": return readText(closing: scalar == "\"" ? "\"" : "\u{201D}")
    default: break
    }
    if let kind = readPunctuation(scalar) { return (kind, nil, .none) }
    return readUnknown()
  }

  // MARK: Names

  private mutating func readName() -> (TokenKind, Word?, TokenValue) {
    let start = offset
    skip { $0.continuesName || $0.hidesInName }
    let name = Self.normalizedName(normalizedText(from: start))
    reportMixedScripts(name, from: start)
    let word = Spelling.word(spelled: name)
    return (word?.isReserved == true ? .reserved : .identifier, word, .name(name))
  }

  private mutating func readQuotedName() -> (TokenKind, Word?, TokenValue) {
    let start = offset
    skip()
    let inside = offset
    skip { $0.continuesName || $0.hidesInName }
    let name = Self.normalizedName(normalizedText(from: inside))
    reportMixedScripts(name, from: start)
    if peek() == "`" {
      skip()
      if name.isEmpty { report("empty_name", from: start) }
    } else {
      report("unclosed_name", from: start, insertion: "`")
    }
    return (.quoted, nil, .name(name))
  }

  /// The name in Unicode's normal form C, so that two spellings of a letter are one name, without
  /// characters that nobody sees.
  private static func normalizedName(_ name: String) -> String {
    let isPlain = name.unicodeScalars.allSatisfy {
      $0.value < 0x7F || (0xC0..<0x300).contains($0.value) || (0x3400...0x9FFF).contains($0.value)
    }
    if isPlain { return name }
    var seen = String.UnicodeScalarView()
    for scalar in name.unicodeScalars where !scalar.isHidden { seen.append(scalar) }
    return String(seen).precomposedStringWithCanonicalMapping
  }

  // MARK: Texts

  private mutating func readText(closing: Unicode.Scalar) -> (TokenKind, Word?, TokenValue) {
    let start = offset
    skip()
    var text = String.UnicodeScalarView()
    while true {
      // Inside a text full-width characters are the author's own.
      guard let scalar = rawPeek(), scalar != "\n", scalar != "\r" else {
        report("unterminated_text", from: start, insertion: String(closing))
        return (.text, nil, .text(String(text)))
      }
      let next = offset
      skip()
      if scalar == closing || (closing == "\"" && scalar == "\u{FF02}" && opensWide(at: start)) {
        return (.text, nil, .text(String(text)))
      }
      guard scalar == "\\" else {
        if !scalar.isHidden || scalar.properties.isVariationSelector { text.append(scalar) }
        continue
      }
      switch rawPeek() {
      case "n": text.append("\n")
      case "t": text.append("\t")
      case "\"": text.append("\"")
      case "\\": text.append("\\")
      case let other:
        if other != nil, other != "\n", other != "\r" { skip() }
        report("bad_escape", ["found": .name(self.text(from: next))], from: next)
        continue
      }
      skip()
    }
  }

  private func opensWide(at start: Int) -> Bool { source.utf8[start] != UInt8(ascii: "\"") }

  /// The next character as written.
  func rawPeek() -> Unicode.Scalar? {
    guard let (scalar, length) = character(at: offset) else { return nil }
    if length == 1 { return scalar }
    return String(decoding: source.utf8[offset..<offset + length], as: UTF8.self)
      .unicodeScalars.first
  }

  // MARK: Punctuation

  private mutating func readPunctuation(_ scalar: Unicode.Scalar) -> TokenKind? {
    let start = offset
    let next = peek(1)
    let (kind, length): (TokenKind, Int)
    switch scalar {
    case "(": (kind, length) = (.leftParenthesis, 1)
    case ")": (kind, length) = (.rightParenthesis, 1)
    case "[": (kind, length) = (.leftBracket, 1)
    case "]": (kind, length) = (.rightBracket, 1)
    case "{": (kind, length) = (.leftBrace, 1)
    case "}": (kind, length) = (.rightBrace, 1)
    case ",": (kind, length) = (.comma, 1)
    case ":": (kind, length) = (.colon, 1)
    case "|": (kind, length) = (.bar, 1)
    case ".": (kind, length) = (.dot, 1)
    case "+": (kind, length) = (.plus, 1)
    case "*", "×": (kind, length) = (.times, 1)
    case "/", "÷": (kind, length) = (.divide, 1)
    case "≤": (kind, length) = (.lessOrEqual, 1)
    case "≥": (kind, length) = (.greaterOrEqual, 1)
    case "≠": (kind, length) = (.unequal, 1)
    case "-": (kind, length) = next == ">" ? (.arrow, 2) : (.minus, 1)
    case "=": (kind, length) = next == "=" ? (.equal, 2) : (.equal, 1)
    case "<":
      (kind, length) =
        next == "=" ? (.lessOrEqual, 2) : next == ">" ? (.unequal, 2) : (.less, 1)
    case ">": (kind, length) = next == "=" ? (.greaterOrEqual, 2) : (.greater, 1)
    case "!" where next == "=": (kind, length) = (.unequal, 2)
    default: return nil
    }
    skip(length)
    let written = normalizedText(from: start)
    if written == "==" || written == "<>", let expected = kind.spelling {
      report(
        "wrong_operator", ["found": .name(written), "expected": .name(expected)], from: start,
        fix: expected)
    }
    return kind
  }

  /// A run of characters that mean nothing is one token and one problem.
  private mutating func readUnknown() -> (TokenKind, Word?, TokenValue) {
    let start = offset
    skip()
    while let scalar = peek(), !scalar.isSpace, !scalar.isDigit, !scalar.beginsName,
      scalar.value > 0x7F || scalar.value < 0x20, scalar != "\n", scalar != "\r", scalar != "“",
      scalar != "”", !"×÷≤≥≠".unicodeScalars.contains(scalar)
    {
      skip()
    }
    report("unexpected_character", ["found": .name(text(from: start).visible)], from: start)
    return (.unknown, nil, .none)
  }
}

extension String {
  /// The text with control characters written as U+ and their number.
  var visible: String {
    unicodeScalars.map { scalar in
      guard scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) else {
        return String(scalar)
      }
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return "U+" + String(repeating: "0", count: 4 - digits.count) + digits
    }.joined()
  }
}
