import Engine
import Semantics

extension ConditionSpace {
  /// Sets of facts of which each alone can make a part `no` (or `yes`), whatever all other facts are.
  ///
  /// Not all such sets: one for each comparison that decides by itself, as each operand of an `and` does for `no`.
  func deciders(of part: Int, for truth: Truths) -> [Set<NodeID>] {
    let operands = model.parts[part].operands
    switch model.parts[part].kind {
    case .atom(let atom):
      let sides = model.atoms[atom].sides
      // What policy says on the day is not the facts' to decide.
      guard atomTruths[atom].isSuperset(of: truth),
        !sides.contains(where: {
          $0.policy.map { model.program.readsReferences(model.policies[$0]) } ?? false
        })
      else { return [] }
      return [Set(sides.compactMap(\.fact).map { model.facts[$0].node })]
    case .not: return deciders(of: operands[0], for: truth == .no ? .yes : .no)
    case .and where truth == .no || operands.count == 1,
      .or where truth == .yes || operands.count == 1:
      return operands.flatMap { deciders(of: $0, for: truth) }
    case .known, .and, .or, .choose, .isMissing, .assumed: return []
    }
  }
}
