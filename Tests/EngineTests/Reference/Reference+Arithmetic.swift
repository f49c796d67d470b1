import Numbers
import Semantics

extension Reference {
  /// An operation on numbers that are all there (least and greatest also of dates and ordered values).
  func arithmetic(_ node: Node, _ operands: [Value]) -> Value {
    let numbers = operands.map(\.number)
    switch node.operation {
    case .add: return Value(checked: numbers[0].adding(numbers[1]))
    case .subtract: return Value(checked: numbers[0].subtracting(numbers[1]))
    case .multiply: return Value(checked: numbers[0].multiplied(by: numbers[1]))
    case .divide:
      return numbers[1].isZero ? .missing : Value(checked: numbers[0].divided(by: numbers[1]))
    case .negate: return .number(numbers[0].negated)
    case .absolute: return .number(numbers[0].magnitude)
    case .minimum: return extreme(operands, node.type, isLeast: true)
    case .maximum: return extreme(operands, node.type, isLeast: false)
    case .round(_, let mode, let step, let within):
      guard within != nil else { return Value(checked: numbers[0].rounded(mode, toStep: step)) }
      return rounded(numbers[0], mode, step, within: numbers[1], numbers[2])
    case .clamp:
      if numbers[1] > numbers[2] { return .error }
      return .number(max(numbers[1], min(numbers[0], numbers[2])))
    case .exponential: return Value(checked: numbers[0].exponential())
    case .logarithm:
      return numbers[0] > .zero ? Value(checked: numbers[0].logarithm()) : .missing
    case .squareRoot:
      return numbers[0] >= .zero ? Value(checked: numbers[0].squareRoot()) : .missing
    case .power:
      return numbers[0].hasPower(numbers[1])
        ? Value(checked: numbers[0].power(numbers[1])) : .missing
    case .retype: return operands[0]
    default: preconditionFailure("no arithmetic: \(node.operation)")
    }
  }

  /// The multiple of a step nearest by the mode; outside the bounds the nearest multiple inside; none: an error.
  private func rounded(
    _ x: Number, _ mode: RoundingMode, _ step: Number, within low: Number, _ high: Number
  ) -> Value {
    if low > high { return .error }
    guard let lowest = low.rounded(.ceiling, toStep: step),
      let highest = high.rounded(.floor, toStep: step), lowest <= highest
    else { return .error }
    if x <= lowest { return .number(lowest) }
    if x >= highest { return .number(highest) }
    return Value(checked: x.rounded(mode, toStep: step))
  }

  /// The least or greatest of values that are there.
  func extreme(_ values: [Value], _ type: ValueType, isLeast: Bool) -> Value {
    var best = values[0]
    for value in values.dropFirst() {
      guard let isBefore = compare(isLeast ? value : best, isLeast ? best : value, type) else {
        return .missing
      }
      if isBefore < 0 { best = value }
    }
    return best
  }

  /// Below, at or above zero as the left is less than, equal to or greater than the right; `nil`: incomparable.
  func compare(_ left: Value, _ right: Value, _ type: ValueType) -> Int? {
    switch (left, right) {
    case (.number(let a), .number(let b)): return a < b ? -1 : a == b ? 0 : 1
    case (.date(let a), .date(let b)): return a < b ? -1 : a == b ? 0 : 1
    case (.code(let a), .code(let b)):
      guard case .oneOf(let index) = type, let ranks = program.oneOfs[index].ranks,
        let x = ranks[a], let y = ranks[b]
      else { return nil }
      return x < y ? -1 : x == y ? 0 : 1
    default: return nil
    }
  }
}
