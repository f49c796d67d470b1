/// Finds where every token of a tree goes: lines by the grammar, continuations by the author.
///
/// An item begins a line, two spaces deeper than its block; what the author continued on further
/// lines is two spaces deeper still. Nothing is wrapped that the author did not wrap.
struct TreeLayout {
  let tree: SyntaxTree
  private(set) var tokens: [TokenLayout]
  private var groups = 0

  init(_ tree: SyntaxTree) {
    self.tree = tree
    tokens = Array(repeating: TokenLayout(), count: tree.tokens.count)
    items(of: tree.root, indent: 0, isBlock: false)
    tokens[tokens.count - 1].lineBreak = .always
  }

  // MARK: Items

  /// Lays out the items of a file, or of a block from its `{` on.
  private mutating func items(of node: SyntaxNode, indent: Int, isBlock: Bool) {
    var isInside = !isBlock
    var last: (kind: SyntaxKind, group: AlignmentGroup)?
    var shared: [SyntaxKind: AlignmentGroup] = [:]
    for child in node.children {
      switch child {
      case .token(let index):
        let kind = tree.tokens[index].kind
        if kind == .leftBrace, isBlock {
          tokens[index].lineBreak = .never
          isInside = true
        } else if kind == .rightBrace, isBlock {
          tokens[index].lineBreak = isInside && last == nil ? .kept : .always
          tokens[index].indent = indent
        } else {
          tokens[index].indent = indent + 1
          space(index, in: node.kind)
        }
      case .node(let child) where !isInside: parts(of: child, indent: indent + 1)
      case .node(let child):
        let inner = isBlock ? indent + 1 : indent
        // A table's header is one of its rows.
        let kind = child.kind == .header ? .row : child.kind
        let group = (last?.kind == kind ? last?.group : shared[kind]) ?? newGroup(kind)
        last = (kind, group)
        // Lines of a block are aligned as a whole, unless blank lines part them.
        if !group.endsAtBlank { shared[kind] = group }
        item(child, indent: inner, group: group)
      case .missing: break
      }
    }
  }

  private mutating func newGroup(_ kind: SyntaxKind) -> AlignmentGroup {
    groups += 1
    switch kind {
    case .field: return AlignmentGroup(id: groups, gap: 2)
    case .row: return AlignmentGroup(id: groups, limit: nil)
    case .cardEntry, .characteristic, .referenceEntry, .lineStep: return AlignmentGroup(id: groups)
    case .scenarioFigure: return AlignmentGroup(id: groups, limit: 64)
    default: return AlignmentGroup(id: groups, endsAtBlank: true)
    }
  }

  /// Lays out one item, which begins a line.
  mutating func item(_ node: SyntaxNode, indent: Int, group: AlignmentGroup?) {
    let before = firstToken(of: node)
    switch node.kind {
    case .card, .calendar, .record, .reference, .section, .scorecard, .table, .test,
      .scenarioBlock:
      items(of: node, indent: indent, isBlock: true)
    case .applicant: applicant(node, indent: indent)
    case .override: override(node, indent: indent)
    case .language: break
    default: parts(of: node, indent: indent + 1)
    }
    columns(of: node)
    guard let before else { return }
    tokens[before].lineBreak = .always
    tokens[before].indent = indent
    tokens[before].group = group
  }

  private mutating func override(_ node: SyntaxNode, indent: Int) {
    for child in node.children {
      switch child {
      case .token(let index): tokens[index].indent = indent + 1
      case .node(let declaration):
        item(declaration, indent: indent, group: nil)
        if let first = firstToken(of: declaration) { tokens[first].lineBreak = .never }
      case .missing: break
      }
    }
  }

  /// Values stay on one line if the author wrote them so, else they stand between their braces.
  private mutating func applicant(_ node: SyntaxNode, indent: Int) {
    parts(of: node, indent: indent + 1)
    let braces = node.children.compactMap { child -> Int? in
      guard case .token(let index) = child else { return nil }
      return [.leftBrace, .rightBrace].contains(tree.tokens[index].kind) ? index : nil
    }
    guard let open = braces.first, let close = braces.last, open < close else { return }
    tokens[open].lineBreak = .never
    let isOpen = tree.tokens[(open + 1)...close].contains(where: \.isFirstOnLine)
    tokens[open + 1].lineBreak = isOpen ? .always : .never
    tokens[close].lineBreak = isOpen ? .always : .never
    tokens[close].indent = indent
  }

  // MARK: Parts of items

  /// Lays out the parts of an item, whose continued lines are indented so deep.
  mutating func parts(of node: SyntaxNode, indent: Int) {
    var deeper = indent
    if node.kind == .given { deeper += 1 }
    for child in node.children {
      switch child {
      case .token(let index):
        tokens[index].indent = deeper
        space(index, in: node.kind)
      case .node(let child) where child.kind == .lineStep:
        parts(of: child, indent: indent + 1)
        columns(of: child)
        guard let first = firstToken(of: child) else { continue }
        if firstToken(of: node) == first { groups += 1 }
        tokens[first].lineBreak = .always
        tokens[first].indent = indent
        tokens[first].group = AlignmentGroup(id: groups)
      case .node(let child): parts(of: child, indent: deeper)
      case .missing: break
      }
    }
    guard let first = firstToken(of: node) else { return }
    switch node.kind {
    case .given: tokens[first].indent = indent
    case .bin: tokens[first].gap = 3
    case .bins, .rowsBlock: closeBraces(of: node, indent: indent - 1)
    default: break
    }
  }

