import Engine
import Numbers
import Semantics
import Syntax

/// Some conditions as Kleene's logic over comparisons of facts with what policy says, taken out of the program's graph.
///
/// A fact is any value of the application that is compared: a field, a definition, an expression. Each is looked at as if
/// it could be set by itself to any value of its type and bounds, which is what `explain --with` does; what holds of all
/// such cases holds of all that can occur.
struct ConditionModel {
  /// A compared value of the application.
  struct Fact {
    var node: NodeID
    var type: ValueType
    var decimals: Int
    var range: ValueRange
    var mayBeMissing: Bool
  }

  /// One side of a comparison.
  enum Side {
    case fact(Int)
    /// Position in `policies`: a value that hangs on nothing but the book and the day.
    case policy(Int)
    /// A fact with a value for where it is missing.
    case assumed(Int, policy: Int)

    var fact: Int? {
      switch self {
      case .fact(let fact), .assumed(let fact, _): fact
      case .policy: nil
      }
    }
    var policy: Int? {
      switch self {
      case .fact: nil
      case .policy(let policy), .assumed(_, let policy): policy
      }
    }
  }

  /// A question that is not logic itself.
  enum Atom {
    case compare(Comparator, Side, Side, ValueType)
    case inSet(Side, [Constant])
    case isMissing(Side)
    /// A boolean value.
    case truth(Side)

    var sides: [Side] {
      switch self {
      case .compare(_, let left, let right, _): [left, right]
      case .inSet(let side, _), .isMissing(let side), .truth(let side): [side]
      }
    }
  }

  /// A condition or a part of one, as it stands in its place: equal parts in two places are two.
  struct Part {
    enum Kind {
      case atom(Int)
      case known(Truths)
      case not, and, or, choose, isMissing, assumed
    }
    var node: NodeID
    var kind: Kind
    /// Positions of the parts directly inside.
    var operands: [Int] = []
  }

  let program: Program
  private(set) var facts: [Fact] = []
  private(set) var policies: [NodeID] = []
  private(set) var atoms: [Atom] = []
  private(set) var parts: [Part] = []
  /// The part of each condition.
  private(set) var roots: [Int] = []

  /// Conditions of more parts than this are not looked at.
  static let partLimit = 400

  /// `nil` where the conditions have too many parts.
  init?(_ program: Program, _ conditions: [NodeID]) {
    self.program = program
    for condition in conditions {
      guard let root = add(condition) else { return nil }
      roots.append(root)
    }
  }

  /// How many comparisons a condition holds.
  func comparisons(in part: Int) -> Int {
    if case .atom = parts[part].kind { return 1 }
    return parts[part].operands.reduce(0) { $0 + comparisons(in: $1) }
  }

  // MARK: Building

  private mutating func add(_ node: NodeID) -> Int? {
    guard parts.count < Self.partLimit else { return nil }
    let position = parts.count
    parts.append(Part(node: node, kind: .known(.open)))
    let kind: Part.Kind
    let operands: [NodeID]
    switch program[node].operation {
    case .constant(let value):
      (kind, operands) = (.known(Self.truth(of: value)), [])
    case .broadcast(let inner), .retype(let inner):
      parts.removeLast()
      return add(inner)
    case .not(let inner): (kind, operands) = (.not, [inner])
    case .and(let all): (kind, operands) = (.and, all)
    case .or(let all): (kind, operands) = (.or, all)
    case .choose(let condition, let then, let otherwise):
      (kind, operands) = (.choose, [condition, then, otherwise])
    case .isMissing(let inner) where isLogic(inner): (kind, operands) = (.isMissing, [inner])
    case .assumed(let inner, let other, _) where isLogic(inner):
      (kind, operands) = (.assumed, [inner, other])
    case .isMissing(let inner): (kind, operands) = (.atom(add(.isMissing(side(inner)))), [])
    case .compare(let comparator, let left, let right):
      let atom = Atom.compare(comparator, side(left), side(right), program[left].type)
      (kind, operands) = (.atom(add(atom)), [])
    case .inSet(let inner, let items):
      (kind, operands) = (.atom(add(.inSet(side(inner), items))), [])
    default: (kind, operands) = (.atom(add(.truth(side(node)))), [])
    }
    parts[position].kind = kind
    for operand in operands {
      guard let part = add(operand) else { return nil }
      parts[position].operands.append(part)
    }
    return position
  }

