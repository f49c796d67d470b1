import Semantics
import Syntax

// Sections: rules, lets, outputs, and what undecided does.
extension MutantFinder {
  mutating func section(_ node: SyntaxNode) {
    guard let word = tokens(of: node).first?.word, let kind = SectionKind(rawValue: word.english)
    else { return }
    part = .section(kind)
    for item in node.nodes {
      thing = nil
      switch item.kind {
      case .undecided: undecided(item)
      case .rule: rule(item)
      case .let, .output: definition(item)
      default: break
      }
    }
  }

  private mutating func definition(_ node: SyntaxNode) {
    thing = tokens(of: node).dropFirst().first?.name.map { .definition($0) }
    for child in node.nodes {
      switch child.kind {
      case .undecided: undecided(child)
      case .lineFormula: lineFormula(child)
      case _ where Self.expressionKinds.contains(child.kind): visit(child)
      default: break
      }
    }
  }

  private mutating func rule(_ node: SyntaxNode) {
    let words = tokens(of: node)
    thing = words.dropFirst().first?.name.map { .rule($0) }
    add(.droppedRule, tree.range(of: node), "")
    if let effect = words.first(where: { $0.word.map(Self.isEffect) ?? false }),
      let word = effect.word
    {
      for other in Self.effects(otherThan: word) { add(.effect, effect, other) }
    }
    for child in node.nodes {
      switch child.kind {
      case .undecided: undecided(child)
      case .ruleClause: for inner in child.nodes where inner.kind == .undecided { undecided(inner) }
      case _ where Self.expressionKinds.contains(child.kind):
        if let word = words.first { condition(child, like: word) }
        visit(child)
      default: break
      }
    }
  }

  /// A condition that is no comparison, or several, is turned round as a whole.
  private mutating func condition(_ node: SyntaxNode, like word: Token) {
    switch node.kind {
    case .comparison, .membership, .and, .or, .not: return
    default:
      let range = tree.range(of: node)
      add(.negation, range, "\(spelling(of: .not, like: word)) (\(text(range)))")
    }
  }

  private mutating func undecided(_ node: SyntaxNode) {
    guard let effect = tokens(of: node).last(where: { $0.word.map(Self.isEffect) ?? false }),
      let word = effect.word
    else { return }
    for other in Self.effects(otherThan: word) { add(.undecided, effect, other) }
  }

  private static func isEffect(_ word: Word) -> Bool { Effect(rawValue: word.english) != nil }

  /// The effects next to one: the graver and the milder of its kind.
  private static func effects(otherThan word: Word) -> [Word] {
    switch word {
    case .decline: [.refer]
    case .refer: [.decline]
    case .red: [.orange]
    case .orange: [.red, .yellow]
    case .yellow: [.orange]
    case .ignore: [.refer, .yellow]
    default: []
    }
  }

  // MARK: The line
  private mutating func lineFormula(_ node: SyntaxNode) {
    for step in node.nodes where step.kind == .lineStep {
      guard let word = tokens(of: step).first?.word else { continue }
      if word == .round {
        roundingMode(of: step)
        if let amount = expression(of: step) { roundingStep(amount) }
        continue
      }
      for value in step.nodes { visit(value) }
      guard word != .amplify else { continue }
      if step.nodes.count > 1 {
        drop(.droppedStep, eachOf: step.children[...])
      } else {
        add(.droppedStep, tree.range(of: step), "")
      }
    }
  }
}

extension Token {
  /// The name it spells, whether a word too.
  var name: String? { if case .name(let name) = value { name } else { nil } }
}
