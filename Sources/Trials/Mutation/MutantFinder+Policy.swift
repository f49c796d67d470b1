import Numbers
import Semantics
import Syntax

// Parameters, reference values and scorecards.
extension MutantFinder {
  mutating func parameter(_ node: SyntaxNode) {
    part = .parameters
    thing = tokens(of: node).dropFirst().first?.name.map { .parameter($0) }
    if let value = expression(of: node) { visit(value, literalsAs: .parameter) }
  }

  mutating func reference(_ node: SyntaxNode) {
    part = .references
    thing = tokens(of: node).dropFirst().first?.name.map { .reference($0) }
    for entry in node.nodes where entry.kind == .referenceEntry {
      if let value = expression(of: entry) { visit(value, literalsAs: .reference) }
    }
  }

  mutating func scorecard(_ node: SyntaxNode) {
    part = .scorecards
    thing = tokens(of: node).dropFirst().first?.name.map { .scorecard($0) }
    for piece in node.nodes {
      switch piece.kind {
      case .figure: for token in tokens(of: piece) { points(token, sign: 1) }
      case .characteristic:
        for bins in piece.nodes where bins.kind == .bins { self.bins(bins) }
      default: break
      }
    }
  }

  /// Whole numbers without a unit, one more and one less.
  private mutating func points(_ token: Token, sign: Int) {
    guard case .number(let number, .plain) = token.value, let count = number.integer else { return }
    for moved in [count + 1, count - 1] where moved >= 0 || sign < 0 {
      add(.points, token.range, "\(moved)")
    }
  }

  private mutating func bins(_ node: SyntaxNode) {
    let bins = node.nodes.filter { $0.kind == .bin }
    for bin in bins {
      guard let number = tokens(of: bin).last else { continue }
      points(number, sign: tokens(of: bin).contains { $0.kind == .minus } ? -1 : 1)
    }
    moveBounds(of: bins, .bin)
    // A bin left out mostly leaves a gap; what does not check is counted apart.
    for bin in bins where bins.count > 1 { add(.bin, tree.range(of: bin), "") }
  }
}
