import Diagnostics

/// Characters that nobody sees, and that change what people read or take a text for.
///
/// They are those of Unicode's properties `Bidi_Control` (UAX 9) and `Default_Ignorable_Code_Point`,
/// and control characters and line separators that a rule file gives no meaning.
enum HiddenCharacter {
  /// It makes a text be shown in another order than it is read in.
  case turnsText
  /// It takes no room, or ends a line for some programs and not for others.
  case unseen

  init?(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x20..<0x7F, 0x09, 0x0A, 0x0D: return nil
    case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0xFFF9...0xFFFB: self = .unseen
    default:
      let properties = scalar.properties
      if properties.isBidiControl {
        self = .turnsText
      } else if properties.isDefaultIgnorableCodePoint {
        self = .unseen
      } else {
        return nil
      }
    }
  }

  /// The id of the problem that such a character is.
  var problem: String {
    switch self {
    case .turnsText: "text_direction"
    case .unseen: "hidden_character"
    }
  }
}

extension Unicode.Scalar {
  /// Whether the character is one that nobody sees; it is read as if it were not there.
  var isHidden: Bool { HiddenCharacter(self) != nil }

  /// Its number and its name in Unicode: `U+200B ZERO WIDTH SPACE`.
  var described: String {
    let digits = String(value, radix: 16, uppercase: true)
    let number = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return (properties.name ?? properties.nameAlias).map { "\(number) \($0)" } ?? number
  }
}

extension Lexer {
  /// Reports every run of characters that nobody sees, in names, texts, comments or between them.
  mutating func reportHidden() {
    guard source.utf8.contains(where: { $0 >= 0x7F || $0 < 0x20 && !Self.whiteSpace.contains($0) })
    else { return }
    for token in tokens {
      for piece in trivia[token.trivia] {
        // Between tokens such a character may be all that parts them.
        reportHidden(
          in: piece.range, isProse: piece.kind != .space,
          replacement: piece.kind == .space ? " " : "")
      }
      reportHidden(in: token.range, isProse: token.kind == .text, replacement: "")
    }
  }

  private static let whiteSpace: [UInt8] = [9, 10, 13]

  private mutating func reportHidden(in range: Range<Int>, isProse: Bool, replacement: String) {
    var before: Unicode.Scalar?
    offset = range.lowerBound
    while offset < range.upperBound {
      let start = offset
      guard let scalar = takeAsWritten() else { return }
      // A byte-order mark may begin a file; how a sign is drawn may be chosen behind it.
      let isHarmless =
        start == 0 && scalar == "\u{FEFF}"
        || isProse && scalar.properties.isVariationSelector && before?.isHidden == false
      if !isHarmless, let hidden = HiddenCharacter(scalar) {
        while offset < range.upperBound, let next = rawPeek(), next.isHidden { _ = takeAsWritten() }
        report(
          hidden.problem, ["found": .text(scalar.described)], from: start, fix: replacement)
      }
      before = scalar
    }
  }

  private mutating func takeAsWritten() -> Unicode.Scalar? {
    let scalar = rawPeek()
    skip()
    return scalar
  }
}
