import Semantics
import Syntax

extension Reference {
  /// Kleene's logic and what selects: these alone may absorb something missing or in error.
  func logic(_ node: Node, _ operands: [Value]) -> Value {
    switch node.operation {
    case .and: return Self.all(operands)
    case .or: return Self.any(operands)
    case .not: return Self.not(operands[0])
    case .isMissing: return operands[0].isError ? .error : .truth(operands[0].isMissing)
    case .choose:
      switch operands[0] {
      case .truth(let truth): return truth ? operands[1] : operands[2]
      case let open: return open
      }
    case .assumed: return operands[0].isMissing ? operands[1] : operands[0]
    case .inSet(let a, let constants):
      guard operands[0].isPresent else { return operands[0] }
      _ = a
      return .truth(constants.contains { Value($0) == operands[0] })
    case .compare(let comparator, let a, _):
      if operands.contains(.error) { return .error }
      if operands.contains(.missing) { return .missing }
      return compare(comparator, operands[0], operands[1], program[a].type)
    default: preconditionFailure("no logic: \(node.operation)")
    }
  }

  private func compare(_ comparator: Comparator, _ a: Value, _ b: Value, _ type: ValueType)
    -> Value
  {
    switch comparator {
    case .equal: return .truth(a == b)
    case .unequal: return .truth(a != b)
    default: break
    }
    guard let order = compare(a, b, type) else { return .missing }
    switch comparator {
    case .less: return .truth(order < 0)
    case .lessOrEqual: return .truth(order <= 0)
    case .greater: return .truth(order > 0)
    default: return .truth(order >= 0)
    }
  }

  static func not(_ value: Value) -> Value {
    if case .truth(let truth) = value { .truth(!truth) } else { value }
  }

  /// False where one is false, else an error where one is, else missing where one is.
  static func all(_ values: [Value]) -> Value {
    if values.contains(.truth(false)) { return .truth(false) }
    if values.contains(.error) { return .error }
    return values.contains(.missing) ? .missing : .truth(true)
  }

  static func any(_ values: [Value]) -> Value { not(all(values.map(not))) }
}
