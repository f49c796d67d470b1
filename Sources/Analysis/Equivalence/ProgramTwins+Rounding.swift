import Engine
import Numbers
import Semantics
import Syntax

// Limits in front of a rounding, and months that nothing reads.
extension ProgramTwins {
  /// Whether two roundings give the same because their limits round to the same.
  ///
  /// Rounding keeps the order of numbers: the least of several, rounded, is the least of them rounded.
  func areRoundedAway(_ a: NodeID, _ b: NodeID) -> Bool {
    guard case .round(let x, let mode, let step, nil) = left[a].operation,
      case .round(let y, mode, step, nil) = right[b].operation,
      areAlike(x, y, rounded: mode, toStep: step)
    else { return false }
    note(.roundedAway)
    return true
  }

  private func areAlike(
    _ a: NodeID, _ b: NodeID, rounded mode: RoundingMode, toStep step: Number
  ) -> Bool {
    func all(_ x: [NodeID], _ y: [NodeID]) -> Bool {
      x.count == y.count
        && zip(x, y).allSatisfy { areAlike($0, $1, rounded: mode, toStep: step) }
    }
    if areAlike(a, b) { return true }
    if case .number(let x)? = left.constant(at: a), case .number(let y)? = right.constant(at: b) {
      guard let rounded = x.rounded(mode, toStep: step) else { return false }
      return rounded == y.rounded(mode, toStep: step)
    }
    switch (left[a].operation, right[b].operation) {
    case (.minimum(let x), .minimum(let y)), (.maximum(let x), .maximum(let y)): return all(x, y)
    case (.broadcast(let x), .broadcast(let y)), (.retype(let x), .retype(let y)):
      return all([x], [y])
    case (.choose(let x, let then, let otherwise), .choose(let y, let other, let last)):
      return areAlike(x, y) && all([then, otherwise], [other, last])
    case (.table(let i, let x), .table(let j, let y)):
      return i == j && x.count == y.count && zip(x, y).allSatisfy { areAlike($0, $1) }
        && giveSame(a, b) { value in
          guard case .number(let number) = value else { return value }
          return number.rounded(mode, toStep: step).map { .number($0) } ?? value
        }
    default: return false
    }
  }

  /// Whether two nodes read only such months of their series as are alike.
  func readSameMonths(_ a: NodeID, _ b: NodeID) -> Bool {
    guard left[a].operation.form == right[b].operation.form,
      let (x, months) = left[a].operation.monthsRead, let (y, _) = right[b].operation.monthsRead,
      case .monthly(let one) = left[x].operation,
      case .monthly(let other) = right[y].operation, one.months >= months, other.months >= months
    else { return false }
    var form = other.form
    form.months = one.months
    let operands = (left[x].operation.operands, right[y].operation.operands)
    guard form == one.form, operands.0.count == operands.1.count,
      zip(operands.0, operands.1).allSatisfy({ areAlike($0, $1) })
    else { return false }
    note(.unreadMonths)
    return true
  }
}

extension Operation {
  /// The series that is read, and how many of its latest months.
  fileprivate var monthsRead: (series: NodeID, months: Int)? {
    switch self {
    case .cut(let series, from: _, let to): (series, to)
    case .growth(let series, let months): (series, 2 * months)
    default: nil
    }
  }
}
