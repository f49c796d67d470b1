import Diagnostics
import Engine
import Numbers
import Semantics
import Syntax

// Parts of a rule's condition that are always the same, or that nothing hangs on.
extension RuleAnalysis {
  mutating func lookAtParts(of rule: Int, _ space: ConditionSpace) {
    lookInside(space.model.roots[0], of: rule, space)
  }

  private mutating func lookInside(_ part: Int, of rule: Int, _ space: ConditionSpace) {
    let model = space.model
    var told: Set<Int> = []
    if [.and, .or].contains(model.parts[part].kind.junction) {
      told = lookAtJunction(part, of: rule, space)
    }
    for operand in model.parts[part].operands where !told.contains(operand) {
      if tellOwnTruth(of: operand, of: rule, space) { continue }
      lookInside(operand, of: rule, space)
    }
  }

  /// A comparison that its fact's bounds decide; says whether it is one.
  private mutating func tellOwnTruth(of part: Int, of rule: Int, _ space: ConditionSpace) -> Bool {
    guard let truth = ownTruth(of: part, space) else { return false }
    let span = place(of: space.model.parts[part].node, in: program.rules[rule].span)
    report(
      truth ? .conditionAlwaysTrue : .conditionNeverTrue,
      ["text": .text(text(at: span)), "code": .name(program.rules[rule].code)], at: span,
      related: declarations(of: part, space), witness: extreme(part, space))
    return true
  }

  /// The operands of `and` or `or` without which the condition would be the same.
  private mutating func lookAtJunction(_ part: Int, of rule: Int, _ space: ConditionSpace) -> Set<
    Int
  > {
    let model = space.model
    let root = model.roots[0]
    let neutral: Truths = model.parts[part].kind.junction == .and ? .yes : .no
    let operands = model.parts[part].operands
    let rulesSpan = program.rules[rule].span
    var told: Set<Int> = []
    for operand in operands where ownTruth(of: operand, space) == nil {
      let others = operands.filter { $0 != operand && !told.contains($0) }
      let hasEffect = ConditionSearch.first(space, reading: [root]) { search in
        let (now, without) = (
          search.truths(of: root), search.truths(of: root, taking: operand, as: neutral)
        )
        if now.isDisjoint(with: without) { return .reached }
        return now.isKnown && without.isKnown ? .impossible : .unsure
      }
      guard hasEffect == .none, !others.isEmpty else { continue }
      told.insert(operand)
      let node = model.parts[operand].node
      let twin = others.first { model.parts[$0].node == node }
      let places = (program.conditionPlaces[program.unwrapped(node)] ?? []).filter {
        $0.file == rulesSpan.file && rulesSpan.lower <= $0.lower && $0.upper <= rulesSpan.upper
      }
      if twin != nil, let first = places.first, let last = places.last {
        report(
          .duplicateCondition, ["text": .text(text(at: last))], at: last,
          related: first == last ? [] : [RelatedPlace(role: "first_here", span: first)],
          witness: nil)
        continue
      }
      let span = places.first ?? place(of: node, in: rulesSpan)
      let reason = others.first { implies($0, operand, neutral, space) }
      report(
        .partWithoutEffect,
        ["text": .text(text(at: span)), "code": .name(program.rules[rule].code)], at: span,
        related: reason.map {
          [RelatedPlace(role: "follows_from", span: place(of: model.parts[$0].node, in: rulesSpan))]
        } ?? [], witness: shown(operand, reason, neutral, space))
    }
    return told
  }

  /// Whether one part's not absorbing means that another has the neutral truth or is as open as it.
  private func implies(_ part: Int, _ other: Int, _ neutral: Truths, _ space: ConditionSpace)
    -> Bool
  {
    ConditionSearch.first(space, reading: [part, other]) { search in
      search.verdict(part, in: neutral).and(search.verdict(other, in: .all.subtracting(neutral)))
    } == .none
  }

  /// A case in which the part has the truth that changes nothing, and so has what it follows from.
  private func shown(_ part: Int, _ reason: Int?, _ neutral: Truths, _ space: ConditionSpace)
    -> Witness?
  {
    let answer = ConditionSearch.first(space, reading: [part] + (reason.map { [$0] } ?? [])) {
      search in
      let verdict = search.verdict(part, in: neutral)
      return reason.map { verdict.and(search.verdict($0, in: neutral)) } ?? verdict
    }
    guard case .found(let example) = answer else { return nil }
    return witness(example, space)
  }

  /// The case in which a comparison comes nearest to being otherwise.
  private func extreme(_ part: Int, _ space: ConditionSpace) -> Witness? {
    guard case .atom(let atom) = space.model.parts[part].kind,
      let fact = space.model.atoms[atom].sides.compactMap(\.fact).first
    else { return nil }
    let isBelow: Bool =
      if case .compare(let comparator, let left, _, _) = space.model.atoms[atom] {
        (comparator == .less || comparator == .lessOrEqual) == (left.fact == fact)
      } else {
        false
      }
    var example = ConditionSearch.Case(values: space.model.facts.map { _ in nil })
    let truth = ownTruth(of: part, space)
    let range = space.model.facts[fact].range
    let end = (isBelow == (truth == false)) ? range.lower : range.upper
    let (low, high) = (range.lowerIncluded, range.upperIncluded)
    if let end, low && end == range.lower || high && end == range.upper {
      example.values[fact] = end
    }
    return witness(example, space)
  }

  /// Where the facts of a comparison are declared, with their bounds.
  private func declarations(of part: Int, _ space: ConditionSpace) -> [RelatedPlace] {
    guard case .atom(let atom) = space.model.parts[part].kind else { return [] }
    return space.model.atoms[atom].sides.compactMap(\.fact).compactMap { fact in
      let node = space.model.facts[fact].node
      guard let name = names.first(of: node) else { return nil }
      let span =
        program.record.fields.first { $0.name == name }?.span
        ?? program.definitions.first { $0.name == name }?.span
      return span.map {
        RelatedPlace(role: "declared_here", arguments: ["name": .name(name)], span: $0)
      }
    }
  }
}

extension ConditionModel.Part.Kind {
  fileprivate enum Junction { case and, or, none }

  fileprivate var junction: Junction {
    switch self {
    case .and: .and
    case .or: .or
    default: .none
    }
  }
}
