import Numbers
import Semantics

/// Looks for a case among all that conditions can tell apart: fact by fact, leaving out what cannot lead there.
struct ConditionSearch {
  /// Steps after which a search gives up.
  static let limit = 60_000

  enum Answer: Equatable {
    case found(Case)
    case none
    case tooLarge
  }

  /// What a goal says of a case that is partly known.
  enum Verdict { case reached, impossible, unsure }

  /// A value for each fact that matters.
  struct Case: Equatable {
    /// By position in the model's facts; `nil` where any value does.
    var values: [Constant?]
  }

  let space: ConditionSpace
  private var values: [Constant?]
  private var day: Int?
  private var steps = 0

  init(_ space: ConditionSpace) {
    self.space = space
    values = space.model.facts.map { _ in nil }
  }

  /// A case that reaches a goal, which hangs on some parts alone.
  static func first(
    _ space: ConditionSpace, reading parts: [Int], _ goal: (ConditionSearch) -> Verdict
  ) -> Answer {
    var search = ConditionSearch(space)
    let order = search.order(parts)
    return search.search(order[...], goal)
  }

  // MARK: Truths of what is known so far

  /// The truths that a part may still have, with another part taken for what it is not.
  func truths(of part: Int, taking other: Int? = nil, as taken: Truths = []) -> Truths {
    if part == other { return taken }
    let part = space.model.parts[part]
    func inner(_ index: Int) -> Truths {
      truths(of: part.operands[index], taking: other, as: taken)
    }
    switch part.kind {
    case .known(let truth): return truth
    case .atom(let atom):
      return space.truth(of: atom, values, day: day) ?? space.atomTruths[atom]
    case .not: return inner(0).negated
    case .and: return .and(part.operands.indices.map(inner))
    case .or: return .or(part.operands.indices.map(inner))
    case .choose: return .choice(inner(0), inner(1), inner(2))
    case .isMissing: return inner(0).isOpen
    case .assumed: return inner(0).replacingOpen(by: inner(1))
    }
  }

  /// Whether a part is, is not or may be of some truths.
  func verdict(_ part: Int, in wanted: Truths) -> Verdict {
    let truths = truths(of: part)
    if truths.isSubset(of: wanted) { return .reached }
    return truths.isDisjoint(with: wanted) ? .impossible : .unsure
  }

  // MARK: The search

  /// The facts that parts read, those with few values first.
  private func order(_ parts: [Int]) -> [Int] {
    var atoms: Set<Int> = []
    var pending = parts
    while let part = pending.popLast() {
      if case .atom(let atom) = space.model.parts[part].kind { atoms.insert(atom) }
      pending += space.model.parts[part].operands
    }
    return space.samples.indices
      .filter { !atoms.isDisjoint(with: space.atomsOfFact[$0]) }
      .sorted { (space.samples[$0].count, $0) < (space.samples[$1].count, $1) }
  }

  private mutating func search(
    _ facts: ArraySlice<Int>, _ goal: (ConditionSearch) -> Verdict
  ) -> Answer {
    steps += 1
    guard steps < Self.limit else { return .tooLarge }
    switch goal(self) {
    case .reached: return .found(Case(values: values))
    case .impossible: return .none
    case .unsure: break
    }
    guard let fact = facts.first else { return .none }
    defer {
      values[fact] = nil
      if fact == space.day { day = nil }
    }
    for (position, value) in space.samples[fact].enumerated() {
      values[fact] = value
      if fact == space.day { day = position }
      let answer = search(facts.dropFirst(), goal)
      if answer != .none { return answer }
    }
    return .none
  }
}

extension ConditionSearch.Verdict {
  func and(_ other: ConditionSearch.Verdict) -> ConditionSearch.Verdict {
    if self == .impossible || other == .impossible { return .impossible }
    return self == .reached && other == .reached ? .reached : .unsure
  }
}
