/// A sentence with slots, written `"expected {expected}, found {found}"`.
package struct Sentence: ExpressibleByStringLiteral, Hashable, Sendable {
  /// A stretch of a sentence.
  package enum Piece: Hashable, Sendable {
    case words(String)
    case slot(String)
  }

  /// Words and slots in reading order.
  package let pieces: [Piece]

  package init(stringLiteral text: String) {
    var pieces: [Piece] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      if open > rest.startIndex { pieces.append(.words(String(rest[..<open]))) }
      pieces.append(.slot(String(rest[rest.index(after: open)..<close])))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { pieces.append(.words(String(rest))) }
    self.pieces = pieces
  }

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
      case .slot(let name): arguments[name].map { Catalogue.words(of: $0, in: language) } ?? "<\(name)>"
      }
    }.joined()
  }
}
