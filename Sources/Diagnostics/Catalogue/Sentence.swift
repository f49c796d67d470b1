/// A sentence with slots, written `"expected {expected}, found {found}"`.
package struct Sentence: Hashable, Sendable {
  /// A stretch of a sentence.
  package enum Piece: Hashable, Sendable {
    case words(String)
    case slot(String)
  }

  /// Words and slots in reading order.
  package let pieces: [Piece]

  /// The names of the slots, in reading order.
  package var slots: [String] {
    pieces.compactMap { if case .slot(let name) = $0 { name } else { nil } }
  }

  /// The sentence with its slots filled; a slot without an argument shows its name in brackets.
  package func filled(
    with arguments: [String: ProblemArgument], in language: Language
  ) -> String {
    pieces.map { piece in
      switch piece {
      case .words(let words): words
      case .slot(let name):
        arguments[name].map { Catalogue.words(of: $0, in: language) } ?? "<\(name)>"
      }
    }.joined()
  }
}

extension Sentence: ExpressibleByStringInterpolation {
  package init(stringLiteral text: String) { pieces = Self.pieces(of: text) }

  package init(stringInterpolation interpolation: StringInterpolation) {
    pieces = interpolation.pieces
  }

  /// Gathers what a literal with `\(…)` is made of: only its own words hold slots, never what is put in.
  package struct StringInterpolation: StringInterpolationProtocol {
    var pieces: [Piece] = []

    package init(literalCapacity: Int, interpolationCount: Int) {}

    package mutating func appendLiteral(_ text: String) { pieces += Sentence.pieces(of: text) }

    package mutating func appendInterpolation(_ value: some CustomStringConvertible) {
      pieces.append(.words(value.description))
    }

    package mutating func appendInterpolation(_ sentence: Sentence) { pieces += sentence.pieces }
  }

  /// A slot is a name in braces; other braces are the author's.
  private static func pieces(of text: String) -> [Piece] {
    var pieces: [Piece] = []
    var words = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      words += rest[..<open]
      let inside = rest[rest.index(after: open)...]
      let name = inside.prefix { $0 == "_" || $0.isASCII && ($0.isLowercase || $0.isNumber) }
      if !name.isEmpty, inside[name.endIndex...].first == "}" {
        if !words.isEmpty { pieces.append(.words(words)) }
        words = ""
        pieces.append(.slot(String(name)))
        rest = inside[inside.index(after: name.endIndex)...]
      } else {
        words += "{"
        rest = inside
      }
    }
    words += rest
    if !words.isEmpty { pieces.append(.words(words)) }
    return pieces
  }
}
