import Engine
import Numbers
package import Semantics

/// Whether two programs of the same records decide alike.
package enum Equivalence {
  /// What shows that both fire and leave undecided the same rules, and give the same outputs, whatever the
  /// application; `nil` where nothing here shows it, which does not mean that they differ.
  package static func proof(_ left: Program, _ right: Program) -> EquivalenceProof? {
    if left.canonicalPrint == right.canonicalPrint { return .sameText }
    let twins = ProgramTwins(left, right)
    return twins.decideAlike ? twins.proof : nil
  }
}

/// Two programs walked side by side from what can be seen of them down to their leaves.
///
/// Two nodes are alike where they do the same with operands that are alike. Where they do not, the topics'
/// extensions know cases in which the results are the same nevertheless, and note which proof that took.
final class ProgramTwins {
  let left: Program
  let right: Program
  private(set) var proof: EquivalenceProof = .notRead
  private var known: [Pair: Bool] = [:]

  private struct Pair: Hashable {
    var left: NodeID
    var right: NodeID
  }

  init(_ left: Program, _ right: Program) {
    self.left = left
    self.right = right
  }

  /// Notes that something more was needed than to walk both.
  func note(_ proof: EquivalenceProof) { self.proof = max(self.proof, proof) }

  /// Whether the rules that are in force and the outputs are alike.
  var decideAlike: Bool {
    let rules = (left.rules.filter(\.isInForce), right.rules.filter(\.isInForce))
    guard rules.0.count == rules.1.count, left.outputs.count == right.outputs.count else {
      return false
    }
    return zip(rules.0, rules.1).allSatisfy { a, b in
      a.code == b.code && a.effect == b.effect && a.section == b.section
        && a.undecided?.effect == b.undecided?.effect && areAlike(a.condition, b.condition)
    }
      && zip(left.outputs, right.outputs).allSatisfy { a, b in
        a.name == b.name && a.section == b.section
          && a.undecided?.effect == b.undecided?.effect && areAlike(a.node, b.node)
      }
  }

  /// Whether two nodes have the same value, or are missing or in error alike, in every row.
  func areAlike(_ a: NodeID, _ b: NodeID) -> Bool {
    let pair = Pair(left: a, right: b)
    if let known = known[pair] { return known }
    let result =
      left[a].type == right[b].type && left[a].domain == right[b].domain && compare(a, b)
    known[pair] = result
    return result
  }

  private func compare(_ a: NodeID, _ b: NodeID) -> Bool {
    if let x = left.constant(at: a), let y = right.constant(at: b) { return x == y }
    let (x, y) = (left[a].operation, right[b].operation)
    let operands = (x.operands, y.operands)
    if x.form == y.form, operands.0.count == operands.1.count,
      zip(operands.0, operands.1).allSatisfy({ areAlike($0, $1) })
    {
      return haveSameContent(x, y, a, b)
    }
    return areSameSteps(a, b) || areRoundedAway(a, b) || readSameMonths(a, b)
      || assumeSame(a, b)
  }

  /// Whether what an operation looks up is alike too; its operands are.
  private func haveSameContent(_ x: Operation, _ y: Operation, _ a: NodeID, _ b: NodeID) -> Bool {
    switch (x, y) {
    case (.parameter(let i), .parameter(let j)):
      return left.parameters[i].value == right.parameters[j].value
    case (.reference(let i, _), .reference(let j, _)):
      return left.references[i].entries.map(\.from) == right.references[j].entries.map(\.from)
        && left.references[i].entries.map(\.value) == right.references[j].entries.map(\.value)
    case (.table, .table), (.bins, .bins):
      return giveSame(a, b)
    default: return true
    }
  }
}

extension Rule {
  fileprivate var isInForce: Bool { disabledBecause == nil }
}

extension Program {
  /// The value of a node that is the same for every application, as far as it is written down.
  func constant(at id: NodeID) -> Constant? {
    switch self[id].operation {
    case .constant(let value): value
    case .parameter(let index): parameters[index].value
    case .broadcast(let inner), .retype(let inner): constant(at: inner)
    default: nil
    }
  }

  /// The same, in units of 10⁻¹².
  func units(at id: NodeID) -> Int128? {
    if case .number(let number)? = constant(at: id) { number.units } else { nil }
  }
}