  private mutating func add(_ atom: Atom) -> Int {
    atoms.append(atom)
    return atoms.count - 1
  }

  private func isLogic(_ node: NodeID) -> Bool {
    guard program[node].type == .boolean else { return false }
    switch program[node].operation {
    case .not, .and, .or, .compare, .inSet, .isMissing, .choose: return true
    case .broadcast(let inner), .retype(let inner): return isLogic(inner)
    default: return false
    }
  }

  private mutating func side(_ node: NodeID) -> Side {
    let node = program.unwrapped(node)
    if program.isPolicy(node) { return .policy(policy(node)) }
    if case .assumed(let inner, let other, _) = program[node].operation,
      program.isPolicy(other), !program.isPolicy(inner)
    {
      return .assumed(fact(program.unwrapped(inner)), policy: policy(program.unwrapped(other)))
    }
    return .fact(fact(node))
  }

  private mutating func policy(_ node: NodeID) -> Int {
    if let known = policies.firstIndex(of: node) { return known }
    policies.append(node)
    return policies.count - 1
  }

  private mutating func fact(_ node: NodeID) -> Int {
    if let known = facts.firstIndex(where: { $0.node == node }) { return known }
    facts.append(Fact(node, in: program))
    return facts.count - 1
  }

  /// Makes sure that the day is among the facts, for policy that changes with it.
  mutating func addDay() -> Int? {
    program.asOfNode.map { fact($0) }
  }

  private static func truth(of constant: Constant) -> Truths {
    if case .truth(let truth) = constant { Truths(truth) } else { .open }
  }
}

extension ConditionModel.Fact {
  init(_ node: NodeID, in program: Program) {
    self.init(
      node: node, type: program[node].type, decimals: program[node].decimals,
      range: program.ranges.indices.contains(node.index) ? program.ranges[node.index] : .open,
      mayBeMissing: program[node].mayBeMissing)
  }
}

extension Program {
  /// The node whose value this one passes on.
  func unwrapped(_ node: NodeID) -> NodeID {
    switch self[node].operation {
    case .broadcast(let inner), .retype(let inner): unwrapped(inner)
    default: node
    }
  }

  /// The decided record's date as a node, if anything reads it.
  var asOfNode: NodeID? { nodes.indices.lazy.map { NodeID($0) }.first(where: isAsOf) }

  /// Whether a node is the decided record's date.
  func isAsOf(_ node: NodeID) -> Bool {
    guard let asOf = record.asOf, case .field(asOf) = self[node].operation else { return false }
    return self[node].domain == .application
  }

  /// A policy value that the book states as it stands; `nil` where it has to be computed.
  func stated(_ node: NodeID) -> Constant? {
    switch self[node].operation {
    case .constant(let constant): constant
    case .parameter(let position): parameters[position].value
    default: nil
    }
  }

  /// Whether a value hangs on nothing but the book and the day's references.
  func isPolicy(_ node: NodeID) -> Bool {
    switch self[node].operation {
    case .constant, .parameter: true
    case .field, .aggregate, .monthly, .table, .bins, .seen, .known, .standing: false
    case .reference(_, let at): isAsOf(at)
    default:
      self[node].domain.isSingle
        && (self[node].domain == .book || self[node].operation.operands.allSatisfy(isPolicy))
    }
  }

  /// Whether a policy value changes with the day.
  func readsReferences(_ node: NodeID) -> Bool { !references(below: node).isEmpty }

  /// Positions of the references below a policy value.
  func references(below node: NodeID) -> Set<Int> {
    if case .reference(let position, _) = self[node].operation { return [position] }
    return self[node].operation.operands.reduce(into: []) { $0.formUnion(references(below: $1)) }
  }
}

extension Domain {
  /// Whether there is one value of it an application.
  fileprivate var isSingle: Bool { self == .book || self == .application }
}
