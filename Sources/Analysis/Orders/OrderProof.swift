import Engine
import Numbers
import Semantics
import Syntax

/// How values change where one fact goes from a better to a worse value and all else stays: proven node by node.
struct OrderProof {
  /// What the worse case's value is to the better one's.
  enum Relation {
    case equal, notAbove, notBelow, unknown

    var flipped: Relation {
      switch self {
      case .notAbove: .notBelow
      case .notBelow: .notAbove
      case .equal, .unknown: self
      }
    }

    /// What holds where either does.
    func joined(_ other: Relation) -> Relation {
      if self == .equal { return other }
      return other == .equal || other == self ? self : .unknown
    }

    static func joined(_ all: [Relation]) -> Relation {
      all.reduce(.equal) { $0.joined($1) }
    }
  }

  let program: Program
  /// The fact that changes.
  let fact: NodeID
  let better: Constant
  let worse: Constant
  /// The nodes that hang on the fact.
  let dependent: Set<NodeID>
  private var known: [NodeID: Relation] = [:]

  init(_ program: Program, fact: NodeID, better: Constant, worse: Constant) {
    self.program = program
    self.fact = fact
    self.better = better
    self.worse = worse
    dependent = program.nodes(above: fact)
  }

  mutating func relation(of node: NodeID) -> Relation {
    guard dependent.contains(node) else { return .equal }
    if let relation = known[node] { return relation }
    let relation = derived(node)
    known[node] = relation
    return relation
  }

  private mutating func derived(_ node: NodeID) -> Relation {
    switch program[node].operation {
    case .broadcast(let a), .retype(let a), .exponential(let a): return relation(of: a)
    case .add(let a, let b): return relation(of: a).joined(relation(of: b))
    case .subtract(let a, let b): return relation(of: a).joined(relation(of: b).flipped)
    case .negate(let a): return relation(of: a).flipped
    case .multiply(let a, let b):
      guard isNeverNegative(a), isNeverNegative(b) else { return .unknown }
      return relation(of: a).joined(relation(of: b))
    case .divide(let a, let b):
      guard isNeverNegative(a), isPositive(b) || (isNeverNegative(b) && relation(of: b) == .equal)
      else { return .unknown }
      return relation(of: a).joined(relation(of: b).flipped)
    case .squareRoot(let a): return isNeverNegative(a) ? relation(of: a) : .unknown
    case .power(let base, let exponent):
      guard relation(of: base) == .equal, let least = range(of: base).lower?.number, .one <= least
      else { return .unknown }
      return relation(of: exponent)
    case .minimum(let all), .maximum(let all):
      var relations: [Relation] = []
      for operand in all { relations.append(relation(of: operand)) }
      return .joined(relations)
    case .round(let a, _, step: _, within: let bounds):
      guard let bounds else { return relation(of: a) }
      return relation(of: a).joined(relation(of: bounds.lower)).joined(relation(of: bounds.upper))
    case .clamp(let a, let bounds):
      return relation(of: a).joined(relation(of: bounds.lower)).joined(relation(of: bounds.upper))
    case .assumed(let a, let b, assumption: _):
      return program[a].mayBeMissing ? .unknown : relation(of: a).joined(relation(of: b))
    case .choose(let condition, let then, let otherwise):
      return choice(condition, then, otherwise)
    case .table(let table, let inputs): return lookUp(program.tables[table], inputs)
    default: return .unknown
    }
  }

  // MARK: Choices

  private mutating func choice(_ condition: NodeID, _ then: NodeID, _ otherwise: NodeID) -> Relation
  {
    guard dependent.contains(condition) else {
      return relation(of: then).joined(relation(of: otherwise))
    }
    guard let before = truth(of: condition, where: better),
      let after = truth(of: condition, where: worse)
    else { return .unknown }
    let from = resolved(before ? then : otherwise, where: better)
    let to = resolved(after ? then : otherwise, where: worse)
    if from == to { return relation(of: from) }
    if let most = range(of: to).upper?.number, let least = range(of: from).lower?.number,
      most <= least
    {
      return .notAbove
    }
    if let least = range(of: to).lower?.number, let most = range(of: from).upper?.number,
      most <= least
    {
      return .notBelow
    }
    return .unknown
  }

  /// The branch that choices on the fact alone come to.
  private func resolved(_ node: NodeID, where value: Constant) -> NodeID {
    let node = program.unwrapped(node)
    guard case .choose(let condition, let then, let otherwise) = program[node].operation,
      let truth = truth(of: condition, where: value)
    else { return node }
    return resolved(truth ? then : otherwise, where: value)
  }

