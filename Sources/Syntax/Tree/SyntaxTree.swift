package import Diagnostics

/// A piece of a node.
package enum SyntaxElement: Sendable {
  case node(SyntaxNode)
  /// A token by its index in the tree's tokens.
  case token(Int)
  /// A place where something is missing; a problem was reported. The text says what.
  case missing(String)
}

/// A node of the tree: its kind and its pieces in the order of the text.
package struct SyntaxNode: Sendable {
  package let kind: SyntaxKind
  package let children: [SyntaxElement]
}

/// The lossless tree of a file: printing it gives the file's text byte for byte.
package struct SyntaxTree: Sendable {
  package let source: SourceFile
  package let tokens: [Token]
  package let trivia: [Trivia]
  /// The node that holds every token, the end included, each once and in order.
  package let root: SyntaxNode

  /// The text, put together from the tree's tokens and the trivia before them.
  package var text: String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(source.utf8.count)
    visitTokens(of: root) { index in
      let token = tokens[index]
      for piece in trivia[token.trivia] { bytes += source.utf8[piece.range] }
      bytes += source.utf8[token.range]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The author's text of a token.
  package func text(of token: Token) -> String {
    String(decoding: source.utf8[token.range], as: UTF8.self)
  }

  /// Calls the body with the index of every token below a node, in the order of the text.
  package func visitTokens(of node: SyntaxNode, _ body: (Int) -> Void) {
    for child in node.children {
      switch child {
      case .node(let node): visitTokens(of: node, body)
      case .token(let index): body(index)
      case .missing: break
      }
    }
  }

  /// The tree with one line a node, indented, for tests and for people.
  package var outline: String {
    var lines: [String] = []
    func visit(_ node: SyntaxNode, _ depth: Int) {
      let indent = String(repeating: "  ", count: depth)
      lines.append(indent + node.kind.rawValue)
      for child in node.children {
        switch child {
        case .node(let node): visit(node, depth + 1)
        case .token(let index): lines.append(indent + "  " + text(of: tokens[index]))
        case .missing(let what): lines.append(indent + "  missing \(what)")
        }
      }
    }
    visit(root, 0)
    return lines.joined(separator: "\n")
  }
}
