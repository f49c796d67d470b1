import Diagnostics
import Semantics
import Syntax

// Decision tables.
extension MutantFinder {
  mutating func table(_ node: SyntaxNode) {
    part = .tables
    let words = tokens(of: node)
    thing = words.dropFirst().first?.name.map { .table($0) }
    let rows = node.nodes.filter { $0.kind == .row }
    let cells = rows.map { $0.nodes.filter { $0.kind == .cell } }
    guard let width = cells.first?.count, cells.allSatisfy({ $0.count == width }) else { return }
    for column in 0..<width - 1 { inputs(cells.map { $0[column] }) }
    outputs(cells.map { $0[width - 1] })
    for row in rows.indices where rows.count > 1 {
      add(.droppedRow, tree.range(of: rows[row]), "")
    }
    if hasOrder(words) {
      for (first, second) in zip(rows, rows.dropFirst()) {
        let (a, b) = (tree.range(of: first), tree.range(of: second))
        add(.swappedRows, [(a, text(b)), (b, text(a))])
      }
    }
    for otherwise in node.nodes where otherwise.kind == .otherwise {
      if let value = expression(of: otherwise) { visit(value, literalsAs: .tableOutput) }
    }
  }

  private func hasOrder(_ words: [Token]) -> Bool {
    guard let hit = words.firstIndex(where: { $0.word == .hit }), hit + 1 < words.count else {
      return false
    }
    return words[hit + 1].word == .first
  }

  /// A column's cells: each `any` and like its neighbour, members left out, bounds moved.
  private mutating func inputs(_ cells: [SyntaxNode]) {
    for (index, cell) in cells.enumerated() {
      let range = tree.range(of: cell)
      if let token = cell.firstToken(in: tree) {
        add(.cell, range, spelling(of: .any, like: token))
      }
      if cells.count > 1 {
        let neighbour = cells[index + 1 < cells.count ? index + 1 : index - 1]
        add(.cell, range, text(tree.range(of: neighbour)))
      }
      members(of: cell)
      if let not = tokens(of: cell).first(where: { $0.word == .not }) {
        delete(.droppedNot, not, in: cell)
      }
    }
    moveBounds(of: cells, .tableBound)
  }

  private mutating func members(of cell: SyntaxNode) {
    let commas = tokens(of: cell).filter { $0.kind == .comma }.map(\.range)
    guard !commas.isEmpty else { return }
    let start = tokens(of: cell).first { $0.word == .not }?.range.upperBound
    let range = tree.range(of: cell)
    for index in 0...commas.count {
      if index == 0 {
        let from = start.map { $0 + 1 } ?? range.lowerBound
        let next = tree.source.utf8[commas[0].upperBound...].firstIndex { $0 != 32 }
        add(.droppedMember, from..<(next ?? commas[0].upperBound), "")
      } else {
        let to = index < commas.count ? commas[index].lowerBound : range.upperBound
        add(.droppedMember, commas[index - 1].lowerBound..<to, "")
      }
    }
  }

  private mutating func outputs(_ cells: [SyntaxNode]) {
    for (index, cell) in cells.enumerated() {
      if let value = expression(of: cell) { visit(value, literalsAs: .tableOutput) }
      guard cells.count > 1 else { continue }
      let neighbour = cells[index + 1 < cells.count ? index + 1 : index - 1]
      add(.tableOutput, tree.range(of: cell), text(tree.range(of: neighbour)))
    }
  }

  // MARK: Bounds
  /// Bounds of comparisons and ranges, each moved wherever the column has it, so that its cells still meet.
  mutating func moveBounds(of cells: [SyntaxNode], _ operation: MutationOperator) {
    var bounds: [String: [(value: SyntaxNode, sides: [(Range<Int>, String)])]] = [:]
    var order: [String] = []
    func note(_ value: SyntaxNode, _ sides: [(Range<Int>, String)]) {
      let key = text(tree.range(of: value))
      if bounds[key] == nil { order.append(key) }
      bounds[key, default: []].append((value, sides))
    }
    for cell in cells {
      var flipped: (Range<Int>, String)?
      for child in cell.children {
        if let token = token(child) {
          if token.kind == .colon { break }
          flipped = token.kind.withBoundFlipped.map { (token.range, $0) }
        } else if case .node(let node) = child {
          if node.kind == .range {
            let sides = flippedBounds(of: node)
            let comma = tokens(of: node).first { $0.kind == .comma }?.range.lowerBound ?? 0
            for value in node.nodes {
              let isLower = tree.range(of: value).lowerBound < comma
              note(value, sides.filter { ($0.0.lowerBound < comma) == isLower })
            }
          } else if Self.expressionKinds.contains(node.kind) {
            note(node, flipped.map { [$0] } ?? [])
          }
          flipped = nil
        }
      }
    }
    for key in order {
      let places = bounds[key] ?? []
      for direction in 0..<2 {
        let edits = places.compactMap { moved($0.value, direction) }
        if edits.count == places.count { add(operation, edits) }
      }
      // Whether the bound itself belongs to the one side or the other.
      add(operation, places.flatMap(\.sides))
    }
  }

  /// A literal with its sign moved up (0) or down (1).
  private func moved(_ value: SyntaxNode, _ direction: Int) -> (Range<Int>, String)? {
    var node = value
    var finder = self
    var isNegative = false
    while node.kind == .negate || node.kind == .parenthesized {
      if node.kind == .negate { isNegative.toggle() }
      finder.wrapping.append(tree.range(of: node))
      guard let inner = node.nodes.first else { return nil }
      node = inner
    }
    guard let number = WrittenNumber(node, finder) else { return nil }
    let texts = number.moved
    let index = isNegative ? 1 - direction : direction
    return texts.indices.contains(index) ? (tree.range(of: node), texts[index]) : nil
  }
}

extension SyntaxNode {
  /// The first token in it, however deep.
  func firstToken(in tree: SyntaxTree) -> Token? {
    var first: Token?
    tree.visitTokens(of: self) { if first == nil { first = tree.tokens[$0] } }
    return first
  }
}
