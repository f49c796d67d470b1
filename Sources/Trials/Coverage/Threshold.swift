import Engine
import Numbers
package import Semantics
import Syntax

/// A comparison of a value with a bound that is the same for every application, or for every one of a day.
package struct Threshold: Hashable, Sendable {
  package var value: NodeID
  package var bound: NodeID
  /// The bound's value, where it stands in the book.
  package var constant: Constant?

  /// `nil` where the node compares no numbers or dates by order, or two values that both vary.
  package init?(_ node: NodeID, _ program: Program) {
    guard case .compare(let comparator, let left, let right) = program[node].operation,
      comparator != .equal, comparator != .unequal,
      program[left].type.isNumeric || program[left].type == .date
    else { return nil }
    switch (program.isBound(left), program.isBound(right)) {
    case (false, true): (value, bound) = (left, right)
    case (true, false): (value, bound) = (right, left)
    default: return nil
    }
    constant = program.constant(of: bound)
  }
}

/// The least and the greatest value that a node can have, as far as its field or its question tells.
struct Reach: Hashable {
  var lowest: Constant?
  var highest: Constant?

  /// Where values may lie, seen from a bound.
  func sides(of bound: Constant?) -> [CoveragePart.Meaning] {
    guard let bound else { return [.below, .at, .above] }
    var sides: [CoveragePart.Meaning] = []
    let low = lowest?.side(of: bound)
    let high = highest?.side(of: bound)
    if low == nil || low == .below { sides.append(.below) }
    if low != .above, high != .below { sides.append(.at) }
    if high == nil || high == .above { sides.append(.above) }
    return sides
  }
}

extension Program {
  /// Whether a node's value does not hang on the application: a constant, a parameter, a reference of the day, and
  /// what is computed from these.
  func isBound(_ node: NodeID) -> Bool {
    if self[node].domain == .book { return true }
    switch self[node].operation {
    case .reference: return true
    case .field, .aggregate, .monthly, .table, .bins: return false
    default:
      let operands = self[node].operation.operands
      return !operands.isEmpty && operands.allSatisfy(isBound)
    }
  }

  /// The value of a node that is a constant or a parameter, passed on or not.
  package func constant(of node: NodeID) -> Constant? {
    switch self[node].operation {
    case .constant(let constant): constant
    case .parameter(let position): parameters[position].value
    case .broadcast(let inner), .retype(let inner): constant(of: inner)
    default: nil
    }
  }

  /// The least and the greatest value of a node.
  func reach(of node: NodeID) -> Reach {
    switch self[node].operation {
    case .broadcast(let inner), .retype(let inner), .seen(let inner, _, _):
      return reach(of: inner)
    case .field(let position):
      let field =
        if case .rows(let list) = self[node].domain {
          lists[list].record.fields[position]
        } else {
          record.fields[position]
        }
      return Reach(
        lowest: field.lowest.map { .number($0) }, highest: field.highest.map { .number($0) })
    case .longestZeroRun, .countMonths: return Reach(lowest: .number(.zero))
    case .aggregate(let question):
      switch question.kind {
      case .count, .countDistinct, .countMonths, .largestShares:
        return Reach(lowest: .number(.zero))
      case .sum, .average, .smallest, .greatest:
        guard let value = question.value, case .number(let lowest)? = reach(of: value).lowest,
          lowest >= .zero
        else { return Reach() }
        return Reach(lowest: .number(question.kind == .sum ? .zero : lowest))
      default: return Reach()
      }
    default: return Reach()
    }
  }
}