  /// The truth of a condition on the fact alone; `nil` where it hangs on more or is undecided.
  private func truth(of condition: NodeID, where value: Constant) -> Bool? {
    switch program[condition].operation {
    case .constant(.truth(let truth)): return truth
    case .broadcast(let a), .retype(let a): return truth(of: a, where: value)
    case .not(let a): return truth(of: a, where: value).map { !$0 }
    case .and(let all):
      let truths = all.map { truth(of: $0, where: value) }
      return truths.contains(false) ? false : truths.contains(nil) ? nil : true
    case .or(let all):
      let truths = all.map { truth(of: $0, where: value) }
      return truths.contains(true) ? true : truths.contains(nil) ? nil : false
    case .compare(let comparator, let a, let b):
      guard let left = constant(a, where: value), let right = constant(b, where: value) else {
        return nil
      }
      return program.holds(comparator, left, right, program[a].type)
    case .inSet(let a, let items): return constant(a, where: value).map(items.contains)
    case .isMissing(let a): return constant(a, where: value).map { $0 == .missing }
    default: return nil
    }
  }

  private func constant(_ node: NodeID, where value: Constant) -> Constant? {
    let node = program.unwrapped(node)
    if node == fact { return value }
    if case .constant(let constant) = program[node].operation { return constant }
    return nil
  }

  // MARK: Tables

  /// Tables of more cases than this are left to the search.
  private static let caseLimit = 20_000

  /// A look-up of the fact beside inputs that stay, point by point.
  private func lookUp(_ table: DecisionTable, _ inputs: [NodeID]) -> Relation {
    let isFact = inputs.map { program.unwrapped($0) == fact }
    guard table.isPlain, !zip(inputs, isFact).contains(where: { !$1 && dependent.contains($0) })
    else {
      return .unknown
    }
    var cases: [[Constant]] = [[]]
    for (column, input) in inputs.enumerated() {
      let values: [Constant]
      if isFact[column] {
        values = [.missing]
      } else {
        let node = ConditionModel.Fact(program.unwrapped(input), in: program)
        values =
          Samples.of(node, bounds: table.bounds(ofColumn: column), crowd: 1, in: program)
          + (node.mayBeMissing ? [.missing] : [])
      }
      cases = cases.flatMap { known in values.map { known + [$0] } }
      if cases.count > Self.caseLimit { return .unknown }
    }
    let isNamed = table.missingIsNamed
    var result = Relation.equal
    for known in cases {
      func output(_ value: Constant) -> Constant {
        table.plainOutput(of: zip(known, isFact).map { $1 ? value : $0 }, isNamed)
      }
      // Something missing is neither more nor less.
      guard let before = output(better).number, let after = output(worse).number else { continue }
      result = result.joined(after == before ? .equal : after < before ? .notAbove : .notBelow)
    }
    return result
  }

  // MARK: Bounds

  private func range(of node: NodeID) -> ValueRange {
    program.ranges.indices.contains(node.index) ? program.ranges[node.index] : .open
  }

  private func isNeverNegative(_ node: NodeID) -> Bool {
    range(of: node).lower?.number.map { !$0.isNegative } ?? false
  }

  private func isPositive(_ node: NodeID) -> Bool {
    let range = range(of: node)
    guard let least = range.lower?.number else { return false }
    return .zero < least || (least.isZero && !range.lowerIncluded)
  }
}

extension Program {
  /// A node and all that hang on it.
  func nodes(above node: NodeID) -> Set<NodeID> {
    var found: Set<NodeID> = [node]
    for index in nodes.indices where index > node.index {
      if self[NodeID(index)].operation.operands.contains(where: found.contains) {
        found.insert(NodeID(index))
      }
    }
    return found
  }
}

extension DecisionTable {
  /// Whether one row decides.
  fileprivate var isPlain: Bool {
    switch policy {
    case .unique, .any, .first: true
    case .priority, .collect: false
    }
  }

  /// What the cells of a column compare with.
  func bounds(ofColumn column: Int) -> [Constant] {
    rows.flatMap { row -> [Constant] in
      guard case .tests(_, let tests) = row.cells[column] else { return [] }
      return tests.flatMap { test -> [Constant] in
        switch test {
        case .equal(let value): [value]
        case .range(let range): [range.lower, range.upper].compactMap { $0 }
        case .missing: []
        }
      }
    }
  }

  /// The output of a table in which one row decides.
  fileprivate func plainOutput(of inputs: [Constant], _ isNamed: [Bool]) -> Constant {
    var found: Constant?
    var isOpen = false
    for row in rows {
      let truths = inputs.indices.map {
        row.cells[$0].truth(of: inputs[$0], missingIsNamed: isNamed[$0])
      }
      if truths.contains(false) { continue }
      if truths.contains(nil) { isOpen = true }
      if let found, found != row.output { return .missing }
      found = row.output
      if policy == .first, !isOpen { return row.output }
    }
    if let found { return found }
    return inputs.contains(.missing) ? .missing : otherwise ?? .missing
  }
}