  /// The closing brace of an inner block is as deep as the line that opened it.
  private mutating func closeBraces(of node: SyntaxNode, indent: Int) {
    for case .token(let index) in node.children
    where [.rightBrace, .rightBracket].contains(tree.tokens[index].kind) {
      tokens[index].indent = indent
    }
    // The first bin stands by the brace as other pieces do.
    for case .node(let child) in node.children.prefix(2) where child.kind == .bin {
      if let first = firstToken(of: child) { tokens[first].gap = 1 }
    }
  }

  /// Decides how a token of a node stands to its neighbours within a line.
  private mutating func space(_ index: Int, in node: SyntaxKind) {
    switch tree.tokens[index].kind {
    case .comma, .colon, .dot:
      tokens[index].joinsLeft = true
      tokens[index].lineBreak = tree.tokens[index].kind == .dot ? .kept : .never
      if tree.tokens[index].kind == .dot || node == .figure { tokens[index].joinsRight = true }
    case .rightParenthesis: tokens[index].joinsLeft = true
    case .rightBracket: tokens[index].joinsLeft = node != .rowsBlock
    case .leftParenthesis:
      tokens[index].joinsRight = true
      tokens[index].joinsLeft =
        [.arguments, .columns, .type, .round, .series].contains(node)
        && tree.tokens[index - 1].word != .on
    case .leftBracket:
      // Rows stand apart from their brackets, which may be far away from each other.
      let isEmpty = tree.tokens[index + 1].kind == .rightBracket
      tokens[index].joinsRight = node != .rowsBlock || isEmpty
    case .minus: tokens[index].joinsRight = node != .arithmetic
    case .leftBrace: tokens[index].lineBreak = .never
    case .bar:
      tokens[index].isRowBar = true
      tokens[index].lineBreak = .never
    default: break
    }
  }

  // MARK: Columns

  /// Marks where the aligned columns of an item begin.
  private mutating func columns(of node: SyntaxNode) {
    switch node.kind {
    case .field: fieldColumns(node)
    case .parameter: column(1, atNode: .type, of: node); laterColumns(of: node)
    case .let, .typeDeclaration: columnAtEqual(of: node)
    case .source: column(1, atNode: nil, after: 2, of: node)
    case .cardEntry: column(1, atNode: nil, after: 1, of: node)
    case .lineStep: column(1, atNode: nil, after: 1, of: node)
    case .characteristic:
      column(1, atNode: .bins, of: node)
      column(2, atNode: .reason, of: node)
    case .scenarioFigure:
      // `A03: 30%`; a curve's colons come later.
      let isCode: Bool =
        if case .token(let index)? = node.children.dropFirst().first {
          tree.tokens[index].kind == .colon
        } else { false }
      column(1, atNode: nil, after: isCode ? 2 : 1, of: node)
      column(2, atNode: .origin, of: node)
    case .referenceEntry:
      for case .token(let index) in node.children where tree.tokens[index].word == .source {
        tokens[index].column = 1
      }
    default: break
    }
  }

  private mutating func laterColumns(of node: SyntaxNode) {
    column(2, atNode: .tunable, of: node)
    column(3, atNode: .words, of: node)
  }

  private mutating func columnAtEqual(of node: SyntaxNode) {
    for case .token(let index) in node.children where tree.tokens[index].kind == .equal {
      tokens[index].column = 1
    }
  }

  /// Begins a column at the first child node of a kind, or behind so many children.
  private mutating func column(
    _ column: Int, atNode kind: SyntaxKind?, after count: Int = 0, of node: SyntaxNode
  ) {
    for child in node.children.dropFirst(count) {
      switch child {
      case .node(let inner) where kind == nil || inner.kind == kind:
        if let first = firstToken(of: inner) { tokens[first].column = column }
        return
      case .token(let index) where kind == nil:
        tokens[index].column = column
        return
      default: continue
      }
    }
  }

  /// A field's columns: name, type with its range, attributes, wording.
  private mutating func fieldColumns(_ node: SyntaxNode) {
    var column = 0
    for case .node(let child) in node.children {
      guard let first = firstToken(of: child) else { continue }
      let next: Int
      switch (child.kind, tree.tokens[first].kind, tree.tokens[first].word) {
      case (.type, _, _): next = 1
      case (_, .leftBracket, _), (_, .leftParenthesis, _): next = max(1, column)
      case (_, .text, _), (_, _, .zh): next = 3
      default: next = max(2, column)
      }
      if next > column { tokens[first].column = next }
      column = next
    }
  }

  private func firstToken(of node: SyntaxNode) -> Int? {
    for child in node.children {
      switch child {
      case .token(let index): return index
      case .node(let node): if let first = firstToken(of: node) { return first }
      case .missing: break
      }
    }
    return nil
  }
}
