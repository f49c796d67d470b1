import Numbers
import Semantics
import Syntax

/// A condition of one application as Kleene's logic over its comparisons, to be asked again with one value changed.
struct ConditionTree {
  enum Truth: Hashable { case yes, no, open, error }

  let trace: Trace
  private var program: Program { trace.program }

  /// The condition's nodes that are not logic themselves, in text order: comparisons and boolean values.
  func leaves(of node: NodeID) -> [NodeID] {
    switch program[node].operation {
    case .not(let inner), .retype(let inner): leaves(of: inner)
    case .and(let all), .or(let all): all.flatMap { leaves(of: $0) }
    case .choose(let condition, let then, let otherwise) where program[node].type == .boolean:
      leaves(of: condition) + leaves(of: then) + leaves(of: otherwise)
    default: [node]
    }
  }

  /// The condition's truth were a node to have another value where leaves read it directly.
  func truth(of node: NodeID, where changed: NodeID, is value: Constant) -> Truth {
    let again = { (inner: NodeID) in truth(of: inner, where: changed, is: value) }
    switch program[node].operation {
    case .not(let inner):
      return switch again(inner) {
      case .yes: .no
      case .no: .yes
      case let other: other
      }
    case .retype(let inner): return again(inner)
    case .and(let all): return Self.join(all.map(again), absorbing: .no, otherwise: .yes)
    case .or(let all): return Self.join(all.map(again), absorbing: .yes, otherwise: .no)
    case .choose(let condition, let then, let otherwise) where program[node].type == .boolean:
      return switch again(condition) {
      case .yes: again(then)
      case .no: again(otherwise)
      case let other: other
      }
    case .compare(let comparator, let left, let right) where left == changed || right == changed:
      let (a, b) = (
        left == changed ? value : trace.value(of: left).constant,
        right == changed ? value : trace.value(of: right).constant
      )
      let holds = program.holds(comparator, a, b, program[left].type)
      return holds.map { $0 ? .yes : .no } ?? traced(node)
    case .inSet(let inner, let items) where inner == changed:
      return items.contains(value) ? .yes : .no
    default: return traced(node)
    }
  }

  private func traced(_ node: NodeID) -> Truth {
    let value = trace.value(of: node)
    if value.isError { return .error }
    return switch value.constant {
    case .truth(let truth): truth ? .yes : .no
    default: .open
    }
  }

  private static func join(_ parts: [Truth], absorbing: Truth, otherwise: Truth) -> Truth {
    if parts.contains(absorbing) { return absorbing }
    if parts.contains(.error) { return .error }
    return parts.contains(.open) ? .open : otherwise
  }
}

extension Comparator {
  /// Whether it asks for an order.
  var isOrdered: Bool { self != .equal && self != .unequal }

  /// What holds exactly where this does not.
  var opposite: Comparator {
    switch self {
    case .equal: .unequal
    case .unequal: .equal
    case .less: .greaterOrEqual
    case .lessOrEqual: .greater
    case .greater: .lessOrEqual
    case .greaterOrEqual: .less
    }
  }
}
