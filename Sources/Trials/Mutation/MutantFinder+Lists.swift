import Numbers
import Syntax

// Questions to lists and month series.
extension MutantFinder {
  mutating func aggregate(_ node: SyntaxNode) {
    question(node)
    let words = tokens(of: node)
    // `sum of x in rows`: its count is `count of rows`.
    if let sum = words.first, sum.word == .sum, let `in` = words.first(where: { $0.word == .in }) {
      let range = sum.range.lowerBound..<`in`.range.upperBound
      guard let of = words.first(where: { $0.word == .of }) else { return }
      add(.aggregate, range, spelling(of: .count, like: sum) + " " + tree.text(of: of))
    }
  }

  /// The word that says what is asked, exchanged for another of the same shape.
  private mutating func question(_ node: SyntaxNode) {
    guard let word = tokens(of: node).first else { return }
    switch word.word {
    case .sum: add(.aggregate, word, .average)
    case .average: add(.aggregate, word, .sum)
    case .smallest: add(.aggregate, word, .greatest)
    case .greatest: add(.aggregate, word, .smallest)
    case .yearly: delete(.aggregate, word, in: node)
    default: break
    }
  }

  /// `where a, b skipping missing`.
  mutating func clauses(_ node: SyntaxNode) {
    let words = tokens(of: node)
    let conditions = node.nodes
    if conditions.count > 1 {
      drop(.droppedFilter, eachOf: node.children[...])
    } else if let condition = conditions.first,
      let `where` = words.first(where: { $0.word == .where })
    {
      let skipping = words.first { $0.word == .skipping }
      add(
        .droppedFilter,
        `where`.range
          .lowerBound..<(skipping?.range.lowerBound
          ?? tree.range(of: condition).upperBound), "")
    }
    if let skipping = words.first(where: { $0.word == .skipping }) {
      let start = end(before: skipping.range.lowerBound, in: node)
      add(.droppedFilter, start..<tree.range(of: node).upperBound, "")
    }
  }

  mutating func series(_ node: SyntaxNode) {
    question(node)
    counts(of: node)
    // `monthly(… where c, 24 to end)`; in `count of months in s where c` the condition is the question.
    let words = tokens(of: node)
    guard words.first?.word == .monthly, let `where` = words.first(where: { $0.word == .where }),
      let condition = node.nodes.first(where: {
        tree.range(of: $0).lowerBound > `where`.range.lowerBound
      })
    else { return }
    let start = end(before: `where`.range.lowerBound, in: node)
    add(.droppedFilter, start..<tree.range(of: condition).upperBound, "")
  }

  /// `within 12 months`, `within months 13 to 24`.
  mutating func window(_ node: SyntaxNode) { counts(of: node) }

  /// The months or days that stand in a node itself, one more and one less.
  private mutating func counts(of node: SyntaxNode) {
    for token in tokens(of: node) {
      guard case .number(let number, .plain) = token.value, let count = number.integer, count > 0
      else { continue }
      add(.window, token.range, "\(count + 1)")
      if count > 1 { add(.window, token.range, "\(count - 1)") }
    }
  }
}
