import Numbers
package import Semantics
package import Syntax

/// The smallest change of one operand that alone turns a rule the other way: "19 months, needs 24".
package struct Flip: Hashable, Sendable {
  /// The operand that would have to change.
  package var operand: NamedValue
  /// What the operand must be to the bound.
  package var comparator: Comparator
  package var bound: NamedValue
  /// The nearest value that does it, a multiple of the operand's smallest step.
  package var nearest: Constant

  /// The value to name: the bound itself where it will do, else the nearest.
  package var boundIsEnough: Bool { bound.value.constant == nearest }
}

extension ConditionTree {
  /// The flips of a condition that is true or false, in text order, one an operand.
  func flips(of condition: NodeID, names: NodeNames) -> [Flip] {
    let now = trace.value(of: condition)
    guard now.isPresent, case .truth(let truth) = now.constant else { return [] }
    let leaves = leaves(of: condition)
    var found: [(operand: NodeID, flip: Flip, distance: Int128)] = []
    for leaf in leaves {
      guard
        case .compare(let comparator, let left, let right) = trace.program[leaf].operation,
        comparator.isOrdered, case .truth(let holds) = trace.value(of: leaf).constant
      else { continue }
      let wanted = holds ? comparator.opposite : comparator
      // The side that depends on the application; of two, the one written first.
      for (operand, needed, bound) in [(left, wanted, right), (right, wanted.mirrored, left)] {
        guard trace.program.dependsOnApplication(operand), isAlone(operand, among: leaves),
          let nearest = nearest(operand, needed, to: bound),
          self.truth(of: condition, where: operand, is: nearest) == (truth ? .no : .yes)
        else { continue }
        let flip = Flip(
          operand: named(operand, names), comparator: needed, bound: named(bound, names),
          nearest: nearest)
        let distance = distance(trace.value(of: operand).constant, nearest)
        if let earlier = found.firstIndex(where: { $0.operand == operand }) {
          if distance < found[earlier].distance { found[earlier] = (operand, flip, distance) }
        } else {
          found.append((operand, flip, distance))
        }
        break
      }
    }
    return found.map(\.flip)
  }

  private func named(_ node: NodeID, _ names: NodeNames) -> NamedValue {
    NamedValue(node, trace, names)
  }

  /// Whether no leaf reads the operand through another value: changing it would change that too.
  private func isAlone(_ operand: NodeID, among leaves: [NodeID]) -> Bool {
    let others = leaves.flatMap { leaf -> [NodeID] in
      let operands = trace.program[leaf].operation.operands
      return operands.isEmpty ? [] : operands.filter { $0 != operand }
    }
    return !others.contains { trace.program.reads(operand, from: $0) }
  }

  /// The value nearest to the operand's that compares to the bound as needed.
  private func nearest(_ operand: NodeID, _ needed: Comparator, to bound: NodeID) -> Constant? {
    let node = trace.program[operand]
    switch (trace.value(of: operand).constant, trace.value(of: bound).constant) {
    case (.number, .number(let limit)):
      let unit = step(of: operand)
      var (steps, rest) = limit.units.quotientAndRemainder(dividingBy: unit)
      if rest < 0 {
        steps -= 1
        rest += unit
      }
      // `steps` is the limit rounded down to the operand's own steps.
      switch needed {
      case .less: steps -= rest == 0 ? 1 : 0
      case .greater: steps += 1
      case .greaterOrEqual: steps += rest == 0 ? 0 : 1
      default: break
      }
      let (units, overflow) = steps.multipliedReportingOverflow(by: unit)
      guard !overflow, let number = Number(units: units), isAllowed(number, operand) else {
        return nil
      }
      return .number(number)
    case (.date, .date(let limit)):
      let days = needed == .less ? -1 : needed == .greater ? 1 : 0
      return limit.adding(days: days).map { .date($0) }
    case (.code(let now), .code(let limit)):
      guard case .oneOf(let index) = node.type, let ranks = trace.program.oneOfs[index].ranks,
        let rank = ranks[now]
      else { return nil }
      let others = ranks.indices.filter {
        trace.program.holds(needed, .code($0), .code(limit), node.type) == true
      }
      return others.min { abs((ranks[$0] ?? 0) - rank) < abs((ranks[$1] ?? 0) - rank) }
        .map { .code($0) }
    default: return nil
    }
  }

  /// The smallest step between an operand's values, in units of a number: of a rounding its own, else the last decimal.
  private func step(of node: NodeID) -> Int128 {
    switch trace.program[node].operation {
    case .round(_, _, let step, _): step.units
    case .retype(let inner): self.step(of: inner)
    default: .powerOfTen(Number.decimals - trace.program[node].decimals)
    }
  }

  /// Whether input may bring the number: a field's own range holds for what is asked of it.
  private func isAllowed(_ number: Number, _ operand: NodeID) -> Bool {
    guard let field = trace.program.field(behind: operand) else { return true }
    if let lowest = field.lowest, number < lowest || (number == lowest && !field.lowestIncluded) {
      return false
    }
    if let highest = field.highest,
      number > highest || (number == highest && !field.highestIncluded)
    {
      return false
    }
    return true
  }

  private func distance(_ now: Constant, _ then: Constant) -> Int128 {
    switch (now, then) {
    case (.number(let a), .number(let b)): abs(a.units - b.units)
    case (.date(let a), .date(let b)): abs(Int128(a.dayNumber) - Int128(b.dayNumber))
    default: 0
    }
  }
}

extension Program {
  /// The decided record's field that a node passes on unchanged.
  func field(behind node: NodeID) -> FieldSchema? {
    switch self[node].operation {
    case .field(let position) where self[node].domain == .application: record.fields[position]
    case .retype(let inner), .seen(let inner, _, _): field(behind: inner)
    default: nil
    }
  }

  /// Whether a node's value is the application's own, not one of the book passed on to it.
  func dependsOnApplication(_ node: NodeID) -> Bool {
    switch self[node].operation {
    case .broadcast(let inner), .retype(let inner): dependsOnApplication(inner)
    default: self[node].domain == .application
    }
  }

  /// Whether a node is another, or computed from it.
  func reads(_ wanted: NodeID, from node: NodeID) -> Bool {
    if node == wanted { return true }
    var pending = [node]
    var seen: Set<NodeID> = []
    while let next = pending.popLast() {
      // Operands have smaller ids: below the wanted node there is nothing to find.
      for operand in self[next].operation.operands where operand >= wanted {
        if operand == wanted { return true }
        if seen.insert(operand).inserted { pending.append(operand) }
      }
    }
    return false
  }
}
