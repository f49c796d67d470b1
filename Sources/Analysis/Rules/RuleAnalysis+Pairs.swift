import Diagnostics
import Engine
import Semantics
import Syntax

// Rules that say the same, of which one hides the other, or of which one always fires.
extension RuleAnalysis {
  mutating func comparePairs() {
    var told: Set<Int> = []
    for (position, first) in changing.enumerated() {
      for second in changing[(position + 1)...] where !told.contains(second) {
        guard program.rules[first].section.isWarning == program.rules[second].section.isWarning,
          let left = factsOfRule[first], let right = factsOfRule[second],
          !left.isDisjoint(with: right), !areApart(first, second),
          let pair = Pair(self, first, second)
        else { continue }
        if compare(pair) { told.insert(second) }
      }
    }
  }

  /// Whether each of two rules can be kept from firing by facts that the other does not read.
  ///
  /// Then neither means the other, and some case keeps both from firing: there is nothing to tell of them.
  private func areApart(_ first: Int, _ second: Int) -> Bool {
    func has(_ rule: Int, awayFrom other: Int) -> Bool {
      guard let facts = factsOfRule[other], let deciders = decidersOfRule[rule] else {
        return false
      }
      return deciders.contains { $0.isDisjoint(with: facts) }
    }
    return has(first, awayFrom: second) && has(second, awayFrom: first)
  }

  /// Two rules over the same cases.
  struct Pair {
    let first: Int
    let second: Int
    let space: ConditionSpace

    init?(_ analysis: RuleAnalysis, _ first: Int, _ second: Int) {
      let rules = analysis.program.rules
      guard let space = analysis.space([rules[first].condition, rules[second].condition]) else {
        return nil
      }
      self.first = first
      self.second = second
      self.space = space
    }

    /// Looks for a case with these truths of the first rule's condition and the second's.
    func search(_ first: Truths, _ second: Truths) -> ConditionSearch.Answer {
      let roots = space.model.roots
      return ConditionSearch.first(space, reading: roots) {
        $0.verdict(roots[0], in: first).and($0.verdict(roots[1], in: second))
      }
    }
  }

  /// Says whether the second rule need not be compared with others.
  private mutating func compare(_ pair: Pair) -> Bool {
    let (first, second) = (program.rules[pair.first], program.rules[pair.second])
    if pair.search(.no, .no) == .none, !first.section.isWarning {
      tellContradiction(pair)
      return false
    }
    let firstMeansSecond = pair.search(.yes, .all.subtracting(.yes)) == .none
    let secondMeansFirst = pair.search(.all.subtracting(.yes), .yes) == .none
    guard firstMeansSecond || secondMeansFirst,
      case .found(let example) = pair.search(.yes, .yes)
    else { return false }
    let case_ = witness(example, pair.space)
    if firstMeansSecond && secondMeansFirst && first.effect == second.effect {
      report(
        .rulesAlike, ["code": .name(second.code), "other": .name(first.code)],
        at: place(of: second.condition, in: second.span), related: [related(first)], witness: case_)
      return true
    }
    if firstMeansSecond, second.effect.isAsGrave(as: first.effect) {
      tellMasked(first, by: second, case_)
    } else if secondMeansFirst, first.effect.isAsGrave(as: second.effect) {
      tellMasked(second, by: first, case_)
      return true
    }
    return false
  }

  private mutating func tellMasked(_ rule: Rule, by other: Rule, _ witness: Witness?) {
    report(
      .ruleMasked, ["code": .name(rule.code), "other": .name(other.code)],
      at: place(of: rule.condition, in: rule.span), related: [related(other)], witness: witness)
  }

  private mutating func tellContradiction(_ pair: Pair) {
    let (first, second) = (program.rules[pair.first], program.rules[pair.second])
    guard case .found(let example) = pair.search(.all.subtracting(.open), .all.subtracting(.open))
    else { return }
    report(
      .rulesContradict, ["code": .name(second.code), "other": .name(first.code)],
      at: place(of: second.condition, in: second.span), related: [related(first)],
      witness: witness(example, pair.space))
  }

  private func related(_ rule: Rule) -> RelatedPlace {
    RelatedPlace(
      role: "rule_here", arguments: ["code": .name(rule.code)],
      span: place(of: rule.condition, in: rule.span))
  }
}

extension SectionKind {
  var isWarning: Bool { self == .warning }
}

extension Effect {
  /// Whether the outcome would be no graver with the other effect beside this one.
  fileprivate func isAsGrave(as other: Effect) -> Bool { gravity >= other.gravity }

  private var gravity: Int {
    switch self {
    case .ignore: 0
    case .yellow: 1
    case .refer, .orange: 2
    case .decline, .red: 3
    }
  }
}
