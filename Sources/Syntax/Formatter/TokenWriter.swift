import Diagnostics
import Numbers

/// Writes tokens as the house does, their words in one language.
struct TokenWriter {
  private let tree: SyntaxTree
  private let language: Language
  private let spelling: Spelling
  /// The kind of the node that each token stands in directly.
  private var nodes: [SyntaxKind]

  init(_ tree: SyntaxTree, in language: Language) {
    self.tree = tree
    self.language = language
    spelling = .of(language)
    nodes = Array(repeating: .file, count: tree.tokens.count)
    note(tree.root)
  }

  private mutating func note(_ node: SyntaxNode) {
    for child in node.children {
      switch child {
      case .node(let child): note(child)
      case .token(let index): nodes[index] = node.kind
      case .missing: break
      }
    }
  }

  /// The line that says what language the file is in; English needs none.
  var statement: String? {
    language == .english ? nil : "\(spelling[.language]) \(spelling[.zh])"
  }

  /// Whether the token is part of the line that says what language the file is in.
  func isStatement(_ index: Int) -> Bool { nodes[index] == .language }

  /// The token as the house writes it.
  func text(of index: Int) -> String {
    let token = tree.tokens[index]
    if let word = token.word { return spelling[word, at: place(of: word, index)] }
    if let builtIn = token.builtIn { return builtIn.spelling(in: language) }
    let written = tree.text(of: token)
    switch token.kind {
    case .text:
      if written.hasPrefix("\"") { return written }
      guard case .text(let text) = token.value else { return written }
      return quoted(text)
    case .times, .divide:
      return written == "×" || written == "÷" ? written : token.kind.spelling ?? ""
    case .identifier, .reserved, .quoted:
      guard case .name(let name) = token.value else { return written }
      return token.kind == .quoted ? "`\(name)`" : name
    case .number: return number(token, written.withASCIIForms)
    case .date, .month: return written.withASCIIForms
    default: return token.kind.spelling ?? written
    }
  }

  /// `0.01%/day`, the day in the language's word.
  private func number(_ token: Token, _ written: String) -> String {
    guard case .number(_, .percentPerDay) = token.value, let slash = written.firstIndex(of: "/")
    else { return written }
    return written[...slash] + spelling[.day]
  }

  private func place(of word: Word, _ index: Int) -> Spelling.Place {
    if word.durationUnit != nil, index > 0, tree.tokens[index - 1].kind == .number,
      nodes[index - 1] == nodes[index]
    {
      guard case .number(.one, _) = tree.tokens[index - 1].value else { return .duration }
      return .durationOfOne
    }
    // The first `to` of `months 13 to 24 to last_due` is none of its end.
    if word == .to, [.window, .series].contains(nodes[index]),
      index < 2 || tree.tokens[index - 2].word != .months
    {
      return .windowEnd
    }
    return .node(nodes[index])
  }
}
